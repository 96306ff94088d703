"""Loads the sample articles through the acts that people use, each by the person named in the file.

It writes drafts as an author does and then asks review, translation and release as everybody must:
it imports neither clearances nor publications, and a file with a verdict taken out is refused.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.core.files import File
from django.core.files.images import ImageFile
from django.db import transaction
from django.utils import timezone
from wagtail.models import Locale, Page
from wagtail.utils.file import hash_filelike

from accounts.models import Unit, User
from content.media.models import Attachment, Licence, Picture
from content.pages.enums import PageKind
from content.pages.fingerprint import fingerprint
from content.pages.models import (
    ArticlePage,
    GraphicPage,
    RebuttalPage,
    SectionPage,
    VideoPage,
)
from content.release import actions as release
from content.release import alone
from content.review import actions as review
from content.taxonomy.tagging import TERMS
from content.translation import actions as translation

from . import files

_MODELS: dict[str, type[ArticlePage]] = {
    PageKind.ARTICLE: ArticlePage,
    PageKind.VIDEO: VideoPage,
    PageKind.GRAPHIC: GraphicPage,
    PageKind.REBUTTAL: RebuttalPage,
}

#: Who made the films and the sheets.
_OURS = {"zh-hans": "科普e站", "mvf": "ᠰᠢᠨᠵᠢᠯᠡᠬᠦ ᠤᠬᠠᠭᠠᠨ ᠤ e ᠥᠷᠲᠡᠭᠡ"}


@transaction.atomic
def load(article: files.Row, *, folder: Path = files.FOLDER, say: Callable[[str], None]) -> None:
    """Write, vouch, translate, vouch, release. An article that is already there is left alone.

    All of it or, when any step is refused, nothing: the next run begins it anew. One without a
    translator goes out alone, by the recorded exception.
    """
    source, slug = article["source_language"], article["slug"]
    section = _section(article["section"], source)
    if Page.objects.child_of(section).filter(slug=slug).exists():
        say(f"{slug}: already there")
        return
    page = _write(article, section, folder=folder)
    _ask(page, article, "author")
    _vouch(page, article, reviewers=["science_expert", "second_expert"], kind="science")
    if "translator" not in article:
        _release_alone(page, article)
        say(f"{slug}: written in {source}, vouched for, released alone")
        return
    target = "mvf" if source == "zh-hans" else "zh-hans"
    pair = _translate(page, article, target)
    _ask(pair, article, "translator")
    _vouch(pair, article, reviewers=["language_expert"], kind="language")
    release.release_pair(page, _person(article["publisher"]))
    say(f"{slug}: written in {source}, translated, both vouched for, released")


def _release_alone(page: ArticlePage, article: files.Row) -> None:
    said = article["single"]
    proposal = alone.propose(
        page,
        _person(article["publisher"]),
        reason=said["reason"],
        translation_due=timezone.localdate() + alone.USUAL,
    )
    alone.confirm(proposal, _person(said["second_person"]))


def _write(article: files.Row, section: SectionPage, *, folder: Path) -> ArticlePage:
    language, author = article["source_language"], _person(article["author"])
    provenance, cover = article["provenance"], article["cover"]
    leads = article.get("leads", {})
    page = _MODELS[article.get("kind", PageKind.ARTICLE)](
        locale=section.locale,
        owner=author,
        slug=article["slug"],
        title=article["title"][language],
        summary=article["summary"][language],
        **(_cover(cover, language, folder) if cover else {}),
        **{name: _blocks(blocks, language, folder) for name, blocks in leads.items()},
        body=_blocks(article["body"], language, folder),
        origin_unit=Unit.objects.get(code=provenance["unit"]),
        level=provenance["level"],
        licence=provenance["licence"],
        origin=provenance["origin"],
        adapted_from=provenance["adapted_from"] or "",
        adapted_url=provenance.get("adapted_url", ""),
        is_sample=True,
        urgent_until=_in_days(article.get("urgent_for_days")),
        live=False,
    )
    section.add_child(instance=page)
    for facet, model in TERMS.items():
        wanted = [str(code) for code in article.get(facet, [])]
        getattr(page, facet).set(model._default_manager.filter(code__in=wanted))
    page.save_revision(user=author)
    return page


def _in_days(days: int | None) -> datetime | None:
    return timezone.now() + timedelta(days=days) if days else None


def _cover(cover: files.Row, language: str, folder: Path) -> dict[str, Any]:
    return {
        "cover": _picture(cover, folder),
        "cover_alt": cover["alt"][language],
        "cover_caption": cover["caption"][language],
    }


def _blocks(blocks: list[files.Row], language: str, folder: Path) -> list[tuple[str, Any]]:
    pairs = [pair for block in blocks for pair in block.items()]
    return [(kind, _value(value, language, folder)) for kind, value in pairs]


def _value(node: Any, language: str, folder: Path) -> Any:
    """A block's value in one language; whatever names a picture or a file gets it."""
    if isinstance(node, list):
        return [_value(part, language, folder) for part in node]
    if not isinstance(node, dict):
        return node or ""
    if language in node:
        return node[language]
    if "attachment" in node:
        return _attachment(node["attachment"], folder)
    if not isinstance(node.get("picture"), str):
        return {key: _value(part, language, folder) for key, part in node.items()}
    texts = {key: _value(part, language, folder) for key, part in node.items() if key != "picture"}
    return {"image": _picture(node, folder), **texts}


