"""Plain tables for the terminal."""

import unicodedata
from collections.abc import Iterator, Sequence


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield a line per row under its heads; columns of numbers stand to the right.

    >>> list(table(("body", "turns"), [("north", "12"), ("south", "3")]))
    ['body   turns', 'north     12', 'south      3']
    """
    widths = [max(map(_width, column)) for column in zip(heads, *rows, strict=True)]
    is_number = [bool(rows) and all(row[at].isdigit() for row in rows) for at in range(len(heads))]
    for row in (heads, *rows):
        cells = [
            " " * (width - _width(cell)) + cell if right else cell + " " * (width - _width(cell))
            for cell, width, right in zip(row, widths, is_number, strict=True)
        ]
        yield "  ".join(cells).rstrip()


def _width(text: str) -> int:
    """Return how many columns a terminal needs: two for wide letters, none for combining marks."""
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1
        for sign in text
    )
