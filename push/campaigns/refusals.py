"""Why something may not be done with a campaign."""


class Refused(Exception):
    """This step is not possible now. `reasons` are sentences for the person who tried."""

    def __init__(self, *reasons: str) -> None:
        super().__init__("；".join(reasons))
        self.reasons = list(reasons)
