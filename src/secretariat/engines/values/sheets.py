"""A sheet as CSV: what came, its text and the rows in which something stands; and what goes out."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would run such a cell


class BadFile(ValueError):  # noqa: N818 - reads as what it is
    """A file that holds no such rows; the message says what to do."""


def text_of(data: bytes, most_bytes: int) -> str:
    """Return the text of a file: UTF-8, or UTF-16 that says so.

    Raises:
        BadFile: it is too large, or in another encoding: letters would be guessed.

    >>> text_of("\\ufeffname".encode(), 100)
    'name'
    """
    if len(data) > most_bytes:
        raise BadFile(f"The file has more than {most_bytes // 1024} KB. Send it in parts.")
    try:
        is_wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
        return data.decode("utf-16" if is_wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadFile("The file is not UTF-8. Save it as “CSV UTF-8” and send it again.") from error


def filled_rows(text: str, *, head: str, most: int) -> list[tuple[int, list[str]]]:
    """Return the rows in which something stands, the head first, each with its line in the file.

    The cells stand apart by semicolon, comma or tab: by whichever the head has most of.

    Args:
        head: told where there is no row: what the first line says. most: rows below the head.

    Raises:
        BadFile: no text, no row below the head, or too many.

    >>> filled_rows("name;office\\n\\nIlena;Chair", head="", most=10)
    [(1, ['name', 'office']), (3, ['Ilena', 'Chair'])]
    """
    if "\0" in text:
        raise BadFile("This is no text. Save the rows as CSV and send them again.")
    first = next((line for line in text.splitlines() if line.strip()), "")
    mark = max(";,\t", key=first.count)
    try:
        read = list(csv.reader(io.StringIO(text), delimiter=mark))
    except csv.Error as error:
        raise BadFile(f"The file cannot be read as CSV: {error}.") from error
    filled = [(at, row) for at, row in enumerate(read, start=1) if any(cell.strip() for cell in row)]
    if len(filled) < 2:
        raise BadFile(f"There is no row below the head. {head}")
    if len(filled) - 1 > most:
        raise BadFile(f"There are more than {most} rows. Send them in parts.")
    return filled


def as_sheet(head: Sequence[str], rows: Iterable[Iterable[Any]]) -> str:
    """Return rows as CSV below a head; no cell is one that a spreadsheet would run.

    >>> as_sheet(["name", "n"], [["=1+1", 2]])
    "name,n\\r\\n'=1+1,2\\r\\n"
    """
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(head)
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return out.getvalue()


def harmless(cell: Any) -> Any:
    """Return a cell that a spreadsheet runs not: an apostrophe before what it would take for a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
