"""The rows of a sheet by the names of their columns. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from secretariat.engines.values.folding import fold
from secretariat.engines.values.sheets import BadFile, filled_rows

MOST_BYTES = 256 * 1024


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row: `at` is its line in the file; `cells` by column, "" where it has none."""

    at: int
    cells: Mapping[str, str]
    is_too_wide: bool


def sheet_rows(text: str, columns: Sequence[str], needed: str, most: int) -> list[SheetRow]:
    """Return the rows below the head, each by the columns asked for; semicolon, comma or tab.

    Args:
        needed: the column without which nothing can be read. most: rows at most.

    Raises:
        BadFile: no row, too many, a column that nobody knows or twice, or none with the words.
    """
    head = f"The first line is: {';'.join(columns)}."
    filled = filled_rows(text, head=head, most=most)
    places = _places(filled[0][1], columns, needed)
    width = len(filled[0][1])
    return [SheetRow(at, _cells(cells, columns, places), len(cells) > width) for at, cells in filled[1:]]


def _places(head: Sequence[str], columns: Sequence[str], needed: str) -> Mapping[str, int]:
    names = [fold(cell.strip()) for cell in head]
    unknown = [cell for cell, name in zip(head, names, strict=True) if name and name not in columns]
    if unknown or needed not in names:
        said = f"“{unknown[0][:40]}” is no column here" if unknown else f"No column is called “{needed}”"
        raise BadFile(f"{said}. The first line is: {';'.join(columns)}.")
    if len(set(filter(None, names))) < len([name for name in names if name]):
        raise BadFile("Two columns bear the same name. Leave one.")
    return {name: at for at, name in enumerate(names) if name}


def _cells(cells: Sequence[str], columns: Sequence[str], places: Mapping[str, int]) -> dict[str, str]:
    return {
        name: " ".join(cells[places[name]].split()) if places.get(name, len(cells)) < len(cells) else ""
        for name in columns
    }
