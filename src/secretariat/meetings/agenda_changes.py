"""What differs between an agenda as it was sent and as it stands: added, struck, moved, changed. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Item = Mapping[str, Any]
TOLD = ("number", "title", "day", "begins", "ends", "room", "speakers", "note")


@dataclass(frozen=True, slots=True)
class Altered:
    """One field of an item, before and after, as words."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Difference:
    """What became of one item: `how` is added, struck, moved or changed."""

    id: str
    how: str
    number: str
    title: str
    altered: tuple[Altered, ...] = ()
    reason: str = ""


def differences(sent: Sequence[Item], now: Sequence[Item]) -> list[Difference]:
    """Return what differs, in the order of the agenda as it stands; what is gone stands last.

    Args:
        sent, now: items in their order, each with `id` and the fields of an ItemValue; struck ones with them.
    """
    then = {item["id"]: item for item in sent if not item["is_struck"]}
    standing = [item for item in now if not item["is_struck"]]
    steady = _steady([item["id"] for item in sent], [item["id"] for item in standing if item["id"] in then])
    found = [_difference(then.get(item["id"]), item, steady) for item in standing]
    there = {item["id"]: item for item in now}
    ids = {item["id"] for item in standing}
    gone = [_gone(item, there.get(key)) for key, item in then.items() if key not in ids]
    return [one for one in found if one] + gone


def _difference(before: Item | None, item: Item, steady: frozenset[str]) -> Difference | None:
    if before is None:
        return Difference(item["id"], "added", item["number"], item["title"])
    altered = tuple(
        Altered(name, shown(before[name]), shown(item[name])) for name in TOLD if before[name] != item[name]
    )
    if altered:
        return Difference(item["id"], "changed", item["number"], item["title"], altered)
    if item["id"] not in steady:
        return Difference(item["id"], "moved", item["number"], item["title"])
    return None


def _gone(before: Item, now: Item | None) -> Difference:
    reason = now["reason"] if now else ""
    return Difference(before["id"], "struck", before["number"], before["title"], reason=reason)


def _steady(before: Sequence[str], after: Sequence[str]) -> frozenset[str]:
    """Return the longest run of items that kept their order; the others moved."""
    place = {key: at for at, key in enumerate(before)}
    best: list[list[str]] = []
    for key in after:
        behind = [run for run in best if place[run[-1]] < place[key]]
        best.append([*_longest(behind), key])
    return frozenset(_longest(best))


def _longest(runs: Sequence[list[str]]) -> list[str]:
    return max(runs, key=lambda run: len(run), default=[])


def shown(value: Any) -> str:
    """Return a field in words: of speakers their names with their offices."""
    if isinstance(value, list | tuple):
        return "; ".join(
            f"{one['words']}, {one['office']}" if one["office"] else one["words"] for one in value
        )
    return str(value or "")
