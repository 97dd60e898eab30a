"""A text as a Word file: clean, bracketed, attributed, or as tracked changes of the delegations.

A file without names holds none in any part, property, change or comment: changes are the body's then, of the
time at which the file was made, and there are no comments. Source: docs/reference/exports.md#word.
"""

import hashlib
from collections.abc import Iterator, Sequence
from itertools import groupby

from lxml import etree  # type: ignore[import-untyped]

from secretariat.engines.drafting.exporting import parts
from secretariat.engines.drafting.exporting.facts import Facts
from secretariat.engines.drafting.exporting.redline import redline
from secretariat.engines.drafting.exporting.sheets import By, Form, Mark, Note, Piece, Sheet, plain_sheets
from secretariat.engines.drafting.notation.views import View
from secretariat.engines.drafting.operations.showing import viewed
from secretariat.engines.drafting.operations.values import State

TITLE = ":title"
_XML = "http://www.w3.org/XML/1998/namespace"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_VIEWS = {Form.CLEAN: View.CLEAN, Form.BRACKETED: View.BRACKETED, Form.ATTRIBUTED: View.ATTRIBUTED}


def as_word(state: State, facts: Facts, form: Form, *, is_named: bool = True) -> bytes:
    """Return the file.

    Args:
        is_named: whether delegations are named; the bracketed and the clean form name none in any case.
    Raises:
        NotClean: the clean form of a text that still holds something open.
        ValueError: the attributed form without names.
    """
    if form is Form.ATTRIBUTED and not is_named:
        raise ValueError("Without names there is nothing to attribute.")
    is_named = is_named and form in (Form.ATTRIBUTED, Form.REDLINE)
    writer = _Writer(facts, is_named=is_named)
    document = writer.document(sheets_of(state, form, facts))
    comments = writer.comments()
    content = {
        "_rels/.rels": parts.relations(),
        "word/document.xml": _xml(document),
        "word/_rels/document.xml.rels": parts.document_relations(has_comments=comments is not None),
        **parts.fixed(),
        "word/header1.xml": parts.header(facts.marks),
        "docProps/core.xml": parts.core(
            title=facts.title, author=facts.body, language=facts.language, made_at=facts.made_at
        ),
        "docProps/custom.xml": parts.custom(marking_of(facts, form, is_named=is_named)),
    }
    if comments is not None:
        content["word/comments.xml"] = _xml(comments)
    return parts.packed({"[Content_Types].xml": parts.kinds(list(content)), **content})


def marking_of(facts: Facts, form: Form, *, is_named: bool) -> str:
    """Return what a file says of itself, so that it is known when it comes back."""
    return f"{facts.text} {form.value} {facts.count} {'named' if is_named else 'unnamed'}"


def sheets_of(state: State, form: Form, facts: Facts) -> tuple[Sheet, ...]:
    """Return the paragraphs of a form."""
    if form is Form.REDLINE:
        return redline(state)
    return plain_sheets(viewed(state, _VIEWS[form], names=facts.names))


def head_of(facts: Facts) -> list[tuple[str, str]]:
    """Return the lines above the text, each with a key that no paragraph has."""
    lines = ((":body", facts.body), (":meeting", facts.meeting), (TITLE, facts.title))
    return [(key, words) for key, words in lines if words]


def bookmark(key: str) -> str:
    """Return the name of the bookmark by which a paragraph is known again, whatever signs its id has."""
    return f"p_{hashlib.sha256(key.encode()).hexdigest()[:20]}"


