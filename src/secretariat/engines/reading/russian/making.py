"""How the rules write their Findings: values with slots, evidence in order."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from secretariat.engines.reading.findings import FIELDS, Finding, Grade, Kind, Slot, Value
from secretariat.engines.reading.mentions import DateMention
from secretariat.engines.reading.russian.document import Document
from secretariat.engines.reading.russian.lexicon import state_names
from secretariat.engines.reading.russian.persons import Person
from secretariat.engines.reading.russian.units import BodyNamed, OfficeNamed, Place, Unit
from secretariat.engines.values.spans import Span

Named = Person | Place | BodyNamed


@dataclass(slots=True)
class Draft:
    """A Finding while it is gathered from several sentences."""

    kind: Kind
    rule: str
    grade: Grade = Grade.CANDIDATE
    values: dict[str, Value] = field(default_factory=dict)
    slots: dict[str, Slot | tuple[Slot, ...]] = field(default_factory=dict)
    evidence: list[Span] = field(default_factory=list)

    def put(self, name: str, value: Value, slot: Slot | None = None) -> None:
        """Set a field, with the place where the text gives it."""
        if value is None:
            return
        self.values[name] = value
        if slot is not None:
            self.slots[name] = slot

    def put_many(self, name: str, items: Iterable[tuple[str, Slot]]) -> None:
        """Set a field of several values."""
        pairs = list(items)
        if pairs:
            self.values[name] = tuple(value for value, _ in pairs)
            self.slots[name] = tuple(slot for _, slot in pairs)

    def has(self, name: str) -> bool:
        """Tell whether a field is set."""
        return self.values.get(name) is not None

    def finding(self) -> Finding:
        """Return the Finding."""
        fields: Mapping[str, Value] = {name: self._value(name) for name in FIELDS[self.kind]}
        return Finding(self.kind, fields, dict(self.slots), _tidy(self.evidence), self.rule, self.grade)

    def _value(self, name: str) -> Value:
        empty = () if name in ("participants", "actors") else None
        return self.values.get(name, empty)


def _tidy(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the passages in order, those inside another left out."""
    unique = sorted(set(spans))
    return tuple(s for s in unique if not any(o != s and o.holds(s) for o in unique))


def slot(document: Document, span: Span, inferred_from: Span | None = None) -> Slot:
    """Return the slot of a span."""
    return Slot(span, document.text(span), inferred_from)


def named(document: Document, one: Named) -> tuple[str, Slot]:
    """Return the value and slot of a person, place or body."""
    source = None if isinstance(one, Place) else one.source
    return one.value, slot(document, one.span, source)


def organisation(document: Document, one: Place | BodyNamed) -> tuple[str, Slot]:
    """Return the value and slot of an organisation, or of the organisation of an organ."""
    if isinstance(one, Place):
        return named(document, one)
    span = one.organisation_span or one.span
    return one.organisation, slot(document, span, one.source)


# Names that states bore until 1990: whoever joined then, joined under them.
_OF_THEIR_TIME = ("Польская Народная", "Венгерская Народная", "Чехословацкая Социалистическая")


def state(document: Document, unit: Unit) -> tuple[str, Slot] | None:
    """Return the state that a state, its adjective or its capital stands for."""
    place = unit.named
    if not isinstance(place, Place):
        return None
    if unit.kind == "S":
        is_modern = "еспублика" in place.value and not place.value.startswith(_OF_THEIR_TIME)
        usual = state_names().get(place.key, place.value) if is_modern else place.value
        return place.value if usual.isupper() else usual, slot(document, place.span)
    if unit.kind == "C" and not place.is_capital:
        return None
    inferred = place.span if unit.kind == "C" else None
    name = state_names().get(place.key)
    return (name, slot(document, place.span, inferred)) if name else None


def ends(edtf: str) -> tuple[str, str | None]:
    """Return first and last end of a range; a season or half-year stays whole, its end stands in it.

    >>> ends("2021-12-08/2021-12-10"), ends("2022-41")
    (('2021-12-08', '2021-12-10'), ('2022-41', None))
    """
    first, _, last = edtf.partition("/")
    return first, last or None


def put_dates(
    draft: Draft, document: Document, date: DateMention, *, names: tuple[str, str] = ("start", "end")
) -> None:
    """Set start and end from one date."""
    if date.edtf is None:
        return
    first, last = ends(date.edtf)
    written = slot(document, date.span, date.inferred_from)
    draft.put(names[0], first, written)
    if last is not None and len(names) > 1 and names[1]:
        draft.put(names[1], last, written)


def people_of(unit: Unit) -> Person | None:
    """Return the person of a unit."""
    return unit.named if isinstance(unit.named, Person) else None


def office_of(unit: Unit | None) -> OfficeNamed | None:
    """Return the title of a unit."""
    return unit.named if unit is not None and isinstance(unit.named, OfficeNamed) else None
