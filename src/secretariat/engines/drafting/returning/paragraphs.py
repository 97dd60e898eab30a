"""The body of a Word file as paragraphs of segments: each with the changes that it stands in.

Source: docs/reference/exports.md#files-that-come-back.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree  # type: ignore[import-untyped]

from secretariat.engines.drafting.exporting.parts import W

_W = f"{{{W}}}"
_TAKEN_OUT = ("del", "moveFrom")
_PUT_IN = ("ins", "moveTo")
_WRAPPERS = frozenset(
    f"{_W}{tag}" for tag in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "moveFrom", "del")
)
_SIGNS = {f"{_W}tab": " ", f"{_W}br": " ", f"{_W}cr": " ", f"{_W}noBreakHyphen": "-"}
_SKIPPED = frozenset(f"{_W}{tag}" for tag in ("instrText", "delInstrText", "pPr", "rPr", "sdtPr", "sdtEndPr"))


@dataclass(frozen=True, slots=True)
class Change:
    """A tracked change: `tag` as Word has it, its author, and its time as written."""

    tag: str
    author: str
    at: str

    @property
    def is_out(self) -> bool:
        """Whether it takes words out."""
        return self.tag in _TAKEN_OUT


@dataclass(frozen=True, slots=True)
class Segment:
    """Signs with the changes around them, the outermost first."""

    text: str
    changes: tuple[Change, ...] = ()


@dataclass(slots=True)
class Written:
    """A paragraph as it stands in the file.

    Attributes:
        marks: names of the bookmarks in it.
        ends: changes of its end.
        comments: ids of the comments that begin in it.
        lost: what stands in it and is not read: pictures, tables, notes.
    """

    marks: list[str] = field(default_factory=list)
    segments: list[Segment] = field(default_factory=list)
    ends: list[Change] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)


_LOST = {
    f"{_W}drawing": "a picture", f"{_W}pict": "a picture", f"{_W}object": "an object", f"{_W}tbl": "a table",
    f"{_W}footnoteReference": "a footnote", f"{_W}endnoteReference": "an endnote",
    f"{_W}altChunk": "another file",
}  # fmt: skip


def written(document: etree._Element) -> list[Written]:
    """Return the paragraphs of a document in their order; a table is one that holds only what is not read."""
    body = document.find(f"{_W}body")
    return list(_blocks(body)) if body is not None else []


def _blocks(parent: etree._Element) -> Iterator[Written]:
    for element in parent:
        if element.tag == f"{_W}p":
            yield _paragraph(element)
        elif element.tag in _LOST:
            yield Written(lost=[_LOST[element.tag]])
        elif element.tag in _WRAPPERS:
            yield from _blocks(element)


def _paragraph(element: etree._Element) -> Written:
    found = Written()
    for mark in element.iterfind(f"{_W}pPr/{_W}rPr/*"):
        if _tag(mark) in _TAKEN_OUT + _PUT_IN:
            found.ends.append(_change(mark))
    _walk(element, found)
    return found


def _walk(root: etree._Element, found: Written) -> None:
    """Read what stands in a paragraph, depth first, without recursion: a file may nest deep."""
    left: list[tuple[etree._Element, tuple[Change, ...]]] = [(child, ()) for child in reversed(root)]
    while left:
        element, changes = left.pop()
        tag = element.tag
        if tag in (f"{_W}t", f"{_W}delText"):
            found.segments.append(Segment(element.text or "", changes))
        elif tag in _SIGNS:
            found.segments.append(Segment(_SIGNS[tag], changes))
        elif tag == f"{_W}bookmarkStart":
            found.marks.append(element.get(f"{_W}name") or "")
        elif tag == f"{_W}commentRangeStart":
            found.comments.append(element.get(f"{_W}id") or "")
        elif tag in _LOST:
            found.lost.append(_LOST[tag])
        elif tag not in _SKIPPED and isinstance(tag, str):
            inner = changes
            if tag.startswith(_W) and _tag(element) in _TAKEN_OUT + _PUT_IN:
                inner = (*changes, _change(element))
            left.extend((child, inner) for child in reversed(element))


def _change(element: etree._Element) -> Change:
    return Change(
        _tag(element), (element.get(f"{_W}author") or "").strip(), (element.get(f"{_W}date") or "").strip()
    )


def _tag(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]
