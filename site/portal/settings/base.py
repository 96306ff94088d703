"""What every way of running shares. The parts beside this file each hold one subject."""

import os
from pathlib import Path

from .i18n import *  # noqa: F403
from .queues import *  # noqa: F403
from .search import *  # noqa: F403
from .security import *  # noqa: F403

BASE_DIR = Path(__file__).resolve().parents[3]
#: Everything the running system writes: database, uploads, keys, public objects.
VAR_DIR = Path(os.environ.get("KEPU_VAR", BASE_DIR / "var"))

INSTALLED_APPS = [
    "portal",
    "accounts.apps.AccountsConfig",
    "outbox",
    "limits",
    "content.letters",
    "content.record",
    "content.taxonomy",
    "content.media",
    "content.pages",
    "content.review",
    "content.translation",
    "content.release",
    "content.inbox",
    "search",
    "push.stations",
    "push.channels.station",
    "push.campaigns",
    "push.deliveries",
    "push.manifests",
    "push.receipts",
    "wagtail_localize",
    "wagtail_localize.locales",
    "accounts.apps.UsersConfig",
    "wagtail.sites",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "axes",
    "django_tasks",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "portal.proxies.ClientAddressMiddleware",
    "portal.middleware.NoNulMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "portal.middleware.PublicPagesMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "portal.middleware.AdminPolicyMiddleware",
    "portal.middleware.RequestLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "content.release.middleware.GateMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "accounts.User"
WAGTAILIMAGES_IMAGE_MODEL = "media.Picture"
WAGTAILDOCS_DOCUMENT_MODEL = "media.Attachment"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            # In place of Django's own, on purpose; the check that asks whether we know is silenced.
            "libraries": {"static": "portal.templatetags.remembered_static"},
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "portal.context.place",
            ],
        },
    }
]

SILENCED_SYSTEM_CHECKS = ["templates.W003"]
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
#: The station's own page, for the editor's preview of its card (portal.kiosk_preview).
STATICFILES_DIRS = [("kiosk", BASE_DIR / "push" / "agent" / "static")]
#: Uploads are private: nothing under MEDIA_ROOT is served to the public (see content.media).
MEDIA_URL = "/admin/uploads/"
MEDIA_ROOT = VAR_DIR / "uploads"
#: Released objects by content hash, served at /o/<sha256>.
OBJECT_ROOT = VAR_DIR / "objects"
SIGNER_SOCKET = Path(os.environ.get("KEPU_SIGNER_SOCKET", VAR_DIR / "signer.sock"))

CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    # Parts of pages as HTML that only a new version of the software or of the text can change:
    # three of an article, by publication, and the foot. In this process only.
    "bodies": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "bodies",
        "OPTIONS": {"MAX_ENTRIES": 1500},
    },
}
#: Bytes that a web process keeps of finished pages: those of addresses, and those of queries.
PAGE_CACHE = {"pages": 24 * 1024 * 1024, "queries": 8 * 1024 * 1024}
#: Shared by all processes of a host; used with PostgreSQL (portal.page_cache.bell).
PAGE_CACHE_BELL = VAR_DIR / "run" / "pages.bell"

WAGTAIL_SITE_NAME = "科普e站"
WAGTAILADMIN_USER_LOGIN_FORM = "portal.sign_in.SignInForm"
WAGTAILADMIN_USER_PASSWORD_RESET_FORM = "portal.sign_in.ForgottenForm"  # noqa: S105
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
#: Reviews are our own rows, bound to fingerprints (docs/adr/0010); Wagtail's workflows are off.
WAGTAIL_WORKFLOW_ENABLED = False
WAGTAIL_FINISH_WORKFLOW_ACTION = "content.review.finish.grant_clearance"
WAGTAIL_LOCALIZE_DEFAULT_TRANSLATION_MODE = "synced"
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
WAGTAILADMIN_BASE_URL = os.environ.get("KEPU_BASE_URL", "http://127.0.0.1:8000")
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 40_000_000
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_IMAGE_FORM_BASE = "content.media.forms.PictureForm"
WAGTAILDOCS_EXTENSIONS = [
    *("csv", "docx", "pdf", "pptx", "txt", "xlsx"),
    *("m4a", "mp3", "mp4", "ogg", "vtt", "webm"),
]
WAGTAILDOCS_DOCUMENT_FORM_BASE = "content.media.forms.AttachmentForm"
WAGTAILDOCS_SERVE_METHOD = "serve_view"

#: Mail to members of staff; where no post office is named (production), none is written.
STAFF_MAIL = True
DEFAULT_FROM_EMAIL = os.environ.get("KEPU_MAIL_FROM", "科普e站 <kepu@localhost>")
EMAIL_TIMEOUT = 20

TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    # It warns of every try; search.elastic says once that Elasticsearch is silent.
    "loggers": {"elastic_transport": {"level": "ERROR"}},
    "root": {"handlers": ["stderr"], "level": os.environ.get("KEPU_LOG", "WARNING")},
}
