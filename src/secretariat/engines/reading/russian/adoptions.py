"""Texts that were adopted, approved or signed."""

from collections.abc import Iterator, Sequence

from secretariat.engines.reading.findings import Grade, Kind
from secretariat.engines.reading.mentions import DateMention
from secretariat.engines.reading.russian.document import Document
from secretariat.engines.reading.russian.inflection import is_plural, is_plural_adjective, nominative_phrase
from secretariat.engines.reading.russian.making import Draft, named, slot
from secretariat.engines.reading.russian.told_meetings import Meeting
from secretariat.engines.reading.russian.units import BodyNamed, Line, OfficeNamed, Unit
from secretariat.engines.reading.russian.wordlists import word_set
from secretariat.engines.values.spans import Span

INSTRUMENTS = {
    "декларация": "declaration", "резолюция": "resolution", "решение": "decision",
    "рекомендация": "recommendation", "повестка": "agenda", "стратегия": "strategy",
    "коммюнике": "communique", "меморандум": "memorandum", "соглашение": "agreement",
    "договор": "agreement", "протокол": "agreement", "конвенция": "agreement", "заявление": "other",
    "обращение": "other", "программа": "other", "план": "other", "концепция": "other", "хартия": "other",
    "устав": "other", "регламент": "other", "положение": "other", "постановление": "resolution",
    "бюджет": "other", "документ": "other", "дорожный": "other", "послание": "other", "доктрина": "other",
    "направление": "other", "перечень": "other", "распоряжение": "decision", "акт": "other",
    "манифест": "declaration", "карта": "other", "пакт": "agreement", "кодекс": "other",
    "заключение": "other", "закон": "other",
    "комплекс": "other", "директива": "decision", "декрет": "decision", "призыв": "other",
}  # fmt: skip
ADOPTS = word_set("adoptions-verbs")
_STOPS = word_set("adoptions-stops")
_MUST_HAVE_MORE = word_set("adoptions-must-have-more")
_LEADERS = (
    "лидер",
    "глава",
    "участник",
    "министр",
    "президент",
    "делегат",
    "член",
    "руководитель",
    "парламентарий",
)
_KNOWN_ALONE = ("декларация", "коммюнике", "меморандум")
_FURTHEST = 9
_NEXT_OF_LIST = 9  # units from one text of a list to the next
_LONGEST = 26


def find_adoptions(document: Document, meetings: list[Meeting]) -> Iterator[Draft]:
    """Yield the texts that a verb says were adopted."""
    for number, line in enumerate(document.lines):
        for at, unit in enumerate(line.units):
            if unit.lemma in _BY_NOUN and _ends_with(line, at):
                yield from _of_noun(document, line, at, meeting_before(meetings, number))
            if unit.lemma in ADOPTS and _is_done(line, at):
                yield from _of_verb(document, line, at, meeting_before(meetings, number))


_BY_NOUN = ("подписание", "принятие", "утверждение", "одобрение")
_ENDS = ("завершиться", "закончиться", "увенчаться", "ознаменоваться", "завершаться", "заканчиваться")


def _ends_with(line: Line, at: int) -> bool:
    """Tell whether a meeting ended with what a noun names: "завершился подписанием декларации"."""
    before = line.units[max(0, at - 6) : at]
    is_done = any(u.lemma in _ENDS and u.part == "V" and u.cases in ("past", "pres") for u in before)
    return "i" in line.units[at].cases and is_done


def _of_noun(document: Document, line: Line, noun: int, meeting: Meeting | None) -> Iterator[Draft]:
    """Yield the text that a noun of adopting governs."""
    for at in range(noun + 1, min(noun + _FURTHEST, len(line.units))):
        unit = line.units[at]
        if unit.lemma in INSTRUMENTS and unit.part == "N" and "g" in unit.cases:
            draft = text_of(document, line, noun, at, title_end(line, at), meeting)
            if draft is not None:
                yield draft
            return
        if unit.part not in "JF" and unit.kind not in "QA":
            return


def _is_done(line: Line, at: int) -> bool:
    unit = line.units[at]
    around = line.units[max(0, at - 3) : at + 2]
    if unit.part == "S" and at and line.units[at - 1].lemma == "и":
        # "будут приняты решения и подписаны документы": the auxiliary stands once.
        around = line.units[: at + 2]
    if any(
        u.lemma in ("не", "бы", "планировать", "предложить") or (u.lemma == "быть" and u.cases == "futr")
        for u in around
    ):
        return False
    if any(u.surface in "«»" for u in line.units[:at]) and line.units[at].part != "S":
        return False
    return unit.part == "S" or (unit.part == "V" and unit.cases == "past")


