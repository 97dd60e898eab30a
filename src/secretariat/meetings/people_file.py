"""A list of participants that comes as CSV: its columns, its rows, and what is wrong with each. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from secretariat.engines.values.folding import fold
from secretariat.engines.values.sheets import BadFile, filled_rows
from secretariat.meetings.states import AttendanceStatus, DelegateRole, Rank

MOST_ROWS = 1000
MOST_BYTES = 1024 * 1024
LONGEST = 300
HEAD = "The first line names the columns: name, office, for, role."
COLUMNS = {
    "name": ("name", "participant", "full name", "imya", "fio", "nom", "ad soyad"),
    "address": ("address", "form of address", "title", "honorific", "prefix"),
    "office": ("office", "position", "function", "post", "dolzhnost", "fonction", "unvan"),
    "sender": (
        "for",
        "delegation",
        "country",
        "party",
        "organisation",
        "organization",
        "strana",
        "pays",
        "ulke",
    ),
    "role": ("role", "rol"),
    "rank": ("rank", "level"),
    "status": ("status", "attendance"),
}
WORDS: Mapping[str, Mapping[str, str]] = {
    "role": {fold(str(label)): value for value, label in DelegateRole.choices},
    "rank": {fold(str(label)): value for value, label in Rank.choices},
    "status": {fold(str(label)): value for value, label in AttendanceStatus.choices},
}


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One row: `at` is its line in the file; `reasons` why it cannot be taken; empty: it can."""

    at: int
    name: str
    address: str = ""
    office: str = ""
    sender: str = ""
    role: str = DelegateRole.MEMBER.value
    rank: str = ""
    status: str = AttendanceStatus.ANNOUNCED.value
    reasons: tuple[str, ...] = ()


def rows_of(text: str) -> list[PersonRow]:
    """Return the rows of a list, each with what is wrong with it.

    Raises:
        BadFile: no row, too many rows, or no column with names.
    """
    filled = filled_rows(text, head=HEAD, most=MOST_ROWS)
    columns = _columns(filled[0][1])
    return [_row(at, cells, columns, len(filled[0][1])) for at, cells in filled[1:]]


def _columns(head: list[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for at, cell in enumerate(head):
        name = next((name for name, words in COLUMNS.items() if fold(cell.strip()) in words), None)
        if name is not None:
            if name in found:
                raise BadFile(f"Two columns say the {name}: {head[found[name]]} and {cell}. Leave one.")
            found[name] = at
    if "name" not in found:
        raise BadFile(f"No column is called “name”. {HEAD}")
    return found


def _row(at: int, cells: list[str], columns: Mapping[str, int], width: int) -> PersonRow:
    given = {
        name: " ".join(cells[place].split()) if place < len(cells) else "" for name, place in columns.items()
    }
    reasons = [] if len(cells) <= width else [f"it has {len(cells)} cells, the head {width}"]
    if not given["name"]:
        reasons.append("it has no name")
    reasons += [
        f"the {name} has more than {LONGEST} characters"
        for name, text in given.items()
        if len(text) > LONGEST
    ]
    for name, words in WORDS.items():
        text = given.get(name, "")
        if not text:
            given.pop(name, None)
        elif fold(text) in words or text in words.values():
            given[name] = words.get(fold(text), text)
        else:
            given.pop(name)
            reasons.append(f"“{text[:40]}” is no {name}: {', '.join(words)}")
    return PersonRow(at=at, reasons=tuple(reasons), **given)
