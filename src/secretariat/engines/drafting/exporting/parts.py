"""The parts of a Word file that are the same for every text: kinds, relations, styles, properties, header.

Nothing in them names a person or programme: the author of the file is the body.
Source: docs/reference/exports.md.
"""

import re
import zipfile
from collections.abc import Container, Iterable, Mapping
from datetime import UTC, datetime
from html import escape
from io import BytesIO
from pathlib import Path

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_R = f"{_OFFICE}/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # of a zip: the same text is the same file
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_KINDS = {
    "word/document.xml": f"{_WORD}.document.main+xml",
    "word/styles.xml": f"{_WORD}.styles+xml",
    "word/settings.xml": f"{_WORD}.settings+xml",
    "word/fontTable.xml": f"{_WORD}.fontTable+xml",
    "word/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
    "word/header1.xml": f"{_WORD}.header+xml",
    "word/comments.xml": f"{_WORD}.comments+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "docProps/custom.xml": "application/vnd.openxmlformats-officedocument.custom-properties+xml",
}
_ROOTS = (
    (f"{_R}/officeDocument", "word/document.xml"),
    (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
    (f"{_R}/custom-properties", "docProps/custom.xml"),
)
_FOLDER = Path(__file__).with_name("word_parts")
_FIXED = {
    "styles.xml": "styles.xml",
    "settings.xml": "settings.xml",
    "fontTable.xml": "fontTable.xml",
    "theme.xml": "theme/theme1.xml",
}
MARKING = "Secretariat"  # the property by which a file that comes back is known


def packed(content: Mapping[str, bytes]) -> bytes:
    """Return parts as one Word file, with what ties them together; the same for the same parts."""
    whole = {"[Content_Types].xml": _kinds(content), "_rels/.rels": _roots_of(content), **content}
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in whole.items():
            archive.writestr(zipfile.ZipInfo(name, _FIRST_DAY), data, zipfile.ZIP_DEFLATED)
    return written.getvalue()


def _kinds(names: Iterable[str]) -> bytes:
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{_KINDS[name]}"/>' for name in names if name in _KINDS
    )
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    ).encode()


def _roots_of(names: Container[str]) -> bytes:
    """Return how the file as a whole is tied to those of its parts that are not tied to others."""
    return _relations(*((kind, name) for kind, name in _ROOTS if name in names))


def document_relations(*, has_comments: bool) -> bytes:
    """Return how the document is tied to its parts; the header is rId2."""
    comments = ((f"{_R}/comments", "comments.xml"),) if has_comments else ()
    return _relations(
        (f"{_R}/styles", "styles.xml"),
        (f"{_R}/header", "header1.xml"),
        (f"{_R}/settings", "settings.xml"),
        (f"{_R}/fontTable", "fontTable.xml"),
        (f"{_R}/theme", "theme/theme1.xml"),
        *comments,
    )


def _relations(*pairs: tuple[str, str]) -> bytes:
    told = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(pairs, 1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{told}</Relationships>'.encode()


def fixed() -> dict[str, bytes]:
    """Return the parts that no text changes: styles (those of comments too), settings, fonts, theme."""
    return {f"word/{place}": (_FOLDER / name).read_bytes() for name, place in _FIXED.items()}


def header(marks: tuple[str, ...]) -> bytes:
    """Return the head of every page: symbol, distribution and date, and page x of y."""
    words = _run(" · ".join(marks))
    pages = f"{_run('Page ')}{_field('PAGE')}{_run(' of ')}{_field('NUMPAGES')}"
    return (
        f'{_HEAD}<w:hdr xmlns:w="{W}"><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>{words}'
        f"<w:r><w:tab/></w:r>{pages}</w:p></w:hdr>"
    ).encode()


def _run(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(legal(words))}</w:t></w:r>'


def _field(code: str) -> str:
    return f'<w:fldSimple w:instr=" {code} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def core(*, title: str, author: str, language: str, made_at: datetime) -> bytes:
    """Return the properties that every program shows; the author is the body."""
    moment = stamp(made_at)
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(legal(title))}</dc:title><dc:creator>{escape(legal(author))}</dc:creator>"
        f"<cp:lastModifiedBy>{escape(legal(author))}</cp:lastModifiedBy>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{moment}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{moment}</dcterms:modified>'
        f"<dc:language>{escape(legal(language))}</dc:language></cp:coreProperties>"
    ).encode()


def custom(value: str) -> bytes:
    """Return the property that says of which text, in which form and after how many operations it is."""
    return (
        f'{_HEAD}<Properties xmlns="{_OFFICE}/custom-properties" '
        f'xmlns:vt="{_OFFICE}/docPropsVTypes">'
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="2" '
        f'name="{MARKING}">'
        f"<vt:lpwstr>{escape(legal(value))}</vt:lpwstr></property></Properties>"
    ).encode()


def stamp(moment: datetime) -> str:
    """Return a moment as Word writes it: in UTC, to the second."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def legal(text: str) -> str:
    """Return text as XML may hold it: other signs become the mark for what cannot be shown."""
    return _ILLEGAL.sub("\ufffd", text)
