"""The names of the gazetteer and of the hand-written files, and the table of their case forms.

A name stands in one place: in the gazetteer, unless its forms, its rank or its owner (an organ, a city of
a state) cannot be told from there.
"""

import json
import re
from collections.abc import Iterable, Iterator
from importlib.resources import files

from secretariat.engines.reading.gazetteer.matching import Gazetteer
from secretariat.engines.reading.gazetteer.patterns import Pattern
from secretariat.engines.reading.gazetteer.tables import shipped
from secretariat.engines.reading.mentions import Named
from secretariat.engines.reading.russian.inflection import forms_of, marked, name_of
from secretariat.engines.reading.russian.tokens import fold

_CYRILLIC = re.compile(r"[А-Яа-яЁё]|^G\d")
Row = tuple[str, str, str, dict[str, str]]  # kind, key, name, forms


def _lines(name: str) -> Iterator[list[str]]:
    text = files("secretariat.engines.reading.russian").joinpath("data", name).read_text("utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            yield [part.strip() for part in line.split("|")]


def _names(cell: str) -> list[str]:
    return [n.strip() for n in cell.split(",") if n.strip()]


def rows() -> Iterator[Row]:
    """Yield each name with its forms, first names of a key first; those of the gazetteer follow."""
    told: set[tuple[str, str]] = set()
    for row in _written_rows():
        told.add((row[0], fold(row[2])))
        yield row
    for row in _rows_of(shipped().patterns["ru"]):
        if (row[0], fold(row[2])) not in told:
            told.add((row[0], fold(row[2])))
            yield row


# Offices of one state: they speak, but have no members, chair or sessions.
_SPEAKERS = frozenset(("white-house", "us-state-department", "uk-foreign-office", "holy-see-press"))
_KINDS = {Named.STATE: "state", Named.DEMONYM: "demonym", Named.BODY: "body"}


def _rows_of(patterns: Iterable[Pattern]) -> Iterator[Row]:
    """Yield the names of patterns; a doubtful acronym counts only where a file names it."""
    for pattern in patterns:
        kind = _KINDS.get(pattern.named)
        if (
            kind is None
            or pattern.entry.key in _SPEAKERS
            or pattern.needs_support
            or not _CYRILLIC.search(pattern.form)
        ):
            continue
        if kind == "demonym":
            if pattern.form.endswith("ий"):
                yield kind, pattern.entry.key, pattern.form, {}
        else:
            yield kind, pattern.entry.key, pattern.form, forms_of(marked(pattern.form))


def added_rows(gazetteer: Gazetteer) -> list[Row]:
    """Return the names that a gazetteer adds to the shipped ones."""
    known = set(shipped().patterns["ru"])
    return list(_rows_of(p for p in gazetteer.patterns.get("ru", ()) if p not in known))


def _written_rows() -> Iterator[Row]:
    for key, names, adjectives, cities in _lines("states.txt"):
        for name in _names(names):
            yield "state", key, name_of(name), forms_of(name)
        for adjective in _names(adjectives):
            yield "demonym", key, adjective, {}
        for place, city in enumerate(_names(cities)):
            yield "capital" if place == 0 else "city", key, name_of(city), forms_of(city)
    for key, names in _lines("bodies.txt"):
        for name in _names(names):
            yield "body", key, name_of(name), forms_of(name)
    for key, names in _lines("organs.txt"):
        for name in _names(names):
            yield "organ", key, name_of(name), forms_of(name)


def table() -> str:
    """Return the table of forms as it is shipped, one name a line."""
    lines = [json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows()]
    return "[\n" + ",\n".join(lines) + "\n]\n"


def write_table() -> None:
    """Write `data/forms.json` anew; to be called after a change of the name files."""
    target = files("secretariat.engines.reading.russian").joinpath("data", "forms.json")
    with open(str(target), "w", encoding="utf-8") as file:
        file.write(table())
