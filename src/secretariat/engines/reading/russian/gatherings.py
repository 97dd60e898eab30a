"""Meetings told by those who come together: "в Осло соберутся министры", "главы договорились собраться"."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from secretariat.engines.reading.mentions import DateMention
from secretariat.engines.reading.russian.circumstances import Venue, date_near, venue_near
from secretariat.engines.reading.russian.inflection import genitive_plural
from secretariat.engines.reading.russian.units import BodyNamed, Line, OfficeNamed, Unit
from secretariat.engines.reading.russian.wordlists import word_set
from secretariat.engines.reading.russian.words import MEETING_NOUNS
from secretariat.engines.values.spans import Span

_GATHER = word_set("gatherings-verbs")
_AGREE = word_set("gatherings-agreed")
_LEADERS = ("глава", "президент", "лидер", "премьер-министр", "премьер", "руководитель")
_NEAR = 12


@dataclass(frozen=True, slots=True)
class Gathering:
    """Who came or will come together, when and where."""

    span: Span
    title: str
    kind: str
    status: str
    status_span: Span
    body: BodyNamed | None
    date: DateMention | None
    venue: Venue | None


def gatherings_in(line: Line, told: BodyNamed | None) -> list[Gathering]:
    """Return the gatherings of a line; the verb may be said once: "А собрались в Риге, Б — в Осло"."""
    first = _gathering(line, told)
    return [] if first is None else [first, *_elided(line, first)]


def _elided(line: Line, first: Gathering) -> Iterator[Gathering]:
    for at in range(1, len(line.units) - 1):
        office = line.units[at].named
        is_one_more = line.units[at - 1].surface == "," and line.units[at + 1].surface in ("—", "–", "-")
        if not is_one_more or not isinstance(office, OfficeNamed) or not office.is_plural:
            continue
        end = next(
            (n for n in range(at + 2, len(line.units)) if line.units[n].surface in (",", ";")),
            len(line.units),
        )
        part = replace(line, units=line.units[at:end])
        date, venue = date_near(part, 0, 1, None), venue_near(part, 0, 1, None)
        if date is not None or venue is not None:
            yield replace(
                first, span=line.units[at].span, title=_title(line.units[at]), date=date, venue=venue
            )


def _title(unit: Unit) -> str:
    """Return the meeting of those who hold an office: "встреча министров по туризму"."""
    head, _, rest = unit.surface.partition(" ")
    return f"встреча {genitive_plural(head)} {rest}".strip()


def _gathering(line: Line, told: BodyNamed | None) -> Gathering | None:
    for at, unit in enumerate(line.units):
        if unit.lemma not in _GATHER:
            continue
        status, who = _status(line, at), _who(line, at)
        if status is None or who is None or _is_named_otherwise(line, at):
            continue
        office = line.units[who].named
        assert isinstance(office, OfficeNamed)
        first, last = min(at, who), max(at, who) + 1
        date, venue = date_near(line, at, at + 1, None), venue_near(line, at, at + 1, None)
        if date is None and venue is None:
            continue
        owner = next((o for o in office.organisations if isinstance(o, BodyNamed)), None) or told
        kind = "summit" if office.head in _LEADERS else "ministerial"
        span = Span(line.units[first].span.start, line.units[last - 1].span.end)
        return Gathering(span, _title(line.units[who]), kind, status, unit.span, owner, date, venue)
    return None


def _status(line: Line, at: int) -> str | None:
    unit = line.units[at]
    if at and line.units[at - 1].lemma == "не":
        return None
    if unit.part == "I":
        near = {u.lemma for u in line.units[max(0, at - 4) : at]}
        return "planned" if near & _AGREE else None
    return {"past": "held", "futr": "planned"}.get(unit.cases) if unit.part == "V" else None


def _who(line: Line, at: int) -> int | None:
    """Return the nearest title in the plural that may be the subject, also before "которые"."""
    near = sorted(range(max(0, at - _NEAR), min(at + _NEAR, len(line.units))), key=lambda n: abs(n - at))
    for n in near:
        office = line.units[n].named
        if not isinstance(office, OfficeNamed) or not office.is_plural:
            continue
        follows = [u.lemma for u in line.units[n + 1 : n + 3]] == [",", "который"] or (
            n + 2 < len(line.units) and line.units[n + 2].lemma == "который"
        )
        is_governed = n > 0 and line.units[n - 1].part == "R"
        if ("n" in line.units[n].cases and not is_governed) or (follows and n < at):
            return n
    return None


def _is_named_otherwise(line: Line, at: int) -> bool:
    """Tell whether the sentence says to what or with whom they came: "собрались на саммит"."""
    following = line.units[at + 1 : at + 8]
    for n, unit in enumerate(following[:-1]):
        after = following[n + 1 : n + 4]
        if unit.lemma in ("с", "на") and any(u.kind == "P" or u.lemma in MEETING_NOUNS for u in after):
            return True
    return False
