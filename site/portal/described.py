"""An article as search engines and message apps describe it: schema.org and Open Graph."""

import json
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe

from content.blocks.leads import RUMOUR_VERDICTS
from content.pages.reading import Reading

_CLOSING = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})
#: Where the terms of a licence stand.
LICENCES = {
    "CC0-1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
    "CC-BY-4.0": "https://creativecommons.org/licenses/by/4.0/",
    "CC-BY-SA-4.0": "https://creativecommons.org/licenses/by-sa/4.0/",
}


def described(request: HttpRequest, reading: Reading) -> dict[str, Any]:
    """What the article's template puts into its head."""
    image = _image(request, reading)
    graph: list[dict[str, Any]] = [
        _article(request, reading, image),
        *_questions(reading),
        *KINDS.get(reading.kind, _nothing)(request, reading),
    ]
    data = {"@context": "https://schema.org", "@graph": graph}
    return {
        "url": request.build_absolute_uri(reading.url),
        "other": request.build_absolute_uri(reading.other.url) if reading.other else "",
        "image": image,
        "locale": reading.html_lang.replace("-", "_"),
        "json": script(data),
    }


def _article(request: HttpRequest, reading: Reading, image: str) -> dict[str, Any]:
    url = request.build_absolute_uri(reading.url)
    unit = {"@type": "Organization", "name": reading.unit_name}
    article = {
        # schema.org knows `reviewedBy` of a web page, not of an article: it is both.
        "@type": ["Article", "WebPage"],
        "@id": url,
        "url": url,
        "headline": reading.title,
        "description": reading.summary,
        "inLanguage": reading.html_lang,
        "datePublished": reading.released_at.isoformat(),
        "version": str(reading.version),
        "author": unit,
        "publisher": unit,
        "reviewedBy": [_person(voucher) for voucher in reading.vouchers],
        "about": reading.topics,
        "audience": [{"@type": "Audience", "audienceType": name} for name in reading.groups],
        "spatialCoverage": reading.regions,
        "citation": _sources(reading),
        "license": LICENCES.get(reading.provenance["licence"], ""),
        "isBasedOn": reading.provenance["adapted_url"],
        "image": image,
        "isAccessibleForFree": True,
        "sameAs": request.build_absolute_uri(reading.other.url) if reading.other else "",
    }
    return {key: value for key, value in article.items() if value not in ("", [])}


def _questions(reading: Reading) -> list[dict[str, Any]]:
    """The text's questions with their answers, where it has any."""
    lists = [block.value["questions"] for block in reading.blocks if block.type == "questions"]
    asked = [one for questions in lists for one in questions]
    if not asked:
        return []
    items = [
        {
            "@type": "Question",
            "name": one["question"],
            "acceptedAnswer": {"@type": "Answer", "text": one["answer"]},
        }
        for one in asked
    ]
    return [{"@type": "FAQPage", "inLanguage": reading.html_lang, "mainEntity": items}]


def _person(voucher: dict[str, Any]) -> dict[str, Any]:
    """Who vouched; only the unit of who is not named."""
    unit = {"@type": "Organization", "name": voucher["unit"]}
    if not voucher["name"]:
        return unit
    return {"@type": "Person", "name": voucher["name"], "affiliation": unit}


def _sources(reading: Reading) -> list[str]:
    values = [block.value for block in reading.blocks if block.type == "claim"]
    return list(dict.fromkeys(value["source"] for value in values if value["source"]))


def _image(request: HttpRequest, reading: Reading) -> str:
    cover = reading.cover
    return request.build_absolute_uri(cover.sources[-1].url) if cover and cover.sources else ""


def _nothing(request: HttpRequest, reading: Reading) -> list[dict[str, Any]]:
    return []


def _film(request: HttpRequest, reading: Reading) -> list[dict[str, Any]]:
    """The film as such, with its words for who cannot hear it."""
    return [
        {
            "@type": "VideoObject",
            "name": block.value["title"],
            "description": reading.summary,
            "uploadDate": reading.released_at.isoformat(),
            "inLanguage": reading.html_lang,
            "thumbnailUrl": request.build_absolute_uri(block.value["poster"].largest),
            "contentUrl": request.build_absolute_uri(block.value["file"].url),
            "encodingFormat": block.value["file"].mime,
            "contentSize": f"{block.value['file'].bytes} B",
            "transcript": block.value["transcript"],
            "caption": [
                {
                    "@type": "MediaObject",
                    "inLanguage": settings.HTML_LANG[track["language"]],
                    "encodingFormat": track["file"].mime,
                    "contentUrl": request.build_absolute_uri(track["file"].url),
                }
                for track in block.value["captions"]
            ],
        }
        for block in reading.blocks
        if block.type == "video"
    ]


def _graphic(request: HttpRequest, reading: Reading) -> list[dict[str, Any]]:
    """The long picture as such, with what it says."""
    return [
        {
            "@type": "ImageObject",
            "name": reading.title,
            "caption": block.value["picture"].alt,
            "description": block.value["text"],
            "inLanguage": reading.html_lang,
            "contentUrl": request.build_absolute_uri(block.value["picture"].largest),
            "creditText": block.value["picture"].credit or reading.unit_name,
            **_licence(block.value["picture"].licence),
        }
        for block in reading.blocks
        if block.type == "graphic"
    ]


def _licence(name: str) -> dict[str, str]:
    return {"license": LICENCES[name]} if name in LICENCES else {}


#: The rating that a verdict is, from 1 (false) to 5 (true).
RATINGS = {"false": 1, "misleading": 2, "unproven": 2, "partly": 3}


def _claim_review(request: HttpRequest, reading: Reading) -> list[dict[str, Any]]:
    """The verdict on the rumour, as search engines show it beside a result."""
    verdicts = dict(RUMOUR_VERDICTS)
    return [
        {
            "@type": "ClaimReview",
            "url": request.build_absolute_uri(reading.url),
            "datePublished": reading.released_at.isoformat(),
            "inLanguage": reading.html_lang,
            "claimReviewed": block.value["rumour"],
            "author": {"@type": "Organization", "name": reading.unit_name},
            "reviewBody": block.value["truth"],
            "reviewRating": {
                "@type": "Rating",
                "ratingValue": RATINGS[block.value["verdict"]],
                "worstRating": 1,
                "bestRating": 5,
                "alternateName": str(verdicts[block.value["verdict"]]),
            },
        }
        for block in reading.blocks
        if block.type == "rumour"
    ]


#: What a page of another kind than an article says beside it.
KINDS = {"video": _film, "graphic": _graphic, "rebuttal": _claim_review}


def script(data: dict[str, Any]) -> SafeString:
    """JSON that cannot end the element it stands in."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_CLOSING)
    return mark_safe(text)  # noqa: S308 - no angle bracket is left in it
