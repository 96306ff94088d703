"""What may be uploaded: pictures and files that are whole, and what their names say."""

from collections.abc import Callable
from pathlib import PurePath
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

#: How files of these kinds begin, and after how many bytes.
_BEGINNINGS: dict[str, tuple[int, tuple[bytes, ...]]] = {
    ".pdf": (0, (b"%PDF",)),
    **dict.fromkeys((".docx", ".pptx", ".xlsx"), (0, (b"PK",))),
    **dict.fromkeys((".mp4", ".m4a"), (4, (b"ftyp",))),
    ".webm": (0, (b"\x1a\x45\xdf\xa3",)),
    ".ogg": (0, (b"OggS",)),
    ".mp3": (0, (b"ID3", b"\xff\xfb", b"\xff\xfa", b"\xff\xf3", b"\xff\xf2")),
}
_ENOUGH = 16


class PictureForm(BaseImageForm):
    """Wagtail's, which answers a picture that was cut off with a sentence too."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            self.fields["file"].to_python = _whole(self.fields["file"].to_python)


class AttachmentForm(BaseDocumentForm):
    """Wagtail's, which looks into the file too: a phone plays no film that is only called one."""

    def clean_file(self) -> Any:
        """The file, which is of the kind that its name says."""
        file = self.cleaned_data["file"]
        if file and "file" in self.changed_data:
            _refuse_another_kind(file)
        return file


def _whole(read: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def reading(data: Any) -> Any:
        try:
            return read(data)
        except OSError as error:
            raise ValidationError(
                _("图片不完整，可能没有下载完或没有传完；请重新保存再上传。")
            ) from error

    return reading


def _refuse_another_kind(file: Any) -> None:
    suffix = PurePath(file.name).suffix.lower()
    file.seek(0)
    if suffix == ".vtt" and not _is_captions(file.read()):
        raise ValidationError(_("字幕文件要以“WEBVTT”开头，并且存成 UTF-8 编码。"))
    after, beginnings = _BEGINNINGS.get(suffix, (0, (b"",)))
    file.seek(0)
    if not file.read(_ENOUGH)[after:].startswith(beginnings):
        words = _("内容不是 %(kind)s 文件：可能只改了文件名，或者没有传完。")
        raise ValidationError(words % {"kind": suffix})
    file.seek(0)


def _is_captions(data: bytes) -> bool:
    try:
        return data.decode("utf-8-sig").startswith("WEBVTT")
    except UnicodeDecodeError:
        return False
