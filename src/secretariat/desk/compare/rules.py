"""For each kind of line: which line of the record a Finding speaks of, which fields must agree, what stands
beside it. Pure."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from secretariat.desk.compare.fields import like_words, meets, same, same_date, same_words

Value = Mapping[str, Any]
Agrees = Callable[[Any, Any], bool]


@dataclass(frozen=True, slots=True)
class Rule:
    """How lines of one kind are compared.

    `is_same_line`: the two values speak of one line. `fields`: what must agree, where both say it.
    `stands_beside`: another line that bears on this one; returns the reason or "".
    `goes_on`: {status: statuses that may follow it}: a later source then supersedes, it does not contradict.
    """

    is_same_line: Callable[[Value, Value], bool]
    fields: Mapping[str, Agrees]
    stands_beside: Callable[[Value, Value], str] = lambda here, there: ""
    status: str = "status"
    goes_on: Mapping[str, frozenset[str]] = field(default_factory=dict)


def _same_term(here: Value, there: Value) -> bool:
    return (
        here["body"] == there["body"]
        and (here["holder"], fold_words(here["holder_words"]))
        == (there["holder"], fold_words(there["holder_words"]))
        and meets(here["term"], there["term"])
    )


def fold_words(words: str | None) -> str:
    """Return words for comparison."""
    return " ".join((words or "").casefold().split())


def _other_holder(here: Value, there: Value) -> str:
    if here["body"] != there["body"] or not here["term"] or not there["term"]:
        return ""
    if here["holder"] == there["holder"] or there["status"] not in {"held", "planned"}:
        return ""
    return "another holder over the same days" if meets(here["term"], there["term"]) else ""


def _same_meeting(here: Value, there: Value) -> bool:
    if here["body"] and here["body"] == there["body"]:
        if here["ordinal"] and there["ordinal"]:
            return bool(here["ordinal"] == there["ordinal"] and _alike_kind(here, there))
        dated = here["on"] and there["on"]
        return bool(_alike_kind(here, there) and dated and meets(here["on"], there["on"]))
    if here["body"] and here["body"] == there.get("parent"):
        return _of_organ(here, there)
    if not _met(here) or _met(here) != _met(there) or here["kind"] != there["kind"]:
        return False
    if here["on"] and there["on"]:
        return meets(here["on"], there["on"])
    # The same people meet often: without a day it is the same meeting only where one document tells it twice.
    return bool(there.get("is_of_document") and here["on"] == there["on"] and _titles(here, there))


def _of_organ(here: Value, there: Value) -> bool:
    """Tell whether a meeting told of an organisation is that of its one organ of the kind."""
    if here["kind"] != there["kind"] or here["kind"] not in SOLE:
        return False
    if here["ordinal"] and there["ordinal"] and here["ordinal"] != there["ordinal"]:
        return False
    return bool(here["on"] and there["on"] and same_date(here["on"], there["on"]))


# An organisation has one organ of these kinds; working groups it has several.
SOLE = frozenset({"senior-officials", "council", "ministerial", "summit"})
# Bodies call one meeting by several words; a visit or a working group is never one of them.
_SERIES = frozenset({"council", "ministerial", "conference", "assembly", "summit"})
_BARE_TITLE = re.compile(r"(?:the\s+)?[\w-]+\s+meeting", re.IGNORECASE)


def _alike_kind(here: Value, there: Value) -> bool:
    kinds = {here["kind"], there["kind"]}
    if len(kinds) == 1:
        return True
    loose = kinds <= _SERIES or "other" in kinds
    bare = any(_BARE_TITLE.fullmatch(value["title"].strip()) for value in (here, there))
    return loose and (bare or _titles(here, there))


def _titles(here: Value, there: Value) -> bool:
    return like_words(here["title"], there["title"])


def _met(value: Value) -> frozenset[str]:
    return frozenset(who["person"] or fold_words(who["words"]) for who in value["participants"])


def _beside_meeting(here: Value, there: Value) -> str:
    if here["body"] and here["body"] == there["body"] and here["kind"] == there["kind"] and here["on"]:
        return "another meeting of this kind over the same days" if meets(here["on"], there["on"]) else ""
    return ""


def _same_tenure(here: Value, there: Value) -> bool:
    if not here["person"] or here["person"] != there["person"]:
        return False
    place = ("body", "party")
    known = [(here[name], there[name]) for name in place if here[name] and there[name]]
    organisation = all(one == other for one, other in known) and (
        bool(known) or same_words(here["organisation"], there["organisation"])
    )
    return (
        organisation
        and like_words(here["office"], there["office"])
        and meets(here["during"], there["during"])
    )


def _beside_tenure(here: Value, there: Value) -> str:
    if here["person"] and here["person"] == there["person"] and meets(here["during"], there["during"]):
        return "another office of the same person"
    return ""


def _same_seat(here: Value, there: Value) -> bool:
    return bool(
        here["body"] == there["body"]
        and here["party"] == there["party"]
        and here["status"] == there["status"]
    )


def _beside_seat(here: Value, there: Value) -> str:
    if here["body"] == there["body"] and here["party"] == there["party"]:
        return "another seat of the same party"
    return ""


def _same_text(here: Value, there: Value) -> bool:
    bodies = here["body"] == there["body"] or not here["body"]
    if not bodies or not like_words(here["title"], there["title"]):
        return False
    return bool(here["adopted"] and there["adopted"] and same_date(here["adopted"], there["adopted"]))


def _beside_text(here: Value, there: Value) -> str:
    if here["body"] == there["body"] and like_words(here["title"], there["title"]):
        return "a text of this name, of another day"
    return ""


def _same_said(here: Value, there: Value) -> bool:
    speakers = [value.get("owners") or [value.get("speaker")] for value in (here, there)]
    mine, theirs = (
        {who["person"] or who["party"] or fold_words(who["words"]) for who in s} for s in speakers
    )
    return same_words(here["words"], there["words"]) and bool(mine & theirs)


_TERM_GOES_ON = {"planned": frozenset({"held", "not-held", "disputed"})}
_MEETING_GOES_ON = {
    "planned": frozenset({"confirmed", "held", "postponed", "cancelled", "not-held"}),
    "confirmed": frozenset({"held", "postponed", "cancelled", "not-held"}),
    "postponed": frozenset({"planned", "confirmed", "held", "cancelled", "not-held"}),
}

RULES: Mapping[str, Rule] = {
    "chairmanship": Rule(
        _same_term, {"status": same, "term": same_date}, _other_holder, goes_on=_TERM_GOES_ON
    ),
    "meeting": Rule(
        _same_meeting,
        {"status": same, "on": same_date, "place": like_words, "ordinal": same},
        _beside_meeting,
        goes_on=_MEETING_GOES_ON,
    ),
    "tenure": Rule(_same_tenure, {"during": same_date}, _beside_tenure),
    "membership": Rule(
        _same_seat, {"during": same_date, "is_current": same}, _beside_seat, status="is_current"
    ),
    "text": Rule(_same_text, {"kind": same, "adopted": same_date}, _beside_text),
    "statement": Rule(_same_said, {}),
    "commitment": Rule(_same_said, {"stance": same, "due": same_date}, status="stance"),
}