def _attachment(name: str, folder: Path) -> Attachment:
    found = Attachment.objects.filter(title=name).first()
    if found:
        return found
    with files.attached(name, folder).open("rb") as file:
        return Attachment.objects.create(
            title=name, file=File(file, name), **_credit(_OURS), licence=Licence.CC_BY_SA
        )


def _credit(names: Any) -> dict[str, str]:
    return {"credit": _text(names, "zh-hans"), "credit_mn": _text(names, "mvf")}


def _text(field: Any, language: str) -> str:
    return field.get(language, "") if isinstance(field, dict) else field or ""


def _picture(value: files.Row, folder: Path) -> Picture:
    """The picture, under a name that an editor can search for; each file is kept once."""
    path = files.picture(value["picture"], folder)
    with path.open("rb") as file:
        kept = hash_filelike(file)
        found = Picture.objects.filter(file_hash=kept).first()
        return found or Picture.objects.create(
            title=_text(value.get("alt"), "zh-hans") or path.stem,
            file=ImageFile(file, path.name),
            file_hash=kept,
            **_credit(value.get("credit")),
            licence=value["licence"],
        )


def _ask(page: Any, article: files.Row, author: str) -> None:
    (review if author == "author" else translation).submit(page, _person(article[author]))


def _vouch(page: Any, article: files.Row, *, reviewers: list[str], kind: str) -> None:
    """Give the verdicts of the named experts; without one, none is given."""
    for reviewer in [article[key] for key in reviewers if article.get(key)]:
        draft = release.latest(page.pk)
        opinion = review.Opinion(
            kind=kind,
            decision="approve",
            checklist=dict.fromkeys(review.CHECKLISTS[kind], True),
            comment="示例：虚构专家的审核意见。",
            findings=review.all_hold(draft),
        )
        review.give_verdict(
            draft, _person(reviewer), opinion=opinion, expected_fingerprint=fingerprint(draft)
        )


def _translate(page: ArticlePage, article: files.Row, target: str) -> Any:
    translator = _person(article["translator"])
    pair = translation.start(page, target, translator)
    translation.fill(pair, files.pairs(article), translator)
    return pair


def _section(topic: str, language: str) -> SectionPage:
    locale = Locale.objects.get(language_code=language)
    return SectionPage.objects.get(topic__code=topic, locale=locale)


def _person(key: str) -> User:
    return User.objects.get(username=key)
