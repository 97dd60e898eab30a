"""The fields of a claim's value, or of a payload in the history, in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from secretariat.engines.values.date_labels import label
from secretariat.engines.values.edtf import BadDate, parse
from secretariat.evidence.notes import DATED
from secretariat.site.queries.naming import Names
from secretariat.site.queries.pointing import speaker_link
from secretariat.site.queries.rows import Look

UNSPOKEN = {"about"}  # permanent ids, for the house alone


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a claim in words."""

    name: str
    value: str


def fields_of(value: Mapping[str, Any], names: Names, look: Look) -> tuple[Field, ...]:
    """Return the fields of a claim's value that say something."""
    return tuple(
        Field(name.replace("_", " "), in_words(name, given, names, look))
        for name, given in value.items()
        if given not in (None, "", [], {}) and name not in UNSPOKEN
    )


def in_words(name: str, given: Any, names: Names, look: Look) -> str:
    """Return a value as a person reads it; `name` tells what it points at."""
    if isinstance(given, str):
        return _dated(given, look) if name in DATED else _named(name, given, names)
    if isinstance(given, Mapping):
        return _mapping_in_words(given, names)
    if isinstance(given, list):
        of_bodies = "body" if name == "open_to" else ""
        return "; ".join(in_words(of_bodies, item, names, look) for item in given)
    if isinstance(given, bool):
        return str(_("yes") if given else _("no"))
    return str(given)


def _dated(given: str, look: Look) -> str:
    try:
        return f"{label(parse(given), look.language)} ({given})"
    except BadDate:
        return given


def _named(name: str, given: str, names: Names) -> str:
    """Return the name behind a code or slug; words that are neither stay as they are."""
    if name in {"holder", "party", "was_due", "served"}:
        return names.parties.get(given, given)
    if name == "body":
        return names.bodies.get(given, given)
    if name in {"person", "focal_point"}:
        return names.people.get(names.same_as.get(given, given), given)
    return given


def _mapping_in_words(given: Mapping[str, Any], names: Names) -> str:
    if "words" not in given:
        return ", ".join(f"{name}: {value}" for name, value in given.items())
    return speaker_link(given, names).label if "person" in given else str(given["words"])
