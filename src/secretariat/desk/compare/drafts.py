"""What a Finding would write: the value of a line, whom it means, and what must be chosen first. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from secretariat.desk.compare.identities import Identity, Known


@dataclass(frozen=True, slots=True)
class Named:
    """Someone whom a Finding names: `slug` None where the record knows no person of this name."""

    words: str
    slug: str | None


@dataclass(frozen=True, slots=True)
class Missing:
    """What stands in the way of acceptance: the field, and a sentence that says what to do."""

    field: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Draft:
    """The line that a Finding would write.

    `value` is the slice's claim value as JSON; a person who is not in the record yet has the slug "".
    `persons` are all humans named; `inferred` the fields that the words alone do not give;
    `looks_ahead` says that it tells what will or should happen, `horizon` (EDTF) by when.
    """

    kind: str
    value: dict[str, Any]
    words: str
    persons: tuple[Named, ...] = ()
    identities: tuple[tuple[str, Identity], ...] = ()
    missing: tuple[Missing, ...] = ()
    inferred: tuple[str, ...] = ()
    looks_ahead: bool = False
    horizon: str | None = None


@dataclass(frozen=True)
class Told:
    """What the whole document tells, for the reading of one Finding.

    `text`: the reading text; `said_on` (EDTF) of the document; `offices`: name of a person → office as
    worded; `bodies`: the words by which its Findings name bodies; `chosen`: identities that a person chose
    for this Finding ({field: slug or code}).
    """

    text: str
    language: str
    said_on: str | None
    offices: Mapping[str, str] = field(default_factory=dict)
    chosen: Mapping[str, str] = field(default_factory=dict)
    bodies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Who:
    """Someone named in a Finding: at most one of person, party, body."""

    words: str
    person: Named | None = None
    identity: Identity | None = None

    def as_json(self) -> dict[str, Any]:
        """Return the shape that speakers, owners and participants share."""
        kind, key = (self.identity.kind, self.identity.key) if self.identity else ("", None)
        return {
            "words": self.words[:300],
            "person": (self.person.slug or "") if self.person else None,
            "party": key if kind == "party" else None,
            "body": key if kind == "body" else None,
        }


def who(words: str, known: Known, told: Told) -> Who:
    """Tell whom words mean: a person of this name, a party, a body, a new person, or only words."""
    person = known.person(words)
    if person:
        return Who(words, Named(words, person.key), person)
    named = known.party(words) or known.body(words)
    if named:
        return Who(words, identity=named)
    if words in told.offices or known.is_name_of_person(words):
        return Who(words, Named(words, None))
    return Who(words)


def body_of(words: str, known: Known, told: Told) -> Identity | None:
    """Return the body that words name; an organ alone means that of the body which the document is about."""
    found = known.body(words) or known.body_within(words)
    if found or not known.is_organ(words):
        return found
    leading = known.leading_body(told.bodies)
    reason = "the organisation of which the document speaks"
    return Identity("body", leading, words, reason, is_inferred=True) if leading else None


def slots_inferred(value: Mapping[str, Any], slots: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the fields whose slot says that the words alone do not give them."""
    found = []
    for name, slot in slots.items():
        several = slot if isinstance(slot, list) else [slot]
        if value.get(name) not in (None, "", []) and any(one and one.get("inferred_from") for one in several):
            found.append(name)
    return tuple(found)


def span_words(value: Mapping[str, Any], text: str) -> str:
    """Return the words of a Finding's span; a person's correction may give them outright."""
    if value.get("words"):
        return str(value["words"])
    span = value.get("span")
    return text[span["start"] : span["end"]] if span else ""
