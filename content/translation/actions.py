"""The named acts by which an article gets its pair in the other language.

A pair is a draft like any other: these acts save revisions and nothing else, so a live row is
never touched and nothing here can publish. wagtail-localize's own `save_target`,
`create_or_update_translation` and `update_from_db` do both and are never called.
"""

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, TranslationSource

from accounts.models import User
from content.pages.fingerprint import fingerprint
from content.pages.models import ArticlePage
from content.pages.policies import serves
from content.record import actions as record
from content.review import actions as review
from content.review.models import Clearance, Submission

from .models import Pin
from .refusals import NotTranslatable
from .segments import Segment, as_data, source_for, units_of

__all__ = ["fill", "fill_segments", "start", "submit", "units", "update"]


@transaction.atomic
def start(page: ArticlePage, target_language: str, user: User) -> ArticlePage:
    """Make the draft of the other language, pinned to the cleared text of `page`.

    Raises NotTranslatable when the text is not cleared, is itself a translation, or has a pair.
    """
    draft = review.latest(page.pk)
    locale = Locale.objects.get(language_code=target_language)
    mark = _cleared_mark(draft)
    _refuse(draft, locale, user)
    pair = draft.copy_for_translation(locale)
    pair.owner = user
    pair.slug = draft.slug
    pair.save(update_fields=["owner", "slug"])
    Pin.objects.create(
        page_id=pair.pk, source_page_id=draft.pk, source_fingerprint=mark, at=timezone.now()
    )
    _cut(draft)
    _note("translate", user, pair, mark)
    return _save(pair, user)


@transaction.atomic
def fill(pair: ArticlePage, texts: Mapping[str, str], translator: User) -> ArticlePage:
    """Translate every unit whose source string is a key of `texts`, and save the draft.

    Rich text keeps its marks in both. Returns the new draft; source strings it does not have
    are passed over. Raises NotTranslatable for somebody who may not edit it.
    """
    wanted = {s.pk: texts[s.source] for s in units(pair) if s.source in texts}
    return fill_segments(pair, wanted, translator)


@transaction.atomic
def fill_segments(pair: ArticlePage, texts: Mapping[int, str], translator: User) -> ArticlePage:
    """Translate these units (by their number), an empty text taking a translation away."""
    if not may_translate(pair, translator):
        raise NotTranslatable(_("您没有编辑这篇译文的权限。"))
    for segment in units(pair):
        if segment.pk in texts and texts[segment.pk].strip() != segment.target:
            _write(segment, texts[segment.pk], pair.locale, by=translator)
    return _save(pair, translator)


@transaction.atomic
def update(pair: ArticlePage, user: User) -> ArticlePage:
    """Pin the pair to the source's newest cleared text; units that did not change stay translated.

    Raises NotTranslatable when the source's latest text is not cleared.
    """
    if not may_translate(pair, user):
        raise NotTranslatable(_("您没有编辑这篇译文的权限。"))
    pin = Pin.objects.select_for_update().get(page_id=pair.pk)
    draft = review.latest(pin.source_page_id)
    mark = _cleared_mark(draft)
    _cut(draft)
    pin.source_fingerprint, pin.at = mark, timezone.now()
    pin.save(update_fields=["source_fingerprint", "at"])
    _note("repin", user, pair, mark)
    return _save(pair, user)


def submit(page: ArticlePage, user: User) -> Submission:
    """Ask for a verdict on the language of this translation. Raises NotSubmittable."""
    return review.submit(page, user)


def may_start(user: User) -> bool:
    """Whether this person may begin translations."""
    return user.is_active and user.has_perm("translation.add_pin")


def may_translate(pair: ArticlePage, user: User) -> bool:
    """Whether this person may edit this translation: its translator, or another one."""
    another = user.has_perm("translation.change_pin") and serves(user, pair)
    return user.is_active and (pair.owner_id == user.pk or another)


def units(pair: ArticlePage) -> list[Segment]:
    """Every unit of this translation, in the order of the text."""
    source = ArticlePage.objects.get(pk=Pin.objects.get(page_id=pair.pk).source_page_id)
    return units_of(source, pair.locale)


def _cleared_mark(draft: ArticlePage) -> str:
    mark = fingerprint(draft)
    if Clearance.objects.for_text(draft, mark) is None:
        raise NotTranslatable(_("原文还没有审定，或在审定之后改动过。请等原文审定后再翻译。"))
    return mark


def _refuse(draft: ArticlePage, locale: Locale, user: User) -> None:
    if not may_start(user):
        raise NotTranslatable(_("您没有翻译权限。"))
    if not serves(user, draft):
        raise NotTranslatable(_("这篇文章不在您单位的范围内，由它的单位或翻译中心翻译。"))
    if Pin.objects.filter(page_id=draft.pk).exists():
        raise NotTranslatable(_("这篇本身就是译文，请从原文开始翻译。"))
    if locale.pk == draft.locale_id or draft.has_translation(locale):
        raise NotTranslatable(_("这种语言的文本已经有了。"))


def _cut(draft: ArticlePage) -> None:
    """Let wagtail-localize cut the cleared draft (never the row) into units."""
    TranslationSource.update_or_create_from_instance(draft)


def _write(segment: Segment, text: str, locale: Locale, *, by: User) -> None:
    place = {
        "translation_of_id": segment.string_id,
        "locale": locale,
        "context_id": segment.context_id,
    }
    if not text.strip():
        StringTranslation.objects.filter(**place).delete()
        return
    StringTranslation.objects.update_or_create(
        **place,
        defaults={
            "data": as_data(segment, text),
            "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
            "last_translated_by": by,
            "has_error": False,
        },
    )


def _save(pair: ArticlePage, user: User) -> ArticlePage:
    """Put the text together from its units and save it as a draft; gaps show the source."""
    pin = Pin.objects.get(page_id=pair.pk)
    original = review.latest(pin.source_page_id)
    draft = source_for(original).get_ephemeral_translated_instance(pair.locale, fallback=True)
    for facet in ArticlePage.FACETS:  # wagtail-localize passes many-to-many fields over
        setattr(draft, facet, list(getattr(original, facet).all()))
    draft.save_revision(user=user)
    return review.latest(pair.pk)


def _note(act: str, user: User, pair: ArticlePage, mark: str) -> None:
    record.append(act, actor=user, subject=f"page/{pair.pk}", detail={"source": mark})
