"""What a body resolves item by item: "Совет решил: 1. Утвердить ... 2. Поручить ..."."""

from collections.abc import Iterator

from secretariat.engines.reading.findings import Slot
from secretariat.engines.reading.russian.adoptions import ADOPTS, INSTRUMENTS, text_of, title_end
from secretariat.engines.reading.russian.commitments import actors_of, draft_of, meeting_body
from secretariat.engines.reading.russian.document import Document
from secretariat.engines.reading.russian.making import Draft
from secretariat.engines.reading.russian.speakers import Voices, holders_of
from secretariat.engines.reading.russian.told_meetings import Meeting
from secretariat.engines.reading.russian.units import Line

_STANCES = {
    "решить": "decided", "постановить": "decided", "поручить": "decided", "договориться": "agreed",
    "условиться": "agreed", "согласиться": "agreed", "рекомендовать": "proposed", "предложить": "proposed",
    "обязаться": "announced", "призвать": "proposed", "постановлять": "decided", "решать": "decided",
    "поручать": "decided", "предлагать": "proposed", "призывать": "proposed", "договариваться": "agreed",
}  # fmt: skip
_FURTHEST = 4  # units from the beginning of an item to its infinitive


def find_resolutions(document: Document, meetings: list[Meeting]) -> Iterator[Draft]:
    """Yield the items of a resolution as commitments, and the texts that they approve as adoptions."""
    voices = Voices(holders=holders_of(document.lines))
    actors: list[tuple[str, Slot]] = []
    stance = ""
    for number, line in enumerate(document.lines):
        at = _infinitive(line)
        if actors and at is not None:
            yield draft_of(document, line, at, stance, actors)
            yield from _approved(document, line, at)
            continue
        actors = []
        verb = next((n for n, u in enumerate(line.units) if u.lemma in _STANCES and u.part in "VS"), None)
        if verb is not None and line.units[-1].surface == ":":
            stance = _STANCES[line.units[verb].lemma]
            actors = actors_of(document, line, verb, voices, meeting_body(meetings, number))


def _infinitive(line: Line) -> int | None:
    """Return the infinitive that an item begins with: "1. Утвердить", "- продолжить"."""
    first = line.units[0]
    is_item = first.surface.isdigit() or first.kind == "X" or first.part == "I"
    near = range(min(_FURTHEST, len(line.units)))
    return next((n for n in near if line.units[n].part == "I"), None) if is_item else None


def _approved(document: Document, line: Line, verb: int) -> Iterator[Draft]:
    if line.units[verb].lemma not in ADOPTS:
        return
    for at in range(verb + 1, min(verb + _FURTHEST, len(line.units))):
        unit = line.units[at]
        if unit.lemma in INSTRUMENTS and unit.part == "N" and "a" in unit.cases:
            draft = text_of(document, line, verb, at, title_end(line, at), None)
            if draft is not None:
                yield draft
            return
