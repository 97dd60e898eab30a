"""What the readers of values raise.

BadValue
├── BadDate      a text that is not a date of our EDTF subset
└── BadAddress   a text that is no address of the web
NotTaken         bytes of a kind that is not taken in
"""


class BadValue(ValueError):  # noqa: N818 - the house names what is bad, as in BadDate
    """A text that is not a value of its kind; `at` is the place, in code points from 0."""

    def __init__(self, text: str, at: int, reason: str) -> None:
        super().__init__(text, at, reason)
        self.text = text
        self.at = at
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.text!r}, character {self.at + 1}: {self.reason}"


class BadDate(BadValue):
    """A text that is not a date of our EDTF subset."""


class BadAddress(BadValue):
    """A text that is no address of the web."""


class NotTaken(ValueError):  # noqa: N818 - named for what happens to it
    """Bytes of a kind that is not taken in; `what` they are, and whether that is all that is known."""

    def __init__(self, what: str, *, is_unknown: bool = False) -> None:
        super().__init__(what)
        self.what = what
        self.is_unknown = is_unknown
