"""Who took part, by the words that say so; those who did not come are none."""

from dataclasses import dataclass

from secretariat.engines.reading.russian.patterns import matches_of
from secretariat.engines.reading.russian.persons import Person
from secretariat.engines.reading.russian.units import Line, OfficeNamed, Place, Unit
from secretariat.engines.values.spans import Span

# After these words all persons and delegations of the sentence took part.


@dataclass(frozen=True, slots=True)
class Attendant:
    """One who took part: a person, or the delegation of a state."""

    value: str
    span: Span
    source: Span | None = None


def attendant(unit: Unit) -> Attendant | None:
    """Return a person or state as attendant."""
    if isinstance(unit.named, Person):
        return Attendant(unit.named.value, unit.named.span, unit.named.source)
    if isinstance(unit.named, Place):
        return Attendant(unit.named.value, unit.named.span)
    return None


def attendants(line: Line) -> list[Attendant]:
    """Return those who took part, as a line tells."""
    found: dict[int, Attendant] = {}
    for match in matches_of("attendance-named", line):
        if not _is_denied(line, match.first, match.last):
            _take(found, line, match.groups["who"])
    for match in matches_of("attendance-listed", line):
        if not _is_denied(line, match.first, match.last):
            _take_list(found, line, match.first, match.last)
    return [found[at] for at in sorted(found)]


def opens_list(line: Line) -> bool:
    """Tell whether those who took part follow as a list: "приняли участие:"."""
    return any(not _is_denied(line, m.first, m.last) for m in matches_of("attendance-listed", line))


def _is_denied(line: Line, first: int, last: int) -> bool:
    return any(u.lemma == "не" for u in line.units[max(0, first - 1) : last])


def _take(found: dict[int, Attendant], line: Line, at: int) -> None:
    one = attendant(line.units[at])
    if one is not None:
        found[at] = one


def _take_list(found: dict[int, Attendant], line: Line, first: int, last: int) -> None:
    """Take the list after the verb, or the subject before it when nothing follows."""
    after = _listed(line, last, len(line.units))
    for at in after or _listed(line, 0, first):
        _take(found, line, at)
    for at in range(last, len(line.units)) if after or not found else ():
        office = line.units[at].named
        if isinstance(office, OfficeNamed) and office.is_plural and not _is_followed_by_name(line, at):
            for place in office.organisations:
                if isinstance(place, Place):
                    found[1000 + at + len(found)] = Attendant(place.value, place.span)


def _listed(line: Line, first: int, last: int) -> list[int]:
    found, is_denied = [], False
    for at in range(first, last):
        unit = line.units[at]
        if unit.lemma in ("не", "кроме", "вместо"):
            is_denied = True
        elif unit.surface in (";", ".") or (unit.surface == "," and not is_denied):
            is_denied = False
        if unit.part in "VG" and unit.part and at > first and first:
            break
        is_party = unit.kind == "P" or (unit.kind == "S" and "n" in unit.cases and _is_party(line, at))
        if is_party and not is_denied:
            found.append(at)
    return found


def _is_party(line: Line, at: int) -> bool:
    before = line.units[at - 1] if at else None
    return before is None or before.lemma == "и" or before.surface in (",", ":", "—")


def _is_followed_by_name(line: Line, at: int) -> bool:
    after = line.units[at + 1 : at + 3]
    return any(u.kind == "P" for u in after)
