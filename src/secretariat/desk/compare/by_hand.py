"""What a line announces, and what a further word on the same line says became of it. Pure.

For lines that people enter by hand; what a Finding announces its draft says (`desk/bridge`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from secretariat.desk.compare.dates import good
from secretariat.desk.compare.fields import meets, same_date
from secretariat.desk.states import Ending

_AHEAD: Mapping[str, frozenset[str]] = {
    "chairmanship": frozenset({"planned"}),
    "meeting": frozenset({"planned", "confirmed", "postponed"}),
    "programme-event": frozenset({"planned"}),
    "membership": frozenset({"candidate"}),
    "text": frozenset({"planned"}),
}
_DAYS: Mapping[str, str] = {
    "chairmanship": "term",
    "meeting": "on",
    "programme-event": "on",
    "text": "adopted",
    "commitment": "due",
}
_NOT: Mapping[str, frozenset[str]] = {
    "chairmanship": frozenset({"not-held"}),
    "meeting": frozenset({"cancelled", "not-held"}),
    "programme-event": frozenset({"dropped"}),
}


@dataclass(frozen=True, slots=True)
class Announced:
    """What a line says will be: its words, and the days (EDTF) by which it should be, None where untold."""

    words: str
    horizon: str | None

    def is_same_as(self, horizon: str | None) -> bool:
        """Tell whether an earlier announcement for these days is still the one that is awaited."""
        return self.horizon == horizon or bool(self.horizon and horizon and same_date(self.horizon, horizon))


def announced(kind: str, value: Mapping[str, Any]) -> Announced | None:
    """Return what the value announces; None where it does not look ahead.

    >>> announced("programme-event", {"status": "planned", "title": "Regatta", "on": "2026-06"})
    Announced(words='Regatta', horizon='2026-06')
    >>> announced("programme-event", {"status": "held", "title": "Regatta", "on": "2026-06"})
    """
    if kind != "commitment" and str(value.get("status")) not in _AHEAD.get(kind, ()):
        return None
    days = value.get(_DAYS.get(kind, ""))
    return Announced(_words(kind, value), days if good(days) else None)


def end_of(kind: str, before: Mapping[str, Any], now: Mapping[str, Any]) -> Ending | None:
    """Return what a further word on the line says became of what was announced; None where it leaves it open.

    >>> before = {"status": "planned", "on": "2026-06"}
    >>> end_of("meeting", before, {"status": "held", "on": "2026-06-12"}).value
    'as-announced'
    >>> end_of("meeting", before, {"status": "held", "on": "2026-09-01"}).value
    'otherwise'
    >>> end_of("meeting", before, {"status": "planned", "on": "2026-06-12"})
    >>> end_of("membership", {"status": "candidate"}, {"status": "member"}).value
    'as-announced'
    """
    if kind == "membership":
        is_admitted = before.get("status") == "candidate" and now.get("status") == "member"
        return Ending.AS_ANNOUNCED if is_admitted else None
    if kind not in _NOT:
        return None
    status, days = str(now.get("status")), _DAYS[kind]
    if status in _NOT[kind]:
        return Ending.NOT
    if status == "held":
        is_as_said = now.get("holder") == before.get("holder") and meets(before[days], now[days])
        return Ending.AS_ANNOUNCED if is_as_said else Ending.OTHERWISE
    moved = announced(kind, now)
    if moved is None or before[days] is None or moved.is_same_as(before[days]):
        return None
    return Ending.OTHERWISE


def _words(kind: str, value: Mapping[str, Any]) -> str:
    match kind:
        case "chairmanship":
            return f"{value['holder'] or value['holder_words']} in the chair of {value['body']}"
        case "membership":
            return f"{value['party']} in {value['body']}"
        case "commitment":
            return str(value["words"])
        case _:
            return str(value["title"])