def meeting_before(meetings: list[Meeting], number: int) -> Meeting | None:
    """Return the held meeting told last before a line, else the first one."""
    held = [m for m in meetings if m.status == "held" and not m.is_talk and m.body is not None]
    return next((m for m in reversed(held) if m.last_line <= number), held[0] if held else None)


def _of_verb(document: Document, line: Line, verb: int, meeting: Meeting | None) -> Iterator[Draft]:
    """Yield each text of the list that a verb governs; a passive may follow its subject."""
    wanted = "n" if line.units[verb].part == "S" else "a"
    at, limit, found = verb + 1, verb + _FURTHEST, False
    while at < min(limit, len(line.units)):
        unit = line.units[at]
        if unit.lemma in INSTRUMENTS and unit.part == "N" and wanted in unit.cases:
            end = title_end(line, at)
            draft = text_of(document, line, verb, at, end, meeting)
            if draft is not None:
                found = True
                yield draft
            at, limit = end, end + _NEXT_OF_LIST
            continue
        if unit.surface in (";", ".") or (unit.part in "VS" and at > verb + 1):
            break
        at += 1
    if not found:
        yield from _before(document, line, verb, meeting, wanted)


def _before(
    document: Document, line: Line, verb: int, meeting: Meeting | None, wanted: str
) -> Iterator[Draft]:
    """A subject before its passive, or an object that opens the sentence: "Заявление подписали"."""
    for at in range(verb - 1, -1, -1):
        unit = line.units[at]
        if unit.surface in (";", ":") or (unit.part in "V" and unit.lemma != "быть"):
            return
        is_head = unit.lemma in INSTRUMENTS and unit.part == "N" and wanted in unit.cases
        is_head = is_head and (wanted == "n" or (at <= _OPENING and _is_free_of_subject(line, verb)))
        if is_head and not is_plural(unit.surface) and not _is_governed(line, at):
            draft = text_of(document, line, verb, at, min(title_end(line, at), verb), meeting)
            if draft is not None:
                yield draft
            return


_OPENING = 2  # units from the beginning of a sentence


def _is_free_of_subject(line: Line, verb: int) -> bool:
    return not any(u.kind in "PSBO" and "n" in u.cases for u in line.units[:verb])


def _is_governed(line: Line, at: int) -> bool:
    """Tell whether a preposition stands before the noun and its adjectives."""
    while at > 0 and (line.units[at - 1].part in "JF" or line.units[at - 1].kind in "QA"):
        at -= 1
    return at > 0 and line.units[at - 1].part == "R"


def title_end(line: Line, head: int) -> int:
    """Return where the title of a text ends: at the clause's end or before the next text of a list."""
    units, at = line.units, head + 1
    while at < len(units) and at - head < _LONGEST:
        unit = units[at]
        if unit.surface == "«":
            at = next((n for n in range(at, len(units)) if units[n].surface == "»"), at) + 1
            continue
        is_other = unit.part == "N" and bool(unit.cases) and not set(unit.cases) & set("gdip")
        if is_other and (at == head + 1 or units[at - 1].part == "N"):
            break
        if at == head + 1 and unit.surface == "," and (after := after_participle(units, at)) is not None:
            at = after + 1
            continue
        if unit.surface == "," and _goes_on(units, head, at):
            at += 1
            continue
        if unit.surface in ("—", "–", "-") and _is_of_members(units, at):
            at += 1
            continue
        if unit.surface in _STOPS or unit.surface == "," or (unit.part in "VSG" and unit.lemma):
            break
        if unit.lemma in ("и", "а") and _next_text(line, at):
            break
        at += 1
    while at > head + 1 and (units[at - 1].part in ("R", "C", "L") or units[at - 1].lemma == "быть"):
        at -= 1
    return at


def _is_of_members(units: Sequence[Unit], dash: int) -> bool:
    """Tell whether a dash stands in "государств — участников СНГ"."""
    after = units[dash + 1] if dash + 1 < len(units) else None
    return after is not None and after.lemma in ("участник", "член", "участница", "учредитель")


