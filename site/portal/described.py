"""An article as search engines and message apps describe it: schema.org and Open Graph."""

import json
from typing import Any

from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe

from content.pages.reading import Reading

_CLOSING = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})
_LICENCES = {
    "CC0-1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
    "CC-BY-4.0": "https://creativecommons.org/licenses/by/4.0/",
    "CC-BY-SA-4.0": "https://creativecommons.org/licenses/by-sa/4.0/",
}


def described(request: HttpRequest, reading: Reading) -> dict[str, Any]:
    """What the article's template puts into its head."""
    image = _image(request, reading)
    graph: list[dict[str, Any]] = [_article(request, reading, image), *_questions(reading)]
    data = {"@context": "https://schema.org", "@graph": graph}
    return {
        "url": request.build_absolute_uri(reading.url),
        "other": request.build_absolute_uri(reading.other.url) if reading.other else "",
        "image": image,
        "locale": reading.html_lang.replace("-", "_"),
        "json": _script(data),
    }


def _article(request: HttpRequest, reading: Reading, image: str) -> dict[str, Any]:
    url = request.build_absolute_uri(reading.url)
    unit = {"@type": "Organization", "name": reading.unit_name}
    article = {
        "@type": "Article",
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
        "license": _LICENCES.get(reading.provenance["licence"], ""),
        "image": image,
        "isAccessibleForFree": True,
        "sameAs": request.build_absolute_uri(reading.other.url) if reading.other else "",
    }
    return {key: value for key, value in article.items() if value not in ("", [])}


def _questions(reading: Reading) -> list[dict[str, Any]]:
    """The text's questions with their answers, where it has any."""
    asked = [block.value for block in reading.blocks if _is_question(block.value)]
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


def _is_question(value: Any) -> bool:
    return isinstance(value, dict) and bool(value.get("question") and value.get("answer"))


def _person(voucher: dict[str, Any]) -> dict[str, Any]:
    unit = {"@type": "Organization", "name": voucher["unit"]}
    return {"@type": "Person", "name": voucher["name"], "affiliation": unit}


def _sources(reading: Reading) -> list[str]:
    values = [block.value for block in reading.blocks if block.type == "claim"]
    return list(dict.fromkeys(value["source"] for value in values if value["source"]))


def _image(request: HttpRequest, reading: Reading) -> str:
    cover = reading.cover
    return request.build_absolute_uri(cover.sources[-1].url) if cover and cover.sources else ""


def _script(data: dict[str, Any]) -> SafeString:
    """JSON that cannot end the element it stands in."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_CLOSING)
    return mark_safe(text)  # noqa: S308 - no angle bracket is left in it
