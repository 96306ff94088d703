"""A body with one block of every kind."""

from typing import Any

from django.core.files.base import ContentFile

from content.media.models import Attachment
from tests.factories.pages import BODY, make_picture


def make_attachment(name: str = "a.pdf", data: bytes = b"") -> Attachment:
    """A file of our own, whose bytes are its name when none are given."""
    file = ContentFile(data or name.encode(), name)
    return Attachment.objects.create(title=name, file=file, credit="示例")


def picture_value(alt: str = "草原", caption: str = "") -> dict[str, Any]:
    """A picture block's value with a new picture."""
    return {
        "image": make_picture(),
        "alt": alt,
        "caption": caption,
        "credit": "",
        "licence": "own",
    }


def captions_value(language: str) -> dict[str, Any]:
    """Captions of one language with a new file."""
    file = make_attachment(f"{language}.vtt", f"WEBVTT {language}".encode())
    return {"language": language, "file": file}


def make_body() -> list[tuple[str, Any]]:
    """One block of every kind, none of them empty."""
    return [
        *BODY,
        ("picture", picture_value()),
        (
            "steps",
            {
                "title": "三步",
                "steps": [{"title": "开窗", "text": "先开窗。"}, {"title": "抬人", "text": ""}],
            },
        ),
        (
            "numbers",
            {
                "numbers": [{"number": "1.8", "unit": "公斤", "meaning": "干草"}],
                "source": "《算法》",
            },
        ),
        ("questions", {"questions": [{"question": "煮多久？", "answer": "三分钟。"}]}),
        ("table", {"caption": "饲草", "rows": [["羊", "草"], ["成年羊", "一捆"]]}),
        ("pair", {"right": picture_value("窗开着"), "wrong": picture_value("窗关着")}),
        ("audio", {"title": "听", "file": make_attachment("a.mp3"), "transcript": "大家好。"}),
        (
            "video",
            {
                "title": "看",
                "file": make_attachment("a.mp4"),
                "poster": picture_value("封面"),
                "captions": [captions_value("mvf")],
                "transcript": "请看。",
            },
        ),
        ("attachment", {"title": "检查表", "file": make_attachment(), "note": "可打印"}),
    ]
