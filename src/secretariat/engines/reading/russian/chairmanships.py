"""Who chairs which body, from when to when: explicit patterns only, never nearness."""

import re
from collections.abc import Iterable, Iterator

from secretariat.engines.reading.findings import Grade, Kind, Slot
from secretariat.engines.reading.mentions import DateMention
from secretariat.engines.reading.russian.bodies import is_part_of_body
from secretariat.engines.reading.russian.document import Document
from secretariat.engines.reading.russian.interviews import asked_before
from secretariat.engines.reading.russian.lexicon import keys, names_in
from secretariat.engines.reading.russian.making import (
    Draft,
    named,
    organisation,
    people_of,
    put_dates,
    slot,
    state,
)
from secretariat.engines.reading.russian.patterns import Match, matches, matches_of, patterns_of
from secretariat.engines.reading.russian.tokens import tokenise
from secretariat.engines.reading.russian.units import BodyNamed, Line, OfficeNamed, Place, Unit
from secretariat.engines.reading.russian.wordlists import word_set
from secretariat.engines.values.edtf import parse
from secretariat.engines.values.spans import Span

# Patterns with the status that each gives by itself; None: by the tense of the verb.
_DECLINED = word_set("chairmanships-declined")
_ENDING = word_set("chairmanships-ending")
# Beginnings of the words without which no sentence speaks of a chair.
_ABOUT = (
    "председ",
    "сопредсед",
    "президентств",
    "страна-председ",
    "государство-председ",
    "возглав",
    "руководить",
)
_UNTIL = ("до ", "по ")


def find_chairmanships(document: Document) -> Iterator[Draft]:
    """Yield the chairmanships of a document, each holder's turn once."""
    found: list[Draft] = []
    told: BodyNamed | None = None
    before = 0
    for number, line in enumerate(document.lines):
        told = _body_of(line) or told
        told_here = [*_by_pattern(document, line, told), *_of_country(document, line)]
        told_here += _answered(document, number, told)
        if told_here or (found and found[-1].evidence[0].end > before):
            told_here += _followed(document, line, told)
        before = line.span.start
        # Within a line the reading with a written date goes before the same one without.
        told_here.sort(key=lambda draft: not _is_dated(draft))
        for draft in told_here:
            if not _known(draft, found):
                found.append(draft)
    yield from found


_PASSING = ("переходить", "передавать", "принимать", "становиться", "начинаться", "получать", "начинать")
_PRESIDES = re.compile(r"(?:действующий |временный )?(?:со)?председатель")


def _is_of_body(name: str) -> bool:
    """Tell whether an organ is one of a known organisation: "Совет МПА СНГ", not "Совет Федерации"."""
    hits = names_in(tokenise(name, Span(0, len(name))))
    return any(hit.entry.kind == "body" for hit in hits)


# Organs that work every day under a head of their own: no turn of a member passes there.
_EXECUTIVE = ("коллегия", "исполнительный комитет", "исполком", "секретариат", "правление")
_NO_LONGER = re.compile(r"бывш|прежн|тогдашн|\bэкс")
_NOT_YET = re.compile(r"избранн|будущ|следующ")


def chairs_in_office(document: Document, offices: Iterable[Draft]) -> Iterator[Draft]:
    """Yield the chairs that persons hold by office: "председатель Коллегии ... Ирма Даль"."""
    for office in offices:
        body = str(office.values.get("organisation") or "")
        is_state = keys().get(body, "").isupper()
        is_executive = body.lower().startswith(_EXECUTIVE)
        if (
            not body
            or is_state
            or is_executive
            or not _is_of_body(body)
            or not _PRESIDES.fullmatch(str(office.values["office"]))
        ):
            continue
        draft = Draft(Kind.CHAIRMANSHIP, "ru.chairmanship.office", evidence=list(office.evidence))
        for name, value in (
            ("body", "organisation"),
            ("holder", "person"),
            ("start", "start"),
            ("end", "end"),
        ):
            if office.has(value):
                draft.values[name] = office.values[value]
                if value in office.slots:
                    draft.slots[name] = office.slots[value]
        words = document.text(office.evidence[0]).lower()
        status = "past" if _NO_LONGER.search(words) else "incoming" if _NOT_YET.search(words) else "current"
        today = document.today.day.isoformat() if document.today else "9999"
        start = str(draft.values.get("start") or "")
        draft.put("status", "incoming" if start > today else status)
        yield draft


def _is_dated(draft: Draft) -> bool:
    where = draft.slots.get("start")
    return isinstance(where, Slot) and any(letter.isdigit() for letter in where.surface)


def _body_of(line: Line) -> BodyNamed | None:
    titled = [o for u in line.units if isinstance(u.named, OfficeNamed) for o in u.named.organisations]
    bodies = [b for b in (*titled, *(u.named for u in line.units)) if isinstance(b, BodyNamed) and b.key]
    return next((b for b in reversed(bodies) if not is_part_of_body(b.organisation)), None)


