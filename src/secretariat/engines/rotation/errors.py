"""What the rotation engine raises.

RotationError
├── BadDuration       a text that is not a length of whole months or years
├── NothingToProject  the rule gives no order, no length or no anchor to go on from
└── NoSuchTurn        a change speaks of a turn or a party that the calendar does not have
"""


class RotationError(ValueError):
    """A rule, a record or a change that the engine cannot follow."""


class BadDuration(RotationError):  # noqa: N818 - the house names what is bad, as in BadDate
    """A text that is not a length of whole months or years."""


class NothingToProject(RotationError):  # noqa: N818 - says what is wrong
    """The rule gives no order, no length of a term, or no anchor."""


class NoSuchTurn(RotationError):  # noqa: N818 - says what is wrong
    """A change speaks of a turn or a party that the calendar does not have."""
