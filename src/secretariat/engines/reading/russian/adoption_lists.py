"""Texts in lists of documents, and texts of which a participle says when they were adopted."""

from collections.abc import Iterator, Sequence

from secretariat.engines.reading.findings import Kind
from secretariat.engines.reading.mentions import DateMention
from secretariat.engines.reading.russian.adoptions import (
    ADOPTS,
    INSTRUMENTS,
    meeting_before,
    text_of,
    title_end,
)
from secretariat.engines.reading.russian.document import Document
from secretariat.engines.reading.russian.making import Draft, named, slot
from secretariat.engines.reading.russian.told_meetings import Meeting
from secretariat.engines.reading.russian.units import BodyNamed, Line, Unit
from secretariat.engines.reading.russian.words import MEETING_NOUNS
from secretariat.engines.values.spans import Span

_DOCUMENTS = ("документ", "акт", "решение", "текст", "соглашение")
_OPENS_ITEM = (":", ";", ",", "—", "–", "-", "(", "•")
_BEFORE_ITEM = ("документ", "который", "они", "число", "включать", "и", "как", "есть", "быть", "решение")
_HEAD_WITHIN = 6  # units from the beginning of an item to the noun of its title
_DATE_WITHIN = 4
_MEETING_WITHIN = 9


def find_listed(document: Document, meetings: list[Meeting]) -> Iterator[Draft]:
    """Yield the texts of "подписаны следующие документы: ...", in the sentence or in the lines after it."""
    opened: tuple[Line, int] | None = None
    for number, line in enumerate(document.lines):
        meeting = meeting_before(meetings, number)
        head = _head_of_item(line) if opened is not None else None
        if head is not None:
            draft = text_of(document, line, head, head, title_end(line, head), meeting)
            if draft is not None:
                assert opened is not None
                draft.evidence.append(opened[0].units[opened[1]].span)
                yield draft
            continue
        verb = _verb_of_documents(line)
        opened = (line, verb) if verb is not None and line.units[-1].surface == ":" else None
        if verb is not None and opened is None:
            yield from _in_line(document, line, verb, meeting)


def _verb_of_documents(line: Line) -> int | None:
    """Return the verb or participle in "подписан ряд документов", "среди принятых документов"."""
    for at, unit in enumerate(line.units):
        is_ahead = any(u.lemma == "быть" and u.cases == "futr" for u in line.units[max(0, at - 3) : at + 2])
        is_done = (unit.part in "FS" or (unit.part == "V" and unit.cases == "past")) and not is_ahead
        if (
            unit.lemma in ADOPTS
            and is_done
            and (any(u.lemma in _DOCUMENTS for u in line.units[at + 1 : at + 6]) or _opens_list(line, at))
        ):
            return at
    return None


def _opens_list(line: Line, verb: int) -> bool:
    """Tell whether a list of texts follows a bare verb: "По итогам подписаны:"."""
    return verb == len(line.units) - 2 and line.units[-1].surface == ":"


def _head_of_item(line: Line) -> int | None:
    """Return the noun of the text that an item of a list names: "2. Решение о бюджете"."""
    first = 0
    while first < len(line.units) and (line.units[first].kind == "X" or line.units[first].surface.isdigit()):
        first += 1
    if first == 0 and not line.units[0].surface[0].isupper():
        return None
    for at in range(first, min(first + _HEAD_WITHIN, len(line.units))):
        unit = line.units[at]
        if unit.lemma in INSTRUMENTS and unit.part == "N" and "n" in unit.cases:
            return at
        if unit.part not in "JF" and unit.kind not in "QA":
            return None
    return None


def _in_line(document: Document, line: Line, verb: int, meeting: Meeting | None) -> Iterator[Draft]:
    documents = next(n for n in range(verb + 1, len(line.units)) if line.units[n].lemma in _DOCUMENTS)
    for at in range(documents + 1, len(line.units)):
        unit = line.units[at]
        is_text = unit.lemma in INSTRUMENTS and unit.part == "N" and bool(set(unit.cases) & set("na"))
        if is_text and _opens(line.units, at):
            draft = text_of(document, line, verb, at, title_end(line, at), meeting)
            if draft is not None:
                yield draft


