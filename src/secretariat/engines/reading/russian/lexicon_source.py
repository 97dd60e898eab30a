"""The hand-written name files, and the table of their case forms made from them."""

import json
from collections.abc import Iterator
from importlib.resources import files

from secretariat.engines.reading.russian.inflection import forms_of, name_of

Row = tuple[str, str, str, dict[str, str]]  # kind, key, name, forms


def _lines(name: str) -> Iterator[list[str]]:
    text = files("secretariat.engines.reading.russian").joinpath("data", name).read_text("utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            yield [part.strip() for part in line.split("|")]


def _names(cell: str) -> list[str]:
    return [n.strip() for n in cell.split(",") if n.strip()]


def rows() -> Iterator[Row]:
    """Yield each name with its forms, first names of a key first."""
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
