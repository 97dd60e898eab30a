"""What was said, by whom: direct speech with its cue, and clauses that a person is reported to say."""

from collections.abc import Iterator, Sequence

from secretariat.engines.reading.findings import Grade, Kind, Remark
from secretariat.engines.reading.russian.document import Document
from secretariat.engines.reading.russian.inflection import is_plural
from secretariat.engines.reading.russian.making import Draft, slot
from secretariat.engines.reading.russian.quotes import Quote, quotes_in
from secretariat.engines.reading.russian.speakers import (
    Speaker,
    Voices,
    heads_of,
    holders_of,
    remember,
    speaker_at,
    subject_after,
    subject_before,
)
from secretariat.engines.reading.russian.speeches import find_speech, speech_in
from secretariat.engines.reading.russian.units import BodyNamed, Line, OfficeNamed, Unit
from secretariat.engines.reading.russian.wordlists import word_set
from secretariat.engines.reading.russian.words import SPEECH_VERBS
from secretariat.engines.values.spans import Span

_OPINION = word_set("statements-opinion")
_TOGETHER = word_set("statements-together")
_ADVERBS = 5


def find_statements(document: Document) -> tuple[list[Draft], list[Remark]]:
    """Return the statements of a document in order, and remarks on quotations that do not end."""
    voices = Voices(holders=holders_of(document.lines), heads=heads_of(document.lines))
    quotes = quotes_in(document.source)
    speech = speech_in(document)
    if speech is not None:
        return list(find_speech(document, speech)), []
    drafts: list[Draft] = []
    done: dict[int, Speaker] = {}
    for number, line in enumerate(document.lines):
        for quote in quotes:
            if line.span.start < quote.span.end <= line.span.end + 1 and quote.span.start not in done:
                speaker = _speaker_of(document, number, quote, quotes, done, voices)
                if speaker is not None:
                    done[quote.span.start] = speaker
                    drafts.append(_direct(document, quote, speaker))
                    remember(voices, speaker, line)
        _notice_ministry(document, line, voices)
        reported = [d for d in _reported(document, line, voices) if not _overlaps(d, drafts)]
        drafts += reported
        _notice(line, voices)
    open_ended = [q for q in quotes if not q.is_closed]
    message = "A quotation is opened but not closed; it was read to the end of its paragraph."
    return drafts, [Remark("unclosed-quote", message, q.span) for q in open_ended]


def _overlaps(draft: Draft, drafts: Sequence[Draft]) -> bool:
    span = draft.values["span"]
    assert isinstance(span, Span)
    return any(isinstance(d.values["span"], Span) and d.values["span"].meets(span) for d in drafts)


def _notice(line: Line, voices: Voices) -> None:
    """The only person of a sentence may be meant by "он" in the next one."""
    people = {
        u.named.value: u
        for u in line.units
        if u.kind == "P" and u.named is not None and hasattr(u.named, "value")
    }
    if len(people) == 1 and voices.paragraph != line.paragraph:
        unit = next(iter(people.values()))
        at = line.units.index(unit)
        speaker = speaker_at(line, at, voices)
        if speaker is not None and _may_be_subject(line, at):
            remember(voices, speaker, line)


def _notice_ministry(document: Document, line: Line, voices: Voices) -> None:
    """Keep the ministry that a line names with its state, for "в министерстве заявили"."""
    for one, other in zip(line.units, line.units[1:], strict=False):
        if one.lemma in ("мид", "минобороны", "министерство") and other.kind == "S" and "g" in other.cases:
            span = Span(one.span.start, other.span.end)
            voices.ministry = Speaker(document.text(span), span)


def _may_be_subject(line: Line, at: int) -> bool:
    before = line.units[at - 1] if at else None
    if before is not None and before.kind == "O":
        return "n" in before.cases
    return before is None or before.part != "R"


def _speaker_of(
    document: Document,
    number: int,
    quote: Quote,
    quotes: Sequence[Quote],
    done: dict[int, Speaker],
    voices: Voices,
) -> Speaker | None:
    line = document.lines[number]
    after = next((n for n, u in enumerate(line.units) if u.span.start >= quote.span.end), None)
    while after is not None and after < len(line.units) and line.units[after].surface in '.,»"!?':
        after += 1
    found = _cued_after(line, after, voices) if after is not None else None
    if found is None and (after is None or after >= len(line.units)):
        found = _cued_next(document, number, voices)
    return found or _cued_before(document, number, quote, voices) or _continued(document, quote, quotes, done)


def _cued_after(line: Line, at: int, voices: Voices) -> Speaker | None:
    """The cue after a quotation: "— сказал он", "— отметил в пятницу глава МИД"."""
    units = line.units
    if at >= len(units) or units[at].surface not in ("—", "–", "-"):
        return None
    for verb in range(at + 1, min(at + 1 + _ADVERBS, len(units))):
        if units[verb].lemma in SPEECH_VERBS and units[verb].part == "V":
            return subject_after(line, verb, voices) or subject_before(line, verb, voices)
        if units[verb].lemma in ("говориться", "отмечаться", "подчеркиваться"):
            return _of_document(line, verb, voices)
        if units[verb].surface in (".", ","):
            return None
    return None


