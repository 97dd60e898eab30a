"""Talks between persons, and visits."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from secretariat.engines.reading.mentions import DateMention
from secretariat.engines.reading.russian.attendance import Attendant, attendant
from secretariat.engines.reading.russian.circumstances import Venue, date_near, venue_near
from secretariat.engines.reading.russian.inflection import nominative_plural
from secretariat.engines.reading.russian.patterns import Match, matches, patterns_of
from secretariat.engines.reading.russian.persons import Person
from secretariat.engines.reading.russian.speakers import holder_key
from secretariat.engines.reading.russian.units import Line, OfficeNamed, Place, Unit
from secretariat.engines.values.spans import Span


@dataclass(frozen=True, slots=True)
class Talk:
    """A talk or visit of named persons in one line."""

    first: int
    last: int
    span: Span
    lemma: str
    kind: str
    title: str
    status: str
    attendants: tuple[Attendant, ...]
    date: DateMention | None
    venue: Venue | None
    rule: str


def talks_in(line: Line, holders: Mapping[str, Person] | None = None) -> list[Talk]:
    """Return the talks and visits that a line tells, each pair once."""
    found: list[Talk] = []
    people = holders or {}
    if not any(u.kind == "P" or (u.kind == "O" and people) for u in line.units):
        return found
    for pattern, status, rule in patterns_of("talk", line):
        for match in matches(pattern, line):
            found += [t for t in _talks(line, match, status, rule, people) if not _is_known(t, found)]
    for pattern, status in patterns_of("visit", line):
        for match in matches(pattern, line):
            visit = _visit(line, match, status, people)
            if visit is not None and not _is_known(visit, found):
                found.append(visit)
    return found


def visitor_talks(line: Line, visitor: Attendant | None) -> list[Talk]:
    """Return the talks of a visitor: "в ходе визита состоялись встречи с А и Б"."""
    found: list[Talk] = []
    if visitor is None or not any(u.lemma in ("визит", "поездка", "пребывание") for u in line.units):
        return found
    told = (
        (status, match)
        for row, status in patterns_of("talk-of-visitor", line)
        for match in matches(row, line)
    )
    for status, match in told:
        noun = line.units[match.groups["noun"]]
        for at in [match.groups["two"], *_listed(line, match.groups["two"])]:
            two = attendant(line.units[at])
            if two is not None and two.value != visitor.value:
                span = Span(
                    line.units[match.first].span.start, line.units[max(match.last, at + 1) - 1].span.end
                )
                one = Attendant(visitor.value, noun.span, visitor.span)
                date = date_near(line, match.first, match.last, None)
                pair, lemma = (one, two), noun.lemma
                talk = Talk(
                    match.first,
                    match.last,
                    span,
                    lemma,
                    "bilateral",
                    lemma,
                    status,
                    pair,
                    date,
                    None,
                    "visitor",
                )
                found.append(talk)
    return found


def _is_known(talk: Talk, found: list[Talk]) -> bool:
    names = {a.value for a in talk.attendants}
    return any({a.value for a in t.attendants} == names and t.kind == talk.kind for t in found)


def _is_denied(line: Line, match: Match) -> bool:
    return any(u.lemma in ("не", "если", "бы") for u in line.units[match.first : match.last])


def _talks(line: Line, match: Match, status: str, rule: str, holders: Mapping[str, Person]) -> Iterator[Talk]:
    """Yield one talk with each person of a list: "встретился с А, Б и В"."""
    if _is_denied(line, match) or _is_quoted(line, match):
        return
    others = [match.groups["two"], *(_listed(line, match.groups["two"]) if rule == "met" else ())]
    one = _actor(line, match.groups["one"], holders)
    date = date_near(line, match.first, match.last, None)
    venue = venue_near(line, match.first, match.last, None)
    noun = match.unit("noun")
    lemma = noun.lemma if noun else "встреча"
    title = "телефонный разговор" if lemma == "разговор" else lemma
    for at in others:
        two = attendant(line.units[at]) or _holder(line.units[at], holders) or _group(line, at)
        if one is not None and two is not None and one.value != two.value:
            last = max(match.last, at + 1)
            span = Span(line.units[match.first].span.start, line.units[last - 1].span.end)
            yield Talk(
                match.first, last, span, lemma, "bilateral", title, status, (one, two), date, venue, rule
            )


def _actor(line: Line, at: int, holders: Mapping[str, Person]) -> Attendant | None:
    """Return who acts: a person, or a title without a name that only one person of the text has."""
    unit = line.units[at]
    following = line.units[at + 1] if at + 1 < len(line.units) else None
    if unit.kind == "O" and following is not None and (following.kind == "P" or following.surface == ","):
        return None
    return attendant(unit) or _holder(unit, holders)


def _holder(unit: Unit, holders: Mapping[str, Person]) -> Attendant | None:
    """Return the person whom a title without a name means: "и с эмиром Катара"."""
    if not isinstance(unit.named, OfficeNamed) or unit.named.is_plural or not unit.named.organisations:
        return None
    person = holders.get(holder_key(unit.named))
    return None if person is None else Attendant(person.value, unit.span, person.source or person.span)


def _group(line: Line, at: int) -> Attendant | None:
    """Return those whom a title in the plural names: "принял глав делегаций"."""
    unit = line.units[at]
    following = line.units[at + 1] if at + 1 < len(line.units) else None
    is_group = isinstance(unit.named, OfficeNamed) and unit.named.is_plural
    if not is_group or (following is not None and following.kind == "P"):
        return None
    head, _, rest = unit.surface.partition(" ")
    return Attendant(f"{nominative_plural(head)} {rest}".strip(), unit.span)


def _listed(line: Line, at: int) -> Iterator[int]:
    at += 1
    while at < len(line.units):
        unit = line.units[at]
        following = line.units[at + 1] if at + 1 < len(line.units) else None
        if unit.kind == "P" or (unit.kind == "O" and (following is None or following.kind != "P")):
            yield at
        elif unit.kind == "W" and unit.surface[0].isupper() and line.units[at - 1].kind == "P":
            pass  # the second part of a name
        elif (
            unit.surface not in (",", "с")
            and unit.lemma != "и"
            and unit.kind != "O"
            and unit.lemma != "также"
        ):
            return
        at += 1


def _is_quoted(line: Line, match: Match) -> bool:
    opened = [u.surface for u in line.units[: match.first] if u.surface in ("«", "»")]
    return bool(opened) and opened[-1] == "«"


def _visit(line: Line, match: Match, status: str, holders: Mapping[str, Person]) -> Talk | None:
    if _is_denied(line, match) or _is_quoted(line, match):
        return None
    who = _actor(line, match.groups["who"], holders)
    unit = line.units[match.groups["place"]]
    if who is None or not isinstance(unit.named, Place):
        return None
    at = match.groups["noun"]
    before = line.units[at - 1]
    adjective = before.surface if before.part == "J" and before.lemma != "который" else ""
    title = _visit_title(adjective)
    venue = Venue(unit.named.value, unit.named.span, False)
    date = date_near(line, match.first, match.last, at)
    return Talk(
        match.first, match.last, match.span, "визит", "visit", title, status, (who,), date, venue, "visit"
    )


def _visit_title(adjective: str) -> str:
    stem = adjective[:-2] if len(adjective) > 3 else ""
    return f"{stem}{'ый' if not stem.endswith(('к', 'г')) else 'ий'} визит" if stem else "визит"