def _goes_on(units: Sequence[Unit], head: int, comma: int) -> bool:
    """Tell whether a comma stands between the subjects of a text: "о мире, дружбе и торговле"."""
    after = units[comma + 1] if comma + 1 < len(units) else None
    is_about = any(u.lemma == "о" for u in units[head + 1 : comma])
    is_one_more = after is not None and after.part in "NJ" and "p" in after.cases and after.kind == "W"
    joint = next((n for n in range(comma + 1, min(comma + 8, len(units))) if units[n].lemma == "и"), None)
    return (
        is_about
        and is_one_more
        and joint is not None
        and after is not None
        and after.lemma not in INSTRUMENTS
    )


def after_participle(units: Sequence[Unit], comma: int) -> int | None:
    """Return the comma that ends "резолюцию, предложенную Корвой, о ...", where the subject follows it."""
    if comma + 1 >= len(units) or units[comma + 1].part != "F":
        return None
    end = next((n for n in range(comma + 2, min(comma + 9, len(units))) if units[n].surface == ","), None)
    is_subject = end is not None and end + 1 < len(units) and units[end + 1].lemma == "о"
    return end if is_subject else None


def _next_text(line: Line, at: int) -> bool:
    following = line.units[at + 1 : at + 5]
    for unit in following:
        if unit.lemma in INSTRUMENTS and unit.part == "N":
            return True
        if unit.part not in "JFCL" and unit.kind not in "QA":
            return False
    return False


def _first_of_title(units: Sequence[Unit], verb: int, head: int) -> int:
    """Return where the adjectives of a title begin."""
    first = head
    while first > 0 and first - 1 != verb:
        if units[first - 1].kind not in "QA" and not _is_adjective(units[first - 1]):
            break
        first -= 1
    return first


_OF_SITTING = ("день", "заседание", "сессия", "встреча", "пленарный", "форум", "саммит")
_OWNERS = ("участник", "сторона", "министр", "документ")
_UNNAMED = ("соответствовать", "соответствующий", "такой", "этот", "данный")


def _is_text(line: Line, verb: int, first: int, head: int, end: int, meeting: Meeting | None) -> bool:
    """Tell whether a noun and its words name one text: not "решение провести", not "такое заявление"."""
    units, noun = line.units, line.units[head]
    before = units[first - 1] if first else None
    is_owned = before is not None and before.kind == "W" and before.part == "N" and first - 1 != verb
    if is_owned and before is not None and before.lemma not in _OWNERS:
        return False
    if noun.lemma == "карта" and not any(u.lemma == "дорожный" for u in units[first:head]):
        return False
    following = units[head + 1] if head + 1 < len(units) else None
    if noun.lemma == "повестка" and following is not None and following.lemma in _OF_SITTING:
        return False
    if noun.lemma == "решение" and _is_mere(line, verb, head):
        return False
    is_known = meeting is not None and meeting.body is not None and noun.lemma in _KNOWN_ALONE
    is_bare = end == head + 1 and first == head and not is_known and not _tells_content(line, end)
    if is_bare and not (noun.surface[0].isupper() and head > 0):
        return False
    is_titled = 0 < first < head and units[first].surface[0].isupper()
    if noun.lemma in _MUST_HAVE_MORE and end == head + 1 and not is_titled:
        return False
    is_pointed_at = any(u.lemma in ("это", "этот", "тот") for u in units[head + 1 : head + 3])
    return units[first].lemma not in _UNNAMED and not is_pointed_at


def _tells_content(line: Line, end: int) -> bool:
    """Tell whether what a text says follows: "принял заявление, согласно которому ..."."""
    following = [u.lemma for u in line.units[end : end + 3]]
    return following[:1] == [","] and (following[1:3] in (["согласно", "который"], ["в", "который"]))


def _title(document: Document, line: Line, verb: int, first: int, head: int, end: int) -> tuple[str, Span]:
    """Return the title with its head in the nominative, and where it stands."""
    units, noun = line.units, line.units[head]
    span = Span(units[first].span.start, units[end - 1].span.end)
    adjectives = [u.surface for u in units[first:head]]
    is_many = is_plural(noun.surface) or any(is_plural_adjective(word) for word in adjectives)
    as_written = document.text(Span(span.start, noun.span.end))
    head_words = as_written if is_many else nominative_phrase(adjectives, noun.surface)
    if units[first].surface[0].isupper() and first > verb:
        head_words = head_words[0].upper() + head_words[1:]
    title = " ".join(f"{head_words}{document.source.view[noun.span.end : span.end]}".split())
    if title.endswith("»") and "«" not in title:
        return title[:-1], Span(span.start, span.end - 1)
    return title, span