def _of_document(line: Line, verb: int, voices: Voices) -> Speaker | None:
    """Whose document speaks: "говорится в заявлении министерства"."""
    for at in range(verb + 1, min(verb + 7, len(line.units))):
        unit = line.units[at]
        if unit.lemma in ("ведомство", "министерство") and voices.ministry is not None:
            known = voices.ministry
            return Speaker(known.value, unit.span, known.source or known.span)
        if unit.lemma == "мид" or unit.surface == "МИД":
            return speaker_at(line, at, voices)
        if unit.kind == "B" and isinstance(unit.named, BodyNamed):
            return Speaker(unit.named.value, unit.span, unit.named.source)
    return None


def _cued_next(document: Document, number: int, voices: Voices) -> Speaker | None:
    """The cue may be cut off as a sentence of its own: "«Да!» — сказал он."."""
    if number + 1 >= len(document.lines):
        return None
    line = document.lines[number + 1]
    same = line.paragraph == document.lines[number].paragraph
    return _cued_after(line, 0, voices) if same else None


def _cued_before(document: Document, number: int, quote: Quote, voices: Voices) -> Speaker | None:
    """The cue before a quotation: "Лавров сказал: «...»"."""
    line = next(
        (one for one in document.lines if one.span.start <= quote.span.start < one.span.end + 1), None
    )
    if line is None:
        return None
    opening = next((n for n, u in enumerate(line.units) if u.span.start >= quote.span.start), len(line.units))
    before = opening - 1
    while before >= 0 and line.units[before].surface in '«"':
        before -= 1
    if before < 1 or line.units[before].surface != ":":
        return None
    if before == 1 and line.units[0].kind == "P":
        return speaker_at(line, 0, voices)  # a headline: "Ирма Даль: «...»"
    for verb in range(before - 1, -1, -1):
        if line.units[verb].lemma in SPEECH_VERBS and line.units[verb].part == "V":
            return subject_before(line, verb, voices) or subject_after(line, verb, voices)
    return None


def _continued(
    document: Document, quote: Quote, quotes: Sequence[Quote], done: dict[int, Speaker]
) -> Speaker | None:
    """A quotation that follows another with its cue in one paragraph: "«А», — сказал он. «Б»"."""
    earlier = [q for q in quotes if q.paragraph == quote.paragraph and q.span.end < quote.span.start]
    if not earlier or earlier[-1].span.start not in done:
        return None
    between = document.source.view[earlier[-1].span.end : quote.span.start]
    marks = document.source.view[quote.span.end : quote.span.end + 2]
    is_whole = between.rstrip('«" ').endswith((".", "—", "–", ",", "!", "?")) and "—" in between
    ends_sentence = (
        document.source.view[quote.span.end - 1 : quote.span.end] in ".!?…"
        or marks[:1] in ".!?…"
        or marks[1:] == "."
    )
    if is_whole and ends_sentence:
        speaker = done[earlier[-1].span.start]
        return Speaker(speaker.value, speaker.span, speaker.source)
    return None


def _direct(document: Document, quote: Quote, speaker: Speaker) -> Draft:
    draft = Draft(Kind.STATEMENT, "ru.statement.direct", evidence=[quote.span, speaker.span])
    draft.put("speaker", speaker.value, slot(document, speaker.span, speaker.source))
    draft.put("quote", True)
    draft.put("span", quote.span, slot(document, quote.span))
    if speaker.source is not None:
        draft.evidence.append(speaker.source)
    elif quote.is_closed:
        draft.grade = Grade.ACCEPTED
    return draft


def _reported(document: Document, line: Line, voices: Voices) -> Iterator[Draft]:
    """Yield clauses that someone is reported to say."""
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
            elif at and units[at - 1].lemma == "как" and (comma := _comma_after(line, at)) is not None:
                is_agency = unit.lemma == "передавать" or _is_of_this(units, comma)
                speaker = None if is_agency else subject_after(line, at, voices)
                speaker = None if speaker is None or _is_press(speaker) else speaker
                clause = _to_end(line, comma + 1)
            elif _ends_sentence(line, at):
                speaker = subject_after(line, at, voices)
                speaker = None if speaker is None or _is_press(speaker) else speaker
                clause = _from_start(line, at)
        elif unit.lemma in _OPINION and at and _is_according(line, at):
            speaker, first = _according(line, at, voices)
            clause = _to_end(line, first) if first else None
        if speaker is not None and clause is not None:
            remember(voices, speaker, line)
            yield _clause(document, clause, speaker)


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
