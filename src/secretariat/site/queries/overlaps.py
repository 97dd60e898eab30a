"""Where one Party holds two chairs at once (cross-chairmanship). Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from secretariat.engines.values.edtf import Edtf

K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class Chair(Generic[K]):
    """A term of the Party in the chair of one Body."""

    key: K
    body: str
    during: Edtf


@dataclass(frozen=True, slots=True)
class Shared(Generic[K]):
    """Two chairs at once: from `first` to the day before `end` (None: open); `is_sure` if in any reading."""

    one: K
    other: K
    first: date | None
    end: date | None
    is_sure: bool

    @property
    def days(self) -> int | None:
        """How many days are shared; None where one side is open."""
        return (self.end - self.first).days if self.first and self.end else None


def shared_days(chairs: Iterable[Chair[K]]) -> list[Shared[K]]:
    """Return each pair of terms in different bodies that may share a day, latest first."""
    shared = [_shared(one, other) for one, other in _meeting(_in_order(chairs))]
    return sorted(shared, key=lambda pair: pair.first or date.min, reverse=True)


def _meeting(chairs: Sequence[Chair[K]]) -> Iterator[tuple[Chair[K], Chair[K]]]:
    """Yield the pairs that may meet; the chairs are in order of their first days."""
    for number, one in enumerate(chairs):
        for other in chairs[number + 1 :]:
            if one.during.end and other.during.first and other.during.first >= one.during.end:
                break
            if _meet(one, other):
                yield one, other


def _in_order(chairs: Iterable[Chair[K]]) -> Sequence[Chair[K]]:
    return sorted((c for c in chairs if c.during.first), key=lambda c: (c.during.order_key, c.body))


def _meet(one: Chair[K], other: Chair[K]) -> bool:
    return one.body != other.body and one.during.may_meet(other.during)


def _shared(one: Chair[K], other: Chair[K]) -> Shared[K]:
    firsts = [day for day in (one.during.first, other.during.first) if day]
    ends = [day for day in (one.during.end, other.during.end) if day]
    return Shared(
        one=one.key,
        other=other.key,
        first=max(firsts) if firsts else None,
        end=min(ends) if ends else None,
        is_sure=one.during.surely_meets(other.during),
    )
