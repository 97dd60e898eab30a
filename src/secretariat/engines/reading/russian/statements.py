"""What was said, by whom: direct speech with its cue, and clauses that a person is reported to say."""

from collections.abc import Sequence

from secretariat.engines.reading.findings import Grade, Kind, Remark
from secretariat.engines.reading.russian.document import Document
from secretariat.engines.reading.russian.making import Draft, slot
from secretariat.engines.reading.russian.quotes import Quote, quotes_in
from secretariat.engines.reading.russian.reported import find_reported
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
from secretariat.engines.reading.russian.units import BodyNamed, Line
from secretariat.engines.reading.russian.words import SPEECH_VERBS
from secretariat.engines.values.spans import Span

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
        reported = [d for d in find_reported(document, number, voices) if not _overlaps(d, drafts)]
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
        found = _cued_next(document, number, voices) or _signed(document, number, voices)
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


def _signed(document: Document, number: int, voices: Voices) -> Speaker | None:
    """The name under a quotation, in a paragraph of its own: "– Ирма Даль"."""
    line = document.lines[number + 1] if number + 1 < len(document.lines) else None
    is_signature = line is not None and [u.kind for u in line.units[:2]] == ["X", "P"]
    if line is None or not is_signature or line.units[0].surface not in ("—", "–", "-"):
        return None
    return None if any(u.part in "VS" for u in line.units) else speaker_at(line, 1, voices)


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
