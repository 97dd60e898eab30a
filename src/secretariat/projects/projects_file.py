"""Projects that come as CSV: columns, rows, and what is wrong with each. Pure.

The columns are `COLUMNS`: partners as `Alba:lead:60|Brenn:partner:40`, the budget as
`Alba:2026:100000|Brenn:2027:50000`, places and topics apart by `|`; `total` is what the budget makes.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TypeVar

from secretariat.commitments.sheet import sheet_rows
from secretariat.engines.values.edtf import BadDate, parse
from secretariat.engines.values.folding import fold
from secretariat.projects.money import (
    BadSum,
    Portion,
    Share,
    amount_of,
    currency_of,
    refuse_budget,
    refuse_shares,
)
from secretariat.projects.partners import portions_of, shares_of
from secretariat.projects.states import STATED
from secretariat.refusals import Invalid

MOST_ROWS = 200
COLUMNS = (
    "title", "words", "state", "planned", "currency", "partners", "total", "budget", "places", "topics",
    "note",
)  # fmt: skip
LONGEST = {"title": 300, "words": 4000, "note": 300}

Known = Callable[[str], bool]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ProjectFileRow:
    """One row: `at` is its line in the file; `reasons` why it cannot be taken."""

    at: int
    title: str
    words: str
    stated: str
    planned: str | None
    currency: str
    shares: tuple[Share, ...]
    total: Decimal | None
    portions: tuple[Portion, ...]
    places: tuple[str, ...]
    topics: tuple[str, ...]
    note: str
    reasons: tuple[str, ...] = ()


def project_rows(
    text: str, *, is_place: Known, topics: Collection[str], standing: Collection[str]
) -> list[ProjectFileRow]:
    """Return the projects of a file, each with what is wrong with it.

    Args:
        is_place: whether a code is one of a Party. standing: folded titles that the body has already.

    Raises:
        BadFile: no row, too many, a column that nobody knows, or none with the titles.
    """
    seen: dict[str, int] = dict.fromkeys(standing, 0)
    found = []
    for row in sheet_rows(text, COLUMNS, "title", MOST_ROWS):
        one = _row(row.at, row.cells, is_place, topics)
        reasons, key = list(one.reasons), fold(one.title)
        if row.is_too_wide:
            reasons.append("it has more cells than the head")
        if one.title and key in seen:
            before = seen[key]
            reasons.append(f"row {before} has the same title" if before else "the record holds this already")
        seen.setdefault(key, row.at)
        found.append(replace(one, reasons=tuple(reasons)))
    return found


def _row(at: int, cells: Mapping[str, str], is_place: Known, topics: Collection[str]) -> ProjectFileRow:
    reasons = [
        f"the {name} has more than {most} characters"
        for name, most in LONGEST.items()
        if len(cells[name]) > most
    ]
    if not cells["title"]:
        reasons.append("it has no title")
    stated = cells["state"].lower()
    if stated not in STATED:
        reasons.append(f"“{stated[:40]}” is no state; choose one of: {', '.join(STATED)}")
    currency = _read(reasons, lambda: currency_of(cells["currency"]), "") if cells["currency"] else ""
    nobody: tuple[Share, ...] = ()
    nothing: tuple[Portion, ...] = ()
    shares = _read(reasons, lambda: tuple(shares_of(_lines(cells["partners"]))), nobody)
    portions = _read(reasons, lambda: tuple(portions_of(_lines(cells["budget"]), currency)), nothing)
    total = _total(cells["total"], currency, reasons)
    if shares:
        _read(reasons, lambda: refuse_shares(shares), None)
    reasons += _budget_reasons(total, portions, currency)
    if total is not None and portions and currency:
        names, budget = [one.words for one in shares], Decimal(total)
        _read(reasons, lambda: refuse_budget(budget, portions, names), None)
    places, named = _cells(cells["places"]), _cells(cells["topics"])
    reasons += [f"“{code[:20]}” is no code of a party" for code in places if not is_place(code)]
    reasons += [f"“{key[:40]}” is no topic" for key in named if key not in topics]
    planned = _days(cells["planned"], reasons)
    return ProjectFileRow(
        at, cells["title"], cells["words"], stated, planned, currency, shares, total, portions, places, named,
        cells["note"], tuple(reasons),
    )  # fmt: skip


def _total(text: str, currency: str, reasons: list[str]) -> Decimal | None:
    nothing: Decimal | None = None
    return _read(reasons, lambda: amount_of(text, currency), nothing) if text else None


def _budget_reasons(total: Decimal | None, portions: Sequence[Portion], currency: str) -> list[str]:
    if portions and total is None:
        return ["it has a budget without a total"]
    if total is not None and not portions:
        return ["it has a total without a budget"]
    return ["it has a budget without a currency"] if portions and not currency else []


def _read(reasons: list[str], read: Callable[[], T], otherwise: T) -> T:
    """Return what was read; what cannot be read is told."""
    try:
        return read()
    except (BadSum, Invalid) as error:
        reasons.append(str(error).replace("Row ", "part ", 1).rstrip("."))
        return otherwise


def _days(text: str, reasons: list[str]) -> str | None:
    if not text:
        return None
    try:
        return parse(text).text
    except BadDate:
        reasons.append(f"“{text[:40]}” are no days such as 2026-03/2027-10")
        return None


def _lines(cell: str) -> str:
    return "\n".join(part.replace(":", ";") for part in cell.split("|") if part.strip())


def _cells(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())
