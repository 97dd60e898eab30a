"""Who belongs to which body, and what changed."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from secretariat.engines.reading.findings import Grade, Kind
from secretariat.engines.reading.mentions import DateMention
from secretariat.engines.reading.russian.belonging import tells_of_body
from secretariat.engines.reading.russian.document import Document
from secretariat.engines.reading.russian.interviews import asked_before
from secretariat.engines.reading.russian.lexicon import keys, long_names
from secretariat.engines.reading.russian.making import Draft, named, organisation, put_dates, slot, state
from secretariat.engines.reading.russian.parties import also, is_listed
from secretariat.engines.reading.russian.patterns import Match, matches, patterns_of
from secretariat.engines.reading.russian.units import BodyNamed, Line, Place
from secretariat.engines.reading.russian.wordlists import word_set
from secretariat.engines.values.spans import Span

# Pattern, status, change.
_DENIED = word_set("memberships-denied")
_TALK = word_set("memberships-talk")
_OPENING = 4  # units of an answer before its list: a dash, a number, a colon


def find_memberships(document: Document) -> Iterator[Draft]:
    """Yield the memberships of a document, each party's once for a body."""
    found: list[Draft] = []
    told: list[BodyNamed] = []
    for number, line in enumerate(document.lines):
        told += _told_in(line)
        asked = asked_before(document.lines, number)
        if not told or not any(u.lemma.startswith(_ABOUT) for one in (line, *asked) for u in one.units):
            continue
        drafts = [*_changes(document, number, told[-1]), *_lists(document, number, told[-1])]
        for draft in [*drafts, *_answered(document, number, told[-1])]:
            if not any(_is_same(draft, other) for other in found):
                found.append(draft)
    yield from found


def _is_same(one: Draft, other: Draft) -> bool:
    values = [[keys().get(str(d.values[n]), d.values[n]) for n in ("body", "party")] for d in (one, other)]
    changes = {one.values["change"], other.values["change"]}
    return values[0] == values[1] and one.values["status"] == other.values["status"] and len(changes) == 1


# Beginnings of the words without which no sentence speaks of members.
_ABOUT = (
    "член", "государств", "стран", "участ", "наблюдат", "партнер", "статус", "вступ", "войти", "вход",
    "выйти", "выход", "присоедин", "прием", "приня", "исключ", "приостан", "заморо", "заяв", "объедин",
    "состо",
    "включ", "насчит", "верну", "покин", "покид", "лиш", "куда",
    "отстран", "привет", "создать", "учред", "основ", "образов",
    "ассоциир",
)  # fmt: skip


def _told_in(line: Line) -> list[BodyNamed]:
    """Return the organisations that a line names, for sentences that name none."""
    return [
        unit.named
        for at, unit in enumerate(line.units)
        if isinstance(unit.named, BodyNamed) and unit.named.key and not is_listed(line, at)
    ]


def _body(match: Match, told: BodyNamed) -> BodyNamed | None:
    """Return the body of a match; the one told of before where the sentence leaves it out."""
    unit = match.unit("body")
    if unit is None:
        return replace(told, span=match.span, organisation_span=None, source=told.source or told.span)
    return unit.named if isinstance(unit.named, BodyNamed) and unit.named.key else None


def _changes(document: Document, number: int, told: BodyNamed) -> Iterator[Draft]:
    line = document.lines[number]
    for pattern, status, change in chain.from_iterable(
        patterns_of(kind, line) for kind in ("membership", "membership-subject")
    ):
        for match in matches(pattern, line):
            party, body = match.unit("party"), _body(match, told)
            if party is None or body is None or not tells_of_body(match, document.lines, number):
                continue
            words = [u.lemma for u in line.units[max(0, match.first - 2) : match.last]]
            if _DENIED & set(_said(words)) or _is_future(line, match) or _is_only_talk(line, match):
                continue
            for at in [match.groups["party"], *also(line, match.groups["party"])]:
                draft = _draft(document, line, at, body, _status(line, match, status), change, match.span)
                if draft is None:
                    continue
                _put_date(draft, document, match)
                # A finite verb says that it happened; a noun ("принятие") may only speak of it.
                is_told = change != "none" and _is_finite(line, match)
                if body.source is None and is_told:
                    draft.grade = Grade.ACCEPTED
                yield draft


_AS = {
    "наблюдатель": "observer", "член-наблюдатель": "observer", "страна-наблюдатель": "observer",
    "государство-наблюдатель": "observer", "партнер": "partner", "страна-партнер": "partner",
    "государство-партнер": "partner",
}  # fmt: skip


def _status(line: Line, match: Match, status: str) -> str:
    """Return the status, which words after the verb may say: "присоединилась в качестве наблюдателя"."""
    near = line.units[match.first : match.last + 3]
    after = [n for n, u in enumerate(near) if u.lemma == "качество"]
    said = (_AS.get(u.lemma) for n in after for u in near[n + 1 : n + 3])
    return next((one for one in said if one is not None), status) if status == "member" else status


