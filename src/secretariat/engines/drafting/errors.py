"""What the drafting engine raises.

DraftingError
├── BadActors    a table of actors that does not keep its shape
├── BadSymbol    a text that is no symbol of a document
└── NotClean     a text that still holds what a clean text may not hold
"""


class DraftingError(ValueError):
    """A text, a table or an operation that the engine cannot follow."""


class BadActors(DraftingError):  # noqa: N818 - the house names what is bad, as in BadDate
    """A table of actors that does not keep its shape; the message names the place."""


class NotClean(DraftingError):  # noqa: N818 - says what is wrong
    """A text that has no clean form yet; `obstacles` are sentences, each with its line."""

    def __init__(self, obstacles: tuple[str, ...]) -> None:
        super().__init__(f"{len(obstacles)} obstacles stand before a clean text.")
        self.obstacles = obstacles


class BadSymbol(DraftingError):  # noqa: N818 - the house names what is bad, as in BadDate
    """A text that is no symbol of a document; `text` and `reason`."""

    def __init__(self, text: str, reason: str) -> None:
        super().__init__(f"{text!r} is no symbol: {reason}")
        self.text = text
        self.reason = reason