def _by_pattern(document: Document, line: Line, told: BodyNamed | None) -> Iterator[Draft]:
    if not any(u.lemma.startswith(_ABOUT) for u in line.units):
        return
    for pattern, status in patterns_of("chairmanship", line):
        for match in matches(pattern, line):
            draft = _draft(document, line, match, None if status == "-" else status, told)
            if draft is not None:
                yield draft
    for match in () if told is None else matches_of("chairmanship-pronoun", line):
        draft = _draft(document, line, match, None, told)
        if draft is not None:
            yield draft


def _answered(document: Document, number: int, told: BodyNamed | None) -> Iterator[Draft]:
    """Who is to chair, as an answer says: "— Кто примет председательство? — Дания"."""
    line = document.lines[number]
    for question in asked_before(document.lines, number):
        for (pattern,) in patterns_of("chairmanship-asked", question):
            if told is not None and any(matches(pattern, question)):
                for match in matches_of("chairmanship-answer", line):
                    draft = _draft(document, line, match, "incoming", told)
                    if draft is not None:
                        draft.evidence.append(question.span)
                        yield draft


def _followed(document: Document, line: Line, told: BodyNamed | None) -> Iterator[Draft]:
    """Who is to chair next, in or right after a sentence that says who chairs: "затем её сменит X"."""
    for match in matches_of("chairmanship-successor", line):
        draft = _draft(document, line, match, "incoming", told)
        if draft is not None:
            yield draft


def _draft(
    document: Document, line: Line, match: Match, status: str | None, told: BodyNamed | None
) -> Draft | None:
    unit = match.unit("holder")
    holder = _holder(document, unit) if unit is not None else None
    body, inferred = _body(match, told)
    if holder is None or body is None or (status != "declined" and _is_denied(line, match)):
        return None
    draft = Draft(Kind.CHAIRMANSHIP, "ru.chairmanship.explicit", evidence=[match.span])
    value, where = organisation(document, body)
    source = inferred or where.inferred_from
    draft.put("body", value, slot(document, where.span, source))
    if source is not None:
        draft.evidence.append(source)
    draft.put("holder", *holder)
    date = None if status == "past" else _date(match, status)
    verb = match.unit("verb")
    if date is not None and verb is not None and verb.lemma in _ENDING - {"передать"} and not date.is_range:
        draft.put("end", date.edtf, slot(document, date.span, date.inferred_from))
    elif date is not None and _is_end(line, date) and (verb is None or verb.cases != "futr"):
        draft.put("end", date.edtf, slot(document, date.span, date.inferred_from))
        date = None
    elif date is not None:
        put_dates(draft, document, date)
    draft.put("status", status if status not in (None, "by-date") else _status(document, verb, date, match))
    if inferred is None and where.inferred_from is None and verb is not None and status is None:
        draft.grade = Grade.ACCEPTED
    _begin_today(draft, document, line, verb)
    return draft


def _holder(document: Document, unit: Unit) -> tuple[str, Slot] | None:
    """Return the state that holds a chair, or the person."""
    person = people_of(unit)
    return named(document, person) if person is not None else state(document, unit)


def _body(match: Match, told: BodyNamed | None) -> tuple[BodyNamed | None, Span | None]:
    unit = match.unit("body")
    if unit is not None and isinstance(unit.named, BodyNamed):
        return (unit.named, None) if unit.named.key else (None, None)
    elected = match.unit("elected")
    if elected is not None:
        return _of_elected(elected, told)
    chair = match.unit("chair")
    if chair is not None:
        office = chair.named
        if not isinstance(office, OfficeNamed) or not office.head.startswith(("председ", "сопредсед")):
            return None, None
        owned = next((o for o in office.organisations if isinstance(o, BodyNamed)), None)
        return (owned, None) if owned and (owned.key or _is_of_body(owned.value)) else (None, None)
    return (told, told.organisation_span or told.span) if told is not None else (None, None)


def _of_elected(elected: Unit, told: BodyNamed | None) -> tuple[BodyNamed | None, Span | None]:
    """Return the body told of, whose chair is elected where the title is no more than "председатель"."""
    office = elected.named
    if not isinstance(office, OfficeNamed) or not _PRESIDES.fullmatch(office.value):
        return None, None
    if office.organisations:
        return None, None  # an office, from which the chair is read
    return (told, told.organisation_span or told.span) if told is not None else (None, None)


def _is_denied(line: Line, match: Match) -> bool:
    words = line.units[max(0, match.first - 2) : match.last]
    return any(u.lemma in ("не", "кросс-председательство") or u.lemma in _DECLINED for u in words)


def _date(match: Match, status: str | None = None) -> DateMention | None:
    """The term of the chair; beside "под председательством" a date is that of the meeting."""
    unit = match.unit("when")
    if unit is not None and isinstance(unit.named, DateMention) and unit.named.edtf:
        return unit.named
    if status == "current":
        return None
    return next(
        (
            u.named
            for u in match.line.units[match.first : match.last]
            if isinstance(u.named, DateMention) and u.named.edtf
        ),
        None,
    )


