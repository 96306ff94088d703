"""The rules of JSON Feed 1.1 (jsonfeed.org/version/1.1): no other keys, no other forms."""

from typing import Annotated, Any, Literal

from pydantic import (
    AnyHttpUrl,
    AwareDatetime,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)

Language = Annotated[str, StringConstraints(pattern=r"^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$")]
MimeType = Annotated[str, StringConstraints(pattern=r"^.+/.+$")]


class Object(BaseModel):
    """Keys of the specification; an extension's begins with an underscore and is an object."""

    model_config = ConfigDict(extra="allow")

    @model_validator(mode="after")
    def _extensions(self) -> "Object":
        for key, value in (self.model_extra or {}).items():
            if not key.startswith("_") or "." in key or not isinstance(value, dict):
                raise ValueError(f"not a key of JSON Feed: {key}")
        return self


class Author(Object):
    name: str | None = None
    url: AnyHttpUrl | None = None
    avatar: AnyHttpUrl | None = None

    @model_validator(mode="after")
    def _somebody(self) -> "Author":
        if not (self.name or self.url or self.avatar):
            raise ValueError("an author has a name, an address or a picture")
        return self


class Attachment(Object):
    url: AnyHttpUrl
    mime_type: MimeType
    title: str | None = None
    size_in_bytes: int | None = Field(None, gt=0)
    duration_in_seconds: float | None = Field(None, gt=0)


class Item(Object):
    id: Annotated[str, StringConstraints(min_length=1)]
    url: AnyHttpUrl | None = None
    external_url: AnyHttpUrl | None = None
    title: str | None = None
    content_html: str | None = None
    content_text: str | None = None
    summary: str | None = None
    image: AnyHttpUrl | None = None
    banner_image: AnyHttpUrl | None = None
    date_published: AwareDatetime | None = None
    date_modified: AwareDatetime | None = None
    authors: list[Author] | None = None
    tags: list[str] | None = None
    language: Language | None = None
    attachments: list[Attachment] | None = None

    @model_validator(mode="after")
    def _says_something(self) -> "Item":
        if self.content_html is None and self.content_text is None:
            raise ValueError("an item has content_html or content_text")
        return self


class Hub(Object):
    type: str
    url: AnyHttpUrl


class Feed(Object):
    version: Literal["https://jsonfeed.org/version/1.1"]
    title: str
    home_page_url: AnyHttpUrl | None = None
    feed_url: AnyHttpUrl | None = None
    description: str | None = None
    user_comment: str | None = None
    next_url: AnyHttpUrl | None = None
    icon: AnyHttpUrl | None = None
    favicon: AnyHttpUrl | None = None
    authors: list[Author] | None = None
    language: Language | None = None
    expired: bool | None = None
    hubs: list[Hub] | None = None
    items: list[Item]

    @model_validator(mode="after")
    def _each_once(self) -> "Feed":
        if len({item.id for item in self.items}) < len(self.items):
            raise ValueError("an id stands twice")
        return self


def check(feed: dict[str, Any]) -> Feed:
    """The feed, read; raises `pydantic.ValidationError` for what is against the rules."""
    return Feed.model_validate(feed)
