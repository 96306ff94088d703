"""Run in Django's shell: the same article as a published Wagtail page."""

import json
import os
from io import BytesIO
from pathlib import Path

from django.conf import settings
from django.core.files.images import ImageFile
from django.utils import timezone
from PIL import Image as Pillow
from wagtail.images.models import Image
from wagtail.models import Locale, Page

from stock.models import Article, Term, Voucher

facts = json.loads((Path(os.environ["KEPU_BENCH"]) / "article.json").read_text())
data = BytesIO()
Pillow.new("RGB", (640, 430), "seagreen").save(data, "PNG")
data.seek(0)
cover = Image.objects.create(title="草原", file=ImageFile(data, "p.png"))
article = Article(
    title=facts["title"],
    slug="article",
    summary=facts["summary"],
    cover=cover,
    unit="市科协（示例）",
    licence="CC BY 4.0",
    body=json.dumps([{"type": kind, "value": value} for kind, value in facts["body"]]),
)
home = Page.objects.get(slug="home")
home.add_child(instance=article)
names = {"group": ["农牧民"], "livelihood": ["牧区"], "region": ["鄂温克族自治旗"]}
article.terms = [Term.objects.create(kind=k, name=n) for k, found in names.items() for n in found]
article.vouchers = [
    Voucher(name="王医生", unit="疾控中心（示例）", kind=kind, at=timezone.now())
    for kind in ("科学性审核", "语言审核")
]
article.save_revision().publish()
other = Locale.objects.create(language_code=settings.LANGUAGES[1][0])
home.copy_for_translation(other).get_latest_revision().publish()
article.copy_for_translation(other).get_latest_revision().publish()
