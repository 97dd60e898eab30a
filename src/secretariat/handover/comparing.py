"""What changed between two versions of a file: what is new, what is gone, what reads otherwise. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

COMPARED = ("words", "owners", "due", "state", "next")


@dataclass(frozen=True, slots=True)
class Changed:
    """An item that reads otherwise: as it is now, and (field, before, now) of what differs."""

    item: Mapping[str, Any]
    fields: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """What a version has that the one before had not, and the other way round."""

    new: tuple[Mapping[str, Any], ...]
    gone: tuple[Mapping[str, Any], ...]
    changed: tuple[Changed, ...]

    def __bool__(self) -> bool:
        return bool(self.new or self.gone or self.changed)


def changes(before: Mapping[str, Any], now: Mapping[str, Any]) -> Changes:
    """Return what changed in the parts that hold open work; an item is the same by its kind and id.

    >>> item = {"kind": "meeting", "id": "a", "words": "Summit", "owners": [], "due": "", "next": ""}
    >>> part = lambda state: {"parts": [{"is_work": True, "items": [item | {"state": state}]}]}
    >>> changes(part("planned"), part("confirmed")).changed[0].fields
    (('state', 'planned', 'confirmed'),)
    """
    old, new = _items(before), _items(now)
    differing = ((item, _differs(old[key], item)) for key, item in new.items() if key in old)
    return Changes(
        new=tuple(item for key, item in new.items() if key not in old),
        gone=tuple(item for key, item in old.items() if key not in new),
        changed=tuple(Changed(item, fields) for item, fields in differing if fields),
    )


def _items(content: Mapping[str, Any]) -> dict[tuple[str, str], Mapping[str, Any]]:
    return {
        (item["kind"], item["id"]): item
        for part in content["parts"]
        if part["is_work"]
        for item in part["items"]
    }


def _differs(before: Mapping[str, Any], now: Mapping[str, Any]) -> tuple[tuple[str, str, str], ...]:
    pairs = ((name, _words(before[name]), _words(now[name])) for name in COMPARED)
    return tuple((name, old, new) for name, old, new in pairs if old != new)


def _words(value: Any) -> str:
    return ", ".join(value) if isinstance(value, list) else str(value)