def _opens(units: Sequence[Unit], at: int) -> bool:
    """Tell whether a noun begins an item: after a sign or a word like "среди которых"."""
    while at > 0 and (units[at - 1].part in "JF" or units[at - 1].kind in "QA"):
        at -= 1
    return at > 0 and (units[at - 1].surface in _OPENS_ITEM or units[at - 1].lemma in _BEFORE_ITEM)


def find_dated(document: Document) -> Iterator[Draft]:
    """Yield the texts of "Договор о мире, подписанный 29 мая 2014 года"."""
    for line in document.lines:
        for at, unit in enumerate(line.units):
            if unit.part != "F" or unit.lemma not in ADOPTS or at == 0 or line.units[at - 1].surface != ",":
                continue
            near = line.units[at + 1 : at + 1 + _DATE_WITHIN]
            head = _noun_before(line, at)
            if head is None or not any(isinstance(u.named, DateMention) and u.named.edtf for u in near):
                continue
            draft = text_of(document, line, at, head, min(title_end(line, head), at - 1), None)
            if draft is not None:
                draft.rule = "ru.adoption.participle"
                yield draft


def find_concluding(document: Document, meetings: list[Meeting]) -> Iterator[Draft]:
    """Yield the texts of "в декларации, принятой по итогам саммита"; their body is that of the meeting."""
    for line in document.lines:
        for at, unit in enumerate(line.units):
            if unit.part != "F" or unit.lemma not in ADOPTS or at == 0 or line.units[at - 1].surface != ",":
                continue
            near = line.units[at + 1 : at + 1 + _MEETING_WITHIN]
            head = _noun_before(line, at)
            if head is None or not any(u.lemma in MEETING_NOUNS for u in near):
                continue
            told = [m for m in meetings if m.status == "held" and any(line.span.holds(s) for s in m.evidence)]
            draft = text_of(
                document, line, at, head, min(title_end(line, head), at - 1), told[-1] if told else None
            )
            bodies = [u.named for u in near if isinstance(u.named, BodyNamed) and u.named.key]
            if draft is None:
                continue
            if bodies:
                draft.put("body", *named(document, bodies[0]))
                draft.evidence.append(bodies[0].span)
            draft.rule = "ru.adoption.participle"
            yield draft


def find_quoted(document: Document, meetings: list[Meeting]) -> Iterator[Draft]:
    """Yield a text that is named by its title alone: "принято «Видение мира — 2040»"."""
    for number, line in enumerate(document.lines):
        meeting = meeting_before(meetings, number)
        for at in range(len(line.units) - 3):
            unit, opening = line.units[at], line.units[at + 1]
            if unit.lemma not in ADOPTS or unit.part != "S" or opening.surface != "«" or meeting is None:
                continue
            closing = next((n for n in range(at + 4, len(line.units)) if line.units[n].surface == "»"), None)
            if closing is None or meeting.body is None or not line.units[at + 2].surface[0].isupper():
                continue
            title = Span(line.units[at + 2].span.start, line.units[closing - 1].span.end)
            draft = Draft(Kind.ADOPTION, "ru.adoption.title", evidence=[Span(unit.span.start, title.end)])
            draft.put("instrument", "other", slot(document, unit.span))
            draft.put("title", document.text(title), slot(document, title))
            value, where = named(document, meeting.body)
            draft.put("body", value, slot(document, where.span, where.inferred_from or meeting.body.span))
            draft.evidence.append(meeting.body.span)
            if meeting.date is not None and meeting.date.edtf is not None:
                day = meeting.date.edtf.split("/")[-1]
                draft.put("date", day, slot(document, meeting.date.span, meeting.date.span))
            yield draft


def _noun_before(line: Line, participle: int) -> int | None:
    """Return the noun of a text with which a participle agrees, the nearest before it."""
    case = set(line.units[participle].cases)
    for at in range(participle - 2, -1, -1):
        unit = line.units[at]
        if unit.part in "VSI" or unit.surface in (";", ":"):
            return None
        if unit.lemma in INSTRUMENTS and unit.part == "N" and case & set(unit.cases):
            return at
    return None


def each_once(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Yield each text once; a title that holds all words of another is the same text's."""
    kept: list[set[str]] = []
    for draft in drafts:
        words = set(str(draft.values["title"]).lower().split())
        if not any(words <= other or other <= words for other in kept):
            kept.append(words)
            yield draft
