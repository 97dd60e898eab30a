"""What was proposed, agreed, decided, supported or announced, and by whom."""

from collections.abc import Iterator, Sequence

from secretariat.engines.reading.findings import Kind, Slot
from secretariat.engines.reading.mentions import DateMention
from secretariat.engines.reading.russian.charges import charged, lowered
from secretariat.engines.reading.russian.document import Document
from secretariat.engines.reading.russian.inflection import is_plural
from secretariat.engines.reading.russian.making import Draft, named, slot
from secretariat.engines.reading.russian.persons import Person
from secretariat.engines.reading.russian.quotes import quotes_in
from secretariat.engines.reading.russian.reported import that_clause
from secretariat.engines.reading.russian.speakers import (
    Speaker,
    Voices,
    before_inserted,
    holders_of,
    remember,
    speaker_at,
    subject_after,
)
from secretariat.engines.reading.russian.speeches import speech_in
from secretariat.engines.reading.russian.stances import stance_of
from secretariat.engines.reading.russian.told_meetings import Meeting
from secretariat.engines.reading.russian.units import BodyNamed, Line, OfficeNamed, Place, Unit
from secretariat.engines.reading.russian.wordlists import word_set
from secretariat.engines.reading.russian.words import SPEECH_VERBS
from secretariat.engines.values.spans import Span

_COLLECTIVE = word_set("commitments-collective")
_FAR = 16  # units between a verb and a group before it
_AFTER_BE = 5  # units after "будет" within which the subject of "будет готова новая карта" stands
_SENTENCE_ENDS = ".!?…"


def find_commitments(document: Document, meetings: list[Meeting]) -> Iterator[Draft]:
    """Yield what was undertaken, sentence by sentence."""
    speech = speech_in(document)
    voices = Voices(holders=holders_of(document.lines), orator=speech.speaker if speech else None)
    quoted = [q.span for q in quotes_in(document.source)]
    for number, line in enumerate(document.lines):
        body = meeting_body(meetings, number)
        drafts: list[tuple[int, Draft]] = []
        for at, unit in enumerate(line.units):
            if any(q.holds(unit.span) for q in quoted):
                continue
            draft = _framed(document, line, at, voices, body) or _announced(document, line, at, voices)
            if draft is not None and (not drafts or _is_apart(line, drafts[-1][0], at)):
                drafts.append((at, draft))
        for (_, draft), after in zip(drafts, [*drafts[1:], None], strict=False):
            if after is not None:
                _cut(document, line, draft, after[0])
            yield draft
        _notice(line, voices)
        _keep_group(document, line, voices)


def _is_apart(line: Line, earlier: int, at: int) -> bool:
    """Tell whether a second verb opens a clause of its own, none that the first one governs."""
    between = line.units[earlier + 1 : at]
    governs = any(u.lemma in ("что", "чтобы", "который", "если") or u.surface == ":" for u in between)
    return not governs and any(u.surface in (",", ";") or u.lemma in ("и", "а", "но") for u in between)


def _cut(document: Document, line: Line, draft: Draft, after: int) -> None:
    """Let a commitment end where the clause of the next one begins."""
    span = draft.values["span"]
    assert isinstance(span, Span)
    joints = [
        n for n in range(after)
        if (line.units[n].surface in (",", ";") or line.units[n].lemma in ("и", "а", "но"))
        and line.units[n].span.start > span.start
    ]  # fmt: skip
    last = line.units[joints[-1] - 1] if joints else None
    if last is not None and last.surface == "," and joints[-1] > 1:
        last = line.units[joints[-1] - 2]
    if last is not None and last.span.end > span.start:
        cut = Span(span.start, last.span.end)
        draft.put("span", cut, slot(document, cut))
        draft.evidence = [Span(one.start, cut.end) if one.end == span.end else one for one in draft.evidence]


def _keep_group(document: Document, line: Line, voices: Voices) -> None:
    """Keep who acted together, for "они" and for a sentence without a subject."""
    for at, unit in enumerate(line.units):
        is_plural_office = isinstance(unit.named, OfficeNamed) and unit.named.is_plural
        is_governed = at > 0 and line.units[at - 1].part == "R"
        is_group = is_plural_office or (_is_group(unit) and unit.lemma != "делегация")
        if is_group and "n" in unit.cases and not is_governed:
            voices.group = Speaker(lowered(document.text(unit.span)), unit.span)
            return


def _notice(line: Line, voices: Voices) -> None:
    for at, unit in enumerate(line.units):
        if unit.kind == "P" and (at == 0 or line.units[at - 1].part != "R"):
            speaker = speaker_at(line, at, voices)
            if speaker is not None:
                remember(voices, speaker, line)
            return


def meeting_body(meetings: list[Meeting], number: int) -> BodyNamed | None:
    told = [m for m in meetings if m.last_line <= number and m.body is not None and m.status == "held"]
    return told[-1].body if told else None


