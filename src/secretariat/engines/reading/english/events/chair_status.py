"""The status of a chair as the words of a rule tell it: its adjective, its verb, what it looks ahead to."""

import re
from collections.abc import Mapping

from secretariat.engines.reading.english.events.terms import Term
from secretariat.engines.reading.sieve import Sieved

_BY_ADJECTIVE = {
    "incoming": "incoming", "forthcoming": "incoming", "upcoming": "incoming", "next": "incoming",
    "future": "incoming", "outgoing": "outgoing", "previous": "past", "past": "past", "former": "past",
}  # fmt: skip
_TO_COME = Sieved(r"\s+(?:will|is\s+to|shall)\s+(?!end|expire|conclude|finish)")
_OVER = Sieved(r"\s+(?:has\s+)?(?:ended|expired|came\s+to\s+an\s+end|concluded|finished)\b")
_PRESIDED = Sieved(r"\b(?<!has )(?<!have )(?:chaired|presided)\b")
_CLOSED = Sieved(r"\b(?:closed|concluded|ended|completed)\b")
_HANDED = Sieved(r"\b(?:handed|transferred|passed|ceded)\b")
_SEEN = Sieved(r"\b(?:saw|watched|witnessed|seen)\b[^.;:\"]{0,60}\bhand\s")  # "saw P hand the chair to P"
_COMPLETED = Sieved(r"(?:complet|end|conclud)(?:es?|ed|s)$")
_UNTIL_NOW = Sieved(r"\b(?:[Ff]or|[Dd]uring|[Oo]ver|[Ii]n)\s+the\s+(?:past|last|previous)\b")
_HAS_HELD = Sieved(r"\b(?:has|had|have)\s+held")
_HAD_HELD = Sieved(r"\bhad\s+held")
_OF_NAME = {
    "turn": "planned", "now-held-by": "current", "steps-down": "outgoing", "transfer-noun": "incoming"
}  # fmt: skip


def status_of(name: str, match: re.Match[str], term: Term, before: str) -> str:
    """Return the status of the chair that a rule found; `before` are the words of its clause before it."""
    groups = match.groupdict()
    which = (groups.get("which") or groups.get("which0") or "").casefold()
    if which in _BY_ADJECTIVE:
        return _BY_ADJECTIVE[which]
    if groups.get("having"):
        return "outgoing"
    if name == "whose-chair":
        return "past" if match["verb"] in ("ended", "expired", "closed") else "current"
    if name in _OF_NAME:
        return _OF_NAME[name]
    return (
        _ahead(name, match, groups) or _behind(name, match, term, before) or _passed_on(name, match, groups)
    )


def _ahead(name: str, match: re.Match[str], groups: Mapping[str, str | None]) -> str | None:
    if groups.get("will") or groups.get("turn"):
        return "planned" if name in ("coordinates", "state-chairs") else "incoming"
    if name != "during-its" and _TO_COME.match(match.string, match.end()):
        return "incoming"
    return None


def _behind(name: str, match: re.Match[str], term: Term, before: str) -> str | None:
    if name == "state-chairs" and _PRESIDED.search(match.group()):
        return "past"
    if name == "held-by" and _UNTIL_NOW.search(before):
        return "past"
    if name == "adjective-chairmanship" and _CLOSED.search(before[-40:]):
        return "current"
    if name in ("adjective-chairmanship", "nominal-term") and _OVER.match(match.string, match.end()):
        return "past"
    verb = match.groupdict().get("verb") or ""
    if name == "state-holds" and _COMPLETED.fullmatch(verb):
        return "outgoing"
    if verb == "held" and not _HAS_HELD.search(match.group()) and term.end is not None:
        return "past"
    if verb == "held" and _HAD_HELD.search(match.group()):
        return "past"
    return None


def _passed_on(name: str, match: re.Match[str], groups: Mapping[str, str | None]) -> str:
    if name.startswith("passes-to"):
        return (
            "current"
            if any(words for group, words in groups.items() if group.startswith("past"))
            else "incoming"
        )
    if name in ("hands-to", "hands-from-to", "hands-over"):
        is_done = _HANDED.search(match.group()) or _SEEN.search(match.string, 0, match.end())
        return "current" if is_done else "incoming"
    return "current"
