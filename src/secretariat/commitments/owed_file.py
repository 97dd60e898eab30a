"""Commitments that come as CSV: columns, rows, and what is wrong with each. Pure.

`words;owners;due;said;stance;number;note`: several owners apart by `|`; dates as 31.12.2026 or 2026-12-31,
2026-12, 2026; `number`: of the line of the agenda; `note`: on what the row rests.
"""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from secretariat.commitments.sheet import sheet_rows
from secretariat.commitments.states import Stance
from secretariat.engines.values.edtf import BadDate, parse
from secretariat.engines.values.folding import fold

MOST_ROWS = 1000
LONGEST = {"words": 4000, "owners": 1000, "note": 300}
COLUMNS = ("words", "owners", "due", "said", "stance", "number", "note")
_LOCAL = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")

Known = Callable[[str], bool]
Near = Callable[[str], str]
Key = tuple[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class OwedRow:
    """One row: `at` is its line in the file; due, said EDTF or None; `reasons` why it cannot be taken."""

    at: int
    words: str
    owners: tuple[str, ...]
    due: str | None
    said: str | None
    stance: str
    number: str
    note: str
    reasons: tuple[str, ...] = ()


def owed_rows(
    text: str, *, known: Known, near: Near, numbers: Sequence[str], standing: Collection[Key]
) -> list[OwedRow]:
    """Return the commitments of a file, each with what is wrong with it.

    Args:
        known: whether a name is one of the record. near: a sentence with near names, or "".
        numbers: of the lines of the agenda. standing: what the body is owed already, as `key_of` gives it.

    Raises:
        BadFile: no row, too many, a column that nobody knows, or none with the words.
    """
    seen: dict[Key, int] = dict.fromkeys(standing, 0)
    found = []
    for row in sheet_rows(text, COLUMNS, "words", MOST_ROWS):
        one = _row(row.at, row.cells, known, near, numbers)
        key, reasons = key_of(one.words, one.owners), list(one.reasons)
        if row.is_too_wide:
            reasons.append("it has more cells than the head")
        if one.words and key in seen:
            before = seen[key]
            reasons.append(f"row {before} says the same" if before else "the record holds this already")
        seen.setdefault(key, row.at)
        found.append(replace(one, reasons=tuple(reasons)))
    return found


def key_of(words: str, owners: Iterable[str]) -> Key:
    """Return by what two rows are the same: the words, and who owes it."""
    return fold(words), frozenset(fold(name) for name in owners)


def _row(at: int, cells: Mapping[str, str], known: Known, near: Near, numbers: Sequence[str]) -> OwedRow:
    reasons = [f"the {name} have more than {most} characters" for name, most in LONGEST.items()
               if len(cells[name]) > most]  # fmt: skip
    owners = tuple(name.strip() for name in cells["owners"].split("|") if name.strip())
    if not cells["words"]:
        reasons.append("it has no words")
    if not owners:
        reasons.append("nobody owes it")
    reasons += [
        f"the record knows nobody called “{name[:60]}”{near(name)}" for name in owners if not known(name)
    ]
    due, said = (_dated(cells[name], name, reasons) for name in ("due", "said"))
    if due and said and _is_before(due, said):
        reasons.append(f"it is due ({due}) before it was said ({said})")
    stance = cells["stance"].lower() or Stance.AGREED.value
    if stance not in Stance.values:
        reasons.append(
            f"“{stance[:40]}” is no word for how firmly; choose one of: {', '.join(Stance.values)}"
        )
    if cells["number"] and cells["number"] not in numbers:
        reasons.append(f"no line of the agenda has the number {cells['number'][:20]}")
    return OwedRow(
        at, cells["words"], owners, due, said, stance, cells["number"], cells["note"], tuple(reasons)
    )


def _dated(text: str, name: str, reasons: list[str]) -> str | None:
    """Return a date as EDTF; what is none is told."""
    if not text:
        return None
    local = _LOCAL.fullmatch(text)
    given = f"{local[3]}-{int(local[2]):02d}-{int(local[1]):02d}" if local else text
    try:
        return parse(given).text
    except BadDate:
        reasons.append(f"the {name} date “{text[:40]}” is none such as 31.12.2026 or 2026-12")
        return None


def _is_before(due: str, said: str) -> bool:
    end, first = parse(due).end, parse(said).first
    return bool(end and first and end <= first)
