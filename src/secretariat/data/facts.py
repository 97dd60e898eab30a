"""The facts about real organisations that the package ships, read when they are first asked for."""

import json
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from typing import Any

from secretariat.data.rows import BodyFacts, OutcomeFacts
from secretariat.data.strict import BadFacts, read_row


@lru_cache(maxsize=1)
def body_slugs() -> tuple[str, ...]:
    """Return the slugs of all shipped bodies, in order."""
    names = (entry.name for entry in (files("secretariat.data") / "bodies").iterdir())
    return tuple(sorted(name.removesuffix(".json") for name in names if name.endswith(".json")))


@lru_cache(maxsize=64)
def body_facts(slug: str) -> BodyFacts:
    """Return what is known about one body.

    Raises:
        KeyError: no such body is shipped.
        BadFacts: the file breaks its schema; names file and place.
    """
    if slug not in body_slugs():
        raise KeyError(slug)
    file = f"bodies/{slug}.json"
    facts = read_row(BodyFacts, _loaded(file), file)
    if facts.slug != slug:
        raise BadFacts(file, "slug", f"{facts.slug!r} is not the name of the file")
    return facts


def all_bodies() -> Iterator[BodyFacts]:
    """Yield the facts of each shipped body, in order of their slugs."""
    return map(body_facts, body_slugs())


@lru_cache(maxsize=1)
def outcome_facts() -> OutcomeFacts:
    """Return what became of the statements that were followed up.

    Raises:
        BadFacts: the file breaks its schema; names file and place.
    """
    return read_row(OutcomeFacts, _loaded("outcomes.json"), "outcomes.json")


def _loaded(file: str) -> Any:
    text = (files("secretariat.data") / file).read_text(encoding="utf-8")
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise BadFacts(file, f"line {error.lineno}", error.msg) from error
