"""Whom an impersonal sentence charges with something."""

from secretariat.engines.reading.findings import Slot
from secretariat.engines.reading.russian.document import Document
from secretariat.engines.reading.russian.inflection import is_plural, nominative_phrase, nominative_plural
from secretariat.engines.reading.russian.making import slot
from secretariat.engines.reading.russian.units import Line, Unit
from secretariat.engines.reading.russian.wordlists import word_set

_CHARGED = word_set("commitments-charged")


def charged(document: Document, line: Line, verb: int) -> list[tuple[str, Slot]]:
    """Whom an impersonal charge falls on: "Министрам поручено ...", "Поручено секретариату ..."."""
    unit = line.units[verb]
    if unit.lemma != "поручить" or unit.part != "S":
        return []
    for at in (verb - 1, verb + 1):
        one = line.units[at] if 0 <= at < len(line.units) else None
        is_group = one is not None and (one.kind in "OBS" or one.lemma in _CHARGED)
        if one is not None and is_group and "d" in one.cases:
            return [(_in_nominative(one, document.text(one.span)), slot(document, one.span))]
    return []


def _in_nominative(unit: Unit, text: str) -> str:
    """Return whom a charge falls on in the nominative: "секретариату" is "секретариат"."""
    if unit.kind != "W":
        return lowered(text)
    made = nominative_plural(unit.surface) if is_plural(unit.surface) else nominative_phrase([], unit.surface)
    return lowered(made)


def lowered(text: str) -> str:
    """Return a group as its words stand within a sentence: "министрам обороны"."""
    return text[0].lower() + text[1:] if not text.isupper() else text
