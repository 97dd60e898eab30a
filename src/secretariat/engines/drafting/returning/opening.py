"""Open a Word file of others within limits: the parts that are read, and nothing outside the file.

Source: docs/reference/exports.md#files-that-come-back.
"""

import posixpath
import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO

from lxml import etree  # type: ignore[import-untyped]

from secretariat.engines.drafting.errors import BadFile
from secretariat.engines.guarded.limits import Bounds
from secretariat.engines.values.errors import NotTaken
from secretariat.engines.values.formats import Format, format_of

_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_W = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_DAMAGE = (
    zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, EOFError, KeyError, NotImplementedError, OSError,
    ValueError,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Limits(Bounds):
    """What is refused unread; stricter than for a document, for a text of 200 pages needs far less.

    Beside the bounds of any file: bytes of one part; elements of the main part, of which such a text has some
    ten thousand; changes and remarks that are handed on.
    """

    unpacked_bytes: int = 100_000_000
    unpacked_parts: int = 2_000
    seconds: int = 20
    memory_bytes: int = 700_000_000
    part_bytes: int = 40_000_000
    elements: int = 400_000
    changes: int = 1_000


@dataclass(frozen=True, slots=True)
class Opened:
    """The parts of a file that are read; those that it lacks are None."""

    document: etree._Element
    comments: etree._Element | None
    properties: etree._Element | None


def opened(data: bytes, limits: Limits | None = None) -> Opened:
    """Return the parts of a Word file.

    Raises:
        BadFile: it is no Word file, damaged, protected, or larger than is read.
    """
    limits = limits or Limits()
    check_size(data, limits)
    try:
        form = format_of(data, "returned.docx")
    except NotTaken as error:
        raise BadFile(f"It is {error.what}, and no Word file.") from error
    if form is not Format.DOCX:
        raise BadFile("It is no Word file.")
    parts = _parts(data, limits)
    main = _main(parts)
    folder = posixpath.dirname(main)
    document = _xml(parts[main])
    if sum(1 for _ in document.iter()) > limits.elements:
        raise BadFile(f"It has more than {limits.elements:,} elements.")
    comments, properties = parts.get(f"{folder}/comments.xml"), parts.get("docProps/custom.xml")
    return Opened(
        document,
        _xml(comments) if comments is not None else None,
        _xml(properties) if properties is not None else None,
    )


def check_size(data: bytes, limits: Limits) -> None:
    """Refuse what is larger than is read.

    Raises:
        BadFile: it is.
    """
    if len(data) > limits.size_bytes:
        raise BadFile(f"It has {len(data) / 1e6:,.0f} MB, and {limits.size_bytes / 1e6:g} MB is the limit.")


def _parts(data: bytes, limits: Limits) -> dict[str, bytes]:
    wanted = ("_rels/.rels", "docProps/custom.xml")
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
            _check(entries, len(data), limits)
            return {
                each.filename: archive.read(each)
                for each in entries
                if each.filename in wanted
                or (
                    each.filename.startswith("word/")
                    and each.filename.count("/") == 1
                    and each.filename.endswith(".xml")
                )
            }
    except _DAMAGE as error:
        raise BadFile(f"It is damaged ({error}).") from error
    except RuntimeError as error:
        raise BadFile("It is protected by a password. Save a copy without one.") from error


def _check(entries: list[zipfile.ZipInfo], packed_bytes: int, limits: Limits) -> None:
    """Refuse a file that unpacks to far more than it is, or is packed in ways that Word never uses."""
    if len(entries) > limits.unpacked_parts or len({each.filename for each in entries}) < len(entries):
        raise BadFile("It has more parts than a text needs, or two of one name.")
    if any(each.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for each in entries):
        raise BadFile("It is packed as Word packs nothing.")
    total = sum(each.file_size for each in entries)
    is_blown_up = total > limits.unpacked_ratio * packed_bytes and total > 10_000_000
    is_large = any(each.file_size > limits.part_bytes for each in entries if each.filename.endswith(".xml"))
    if total > limits.unpacked_bytes or is_blown_up or is_large:
        raise BadFile(f"It unpacks to {total / 1e6:,.0f} MB. Send it without pictures and attachments.")


def _main(parts: dict[str, bytes]) -> str:
    for relation in _xml(parts["_rels/.rels"]).iter(_RELATION) if "_rels/.rels" in parts else ():
        if (relation.get("Type") or "").endswith("/officeDocument"):
            target = posixpath.normpath((relation.get("Target") or "").lstrip("/"))
            if target in parts:
                return target
    if "word/document.xml" in parts:
        return "word/document.xml"
    raise BadFile("It has no document part.")


def _xml(part: bytes) -> etree._Element:
    """Return a part as a tree; entities, outer files and very deep trees are refused."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        # A file saved as "strict" differs in nothing that is read here but the namespace.
        root = etree.fromstring(part.replace(_STRICT, _W), parser)
    except etree.XMLSyntaxError as error:
        raise BadFile(f"It is damaged ({error}).") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise BadFile("It declares entities of its own, which Word never does.")
    return root
