"""Paragraphs with their changes, notes and bookmarks, as Word writes them.

Source: docs/reference/exports.md#word.
"""

import hashlib
from collections.abc import Callable, Iterator
from itertools import groupby

from lxml import etree  # type: ignore[import-untyped]

from secretariat.engines.drafting.exporting.parts import W, legal
from secretariat.engines.drafting.exporting.sheets import By, Mark, Note, Piece, Sheet

_XML = "http://www.w3.org/XML/1998/namespace"


class Markup:
    """One part of a file: what is numbered in it is numbered through.

    Args:
        signed: gives the author and time of a change as the file is to have them.
        noted: keeps a note and gives the number of its comment; without it there are no comments.
    """

    def __init__(
        self, signed: Callable[[By], tuple[str, str]], noted: Callable[[Note], int] | None = None
    ) -> None:
        self._signed = signed
        self._noted = noted
        self._count = 0

    def paragraph(self, sheet: Sheet) -> etree._Element:
        """Return a paragraph; a moved one with the range around it."""
        paragraph = etree.Element(w("p"))
        if sheet.end is not Mark.NONE and sheet.by:
            mark = etree.SubElement(etree.SubElement(paragraph, w("pPr")), w("rPr"))
            mark.append(self._change(sheet.end.value, sheet.by))
        if sheet.key:
            paragraph.extend(self.known(sheet.key))
        around = self._moving(sheet)
        paragraph.extend(around[:1])
        for _, pieces in groupby(sheet.pieces, key=lambda piece: (piece.mark, piece.by, piece.notes)):
            paragraph.extend(self._run_of(list(pieces)))
        paragraph.extend(around[1:])
        return paragraph

    def known(self, key: str) -> Iterator[etree._Element]:
        """Yield the bookmark by which a paragraph is known again: where it begins and where it ends."""
        number = self._next()
        start, end = numbered("bookmarkStart", number), numbered("bookmarkEnd", number)
        put(start, name=bookmark(key))
        yield from (start, end)

    def _moving(self, sheet: Sheet) -> list[etree._Element]:
        """Return where the range of a moved paragraph begins and ends; nothing for others."""
        if not sheet.move or not sheet.by:
            return []
        start = self._change(f"{sheet.end.value}RangeStart", sheet.by)
        put(start, name=bookmark(sheet.move))
        return [start, numbered(f"{sheet.end.value}RangeEnd", self._count)]

    def _run_of(self, pieces: list[Piece]) -> Iterator[etree._Element]:
        """Yield pieces that share their change and notes: their run, within the range of its comments."""
        first = pieces[0]
        text = "".join(piece.text for piece in pieces)
        numbers = [self._noted(note) for note in first.notes] if self._noted else []
        yield from (numbered("commentRangeStart", number) for number in numbers)
        if text:
            yield self._changed(text, first)
        yield from (numbered("commentRangeEnd", number) for number in numbers)
        for number in numbers:
            reference = etree.Element(w("r"))
            style = etree.SubElement(etree.SubElement(reference, w("rPr")), w("rStyle"))
            put(style, val="CommentReference")
            reference.append(numbered("commentReference", number))
            yield reference

    def _changed(self, text: str, piece: Piece) -> etree._Element:
        if piece.mark is Mark.NONE or not piece.by:
            return run(text)
        holder = self._change(piece.mark.value, piece.by)
        holder.append(run(text, "delText" if piece.mark is Mark.OUT else "t"))
        return holder

    def _change(self, tag: str, by: By) -> etree._Element:
        author, at = self._signed(by)
        element = numbered(tag, self._next())
        put(element, author=author, date=at)
        return element

    def _next(self) -> int:
        self._count += 1
        return self._count


def bookmark(key: str) -> str:
    """Return the name of the bookmark by which a paragraph is known again, whatever signs its id has."""
    return f"p_{hashlib.sha256(key.encode()).hexdigest()[:20]}"


def run(text: str, tag: str = "t") -> etree._Element:
    """Return words as a run, blanks at their ends kept."""
    element = etree.Element(w("r"))
    words = etree.SubElement(element, w(tag))
    words.text = legal(text)
    words.set(f"{{{_XML}}}space", "preserve")
    return element


def numbered(tag: str, number: int) -> etree._Element:
    """Return an element with its id."""
    element = etree.Element(w(tag))
    put(element, id=str(number))
    return element


def put(element: etree._Element, **values: str) -> None:
    """Give an element attributes of Word's."""
    for name, value in values.items():
        element.set(w(name), value)


def xml(element: etree._Element) -> bytes:
    """Return a part as bytes."""
    written: bytes = etree.tostring(element, xml_declaration=True, encoding="UTF-8", standalone=True)
    return written


def w(tag: str) -> str:
    """Return the name of an element or attribute of Word's."""
    return f"{{{W}}}{tag}"