def _framed(document: Document, line: Line, at: int, voices: Voices, body: BodyNamed | None) -> Draft | None:
    stance = stance_of(line, at)
    if stance is None:
        return None
    actors = actors_of(document, line, at, voices, body)
    if not actors:
        return None
    return draft_of(document, line, at, stance, actors)


def actors_of(
    document: Document, line: Line, verb: int, voices: Voices, body: BodyNamed | None
) -> list[tuple[str, Slot]]:
    """Return the subject of the verb; a collective with its body."""
    found = (
        _antecedent(document, line, verb)
        or _subjects(document, line, verb, voices)
        or _collective(document, line, verb, body, before=True)
    )
    if found:
        return found
    governs = any(u.part == "I" for u in line.units[verb + 1 : verb + 3])
    after = subject_after(line, verb, voices) if line.units[verb].part == "V" and not governs else None
    if after is not None:
        return [(after.value, slot(document, after.span, after.source))]
    return _collective(document, line, verb, body) or _unsaid(document, line, verb, voices, body)


def _unsaid(
    document: Document, line: Line, verb: int, voices: Voices, body: BodyNamed | None
) -> list[tuple[str, Slot]]:
    """The actors of "Договорились ...", "Они высказались ...", "Решено ...": who met, who acted before."""
    unit = line.units[verb]
    if under_charge := charged(document, line, verb):
        return under_charge
    start = max((n + 1 for n in range(verb) if line.units[n].surface == ";"), default=0)
    is_opening = not any(
        u.part == "V" or (u.kind in "PSBO" and "n" in u.cases) for u in line.units[start:verb]
    )
    is_plural = unit.surface.lower().endswith(("ли", "лись")) or any(
        u.lemma == "они" for u in line.units[:verb]
    )
    found: list[tuple[str, Slot]] = []
    if voices.group is not None and is_opening and is_plural:
        found.append((voices.group.value, slot(document, unit.span, voices.group.span)))
    is_minuted = is_plural and verb + 1 < len(line.units) and line.units[verb + 1].surface == ":"
    if body is not None and is_opening and (found or unit.part == "S" or is_minuted):
        found.append((body.value, slot(document, unit.span, body.source or body.span)))
    return found


def _antecedent(document: Document, line: Line, verb: int) -> list[tuple[str, Slot]]:
    """Return whom "который" right before the verb stands for: "Дания, которая выходит из союза, ..."."""
    at = verb - 1
    while at > 0 and line.units[at].part in "BLD":
        at -= 1
    is_relative = at > 1 and line.units[at].lemma == "который" and "n" in line.units[at].cases
    one = line.units[at - 2].named if is_relative and line.units[at - 1].surface == "," else None
    return [named(document, one)] if isinstance(one, Person | Place | BodyNamed) else []


def _subjects(document: Document, line: Line, verb: int, voices: Voices) -> list[tuple[str, Slot]]:
    found: list[tuple[str, Slot]] = []
    joined = False
    start = before_inserted(line, verb)
    for at in range(start - 1, -1, -1):
        unit = line.units[at]
        before = line.units[at - 1] if at else None
        if (
            unit.surface in (";", ":", "»", "—")
            or (unit.part == "V" and not (joined := not found and _is_joined(line, at, verb)))
            or (unit.surface == "," and not found and at < start - 1 and not joined)
        ):
            break
        governed = before is not None and (
            before.part == "R" or (before.kind == "O" and "n" not in before.cases)
        )
        is_subject = unit.kind == "P" or (unit.kind in "SB" and "n" in unit.cases)
        if joined and unit.kind in "SB" and "a" in unit.cases and before is not None:
            continue  # an object of the verb before, as like its subject
        is_named = at + 1 < len(line.units) and line.units[at + 1].kind == "P"
        is_subject = is_subject or (_is_holder(unit) and not is_named)
        is_pronoun = unit.lemma in ("он", "она", "я", "мы") and "n" in unit.cases
        if (is_subject and not governed) or is_pronoun:
            if (
                unit.kind == "B"
                and before is not None
                and before.lemma in _COLLECTIVE
                and "n" in before.cases
            ):
                group = lowered(document.text(before.span))
                found += [(unit.surface, slot(document, unit.span)), (group, slot(document, before.span))]
                break
            speaker = speaker_at(line, at, voices)
            if speaker is not None:
                one = (speaker.value, slot(document, speaker.span, speaker.source))
                found += [one] if speaker.value not in (value for value, _ in found) else []
                if is_pronoun:
                    break
    return found[::-1]


def _is_joined(line: Line, earlier: int, verb: int) -> bool:
    """Tell whether a verb shares the subject of an earlier one: "поблагодарил коллег и предложил"."""
    at = verb - 1
    while at > earlier and line.units[at].part in "LB":
        at -= 1
    between = line.units[earlier + 1 : at]
    is_one_tense = line.units[earlier].cases == line.units[verb].cases
    has_own = any(u.kind in "PSB" and u.cases == "n" for u in between)
    return line.units[at].lemma in ("и", "а") and is_one_tense and not has_own


def _is_holder(unit: Unit) -> bool:
    """Tell whether a title stands for the one who has the office: "российский президент"."""
    return isinstance(unit.named, OfficeNamed) and not unit.named.is_plural and "n" in unit.cases


