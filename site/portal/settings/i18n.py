"""Languages. The Mongolian locale is `mvf` inside Django (docs/adr/0004)."""

from pathlib import Path

from django.conf import locale as django_locale

_ROOT = Path(__file__).resolve().parents[3]

# `mvf` has no parent locale, so gettext can never fall back to Django's Cyrillic `mn`.
django_locale.LANG_INFO["mvf"] = {
    "bidi": False,
    "code": "mvf",
    "name": "Mongolian (traditional script)",
    "name_local": "ᠮᠣᠩᠭᠣᠯ ᠬᠡᠯᠡ",
}

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("mvf", "ᠮᠣᠩᠭᠣᠯ")]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAIL_I18N_ENABLED = True
WAGTAILADMIN_PERMITTED_LANGUAGES = [("zh-hans", "简体中文")]
#: One zone for all, so nobody is asked to choose among six hundred English names.
WAGTAIL_USER_TIME_ZONES = ["Asia/Shanghai"]
#: How a language code of ours is written at the HTML edge.
HTML_LANG = {"zh-hans": "zh-Hans-CN", "mvf": "mn-Mong-CN"}
LOCALE_PATHS = [_ROOT / "locales"]
FORMAT_MODULE_PATH = "portal.formats"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"
