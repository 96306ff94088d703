"""A released picture in each size: made once, at the release, and light for a bad link."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from content.media import objects
from content.pages.reading import Picture, Source
from content.release import freezing
from content.release.models import Publication
from content.release.reading import publication_reading
from content.release.rules import NotReady
from push.manifests.building import article_of, media_for_stations
from tests import people
from tests.factories.pages import make_article, make_picture
from tests.factories.release import make_clearance, make_released_pair, release_alone


@pytest.fixture
def pair(db: None, tmp_path: Any, settings: Any) -> dict[str, Publication]:
    settings.OBJECT_ROOT, settings.MEDIA_ROOT = tmp_path / "objects", tmp_path / "uploads"
    return make_released_pair(cover=make_picture())


def _sizes(publication: Publication) -> list[tuple[str, int]]:
    entry = next(iter(publication.media.values()))
    return [(one["mime"], one["width"]) for one in entry["renditions"]]


def test_every_size_is_stored_as_what_it_says_it_is(pair: dict[str, Publication]) -> None:
    webp, avif = "image/webp", "image/avif"
    assert _sizes(pair["zh-hans"]) == [
        (webp, 240), (webp, 480), (webp, 640), (avif, 240), (avif, 480), (avif, 640),
    ]  # fmt: skip
    for one in next(iter(pair["zh-hans"].media.values()))["renditions"]:
        data = objects.open_object(one["sha256"]).read()
        with Image.open(BytesIO(data)) as image:
            assert (image.get_format_mimetype(), image.width) == (one["mime"], one["width"])
        assert objects.mime(one["sha256"]) == one["mime"]


def test_the_other_half_takes_over_the_same_files(
    db: None, tmp_path: Any, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.OBJECT_ROOT, settings.MEDIA_ROOT = tmp_path / "objects", tmp_path / "uploads"
    made: list[int] = []
    avif = freezing._avif

    def counted(data: bytes, width: int) -> dict[str, Any]:
        made.append(width)
        return avif(data, width)

    monkeypatch.setattr(freezing, "_avif", counted)
    pair = make_released_pair(cover=make_picture())
    assert made == [240, 480, 640]
    assert pair["mvf"].media == pair["zh-hans"].media


def test_an_article_offers_avif_and_a_list_the_small_ones(pair: dict[str, Publication]) -> None:
    cover = publication_reading(pair["mvf"]).cover
    assert cover is not None
    assert [s.width for s in cover.lighter] == [240, 480, 640]
    assert [part.split()[1] for part in cover.srcset.split(", ")] == ["480w", "640w"]
    assert [part.split()[1] for part in cover.lighter_srcset.split(", ")] == ["480w", "640w"]
    assert [part.split()[1] for part in cover.thumbs.split(", ")] == ["240w", "480w"]
    assert cover.thumb == cover.sources[0].url
    assert cover.src == cover.sources[1].url


def test_a_picture_smaller_than_a_phone_is_shown_as_it_is() -> None:
    small = Picture("", "", "", "", sources=[Source("/o/a", 200, 100)])
    assert (small.src, small.thumb, small.srcset) == ("/o/a", "/o/a", "/o/a 200w")


def test_a_station_is_sent_no_avif(pair: dict[str, Publication]) -> None:
    (sent,) = media_for_stations(article_of(pair["zh-hans"]))
    assert sent["mime"] == "image/webp"
    assert sent["sha256"] == next(
        one["sha256"]
        for one in next(iter(pair["zh-hans"].media.values()))["renditions"]
        if (one["mime"], one["width"]) == ("image/webp", 640)
    )


def test_a_file_that_is_swapped_at_the_last_moment_does_not_go_out(
    db: None, tmp_path: Any, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.OBJECT_ROOT, settings.MEDIA_ROOT = tmp_path / "objects", tmp_path / "uploads"
    judged, other = make_picture(), make_picture("crimson")
    page = make_article(author=people.author(), cover=judged, cover_alt="草原")
    make_clearance(page)
    read = freezing.canonical_content

    def read_and_swapped(draft: Any) -> dict[str, Any]:
        content = read(draft)
        Path(judged.file.path).write_bytes(Path(other.file.path).read_bytes())
        return content

    monkeypatch.setattr(freezing, "canonical_content", read_and_swapped)

    with pytest.raises(NotReady, match="刚被更换"):
        release_alone(page)
    assert not Publication.objects.exists()