def _is_end(line: Line, date: DateMention) -> bool:
    """Tell whether a date says until when: "председательствует до мая"."""
    own = next((u for u in line.units if u.named == date), None)
    return own is not None and not date.is_range and own.surface.lower().startswith(_UNTIL)


def _status(document: Document, verb: Unit | None, date: DateMention | None, match: Match) -> str:
    by_date = _by_date(document, date)
    if any(u.lemma == "быть" and u.cases == "futr" for u in match.line.units[match.first : match.last]):
        return "incoming"
    if verb is None:
        return by_date or "current"
    if verb.lemma in _ENDING and verb.lemma != "передать":
        return "outgoing"
    if verb.cases == "futr":
        return "incoming"
    if verb.cases == "past" and verb.lemma == "председательствовать":
        return "outgoing" if by_date == "current" else (by_date or "past")
    if verb.cases == "pres" and verb.lemma in _PASSING and by_date != "current":
        return "incoming"
    if verb.cases == "pres" and verb.lemma not in _PASSING and by_date == "past":
        return "current"
    return by_date or "current"


def _by_date(document: Document, date: DateMention | None) -> str | None:
    """Return past, current or incoming by the day of the document."""
    if date is None or date.edtf is None or document.today is None:
        return None
    first, _, last = date.edtf.partition("/")
    begins, ends_in = parse(first).iso_start or first, parse(last or first).iso_end or last
    today = document.today.day.isoformat()
    if begins > today[: len(begins)]:
        return "incoming"
    is_over = bool(ends_in) and ends_in < today[: len(ends_in)]
    is_term = bool(last) or len(first) == len("2024") or first != begins
    return "past" if is_over and is_term else "current"


_PASSED = word_set("chairmanships-passed")


def _begin_today(draft: Draft, document: Document, line: Line, verb: Unit | None) -> None:
    """A chair passed on the only day of its sentence, else in the month of the document (inferred)."""
    if draft.has("start") or verb is None or document.today is None or draft.values["status"] != "current":
        return
    if verb.lemma in _PASSED and verb.cases == "past":
        dates = [u.named for u in line.units if isinstance(u.named, DateMention) and u.named.edtf]
        if len(dates) == 1:
            put_dates(draft, document, dates[0])
            draft.evidence.append(dates[0].span)
        if dates:
            return
        source = document.today.span or verb.span
        draft.put("start", document.today.day.isoformat()[:7], slot(document, verb.span, source))


def _of_country(document: Document, line: Line) -> Iterator[Draft]:
    """ "Президент Белоруссии X, чья страна председательствовала в организации"."""
    for match in matches_of("chairmanship-country", line):
        unit, body = match.unit("holder"), match.unit("body")
        office = unit.named if unit is not None else None
        if not isinstance(office, OfficeNamed) or body is None or not isinstance(body.named, BodyNamed):
            continue
        place = next((o for o in office.organisations if isinstance(o, Place)), None)
        if place is None:
            continue
        draft = Draft(Kind.CHAIRMANSHIP, "ru.chairmanship.country-of", evidence=[match.span])
        value, where = organisation(document, body.named)
        draft.put("body", value, where)
        if where.inferred_from is not None:
            draft.evidence.append(where.inferred_from)
        draft.put("holder", place.value, slot(document, place.span))
        date = _date(match)
        if date is not None:
            put_dates(draft, document, date)
        draft.put("status", _status(document, match.unit("verb"), date, match))
        yield draft


def _known(draft: Draft, found: list[Draft]) -> bool:
    """Tell whether a turn was told before; the more exact dates are kept."""
    for other in found:
        if not _is_same(draft, other):
            continue
        if len(str(draft.values.get("start") or "")) > len(str(other.values.get("start") or "")):
            for name in ("start", "end"):
                if draft.has(name):
                    other.values[name], other.slots[name] = draft.values[name], draft.slots[name]
            other.evidence += draft.evidence
        return True
    return False


def _meets(one: Draft, other: Draft) -> bool:
    return any(a.meets(b) for a in one.evidence[:1] for b in other.evidence[:1])


def _is_same(one: Draft, other: Draft) -> bool:
    known = keys()
    for name in ("body", "holder"):
        first, second = str(one.values[name]), str(other.values[name])
        if known.get(first, first) != known.get(second, second):
            return False
    if _meets(one, other) and not (_is_dated(one) and _is_dated(other)):
        return True
    if one.values["status"] != other.values["status"]:
        return {one.values["status"], other.values["status"]} == {"current", "outgoing"} and not one.has(
            "start"
        )
    starts = [str(d.values["start"])[:4] for d in (one, other) if d.has("start")]
    return len(set(starts)) < 2
