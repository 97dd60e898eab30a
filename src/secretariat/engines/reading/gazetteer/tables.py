"""The shipped tables, read into patterns; and patterns for bodies that a caller knows (the record)."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import product
from typing import Any

from secretariat.engines.reading.gazetteer.matching import Gazetteer
from secretariat.engines.reading.gazetteer.patterns import Entry, Pattern
from secretariat.engines.reading.mentions import Named

VERSION = "2026.11.1"

_SPELLINGS = (
    ("Organisation", "Organization"),
    ("Cooperation", "Co-operation"),
    ("Programme", "Program"),
    ("Centre", "Center"),
    ("Labour", "Labor"),
    (" and ", " & "),
    ("Southeast", "South-East"),
)
_BARE_ORGANS = 2  # an organ's name of so few words ("Executive Board") is no name of one body


def _rows(name: str) -> Iterator[dict[str, str]]:
    table = files(__package__).joinpath(name).read_text(encoding="utf-8")
    yield from csv.DictReader(table.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)


def _several(cell: str | None) -> list[str]:
    return [part for part in (cell or "").split("|") if part]


def _spellings(name: str) -> set[str]:
    """Return the name in the spellings of both sides of the Atlantic.

    >>> sorted(_spellings("Labour Centre"))
    ['Labor Center', 'Labor Centre', 'Labour Center', 'Labour Centre']
    """
    pairs = [pair for pair in _SPELLINGS if pair[0] in name or pair[1] in name]
    found = set()
    for choice in product((0, 1), repeat=len(pairs)):
        spelt = name
        for pair, side in zip(pairs, choice, strict=True):
            spelt = spelt.replace(pair[1 - side], pair[side])
        found.add(spelt)
    return found


def _states(language: str) -> Iterator[Pattern]:
    suffix = "" if language == "en" else f"_{language}"
    for row in _rows("states.txt"):
        name = row[f"name{suffix}"]
        if not name:
            continue
        state = Entry(Named.STATE, row["code"], name)
        for form in (name, *_several(row[f"other{suffix}"])):
            yield Pattern(form, state, Named.STATE)
        for form in _several(row[f"adjectives{suffix}"]):
            yield Pattern(form, state, Named.DEMONYM, value=name)
        if language == "en":
            for form in _several(row["nationals"]):
                yield Pattern(form, state, Named.DEMONYM, value=name)
        for form in _several(row[f"capitals{suffix}"]):
            yield Pattern(form, Entry(Named.CITY, form, form), Named.CITY)


def _cities() -> Iterator[Pattern]:
    for row in _rows("cities.txt"):
        yield Pattern(row["name"], Entry(Named.CITY, row["name"], row["name"]), Named.CITY)


def _regions() -> Iterator[Pattern]:
    table = files(__package__).joinpath("regions.txt").read_text(encoding="utf-8")
    for line in table.splitlines():
        if line and not line.startswith("#"):
            yield Pattern(line, Entry(Named.REGION, line, line), Named.REGION)


def _of_body(
    key: str, name: str, others: Iterable[str], acronyms: Iterable[str], language: str
) -> Iterator[Pattern]:
    body = Entry(Named.BODY, key, name)
    for form in (name, *others):
        for spelt in _spellings(form) if language == "en" else {form}:
            yield Pattern(spelt, body, Named.BODY, is_acronym=" " not in spelt and spelt.isupper())
    for form in acronyms:
        bare = form.removesuffix("?")
        yield Pattern(bare, body, Named.BODY, needs_support=form != bare, is_acronym=True)


def _organisations(language: str) -> Iterator[Pattern]:
    for row in _rows("organisations.txt"):
        if language == "en":
            names = [row["name"], *_several(row["other"])] if row["name"] else _several(row["other"])
            acronyms = _several(row["acronyms"])
        else:
            names, acronyms = _several(row["names_ru"]), _several(row["acronyms_ru"])
        known = [name for name in names if name]
        if known or acronyms:
            name = known[0] if known else acronyms[0].removesuffix("?")
            yield from _of_body(row["key"], name, known[1:], acronyms, language)


def capitals() -> Mapping[str, str]:
    """Return the state (ISO code) for which each capital may stand, by the capital's English name.

    >>> capitals()["Moscow"]
    'RU'
    """
    return {city: row["code"] for row in _rows("states.txt") for city in _several(row["capitals"])}


def state_names(language: str = "en") -> Mapping[str, str]:
    """Return the usual name of each state by its ISO code.

    >>> state_names()["RU"]
    'Russia'
    """
    column = "name" if language == "en" else f"name_{language}"
    return {row["code"]: row[column] for row in _rows("states.txt")}


def city_states() -> Mapping[str, str]:
    """Return the state (ISO code) of each city of the tables."""
    return {row["name"]: row["state"] for row in _rows("cities.txt")} | dict(capitals())


@cache
def shipped() -> Gazetteer:
    """Return the gazetteer of the shipped tables alone."""
    english = (*_organisations("en"), *_states("en"), *_regions(), *_cities())
    russian = (*_organisations("ru"), *_states("ru"))
    return Gazetteer(VERSION, {"en": english, "ru": russian})


def _website_names(row: Mapping[str, Any]) -> list[str]:
    return [str(name) for name in row.get("website_names") or ()]


def _patterns_of_row(row: Mapping[str, Any]) -> Iterator[Pattern]:
    key, name = str(row["slug"]), str(row["name"]).split(" (")[0]
    short = row.get("abbreviation")
    doubtful = "?" if short and " " not in short and len(short) < 4 else ""
    yield from _of_body(key, name, _website_names(row), [f"{short}{doubtful}"] if short else [], "en")
    for organ in row.get("organs") or ():
        words = str(organ["name"]).split(" (")[0]
        for owner in {name, short or name}:
            for full in (f"{owner} {words}", f"{words} of the {owner}", f"{words} of {owner}"):
                if not words.startswith(owner) and owner not in words:
                    yield Pattern(full, Entry(Named.BODY, f"{key}/{words}", full), Named.BODY)
        if organ.get("abbreviation"):
            yield Pattern(
                str(organ["abbreviation"]),
                Entry(Named.BODY, f"{key}/{words}", words),
                Named.BODY,
                needs_support=True,
                is_acronym=True,
            )


def with_patterns(base: Gazetteer, version: str, more: Mapping[str, Sequence[Pattern]]) -> Gazetteer:
    """Return `base` with further patterns per language; where two share a form, the first one counts."""
    languages = {*base.patterns, *more}
    joined = {code: (*base.patterns.get(code, ()), *more.get(code, ())) for code in languages}
    return Gazetteer(f"{base.version}+{version}", joined)


def of_bodies(rows: Iterable[Mapping[str, Any]], version: str) -> Gazetteer:
    """Return the shipped gazetteer with the bodies of `rows` (schema of `data/bodies`) added.

    Args:
        rows: bodies with `slug`, `name`, `abbreviation`, `organs` and, where known, `website_names`.
        version: of the rows; becomes part of the gazetteer's version.
    """
    return with_patterns(shipped(), version, {"en": [p for row in rows for p in _patterns_of_row(row)]})
