"""What a body may decide on its chair, and what each decision moves in its calendar. Pure.

Source: docs/how-to/record-a-chair.md.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias

from secretariat.chairs.rotations import Rotation
from secretariat.engines.rotation import (
    Boundary,
    Change,
    Declines,
    Difference,
    ExceptionKind,
    Exchanges,
    IsSuspended,
    NoSuchTurn,
    RotationError,
    RotationException,
    Rule,
    Term,
    TermStatus,
    difference,
    next_turn,
)
from secretariat.engines.rotation.rules import in_order
from secretariat.refusals import Invalid, NotReady


@dataclass(frozen=True, slots=True)
class Declined:
    """A Party (code) lets its first turn on or after a day go."""

    party: str
    on: date


@dataclass(frozen=True, slots=True)
class Swapped:
    """Two Parties exchange their first turns on or after a day."""

    party: str
    other: str
    on: date


@dataclass(frozen=True, slots=True)
class Suspended:
    """A member is suspended from a day up to, but without, `end`; None where no end is decided."""

    party: str
    first: date
    end: date | None


@dataclass(frozen=True, slots=True)
class Prolonged:
    """The term of a holder that began at `start` lasts up to, but without, `end`."""

    holder: str
    start: Boundary
    end: date


@dataclass(frozen=True, slots=True)
class Ruled:
    """A rule holds from a day on."""

    rule: Rule
    since: date


@dataclass(frozen=True, slots=True)
class Termed:
    """A term is entered."""

    term: Term


Decision: TypeAlias = Declined | Swapped | Suspended | Prolonged | Ruled | Termed


def effect_of(
    rotation: Rotation, decision: Decision, until: date, name: Callable[[str], str] = str
) -> Difference:
    """Return what the decision moves in the calendar up to `until`.

    Args:
        name: how the holder of a term is called in a refusal.
    Raises:
        Invalid: there is no such turn or member.
        NotReady: another term stands in the way; the sentence and `details` name it.
    """
    try:
        return _effect(rotation, decision, until)
    except NoSuchTurn as error:
        raise Invalid(f"{_named(str(error), decision, name)}.", field="party") from error
    except RotationError as error:
        raise Invalid(f"The calendar cannot be carried on: {error}.", field="length") from error
    except _InTheWayError as error:
        raise NotReady(error.sentence(name), holder=error.term.holder, start=str(error.term.start)) from error


def decided_exceptions(
    rotation: Rotation, decision: Decision, effect: Difference
) -> Iterator[RotationException]:
    """Yield the exceptions that the decision puts on record; one of the same day takes up an earlier one."""
    match decision:
        case Declined():
            due = _due(effect.today, decision.party, decision.on)
            yield _declining(due, decision.party, _serving_at(effect.changed, due.start))
        case Swapped():
            one, other = (_due(effect.today, who, decision.on) for who in (decision.party, decision.other))
            yield RotationException(
                at=one.start, kind=ExceptionKind.SWAP, expected=one.holder, actual=other.holder
            )
            yield RotationException(
                at=other.start, kind=ExceptionKind.SWAP, expected=other.holder, actual=one.holder
            )
        case Prolonged():
            yield from _extending(_known(rotation, decision), decision.end)


class _InTheWayError(Exception):
    """Another term stands over the same days."""

    def __init__(self, term: Term) -> None:
        super().__init__(term)
        self.term = term

    def sentence(self, name: Callable[[str], str]) -> str:
        last = self.term.end.eve if self.term.end else "an open end"
        holder = name(self.term.holder)
        return (
            f"{holder} is in the way: its term from {self.term.start} to {last} is {self.term.status.value}."
        )


def _named(sentence: str, decision: Decision, name: Callable[[str], str]) -> str:
    """Return the engine's sentence with the codes of Parties as names."""
    codes = [getattr(decision, field, "") for field in ("party", "other", "holder")]
    for code in filter(None, codes):
        sentence = sentence.replace(f"{code} ", f"{name(code)} ", 1)
    return sentence


