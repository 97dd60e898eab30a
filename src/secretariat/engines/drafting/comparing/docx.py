"""A comparison as a Word file with tracked changes: accepted it is the new revision, rejected the old one.

Moves are moves. No deletion stands inside an insertion, since other programs lose such pairs. The only author
is the one given; there is no other trace of a person. Source: docs/reference/comparing.md#word.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime

from lxml import etree  # type: ignore[import-untyped]

from secretariat.engines.drafting.comparing.changes import BREAK, DELETE, EQUAL, INSERT, Comparison, Row
from secretariat.engines.drafting.comparing.paragraphs import Kind
from secretariat.engines.drafting.exporting.markup import Markup, w, xml
from secretariat.engines.drafting.exporting.parts import W, legal, packed, stamp
from secretariat.engines.drafting.exporting.sheets import By, Mark, Piece, Sheet

_MARKS = {EQUAL: Mark.NONE, INSERT: Mark.IN, DELETE: Mark.OUT}


def as_docx(comparison: Comparison, *, author: str, at: datetime) -> bytes:
    """Return the file.

    Args:
        author: whose changes they are; a body's or programme's name, so that no delegation's stands in it.
        at: when they were made.
    """
    markup = Markup(lambda by: (legal(author), stamp(by.at)))
    root = etree.Element(w("document"), nsmap={"w": W})
    body = etree.SubElement(root, w("body"))
    body.extend(map(markup.paragraph, _sheets(comparison, By((author,), at))))
    etree.SubElement(body, w("sectPr"))
    return packed({"word/document.xml": xml(root)})


def _sheets(comparison: Comparison, by: By) -> Iterator[Sheet]:
    """Yield the paragraphs: moved ones stand twice, where they were and where they are."""
    away = _departures(comparison)
    yield from _left(comparison, away.get(-1, ()), by)
    for row in comparison.rows:
        yield from _row(row, by)
        for old in row.match.old if row.match.kind is not Kind.MOVED else ():
            yield from _left(comparison, away.get(old, ()), by)


def _left(comparison: Comparison, rows: Iterable[Row], by: By) -> Iterator[Sheet]:
    """Yield paragraphs where they stood before they were moved."""
    for row in rows:
        words = Piece(comparison.old[row.match.old[0]].text, mark=Mark.MOVED_FROM, by=by)
        yield Sheet("", (words,), Mark.MOVED_FROM, by, _move(row))


def _row(row: Row, by: By) -> Iterator[Sheet]:
    match row.match.kind:
        case Kind.MOVED:
            kept = tuple(
                Piece(text, mark=Mark.IN if kind == INSERT else Mark.MOVED_TO, by=by)
                for kind, text in row.pieces
                if kind != DELETE
            )
            yield Sheet("", kept, Mark.MOVED_TO, by, _move(row))
        case Kind.INSERTED:
            yield _whole(row, Mark.IN, by)
        case Kind.REMOVED:
            yield _whole(row, Mark.OUT, by)
        case _:
            yield from _parted(row, by)


def _whole(row: Row, mark: Mark, by: By) -> Sheet:
    return Sheet("", tuple(Piece(text, mark=mark, by=by) for _, text in row.pieces), mark, by)


def _parted(row: Row, by: By) -> Iterator[Sheet]:
    """Yield one paragraph for each end of a paragraph in the row; its mark says whether it was put in."""
    pieces: list[Piece] = []
    for kind, text in row.pieces:
        if text == BREAK:
            yield Sheet("", tuple(pieces), _MARKS[kind], by)
            pieces = []
        else:
            pieces.append(Piece(text, mark=_MARKS[kind], by=by))
    yield Sheet("", tuple(pieces), by=by)


def _move(row: Row) -> str:
    return f"move{row.match.old[0] + 1}"


def _departures(comparison: Comparison) -> dict[int, list[Row]]:
    """Return the moved rows by the old paragraph, not moved, behind which they stood; -1 is the head."""
    moved = {row.match.old[0]: row for row in comparison.rows if row.match.kind is Kind.MOVED}
    found: dict[int, list[Row]] = {}
    for old, row in sorted(moved.items()):
        before = old - 1
        while before in moved:
            before -= 1
        found.setdefault(before, []).append(row)
    return found
