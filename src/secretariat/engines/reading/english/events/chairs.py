"""A chairmanship as a rule found it, and the joining of what is one term."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from secretariat.engines.reading.english.events.bodies import identity
from secretariat.engines.reading.english.events.filled import Filled, finding, named
from secretariat.engines.reading.english.events.terms import Term
from secretariat.engines.reading.findings import Finding, Grade, Kind, Slot
from secretariat.engines.reading.iso import first_iso
from secretariat.engines.reading.mentions import Mention, Named
from secretariat.engines.reading.text import ReadingText
from secretariat.engines.values.spans import Span

# What says more of a term replaces what says less: "during the Czech Presidency" is only current.
_TELLING = ("current", "past", "outgoing", "planned", "incoming", "declined")


@dataclass(frozen=True, slots=True)
class Chair:
    """One chairmanship; `phrase` is where the body stands if its name does not stand there."""

    body: Mention
    holder: Mention
    status: str
    term: Term
    evidence: tuple[Span, ...]
    rule: str
    grade: Grade
    phrase: Span | None = None
    state: Mention | None = None  # the state of a person who holds the chair
    is_told_now: bool = False  # one telling had it begun, another to come
    is_guess: bool = False  # "the Finnish Presidency will ...": to come, unless it is said to have begun

    def finding(self, source: ReadingText) -> Finding:
        """Return the Finding."""
        body = named(source, self.body)
        if self.phrase is not None and self.phrase != self.body.span:
            slot = Slot(self.phrase, self.phrase.of(source.text), self.body.span)
            body = Filled(self.body.value, slot)
        return finding(
            Kind.CHAIRMANSHIP,
            self.rule,
            self.grade,
            self.evidence,
            {
                "body": body,
                "holder": _holder(source, self.holder),
                "start": self.term.start,
                "end": self.term.end,
                "status": Filled(self.status),
            },
        )

    @property
    def party(self) -> str:
        """The state that holds the chair, or else the person."""
        return identity(self.state or self.holder)


def _holder(source: ReadingText, holder: Mention) -> Filled:
    """Fill the holder; an adjective ("Finnish") or a capital stands for its state and is marked so."""
    if holder.named in (Named.DEMONYM, Named.CITY):
        return named(source, holder, holder.span)
    return named(source, holder)


def merged(chairs: Sequence[Chair]) -> list[Chair]:
    """Return the chairs, what is told of one term twice made one."""
    kept: list[Chair] = []
    for chair in chairs:
        at = next((i for i, other in enumerate(kept) if _is_one(other, chair)), None)
        if at is None:
            kept.append(chair)
        else:
            kept[at] = _joined(kept[at], chair)
    return kept


def _is_one(one: Chair, other: Chair) -> bool:
    if identity(one.body) != identity(other.body) or one.party != other.party:
        return False
    if "declined" in (one.status, other.status) and one.status != other.status:
        return False
    return _agree(one.term.start, other.term.start) and _agree(one.term.end, other.term.end)


def _agree(one: Filled | None, other: Filled | None) -> bool:
    if one is None or other is None:
        return True
    first, second = first_iso(str(one.value)) or "", first_iso(str(other.value)) or ""
    return first.startswith(second) or second.startswith(first)


def _longer(one: Filled | None, other: Filled | None) -> Filled | None:
    if one is None or other is None:
        return one or other
    return other if len(str(other.value)) > len(str(one.value)) else one


def _joined(one: Chair, other: Chair) -> Chair:
    """Return one chair: the fuller term, the more telling status, the evidence that the parts need."""
    term = Term(_longer(one.term.start, other.term.start), _longer(one.term.end, other.term.end))
    adds = (term.start, term.end) != (one.term.start, one.term.end)
    rank = _TELLING.index
    status = other.status if rank(other.status) > rank(one.status) else one.status
    if one.is_guess != other.is_guess:
        status = other.status if one.is_guess else one.status
    adds = adds or status != one.status
    holder = one.holder
    if holder.named is not Named.STATE and other.holder.named is Named.STATE and one.state is None:
        holder, adds = other.holder, True
    if holder.value.isupper() and other.holder.named is holder.named and other.state == one.state:
        holder, adds = other.holder, True  # capitals of a headline are no way to write a name
    sure = Grade.ACCEPTED in (one.grade, other.grade)
    return replace(
        one,
        holder=holder,
        term=term,
        status=status,
        evidence=(*one.evidence, *other.evidence) if adds else one.evidence,
        grade=Grade.ACCEPTED if sure else Grade.CANDIDATE,
        state=one.state or other.state,
        is_guess=one.is_guess and other.is_guess,
        is_told_now=one.is_told_now or other.is_told_now or "current" in (one.status, other.status),
    )