def _effect(rotation: Rotation, decision: Decision, until: date) -> Difference:
    today = rotation.calendar(until)
    match decision:
        case Prolonged():
            return difference(today, _prolonged(rotation, decision).calendar(until))
        case Ruled():
            return difference(today, _ruled(rotation, decision).calendar(until))
        case Termed():
            _refuse_in_the_way(rotation.record, decision.term)
            added = replace(rotation, record=(*rotation.record, decision.term))
            return difference(today, added.calendar(until))
        case _:
            change = _change(decision)
            return rotation.changed(until, [change]) if rotation.goes_on else _by_hand(today, change)


def _change(decision: Declined | Swapped | Suspended) -> Change:
    match decision:
        case Declined():
            return Declines(party=decision.party, on=decision.on)
        case Swapped():
            return Exchanges(party=decision.party, other=decision.other, on=decision.on)
        case Suspended():
            return IsSuspended(party=decision.party, first=decision.first, end=decision.end)


def _by_hand(today: tuple[Term, ...], change: Change) -> Difference:
    """Return what a change moves where no rule goes on: only what has been announced."""
    match change:
        case Declines():
            due = _due(today, change.party, change.on)
            return difference(today, [term for term in today if term is not due])
        case Exchanges():
            one, other = (_due(today, party, change.on) for party in (change.party, change.other))
            taken = {one: replace(one, holder=other.holder), other: replace(other, holder=one.holder)}
            return difference(today, [taken.get(term, term) for term in today])
        case _:
            return difference(today, today)


def _ruled(rotation: Rotation, decision: Ruled) -> Rotation:
    if rotation.rule is None:
        return replace(rotation, rule=decision.rule)
    later = sorted([*rotation.later, (decision.since, decision.rule)], key=lambda pair: pair[0])
    return replace(rotation, later=tuple(later))


def _prolonged(rotation: Rotation, decision: Prolonged) -> Rotation:
    """Return the rotation with the longer term; what is only announced after it moves by the rule."""
    term = _known(rotation, decision)
    if term.end is not None and decision.end <= term.end.first:
        raise Invalid(f"The term ends on {term.end.eve} already; give a later day.", field="until")
    others = [each for each in rotation.record if each is not term]
    longer = replace(term, end=Boundary.on(decision.end))
    firm = [each for each in others if each.status is TermStatus.HELD or not rotation.goes_on]
    _refuse_in_the_way(firm, longer)
    extension = () if term.status is TermStatus.HELD else tuple(_extending(term, decision.end))
    return replace(rotation, record=(*others, longer), exceptions=(*rotation.exceptions, *extension))


def _refuse_in_the_way(terms: Iterable[Term], entered: Term) -> None:
    """Refuse a term that surely shares days with another held or planned one."""
    for other in sorted(terms, key=in_order):
        first = max(entered.start.last, other.start.last)
        ends = [each.end.first for each in (entered, other) if each.end]
        is_other = (entered.holder, entered.start) != (other.holder, other.start)
        if is_other and first < min(ends, default=date.max):
            raise _InTheWayError(other)


def _declining(due: Term, party: str, served: str | None) -> RotationException:
    earlier = due.exception.parties if due.exception else ()
    return RotationException(
        at=due.start,
        kind=ExceptionKind.SKIP,
        parties=tuple(dict.fromkeys((*earlier, party))),
        expected=earlier[0] if earlier else party,
        actual=served,
    )


def _extending(term: Term, end: date) -> Iterator[RotationException]:
    if term.end is not None:
        yield RotationException(
            at=term.end, kind=ExceptionKind.EXTEND, actual=term.holder, until=Boundary.on(end)
        )


def _due(terms: Iterable[Term], party: str, on: date) -> Term:
    found = next_turn(tuple(terms), party, on)
    if found is None:
        raise NoSuchTurn(f"{party} has no turn on or after {on.isoformat()} in this calendar")
    return found


def _known(rotation: Rotation, decision: Prolonged) -> Term:
    for term in rotation.record:
        if (term.holder, term.start) == (decision.holder, decision.start):
            return term
    raise NoSuchTurn(f"{decision.holder} has no term from {decision.start} on")


def _serving_at(terms: Iterable[Term], start: Boundary) -> str | None:
    return next((term.holder for term in terms if term.start == start), None)
