"""Whom an impersonal sentence charges with something."""

from secretariat.engines.reading.findings import Slot
from secretariat.engines.reading.russian.document import Document
from secretariat.engines.reading.russian.making import slot
from secretariat.engines.reading.russian.units import Line
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
            return [(lowered(document.text(one.span)), slot(document, one.span))]
    return []


def lowered(text: str) -> str:
    """Return a group as its words stand within a sentence: "министрам обороны"."""
    return text[0].lower() + text[1:] if not text.isupper() else text
