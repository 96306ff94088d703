"""A publication as the object that a station stores and shows."""

from typing import Any

from content.release.models import Publication
from push.documents import Article

#: The widest picture a station is sent; its screen shows nothing wider.
WIDEST = 1280


def article_of(publication: Publication) -> Article:
    """The publication, frozen as it is, as a document."""
    return Article(
        publication=str(publication.uuid),
        translation_key=str(publication.translation_key),
        language=publication.language,
        fingerprint=publication.fingerprint,
        content=publication.content,
        media=publication.media,
        names=publication.names,
        vouched=publication.vouched,
        released_at=publication.released_at.isoformat(),
    )


def media_for_stations(article: Article) -> list[dict[str, Any]]:
    """One file of each picture: the widest a station can use, or the smallest there is.

    Never AVIF: an old screen's browser may not know it.
    """
    chosen, unseen = {}, _in_other_words(article)
    for digest, entry in article.media.items():
        if digest in unseen:
            continue
        if renditions := [one for one in entry["renditions"] if one["mime"] != "image/avif"]:
            file = _chosen(renditions)
            chosen[file["sha256"]] = {
                "sha256": file["sha256"],
                "size": file["bytes"],
                "mime": file["mime"],
            }
    return [chosen[digest] for digest in sorted(chosen)]


def _in_other_words(article: Article) -> set[str]:
    """The long pictures that readers of this language are not shown."""
    graphics = [one["value"] for one in article.content["body"] if one["type"] == "graphic"]
    unseen = set()
    for graphic in graphics:
        drawn = {one["language"]: one["sha256"] for one in graphic["versions"]}
        own = drawn.get(article.language, graphic["picture"]["sha256"])
        unseen |= {graphic["picture"]["sha256"], *drawn.values()} - {own}
    return unseen


def _chosen(renditions: list[dict[str, Any]]) -> dict[str, Any]:
    fitting = [one for one in renditions if one["width"] <= WIDEST]
    if fitting:
        return max(fitting, key=lambda one: one["width"])
    return min(renditions, key=lambda one: one["width"])
