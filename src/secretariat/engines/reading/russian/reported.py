"""Clauses that someone is reported to say: "отметил, что ...", "по словам ...", "..., сообщил ..."."""

from collections.abc import Iterator, Sequence

from secretariat.engines.reading.findings import Kind
from secretariat.engines.reading.russian.document import Document
from secretariat.engines.reading.russian.inflection import is_plural
from secretariat.engines.reading.russian.making import Draft, slot
from secretariat.engines.reading.russian.speakers import (
    Speaker,
    Voices,
    remember,
    speaker_at,
    subject_after,
    subject_before,
)
from secretariat.engines.reading.russian.units import Line, OfficeNamed, Unit
from secretariat.engines.reading.russian.wordlists import word_set
from secretariat.engines.reading.russian.words import SPEECH_VERBS
from secretariat.engines.values.spans import Span

_OPINION = word_set("statements-opinion")
_TOGETHER = word_set("statements-together")


def find_reported(document: Document, number: int, voices: Voices) -> Iterator[Draft]:
    """Yield the clauses that a line reports someone to say, or says of the line before it."""
    line = document.lines[number]
    units = line.units
    for at, unit in enumerate(units):
        clause: Span | None = None
        speaker: Speaker | None = None
        if unit.lemma in SPEECH_VERBS and unit.part == "V" and not _is_denied(line, at):
            that = that_clause(line, at)
            if that is not None:
                speaker = subject_before(line, at, voices) or subject_after(line, at, voices)
                speaker = speaker or _shared(line, at, voices) or _collective(document, line, at)
                clause = _to_end(line, that + 1)
            elif _is_of_that(line, at):
                speaker = _named_speaker(line, at, voices)
                clause = _line_before(document, number)
            elif [u.surface for u in units[at + 1 : at + 2]] == [":"] and not _opens_quote(units, at + 2):
                speaker = subject_before(line, at, voices)
                clause = _to_end(line, at + 2)
            elif at and units[at - 1].lemma == "как" and (comma := _comma_after(line, at)) is not None:
                is_agency = unit.lemma == "передавать" or _is_of_this(units, comma)
                speaker = None if is_agency else subject_after(line, at, voices)
                speaker = None if speaker is None or _is_press(speaker) else speaker
                clause = _to_end(line, comma + 1)
            elif _ends_sentence(line, at):
                speaker = subject_after(line, at, voices)
                is_agency = speaker is None or _is_press(speaker) or unit.lemma == "передавать"
                speaker = None if is_agency else speaker
                clause = _from_start(line, at)
        elif unit.lemma in _OPINION and at and _is_according(line, at):
            speaker, first = _according(line, at, voices)
            clause = _to_end(line, first) if first else None
        if speaker is not None and clause is not None:
            remember(voices, speaker, line)
            yield _clause(document, clause, speaker)


def _is_of_that(line: Line, verb: int) -> bool:
    """Tell whether a sentence says no more than who told what stands before it: "Об этом сообщил X"."""
    units = line.units
    opening = [u.lemma for u in units[:verb] if u.surface != "," and u.part not in "BL" and u.kind != "D"]
    return opening[:2] == ["о", "этот"] and not any(u.part == "V" for u in units[:verb])


def _named_speaker(line: Line, verb: int, voices: Voices) -> Speaker | None:
    """Return the person who told it; a source or a press service only says where the news comes from."""
    if not any(u.kind == "P" or u.lemma in ("он", "она") for u in line.units):
        return None
    speaker = subject_after(line, verb, voices) or subject_before(line, verb, voices)
    return None if speaker is None or _is_press(speaker) else speaker


def _line_before(document: Document, number: int) -> Span | None:
    before = document.lines[number - 1] if number else None
    if before is None or before.is_heading or not any(u.part in "VSK" for u in before.units):
        return None
    return _to_end(before, 0)


def _opens_quote(units: Sequence[Unit], at: int) -> bool:
    return at >= len(units) or units[at].surface in ("«", '"', "“", "—", "–", "-")


def _is_of_this(units: Sequence[Unit], comma: int) -> bool:
    """Tell whether only "об этом сообщил" follows: an agency names where its news comes from."""
    return [u.lemma for u in units[comma + 1 : comma + 3]] == ["о", "этот"]


def _comma_after(line: Line, verb: int) -> int | None:
    near = range(verb + 1, min(verb + 8, len(line.units)))
    return next((n for n in near if line.units[n].surface == ","), None)


def _is_press(speaker: Speaker) -> bool:
    """Tell whether a news item only names where it comes from."""
    return speaker.value.startswith(
        ("пресс-", "источник", "в ", "ведомств", "министерств", "МИД", "агентств")
    )


def _shared(line: Line, verb: int, voices: Voices) -> Speaker | None:
    """The subject of an earlier verb: "призвал стороны к миру и напомнил, что ..."."""
    at = verb - 1
    while at > 0 and line.units[at].part in "LB":
        at -= 1
    if at < 1 or line.units[at].lemma not in ("и", "а"):
        return None
    tense = line.units[verb].cases
    earlier = [n for n in range(at) if line.units[n].part == "V" and line.units[n].cases == tense]
    return subject_before(line, earlier[-1], voices) if earlier else None


