"""As known on a day: which claims of a line had been said by then. Pure; nothing is asked of the database."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum
from typing import Generic, Protocol, TypeVar

from secretariat.engines.values.edtf import Edtf

ONE_DAY = timedelta(days=1)


class Dated(Protocol):
    """What is asked of a claim."""

    @property
    def said_on(self) -> Edtf | None: ...
    @property
    def entered_at(self) -> datetime: ...
    @property
    def pk(self) -> int: ...


C = TypeVar("C", bound=Dated)


class Said(Enum):
    """Whether a claim had been said by a day."""

    BY_THEN = "by then"
    LATER = "later"
    DAY_NOT_KNOWN = "day not known"


@dataclass(frozen=True, slots=True)
class Known(Generic[C]):
    """The reading of a line as known on a day; None: nobody is known to have said anything by then.

    `by_then`: all that had been said; `apart`: claims of which nobody knows whether they had been.
    """

    reading: C | None
    by_then: tuple[C, ...]
    apart: tuple[C, ...]


def said_by(said_on: Edtf | None, day: date) -> Said:
    """Tell whether something was said on or before a day; a partial date counts by its last possible day.

    >>> from secretariat.engines.values.edtf import parse
    >>> said_by(parse("2021"), date(2021, 12, 31)), said_by(parse("2021"), date(2021, 6, 1))
    (<Said.BY_THEN: 'by then'>, <Said.DAY_NOT_KNOWN: 'day not known'>)
    """
    if said_on is None:
        return Said.DAY_NOT_KNOWN
    if said_on.first is not None and said_on.first > day and not _is_vague(said_on):
        return Said.LATER
    if said_on.end is not None and said_on.end <= day + ONE_DAY and not _is_vague(said_on):
        return Said.BY_THEN
    return Said.DAY_NOT_KNOWN


def known_on(claims: Sequence[C], day: date) -> Known[C]:
    """Return what a line read on a day: of the claims said by then, the one said last decides."""
    by_then = sorted((c for c in claims if said_by(c.said_on, day) is Said.BY_THEN), key=_last_said)
    apart = tuple(c for c in claims if said_by(c.said_on, day) is Said.DAY_NOT_KNOWN)
    return Known(by_then[-1] if by_then else None, tuple(by_then), apart)


def _is_vague(said_on: Edtf) -> bool:
    return said_on.is_uncertain or said_on.is_approximate


def _last_said(claim: Dated) -> tuple[date, date, datetime, int]:
    said = claim.said_on
    assert said is not None
    return said.end or date.max, said.first or date.min, claim.entered_at, claim.pk
