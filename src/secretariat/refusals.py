"""Refusals: what an action answers when it will not act. One place turns them into pages.

Refused
├── NotPermitted     the actor may not do this at all
├── StaleRevision    somebody changed the thing since the actor saw it
├── WrongState       the thing is not in a state in which this can be done
├── NotReady         something still stands in the way (details name it)
├── TooOften         the same address asked for it again and again (details say for how long to wait)
└── Invalid          a value cannot be taken (details name the field)
"""

from collections.abc import Mapping
from typing import Any


class Refused(Exception):  # noqa: N818 - a refusal is no error
    """An action will not act, and changes nothing. The message is a whole sentence for the person."""

    code = "refused"
    status = 409

    def __init__(self, message: str, **details: Any) -> None:
        super().__init__(message)
        self.message = message
        self.details: Mapping[str, Any] = details


class NotPermitted(Refused):
    """The actor may not do this; the message names the rule."""

    code = "not-permitted"
    status = 403


class StaleRevision(Refused):
    """The thing changed since the actor saw it; nothing is overwritten."""

    code = "stale-revision"


class WrongState(Refused):
    """The thing is not in a state from which this act starts."""

    code = "wrong-state"


class NotReady(Refused):
    """Something still stands in the way."""

    code = "not-ready"


class Invalid(Refused):
    """A value cannot be taken."""

    code = "invalid"
    status = 422


class TooOften(Refused):
    """An address asked for a costly page again and again; `seconds` says when it may ask again."""

    code = "too-often"
    status = 429
