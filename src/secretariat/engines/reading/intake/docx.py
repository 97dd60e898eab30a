"""DOCX: paragraphs and tables in their order; tracked changes are read as accepted."""

import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from lxml import etree  # type: ignore[import-untyped]

from secretariat.engines.reading.errors import Binary, Broken, Locked, TooLarge
from secretariat.engines.reading.findings import Remark
from secretariat.engines.reading.intake.received import Format, Limits, Received

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT_W = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_TRANSITIONAL_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SIGNS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_DELETED = frozenset((f"{_W}del", f"{_W}moveFrom"))
_CHANGES = frozenset((f"{_W}ins", f"{_W}moveTo")) | _DELETED
_UNREAD = frozenset(
    (f"{_W}instrText", f"{_W}delText", f"{_W}delInstrText", f"{_W}pPr", f"{_W}rPr", _FALLBACK)
)

# What the archive module raises on a damaged file.
_DAMAGE = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    EOFError,
    KeyError,
    NotImplementedError,
    OSError,
    ValueError,
)


def opened(data: bytes, name: str, limits: Limits) -> Received:
    """Return the text of a DOCX, a block per paragraph or table row.

    Raises:
        Broken, Locked, TooLarge; Binary where it is another kind of ZIP.
    """
    body = _body(data, name, limits)
    text = "\n\n".join(filter(str.strip, _blocks(body)))
    changes = sum(1 for element in body.iter(*_CHANGES))
    if not changes:
        return Received(text=text, format=Format.DOCX)
    message = f"{name} has {changes} tracked changes; it was read as if all of them were accepted."
    return Received(text=text, format=Format.DOCX, remarks=(Remark("tracked-changes-accepted", message),))


def check_archive(data: bytes, name: str, limits: Limits) -> None:
    """Look at a Word file from outside, before it is kept: only its list of parts is read.

    Raises:
        Broken, TooLarge; Binary where it is another kind of ZIP.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            _check_unpacked(archive, len(data), name, limits)
            _main_part(archive, name)
    except _DAMAGE as error:
        raise _broken(name, error) from error


def _body(data: bytes, name: str, limits: Limits) -> etree._Element:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            _check_unpacked(archive, len(data), name, limits)
            part = archive.read(_main_part(archive, name))
    except _DAMAGE as error:
        raise _broken(name, error) from error
    except RuntimeError as error:
        raise Locked(name, "the Word file is protected by a password.", "Save a copy without one.") from error
    # A Word file saved as "strict" differs in nothing that is read here but the namespace.
    part = part.replace(_STRICT_W.encode(), _TRANSITIONAL_W.encode())
    body = _xml(part, name).find(f"{_W}body")
    if body is None:
        raise _broken(name, "it has no body")
    return body


def _check_unpacked(archive: zipfile.ZipFile, packed_bytes: int, name: str, limits: Limits) -> None:
    """Refuse a file that unpacks to far more than it is, or is packed in ways that Word never uses."""
    entries = archive.infolist()
    if len(entries) > limits.unpacked_parts:
        reason = f"it has {len(entries):,} parts, and {limits.unpacked_parts:,} is the limit."
        raise TooLarge(name, reason, "Ask for the document without attachments.")
    # The other methods give all that a block holds at once, whatever size was promised.
    if any(entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for entry in entries):
        raise _broken(name, "it is packed as Word packs nothing")
    unpacked_bytes = sum(entry.file_size for entry in entries)
    ratio = unpacked_bytes / packed_bytes
    if unpacked_bytes > limits.unpacked_bytes or (
        ratio > limits.unpacked_ratio and unpacked_bytes > 10_000_000
    ):
        reason = f"it unpacks to {unpacked_bytes / 1e6:,.0f} MB, {ratio:,.0f} times its size."
        raise TooLarge(name, reason, "Ask for the document without attachments.")


def _main_part(archive: zipfile.ZipFile, name: str) -> str:
    names = set(archive.namelist())
    if "_rels/.rels" in names:
        for relation in _xml(archive.read("_rels/.rels"), name).iter(_RELATION):
            if (relation.get("Type") or "").endswith("/officeDocument"):
                part = posixpath.normpath((relation.get("Target") or "").lstrip("/"))
                if part.startswith("word/"):
                    return part
    if "word/document.xml" in names:
        return "word/document.xml"
    if "[Content_Types].xml" in names and name.lower().endswith(".docx"):
        raise _broken(name, "it has no document part")
    raise Binary(
        name, "it is a ZIP archive, but no Word file.", "Unpack it and give the documents themselves."
    )


def _xml(part: bytes, name: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(part, parser)
    except etree.XMLSyntaxError as error:
        raise _broken(name, error) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise _broken(name, "it declares entities of its own, which Word never does")
    return root


def _broken(name: str, why: object) -> Broken:
    return Broken(
        name, f"the Word file is damaged ({why}).", "Ask for the file again, or save it anew in Word."
    )


def _blocks(parent: etree._Element) -> Iterator[str]:
    """Yield the words of each paragraph and table row; a paragraph whose mark was deleted runs on."""
    pending = ""
    for element in parent:
        if element.tag == f"{_W}p":
            pending += "".join(_pieces(element))
            if element.find(f"{_W}pPr/{_W}rPr/{_W}del") is None:
                yield pending
                pending = ""
            yield from _boxed(element)
        elif element.tag == f"{_W}tbl":
            yield from _rows(element)
        elif element.tag not in _DELETED:
            yield from _blocks(element)
    if pending:
        yield pending


def _boxed(paragraph: etree._Element) -> Iterator[str]:
    """Yield what stands in text boxes that hang on a paragraph."""
    for box in _own(paragraph, f"{_W}txbxContent"):
        yield from _blocks(box)


def _rows(table: etree._Element) -> Iterator[str]:
    for row in _own(table, f"{_W}tr"):
        if row.find(f"{_W}trPr/{_W}del") is None:
            cells = (" ".join(filter(str.strip, _blocks(cell))) for cell in _own(row, f"{_W}tc"))
            yield " | ".join(filter(None, cells))


def _own(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Yield the rows of a table, the cells of a row, the boxes of a paragraph that are its own.

    Those inside others come with the others; to look for all of them each time doubles the work per level.
    """
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag not in _UNREAD and child.tag != f"{_W}tbl" and child.tag not in _DELETED:
            yield from _own(child, tag)


def _pieces(element: etree._Element) -> Iterator[str]:
    """Yield the words inside a paragraph, without deleted and hidden ones and field codes."""
    for child in element:
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag == f"{_W}r" and child.find(f"{_W}rPr/{_W}vanish") is not None:
            continue
        elif child.tag not in _DELETED and child.tag not in _UNREAD and child.tag != f"{_W}txbxContent":
            yield from _pieces(child)
