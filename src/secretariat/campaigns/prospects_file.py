"""Prospects that come as CSV: `name;country;population`; what is wrong with each row is said. Pure."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from secretariat.commitments.sheet import sheet_rows
from secretariat.engines.values.folding import fold

COLUMNS = ("name", "country", "population")
MOST_ROWS = 500
_LONGEST_NAME = 200
_DIGITS = 9


@dataclass(frozen=True, slots=True)
class ProspectRow:
    """One row: `at` is its line in the file; `reasons` why it cannot be taken."""

    at: int
    name: str
    country: str
    population: int | None
    reasons: tuple[str, ...] = ()


def prospect_rows(text: str, *, members: Collection[str], known: Collection[str]) -> list[ProspectRow]:
    """Return the prospects of a file, each with what is wrong with it.

    Args:
        members, known: folded names of those who are members, or prospects of the campaign, already.

    Raises:
        BadFile: no row, too many, a column that nobody knows, or none with the name.
    """
    found, seen = [], dict[str, int]()
    for row in sheet_rows(text, COLUMNS, "name", MOST_ROWS):
        reasons = list(_wrong(row.cells))
        if row.is_too_wide:
            reasons.append("it has more cells than the head")
        plain = fold(row.cells["name"])
        if plain in members:
            reasons.append("it is a member already")
        elif plain in known:
            reasons.append("the campaign has it already")
        elif plain and plain in seen:
            reasons.append(f"row {seen[plain]} says the same")
        seen.setdefault(plain, row.at)
        digits = _plain_number(row.cells["population"])
        found.append(
            ProspectRow(
                row.at, row.cells["name"], row.cells["country"].upper(),
                int(digits) if digits.isdecimal() else None, tuple(reasons),
            )
        )  # fmt: skip
    return found


def _wrong(cells: Mapping[str, str]) -> list[str]:
    reasons = []
    if not cells["name"]:
        reasons.append("it has no name")
    if len(cells["name"]) > _LONGEST_NAME:
        reasons.append(f"the name has more than {_LONGEST_NAME} characters")
    country = cells["country"]
    if country and not (len(country) == 2 and country.isascii() and country.isalpha()):
        reasons.append(f"“{country[:20]}” is no code of a country such as LT")
    digits = _plain_number(cells["population"])
    if digits and not (digits.isdecimal() and digits.isascii() and len(digits) <= _DIGITS):
        reasons.append(f"“{cells['population'][:20]}” is no number of inhabitants")
    return reasons


def _plain_number(text: str) -> str:
    """Return the digits without what sets thousands apart."""
    return text.replace(" ", "").replace("\u00a0", "").replace("'", "")
