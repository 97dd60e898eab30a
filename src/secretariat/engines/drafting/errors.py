"""What the drafting engine raises.

DraftingError
├── BadActors    a table of actors that does not keep its shape
├── BadBundle    bytes that are no bundle of a sealed act
├── BadManifest  facts that cannot be sealed
├── BadFile      a file that comes back and is not read
├── BadLog       a line that is no operation
├── BadRules     a rule set that does not keep its shape
├── BadStep      a step, count or opening that the rules do not allow
├── BadSymbol    a text that is no symbol of a document
├── NotClean     a text that still holds what a clean text may not hold
└── Refusal      an operation that the text does not allow
    ├── Frozen       the paragraph is agreed: only reopening changes it
    ├── Crossing     words in no one place, or touching what is in brackets
    ├── Opposed      somebody is against it, and no ruling is recorded
    ├── Outdated     the words have changed since
    ├── Unknown      what it speaks of is not there
    └── Unaccounted  a consolidation that passes something over
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


class Refusal(DraftingError):  # noqa: N818 - an operation that cannot be; the text stays as it was
    """An operation that the text does not allow; the message says why."""


class Frozen(Refusal):
    """The paragraph is agreed or closed: only reopening changes it."""


class Crossing(Refusal):
    """The words stand in no one place, or touch what is still in brackets."""


class Opposed(Refusal):
    """Somebody is against it, and no ruling is recorded; `actors` are their ids."""

    def __init__(self, message: str, actors: tuple[str, ...]) -> None:
        super().__init__(message)
        self.actors = actors


class Outdated(Refusal):
    """Its words have changed since its author saw them: rebase it, and show it before it is tabled."""


class Unknown(Refusal):
    """It speaks of a paragraph, proposal, bracket or token that is not there."""


class Unaccounted(Refusal):
    """A consolidation that leaves a superseded paragraph without a word on it, or a reason empty."""


class BadLog(DraftingError):  # noqa: N818 - the house names what is bad, as in BadDate
    """A line that is no operation; the message says why."""


class BadFile(DraftingError):  # noqa: N818 - the house names what is bad, as in BadDate
    """A file that is not read; the message says why."""


class BadManifest(DraftingError):  # noqa: N818 - the house names what is bad, as in BadDate
    """Facts that cannot be sealed: `where`, and what is wrong with it."""

    def __init__(self, where: str, reason: str) -> None:
        super().__init__(f"{where}: {reason}" if where else reason)
        self.where = where


class BadBundle(DraftingError):  # noqa: N818 - the house names what is bad, as in BadDate
    """Bytes that are no bundle of a sealed act; the message says why."""


class BadRules(DraftingError):  # noqa: N818 - the house names what is bad, as in BadDate
    """A rule set that does not keep its shape; the message names it."""


class BadStep(DraftingError):  # noqa: N818 - the house names what is bad, as in BadDate
    """A step, count or opening that the rules do not allow; the message says why."""
