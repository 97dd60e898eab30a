"""One turn: what the rule gives, and what an exception makes of it.

Projection and replay both go through `take_turn`, so that a projection always explains itself.
Source: docs/reference/rotation.md#exceptions.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from secretariat.engines.rotation.days import Boundary
from secretariat.engines.rotation.ring import Rings
from secretariat.engines.rotation.rules import ExceptionKind, RotationException

Schedule = dict[Boundary, RotationException]


@dataclass(frozen=True, slots=True)
class Turn:
    """Who is due by the rule, who serves, and the name after which the rule goes on.

    `expected` is None in an empty ring; `holder` is None where nobody serves; `exception` is the one that was
    applied.
    """

    expected: str | None
    holder: str | None
    pointer: str
    exception: RotationException | None


def take_turn(
    rings: Rings, pointer: str, outgoing: str, day: date, exception: RotationException | None
) -> Turn:
    """Return the turn that begins on `day`, after `pointer` in the order and `outgoing` in the chair."""
    following = rings.following(pointer, day)
    expected = following[0] if following else None
    due = Turn(expected, expected, expected or pointer, None)
    if exception is None or not is_in_force(exception, expected):
        return due
    holder, after = _changed(exception, following, pointer, outgoing)
    return Turn(expected, holder, after, exception)


def is_in_force(exception: RotationException, expected: str | None) -> bool:
    """Tell whether the exception speaks of this turn: it names nobody else as due."""
    if exception.expected is not None and exception.expected != expected:
        return False
    needs_actual = exception.kind in (
        ExceptionKind.SWAP,
        ExceptionKind.INSERT,
        ExceptionKind.REPLACED,
        ExceptionKind.OTHER,
    )
    return not (needs_actual and exception.actual is None)


def schedule(exceptions: Iterable[RotationException], after: Boundary) -> tuple[Schedule, Schedule]:
    """Return the exceptions dated after `after` by their day: those of turns, and extensions.

    Earlier ones are record only.
    """
    later = [exception for exception in exceptions if exception.at.first > after.first]
    turns = {each.at: each for each in later if each.kind is not ExceptionKind.EXTEND}
    return turns, {each.at: each for each in later if each.kind is ExceptionKind.EXTEND}


def _changed(
    exception: RotationException, following: tuple[str, ...], pointer: str, outgoing: str
) -> tuple[str | None, str]:
    """Return who serves, and the pointer afterwards."""
    expected = following[0] if following else pointer
    match exception.kind:
        case ExceptionKind.SKIP:
            actual = next((name for name in following if name not in exception.parties), expected)
            return actual, actual
        case ExceptionKind.SWAP | ExceptionKind.REPLACED:
            return exception.actual, expected
        case ExceptionKind.REPEAT:
            return outgoing, pointer
        case ExceptionKind.INSERT:
            return exception.actual, pointer
        case ExceptionKind.VACANCY:
            return None, expected
        case ExceptionKind.OTHER:
            return exception.actual, exception.actual or expected
        case ExceptionKind.JOINED | ExceptionKind.REMOVED | ExceptionKind.EXTEND:
            return expected, expected