def _collective(document: Document, line: Line, verb: int) -> Speaker | None:
    """ "Стороны отметили, что ...": participants together."""
    is_plural_verb = line.units[verb].surface.endswith(("ли", "лись", "ют", "ят", "ут", "ат"))
    for at in range(max(verb - 6, 0), verb) if is_plural_verb else ():
        unit = line.units[at]
        is_plural_office = isinstance(unit.named, OfficeNamed) and unit.named.is_plural
        is_several = unit.lemma in _TOGETHER and (unit.lemma == "сторона" or is_plural(unit.surface))
        if is_several and unit.part == "N" and "n" in unit.cases:
            return Speaker(document.text(unit.span).lower(), unit.span)
        if is_plural_office and "n" in unit.cases:
            return Speaker(document.text(unit.span).lower(), unit.span)
    return None


def _is_denied(line: Line, at: int) -> bool:
    return at > 0 and line.units[at - 1].lemma == "не"


def that_clause(line: Line, verb: int) -> int | None:
    """Return the index of "что" after a verb of speech."""
    for at in range(verb + 1, min(verb + 18, len(line.units) - 1)):
        if line.units[at].surface == "," and line.units[at + 1].lemma == "что":
            return at + 1
        if line.units[at].surface in (".", ";", ":", "«") or line.units[at].part in ("V", "S"):
            return None
    return None


def _to_end(line: Line, first: int) -> Span | None:
    units = line.units
    last = len(units) - 1
    while last > first and units[last].surface in ".!…":
        last -= 1
    return Span(units[first].span.start, units[last].span.end) if last - first >= 1 else None


_FEWEST_BEFORE = 3


def _ends_sentence(line: Line, verb: int) -> bool:
    """Tell whether the verb opens the attribution at the end: "..., заявил Лавров."."""
    units = line.units
    if (
        verb < _FEWEST_BEFORE
        or units[verb - 1].surface not in (",", "—")
        or "»" in (u.surface for u in units[verb - 4 : verb])
    ):
        return False
    if any(u.surface in "«»" for u in units[:verb]):
        return False
    has_verb = any(u.part in "VSK" for u in units[: verb - 1])
    return has_verb and not any(u.surface == "," for u in units[verb + 1 :][:-1] if u.kind == "X")


def _from_start(line: Line, verb: int) -> Span:
    first, last = 0, verb - 2
    while last > 0 and line.units[last].surface in ",—»":
        last -= 1
    return Span(line.units[first].span.start, line.units[last].span.end)


def _is_according(line: Line, at: int) -> bool:
    return any(u.lemma == "по" for u in line.units[max(0, at - 2) : at])


def _according(line: Line, at: int, voices: Voices) -> tuple[Speaker | None, int | None]:
    """ "По словам Лаврова, ...", "По его словам, ..."."""
    units = line.units
    before = units[at - 1]
    comma = next((n for n in range(at + 1, min(at + 8, len(units))) if units[n].surface == ","), None)
    if comma is None:
        return None, None
    if before.lemma in ("его", "ее"):
        here = _named_before(line, at, voices)
        if here is not None:
            return Speaker(here.value, before.span, here.source or here.span), comma + 1
        last = voices.last
        if last is None or line.paragraph - voices.paragraph > 1:
            return None, None
        return Speaker(last.value, before.span, last.source or last.span), comma + 1
    if units[at + 1].lemma in ("ведомство", "министерство"):
        known = voices.ministry
        if known is None:
            return None, None
        return Speaker(known.value, units[at + 1].span, known.source or known.span), comma + 1
    person = next((u for u in units[at + 1 : comma] if u.kind == "P"), None)
    start = at + 1 if person is None else units.index(person)
    speaker = speaker_at(line, start, voices)
    return speaker, comma + 1


def _named_before(line: Line, at: int, voices: Voices) -> Speaker | None:
    """Return the only person that the same sentence names before "по его словам"."""
    people = [n for n in range(at) if line.units[n].kind == "P"]
    return speaker_at(line, people[0], voices) if len(people) == 1 else None


def _clause(document: Document, clause: Span, speaker: Speaker) -> Draft:
    clause, is_quoted = _unquoted(document, clause)
    draft = Draft(Kind.STATEMENT, "ru.statement.reported", evidence=[clause, speaker.span])
    draft.put("speaker", speaker.value, slot(document, speaker.span, speaker.source))
    draft.put("quote", is_quoted)
    draft.put("span", clause, slot(document, clause))
    if speaker.source is not None:
        draft.evidence.append(speaker.source)
    return draft


def _unquoted(document: Document, clause: Span) -> tuple[Span, bool]:
    """Return a clause without quotation marks round the whole of it, and whether it had them."""
    words = clause.of(document.source.view)
    is_quoted = words[0] in '«"' and words[-1] in '»"' and len(words) > len("«»")
    return (Span(clause.start + 1, clause.end - 1), True) if is_quoted else (clause, False)
