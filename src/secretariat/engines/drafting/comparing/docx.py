"""A comparison as a Word file with tracked changes: accepted it is the new revision, rejected the old one.

Moves are moves. No deletion stands inside an insertion, since other programs lose such pairs. The only author
is the one given; there is no other trace of a person. Source: docs/reference/comparing.md#word.
"""

import re
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO

from lxml import etree  # type: ignore[import-untyped]

from secretariat.engines.drafting.comparing.changes import BREAK, DELETE, EQUAL, INSERT, Comparison, Row
from secretariat.engines.drafting.comparing.paragraphs import Kind

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_XML = "http://www.w3.org/XML/1998/namespace"
_TYPES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_EPOCH = (1980, 1, 1, 0, 0, 0)  # a zip's first day: the same comparison is the same file


def as_docx(comparison: Comparison, *, author: str, at: datetime) -> bytes:
    """Return the file.

    Args:
        author: whose changes they are; a body's or programme's name, so that no delegation's stands in it.
        at: when they were made.
    """
    document = _Writer(author, at).document(comparison)
    content = etree.tostring(document, xml_declaration=True, encoding="UTF-8", standalone=True)
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in (
            ("[Content_Types].xml", _TYPES.encode()),
            ("_rels/.rels", _RELATIONS.encode()),
            ("word/document.xml", content),
        ):
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), data, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


class _Writer:
    def __init__(self, author: str, at: datetime) -> None:
        self._author = _legal(author)
        self._at = at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        self._count = 0

    def document(self, comparison: Comparison) -> etree._Element:
        """Return the main part: moved paragraphs stand twice, where they were and where they are."""
        root = etree.Element(_w("document"), nsmap={"w": W})
        body = etree.SubElement(root, _w("body"))
        away = _departures(comparison)
        for paragraph in self._left(comparison, away.get(-1, [])):
            body.append(paragraph)
        for row in comparison.rows:
            for paragraph in self._row(row):
                body.append(paragraph)
            for old in row.match.old if row.match.kind is not Kind.MOVED else ():
                for paragraph in self._left(comparison, away.get(old, [])):
                    body.append(paragraph)
        etree.SubElement(body, _w("sectPr"))
        return root

    def _left(self, comparison: Comparison, rows: list[Row]) -> Iterator[etree._Element]:
        """Yield paragraphs where they stood before they were moved."""
        for row in rows:
            text = comparison.old[row.match.old[0]].text
            yield self._moving("moveFrom", row, [(EQUAL, text)])

    def _row(self, row: Row) -> Iterator[etree._Element]:
        match row.match.kind:
            case Kind.MOVED:
                kept = [(kind, text) for kind, text in row.pieces if kind != DELETE]
                yield self._moving("moveTo", row, kept)
            case Kind.INSERTED:
                yield self._paragraph([(INSERT, text) for _, text in row.pieces], mark=INSERT)
            case Kind.REMOVED:
                yield self._paragraph([(DELETE, text) for _, text in row.pieces], mark=DELETE)
            case _:
                yield from self._parted(row)

    def _parted(self, row: Row) -> Iterator[etree._Element]:
        """Yield one paragraph for each end of a paragraph in the row; its mark says whether it was put in."""
        pieces: list[tuple[str, str]] = []
        for kind, text in row.pieces:
            if text == BREAK:
                yield self._paragraph(pieces, mark=kind)
                pieces = []
            else:
                pieces.append((kind, text))
        yield self._paragraph(pieces, mark=EQUAL)

    def _paragraph(self, pieces: list[tuple[str, str]], *, mark: str) -> etree._Element:
        paragraph = etree.Element(_w("p"))
        if mark != EQUAL:
            properties = etree.SubElement(etree.SubElement(paragraph, _w("pPr")), _w("rPr"))
            properties.append(self._revision("ins" if mark == INSERT else "del"))
        for kind, text in pieces:
            paragraph.append(self._piece(kind, text))
        return paragraph

    def _moving(self, tag: str, row: Row, pieces: list[tuple[str, str]]) -> etree._Element:
        """Return a paragraph that was moved: its mark, its words, and the range around them."""
        paragraph = etree.Element(_w("p"))
        properties = etree.SubElement(etree.SubElement(paragraph, _w("pPr")), _w("rPr"))
        properties.append(self._revision(tag))
        start = self._revision(f"{tag}RangeStart")
        start.set(_w("name"), f"move{row.match.old[0] + 1}")
        paragraph.append(start)
        for kind, text in pieces:
            run = self._run(text, "t")
            holder = self._revision("ins" if kind == INSERT else tag)
            holder.append(run)
            paragraph.append(holder)
        end = etree.SubElement(paragraph, _w(f"{tag}RangeEnd"))
        end.set(_w("id"), start.get(_w("id")) or "")
        return paragraph

    def _piece(self, kind: str, text: str) -> etree._Element:
        if kind == EQUAL:
            return self._run(text, "t")
        holder = self._revision("ins" if kind == INSERT else "del")
        holder.append(self._run(text, "t" if kind == INSERT else "delText"))
        return holder

    def _run(self, text: str, tag: str) -> etree._Element:
        run = etree.Element(_w("r"))
        words = etree.SubElement(run, _w(tag))
        words.text = _legal(text)
        words.set(f"{{{_XML}}}space", "preserve")
        return run

    def _revision(self, tag: str) -> etree._Element:
        self._count += 1
        element = etree.Element(_w(tag))
        element.set(_w("id"), str(self._count))
        element.set(_w("author"), self._author)
        element.set(_w("date"), self._at)
        return element


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


def _w(tag: str) -> str:
    return f"{{{W}}}{tag}"


def _legal(text: str) -> str:
    """Return text as XML may hold it: other signs become the mark for what cannot be shown."""
    return _ILLEGAL.sub("\ufffd", text)
