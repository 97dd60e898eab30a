"""Speeches and signed statements: a heading names who speaks, and every sentence is theirs."""

from collections.abc import Iterator
from dataclasses import dataclass

from secretariat.engines.reading.findings import Kind
from secretariat.engines.reading.russian.document import Document
from secretariat.engines.reading.russian.making import Draft, slot
from secretariat.engines.reading.russian.persons import Person
from secretariat.engines.reading.russian.speakers import Speaker
from secretariat.engines.reading.russian.units import Line
from secretariat.engines.reading.russian.wordlists import word_set
from secretariat.engines.values.spans import Span

_NAMES_OF_SPEECH = word_set("speeches-nouns")
_FIRST_PERSON = word_set("speeches-first-person")
_SALUTATIONS = word_set("speeches-salutations")
_HEAD_LINES = 4
_FEWEST_WORDS = 4
_FEWEST_IN_FIRST_PERSON = 2
_SENTENCE_ENDS = ".!?…"


@dataclass(frozen=True, slots=True)
class Speech:
    """Who speaks, and from which line on."""

    speaker: Speaker
    first: int


def speech_in(document: Document) -> Speech | None:
    """Return the speech that a document is, or None."""
    for number, line in enumerate(document.lines[:_HEAD_LINES]):
        if not line.units or not line.units[0].lemma.startswith(tuple(_NAMES_OF_SPEECH)):
            continue
        person = next((u.named for u in line.units[:12] if isinstance(u.named, Person)), None)
        has_verb = any(u.part in "VS" for u in line.units)
        rest = document.lines[number + 1 :]
        own = sum(any(u.lemma in _FIRST_PERSON for u in one.units) for one in rest)
        if person is not None and not has_verb and own >= _FEWEST_IN_FIRST_PERSON:
            source = person.source or person.span
            return Speech(Speaker(person.value, person.span, source), number + 1)
    return None


def find_speech(document: Document, speech: Speech) -> Iterator[Draft]:
    """Yield each sentence of a speech as its speaker's own words."""
    for line in document.lines[speech.first :]:
        if line.is_heading or not _is_said(line):
            continue
        last = len(line.units) - 1
        while last > 0 and line.units[last].surface in _SENTENCE_ENDS:
            last -= 1
        span = Span(line.units[0].span.start, line.units[last].span.end)
        draft = Draft(Kind.STATEMENT, "ru.statement.speech", evidence=[span, speech.speaker.span])
        draft.put("speaker", speech.speaker.value, slot(document, speech.speaker.span))
        draft.put("quote", True)
        draft.put("span", span, slot(document, span))
        yield draft


def _is_said(line: Line) -> bool:
    words = [u for u in line.units if u.kind != "X"]
    return len(words) >= _FEWEST_WORDS and line.units[0].lemma not in _SALUTATIONS
