"""What the chain raises.

ChainError
├── NotJson       a value that JSON cannot write alike in every database
├── BadKey        a text that is no Ed25519 key
└── BadExport     a file that is no export of a history; names the line
"""


class ChainError(ValueError):
    """Base of all that this engine raises."""


class NotJson(ChainError):  # noqa: N818 - the house names what is bad
    """A value that JSON cannot write alike in every database."""


class BadKey(ChainError):  # noqa: N818 - the house names what is bad
    """A text that is no Ed25519 key."""


class BadExport(ChainError):  # noqa: N818 - the house names what is bad
    """A file that is no export of a history; `line` is the place, from 1."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(line, reason)
        self.line = line
        self.reason = reason

    def __str__(self) -> str:
        return f"line {self.line}: {self.reason}"