def text_of(
    document: Document, line: Line, verb: int, head: int, end: int, meeting: Meeting | None
) -> Draft | None:
    first = _first_of_title(line.units, verb, head)
    if not _is_text(line, verb, first, head, end, meeting):
        return None
    units, noun = line.units, line.units[head]
    title, span = _title(document, line, verb, first, head, end)
    draft = Draft(Kind.ADOPTION, "ru.adoption.verb")
    draft.put("instrument", INSTRUMENTS[noun.lemma], slot(document, noun.span))
    draft.put("title", title, slot(document, span))
    draft.evidence.append(Span(min(units[verb].span.start, span.start), max(units[verb].span.end, span.end)))
    _put_body(draft, document, line, verb, meeting)
    _put_date(draft, document, line, verb, meeting)
    is_about = end > head + 1 and (units[head + 1].lemma == "о" or units[head + 1].surface == "«")
    if not draft.has("body") and first == head and not noun.surface[0].isupper() and not is_about:
        return None
    if draft.has("body") and draft.has("date") and noun.lemma in ("декларация", "стратегия", "коммюнике"):
        draft.grade = Grade.ACCEPTED
    return draft


def _is_mere(line: Line, verb: int, head: int) -> bool:
    """Tell whether "принять решение" says no more than "решить": no organ acts, no text is named."""
    units = line.units
    following = units[head + 1 : head + 6]
    if any(u.part == "I" for u in following[:4]) and not any(u.lemma == "о" for u in following[:2]):
        return True
    is_signed = units[verb].lemma != "принять" or any(u.surface in ("«", "№") for u in following)
    is_of_organ = any(isinstance(u.named, BodyNamed) and "n" in u.cases for u in units[:verb])
    return not is_signed and not is_of_organ and not is_plural(units[head].surface)


def _is_adjective(unit: Unit) -> bool:
    return (
        unit.kind == "W"
        and unit.part in "JF"
        and bool(unit.cases)
        and unit.lemma not in ("который", "этот", "ряд")
    )


def _put_body(draft: Draft, document: Document, line: Line, verb: int, meeting: Meeting | None) -> None:
    """The body that adopts: the subject of the verb, or that of the meeting."""
    near = [
        u
        for at, u in enumerate(line.units[:verb])
        if isinstance(u.named, BodyNamed) and "n" in u.cases and (u.named.organ or at == verb - 1)
    ]
    body = near[-1].named if near else _of_leaders(line, verb) or (meeting.body if meeting else None)
    if not isinstance(body, BodyNamed):
        return
    value, where = named(document, body)
    source = None if near or line.span.holds(where.span) else body.span
    draft.put("body", value, slot(document, where.span, where.inferred_from or source))
    if not near:
        draft.evidence.append(body.span)


def _of_leaders(line: Line, verb: int) -> BodyNamed | None:
    """The body of those who adopt: "Лидеры стран СНГ приняли", "министры ОЧЭС подписали"."""
    for at, unit in enumerate(line.units[:verb]):
        office = unit.named
        if isinstance(office, OfficeNamed) and office.is_plural and "n" in unit.cases:
            owned = next((o for o in office.organisations if isinstance(o, BodyNamed)), None)
            if owned is not None:
                return owned
        near = line.units[at + 1 : at + 4]
        is_group = unit.lemma in _LEADERS and "n" in unit.cases and unit.part == "N"
        owner = next((u.named for u in near if isinstance(u.named, BodyNamed)), None) if is_group else None
        if owner is not None and owner.key:
            return owner
    return None


def _put_date(draft: Draft, document: Document, line: Line, verb: int, meeting: Meeting | None) -> None:
    """The day: a date before the verb, else the last day of the meeting (inferred)."""
    near = [*line.units[:verb], *line.units[verb + 1 : verb + 3]]
    before = [
        u.named for u in near if isinstance(u.named, DateMention) and u.named.edtf and not u.named.is_range
    ]
    if before:
        draft.put("date", before[-1].edtf, slot(document, before[-1].span, before[-1].inferred_from))
    elif meeting is not None and meeting.date is not None and meeting.date.edtf is not None:
        edtf = meeting.date.edtf.split("/")[-1]
        draft.put(
            "date", edtf, slot(document, meeting.date.span, meeting.date.inferred_from or meeting.date.span)
        )
