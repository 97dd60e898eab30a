"""Who presides on a day, who did before, who is next. Pure; a partial boundary may leave two answers."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Generic, TypeVar

from secretariat.chairs.states import TermStatus
from secretariat.engines.values.edtf import Edtf

K = TypeVar("K")
LONGEST_USUAL = timedelta(days=366)  # a chair without a known end is taken for a year at most


@dataclass(frozen=True, slots=True)
class Term(Generic[K]):
    """A term as the troika needs it; `key` is the caller's own."""

    key: K
    during: Edtf
    status: str


@dataclass(frozen=True, slots=True)
class Troika(Generic[K]):
    """The chair on a day; each place is empty, sure (one) or "A or B" (several)."""

    outgoing: tuple[Term[K], ...] = ()
    current: tuple[Term[K], ...] = ()
    incoming: tuple[Term[K], ...] = ()


def is_last_known(during: Edtf, day: date) -> bool:
    """Tell whether a term without a known end began so long ago that somebody else may preside by now."""
    return bool(during.is_end_unknown and during.first and during.first < day - LONGEST_USUAL)


def troika_on(day: date, terms: Iterable[Term[K]]) -> Troika[K]:
    """Return the troika of a body on a day.

    A held term counts before a planned one. One without an end, or whose end nobody knows, gives way
    to a later one that has begun. A planned term presides only where no held one does: nothing says that it
    began.
    """
    known = [t for t in terms if t.status in {TermStatus.HELD, TermStatus.PLANNED}]
    held = sorted((t for t in known if t.status == TermStatus.HELD), key=_begin)
    planned = sorted((t for t in known if t.status == TermStatus.PLANNED), key=_begin)
    current = _presiding(day, held) or _presiding(day, planned)
    begun = min((_begin(t) for t in current), default=day)
    before = [t for t in held if t not in current and _begin(t) < begun and not _begins_after(t, day)]
    after = [t for t in held + planned if t not in current and _begins_after(t, day)]
    return Troika(
        outgoing=_all_at(before, max, _begin),
        current=tuple(current),
        incoming=_all_at(after, min, _begin),
    )


def _presiding(day: date, terms: Sequence[Term[K]]) -> list[Term[K]]:
    possible = [t for t in terms if t.during.holds(day) and not _is_followed(t, day, terms)]
    return [t for t in possible if t.during.surely_holds(day)] or possible


def _is_followed(term: Term[K], day: date, terms: Sequence[Term[K]]) -> bool:
    """Tell whether a term without a known end has surely given way to a later one."""
    if term.during.end is not None:
        return False
    return any(_begin(t) > _begin(term) and t.during.start and _begun(t, day) for t in terms)


def _begun(term: Term[K], day: date) -> bool:
    start = term.during.start
    return start is not None and start.last is not None and start.last <= day


def _begins_after(term: Term[K], day: date) -> bool:
    return term.during.first is not None and term.during.first > day


def _begin(term: Term[K]) -> date:
    return term.during.first or date.min


def _all_at(
    terms: Sequence[Term[K]], choose: Callable[..., date], key: Callable[[Term[K]], date]
) -> tuple[Term[K], ...]:
    """Return the terms that share the last, or the first, day of beginning."""
    if not terms:
        return ()
    at = choose(key(t) for t in terms)
    return tuple(t for t in terms if key(t) == at)
