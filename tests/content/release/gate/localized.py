"""wagtail-localize's own ways of writing a translation."""

from typing import Any

from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from .attempts import Attempt
from .scene import UNSEEN_TEXT


def source_of(at: Attempt) -> TranslationSource:
    """The page's draft as a source, with every string translated into something unseen."""
    draft = at.page.get_latest_revision_as_object()
    source, _ = TranslationSource.update_or_create_from_instance(draft)
    target = Locale.objects.exclude(pk=at.page.locale_id).get()
    Translation.objects.get_or_create(source=source, target_locale=target)
    for segment in source.stringsegment_set.select_related("string", "context"):
        words: dict[str, Any] = {"data": UNSEEN_TEXT, "has_error": False}
        StringTranslation.objects.update_or_create(
            translation_of=segment.string, locale=target, context=segment.context, defaults=words
        )
    return source


def translated(at: Attempt) -> Page:
    """The page that the translation editor opens."""
    (translation,) = source_of(at).translations.all()
    target = at.page.get_translation_or_none(translation.target_locale)
    if target is None:
        translation.save_target(user=at.user, publish=False)
        target = at.page.get_translation(translation.target_locale)
    return target


def saved_over_the_row(at: Attempt) -> None:
    """What localize calls “save as draft”: it writes the row even when it is public."""
    source = source_of(at)
    (translation,) = source.translations.all()
    source.create_or_update_translation(
        translation.target_locale, user=at.user, publish=False, fallback=True
    )
