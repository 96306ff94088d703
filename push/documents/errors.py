"""The one way in which a document is refused."""


class DocumentError(ValueError):
    """A document is not what it claims to be, or not for us, or not now.

    `code` is a stable word for logs and reports ("rollback", "expired", "wrong_station" …);
    the message says the rest.
    """

    def __init__(self, code: str, message: str = "") -> None:
        super().__init__(f"{code}: {message}" if message else code)
        self.code = code