class _Writer:
    def __init__(self, facts: Facts, *, is_named: bool) -> None:
        self._facts = facts
        self._is_named = is_named
        self._count = 0
        self._notes: list[Note] = []

    def document(self, sheets: Sequence[Sheet]) -> etree._Element:
        """Return the main part."""
        root = etree.Element(_w("document"), nsmap={"w": parts.W, "r": _R})
        body = etree.SubElement(root, _w("body"))
        for key, words in head_of(self._facts):
            line = self._line(body, words, style="Heading1" if key == TITLE else "")
            line[-1:-1] = self._known(key)
        for sheet in sheets:
            body.append(self._paragraph(sheet))
        section = etree.SubElement(body, _w("sectPr"))
        reference = etree.SubElement(section, _w("headerReference"))
        reference.set(_w("type"), "default")
        reference.set(f"{{{_R}}}id", "rId2")
        _set(etree.SubElement(section, _w("pgSz")), w="11906", h="16838")
        margins = {"top": "1418", "right": "1134", "bottom": "1134", "left": "1134"}
        _set(etree.SubElement(section, _w("pgMar")), **margins, header="709", footer="709", gutter="0")
        return root

    def comments(self) -> etree._Element | None:
        """Return the part of the comments, in the order in which they stand; None without any."""
        if not self._notes:
            return None
        root = etree.Element(_w("comments"), nsmap={"w": parts.W})
        for number, note in enumerate(self._notes):
            name = self._facts.name(note.actor)
            comment = etree.SubElement(root, _w("comment"))
            _set(comment, id=str(number), author=parts.legal(name), date=parts.stamp(note.at))
            comment.set(_w("initials"), parts.legal(name[:3]))
            self._line(comment, note.words, style="CommentText")
        return root

    def _line(self, parent: etree._Element, words: str, *, style: str = "") -> etree._Element:
        paragraph = etree.SubElement(parent, _w("p"))
        if style:
            _set(etree.SubElement(etree.SubElement(paragraph, _w("pPr")), _w("pStyle")), val=style)
        paragraph.append(_run(words, "t"))
        return paragraph

    def _paragraph(self, sheet: Sheet) -> etree._Element:
        paragraph = etree.Element(_w("p"))
        if sheet.end is not Mark.NONE and sheet.by:
            mark = etree.SubElement(etree.SubElement(paragraph, _w("pPr")), _w("rPr"))
            mark.append(self._change(sheet.end.value, sheet.by))
        if sheet.key:
            paragraph.extend(self._known(sheet.key))
        around = self._moving(sheet)
        paragraph.extend(around[:1])
        for _, run in groupby(sheet.pieces, key=lambda piece: (piece.mark, piece.by, piece.notes)):
            paragraph.extend(self._run_of(list(run)))
        paragraph.extend(around[1:])
        return paragraph

    def _known(self, key: str) -> Iterator[etree._Element]:
        number = self._next()
        start = etree.Element(_w("bookmarkStart"))
        _set(start, id=number, name=bookmark(key))
        end = etree.Element(_w("bookmarkEnd"))
        _set(end, id=number)
        yield from (start, end)

    def _moving(self, sheet: Sheet) -> list[etree._Element]:
        """Return where the range of a moved paragraph begins and ends; nothing for others."""
        if not sheet.move or not sheet.by:
            return []
        start = self._change(f"{sheet.end.value}RangeStart", sheet.by)
        start.set(_w("name"), bookmark(sheet.move))
        end = etree.Element(_w(f"{sheet.end.value}RangeEnd"))
        end.set(_w("id"), start.get(_w("id")) or "")
        return [start, end]

    def _run_of(self, pieces: list[Piece]) -> Iterator[etree._Element]:
        """Yield pieces that share their change and notes: their run, within the range of its comments."""
        first = pieces[0]
        text = "".join(piece.text for piece in pieces)
        numbers = [self._noted(note) for note in first.notes] if self._is_named else []
        yield from (_numbered("commentRangeStart", number) for number in numbers)
        if text:
            yield self._changed(text, first)
        yield from (_numbered("commentRangeEnd", number) for number in numbers)
        for number in numbers:
            run = etree.Element(_w("r"))
            _set(etree.SubElement(etree.SubElement(run, _w("rPr")), _w("rStyle")), val="CommentReference")
            run.append(_numbered("commentReference", number))
            yield run

    def _changed(self, text: str, piece: Piece) -> etree._Element:
        if piece.mark is Mark.NONE or not piece.by:
            return _run(text, "t")
        holder = self._change(piece.mark.value, piece.by)
        holder.append(_run(text, "delText" if piece.mark is Mark.OUT else "t"))
        return holder

    def _noted(self, note: Note) -> int:
        self._notes.append(note)
        return len(self._notes) - 1

    def _change(self, tag: str, by: By) -> etree._Element:
        element = etree.Element(_w(tag))
        author, at = author_of(by, self._facts, is_named=self._is_named)
        _set(element, id=self._next(), author=author, date=at)
        return element

    def _next(self) -> str:
        self._count += 1
        return str(self._count)


def author_of(by: By, facts: Facts, *, is_named: bool = True) -> tuple[str, str]:
    """Return the author and time of a change as the file has them; the body's where nobody is named."""
    if not is_named:
        return parts.legal(facts.body), parts.stamp(facts.made_at)
    return parts.legal(", ".join(sorted(facts.name(actor) for actor in by.actors))), parts.stamp(by.at)


def _run(text: str, tag: str) -> etree._Element:
    run = etree.Element(_w("r"))
    words = etree.SubElement(run, _w(tag))
    words.text = parts.legal(text)
    words.set(f"{{{_XML}}}space", "preserve")
    return run


def _numbered(tag: str, number: int) -> etree._Element:
    element = etree.Element(_w(tag))
    _set(element, id=str(number))
    return element


def _set(element: etree._Element, **values: str) -> None:
    for name, value in values.items():
        element.set(_w(name), value)


def _xml(element: etree._Element) -> bytes:
    written: bytes = etree.tostring(element, xml_declaration=True, encoding="UTF-8", standalone=True)
    return written


def _w(tag: str) -> str:
    return f"{{{parts.W}}}{tag}"