_LONGER = ("более", "большой")


def _said(words: list[str]) -> list[str]:
    """Return the words without the "не" of "более не является", which tells of a change."""
    return [w for n, w in enumerate(words) if w != "не" or not (n and words[n - 1] in _LONGER)]


def _is_finite(line: Line, match: Match) -> bool:
    return any(u.part == "V" and u.cases == "past" for u in line.units[match.first : match.last])


def _is_only_talk(line: Line, match: Match) -> bool:
    """Tell whether an accession is only spoken of: "против вступления", "вопрос о принятии"."""
    if line.units[match.first].lemma not in ("принятие", "прием", "вступление", "присоединение"):
        return False
    before = [u.lemma for u in line.units[max(0, match.first - 5) : match.first]]
    is_decided = "решение" in before or "протокол" in before
    return bool(set(before) & _TALK) or (bool({"о", "за", "на"} & set(before[-2:])) and not is_decided)


def _is_future(line: Line, match: Match) -> bool:
    return any(u.cases == "futr" and u.part == "V" for u in line.units[match.first : match.last])


def _draft(
    document: Document, line: Line, at: int, body: BodyNamed, status: str, change: str, evidence: Span
) -> Draft | None:
    unit = line.units[at]
    party = state(document, unit) if isinstance(unit.named, Place) else None
    if isinstance(unit.named, Place) and unit.kind == "C" and _is_of_cities(body):
        party = named(document, unit.named)
    if isinstance(unit.named, BodyNamed) and unit.named.key not in ("", body.key):
        party = named(document, unit.named)
    if party is None:
        return None
    span = Span(min(evidence.start, unit.span.start), max(evidence.end, unit.span.end))
    draft = Draft(Kind.MEMBERSHIP, f"ru.membership.{change}", evidence=[span])
    value, where = organisation(document, body)
    draft.put("body", value, where)
    if where.inferred_from is not None:
        draft.evidence.append(where.inferred_from)
    draft.put("party", *party)
    draft.put("status", status)
    draft.put("change", change)
    return draft


def _is_of_cities(body: BodyNamed) -> bool:
    """Tell whether a body's members are cities: a capital stands for itself there."""
    return any(word in long_names().get(body.key, body.organisation).lower() for word in ("город", "столиц"))


def _put_date(draft: Draft, document: Document, match: Match) -> None:
    for unit in match.line.units[match.first : match.last]:
        if isinstance(unit.named, DateMention) and unit.named.edtf:
            put_dates(draft, document, unit.named, names=("date", ""))
            return
    verb_is_done = draft.values["change"] == "joined" and document.today is not None
    if verb_is_done and any(u.lemma == "принятие" for u in match.line.units[match.first : match.last]):
        assert document.today is not None
        cue = match.line.units[match.first].span
        source = document.today.span or cue
        draft.put("date", document.today.day.isoformat()[:7], slot(document, cue, source))


def _is_denied(line: Line, match: Match) -> bool:
    return any(u.lemma == "не" for u in line.units[max(0, match.first - 1) : match.last])


_ASKED = {"член": "member", "участник": "member", "наблюдатель": "observer", "партнер": "partner"}


def _answered(document: Document, number: int, told: BodyNamed) -> Iterator[Draft]:
    """Yield those whom an answer lists: "— Сколько сейчас членов? — Три: Дания, Швеция и Норвегия"."""
    line = document.lines[number]
    for question in asked_before(document.lines, number):
        status = next((_ASKED[u.lemma] for u in question.units if u.lemma in _ASKED), None)
        opening = [n for n, u in enumerate(line.units[:_OPENING]) if u.surface in (":", "—", "–")]
        first = opening[-1] + 1 if opening else 0
        is_list = first < len(line.units) and line.units[first].kind == "S" and status is not None
        if not is_list or not any(u.lemma in ("сколько", "кто", "какой") for u in question.units):
            continue
        body = replace(told, span=question.span, organisation_span=None, source=told.source or told.span)
        for at in [first, *also(line, first)]:
            draft = _draft(document, line, at, body, str(status), "none", line.span)
            if draft is not None:
                yield draft


def _lists(document: Document, number: int, told: BodyNamed) -> Iterator[Draft]:
    """Yield those whom a list tells to be members, observers or partners; too few may be something else."""
    line = document.lines[number]
    for pattern, status, fewest in patterns_of("membership-list", line):
        for match in matches(pattern, line):
            body = _body(match, told)
            places = [match.groups["party"], *also(line, match.groups["party"])]
            if body is None or len(places) < int(fewest) or _is_denied(line, match):
                continue
            if not tells_of_body(match, document.lines, number):
                continue
            for at in places:
                draft = _draft(document, line, at, body, status, "none", match.span)
                if draft is not None:
                    yield draft