def _collective(
    document: Document, line: Line, verb: int, body: BodyNamed | None, *, before: bool = False
) -> list[tuple[str, Slot]]:
    """ "Главы государств", "Стороны", "Российская сторона"."""
    around = [*range(verb - 1, max(verb - _FAR, -1), -1)]
    around += [] if before else [*range(verb + 1, min(verb + 3, len(line.units)))]
    for at in around:
        unit = line.units[at]
        if unit.part == "V" and at < verb and _is_joined(line, at, verb):
            continue
        if unit.part == "V" or unit.surface in (";", ":"):
            break
        is_plural_office = isinstance(unit.named, OfficeNamed) and unit.named.is_plural
        is_group = is_plural_office or _is_group(unit)
        if not ("n" in unit.cases and is_group):
            continue
        place = line.units[at - 1].named if at else None
        if unit.lemma in ("сторона", "делегация") and isinstance(place, Place):
            return [(place.value, slot(document, Span(place.span.start, unit.span.end)))]
        owner = line.units[at + 1].named if at + 1 < len(line.units) else None
        if unit.lemma in ("сторона", "делегация") and isinstance(owner, Place):
            return [(owner.value, slot(document, Span(unit.span.start, owner.span.end)))]
        if unit.lemma == "делегация":
            return []
        found = [(lowered(document.text(unit.span)), slot(document, unit.span))]
        if body is not None:
            found.append((body.value, slot(document, body.span, body.source)))
        return found
    return []


def _is_group(unit: Unit) -> bool:
    """Tell whether a noun names several who act together: "участники", not "его страна"."""
    if unit.kind != "W" or unit.lemma not in _COLLECTIVE:
        return False
    return unit.lemma in ("сторона", "делегация") or is_plural(unit.surface)


def _announced(document: Document, line: Line, at: int, voices: Voices) -> Draft | None:
    """A future that the speaker tells of himself: "сообщил, что в Минск не поедет"."""
    units = line.units
    if units[at].lemma not in SPEECH_VERBS or units[at].part != "V" or at + 2 >= len(units):
        return None
    that = that_clause(line, at)
    if that is None:
        return None
    clause = units[that + 1 :]
    verb = next((n for n, u in enumerate(clause) if u.part == "V"), None)
    if verb is None or clause[verb].cases != "futr":
        return None
    if _has_subject_before(clause, verb) or _has_subject_after(clause, verb):
        return None
    actors = _subjects(document, line, at, voices)
    return draft_of(document, line, that + 1, "announced", actors) if actors else None


def _has_subject_before(clause: Sequence[Unit], verb: int) -> bool:
    for at in range(verb):
        unit = clause[at]
        is_governed = at > 0 and clause[at - 1].part == "R"
        may_be = unit.kind == "P" or ("n" in unit.cases and (unit.kind in "SBOC" or unit.part in "NO"))
        if may_be and not is_governed:
            return True
    return False


def _has_subject_after(clause: Sequence[Unit], verb: int) -> bool:
    is_passive = clause[verb].lemma == "быть" and any(u.part == "S" for u in clause[verb + 1 : verb + 3])
    following = clause[verb + 1 : verb + (_AFTER_BE if clause[verb].lemma == "быть" else 2)]
    return is_passive or any("n" in u.cases and u.part == "N" and "a" not in u.cases for u in following)


_SAYS = frozenset(("говориться", "отмечаться", "подчеркиваться", "указываться", "сообщаться"))


def draft_of(document: Document, line: Line, at: int, stance: str, actors: list[tuple[str, Slot]]) -> Draft:
    last = len(line.units) - 1
    speaks = (
        n
        for n in range(at + 2, last)
        if line.units[n].lemma in SPEECH_VERBS | _SAYS and line.units[n].part in "VS"
    )
    said = next((n for n in speaks if line.units[n - 1].surface in ("и", "а", ",", "-", "—", "–")), None)
    last = said - 2 if said is not None else last
    while last > at and line.units[last].surface in (*_SENTENCE_ENDS, ",", "-", "—", "–", "»", '"'):
        last -= 1
    span = Span(line.units[at].span.start, line.units[last].span.end)
    first = min([span.start, *(where.span.start for _, where in actors if line.span.holds(where.span))])
    draft = Draft(Kind.COMMITMENT, f"ru.commitment.{stance}", evidence=[Span(first, span.end)])
    draft.put_many("actors", actors)
    draft.evidence += [where.inferred_from for _, where in actors if where.inferred_from is not None]
    draft.evidence += [where.span for _, where in actors]
    draft.put("stance", stance, slot(document, line.units[at].span))
    draft.put("span", span, slot(document, span))
    due = [u.named for u in line.units[at : last + 1] if isinstance(u.named, DateMention) and u.named.edtf]
    if due:
        draft.put(
            "due",
            due[-1].edtf.split("/")[-1] if due[-1].edtf else None,
            slot(document, due[-1].span, due[-1].inferred_from),
        )
    return draft
