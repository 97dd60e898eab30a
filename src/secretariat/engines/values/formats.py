"""What kind of file some bytes are, told by the bytes; what is taken in is listed, all else is refused."""

import codecs
import re
from enum import StrEnum

from secretariat.engines.values.errors import NotTaken


class Format(StrEnum):
    """A format that is taken in and read; the value is its media type."""

    PLAIN = "text/plain"
    MARKDOWN = "text/markdown"
    HTML = "text/html"
    PDF = "application/pdf"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
CONTROL = re.compile("[\x00-\x06\x0e-\x19\x1c-\x1f\x7f]")
MOST_CONTROLS = 1 / 500  # of the characters; text has hardly any
SAMPLE = 200_000  # bytes; enough to tell text and its encoding
_HIGH_BYTES = frozenset((0x00, 0x04, 0x20))  # of UTF-16 in Latin, Cyrillic and punctuation
_PAGE_START = re.compile(r"<(?:!doctype\s{1,20}html|html|head|body)\b", re.IGNORECASE)
_HTML_BLOCK = re.compile(r"<(?:html|body|div|article|main|section|table|p|h1)\b[^<>]*>", re.IGNORECASE)
_MARKDOWN = re.compile(r"\.(?:md|markdown)$", re.IGNORECASE)
_SNIFFED = 4096  # characters of the beginning that tell HTML
_PDF_HEAD, _PDF_TAIL = 1024, 2048  # bytes in which readers look for the beginning and the end of a PDF
# What people send and nothing here opens: first bytes, what it is.
_OTHERS = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word or Office file, or one protected by a password"),
    (b"{\\rtf", "a Rich Text file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"7z\xbc\xaf\x27\x1c", "a compressed file"),
    (b"Rar!", "a compressed file"),
    (b"MZ", "a program"),
    (b"\x7fELF", "a program"),
)
_NEITHER = "neither text nor HTML, PDF or DOCX"


def format_of(data: bytes, name: str) -> Format:
    """Return the format of a file by its bytes; its name only tells kinds of text apart, never what is taken.

    Raises:
        NotTaken: it is of a kind that is not read here.

    >>> format_of(b"%PDF-1.7 ...", "minutes.txt").name
    'PDF'
    """
    head = data[:_PDF_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"%PDF-") or (b"%PDF-" in head and b"startxref" in data[-_PDF_TAIL:]):
        return Format.PDF
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return Format.DOCX
    for mark, what in _OTHERS:
        if head.startswith(mark) and not (len(mark) < 3 and is_text(data)):
            raise NotTaken(what)
    if not is_text(data):
        raise NotTaken(_NEITHER, is_unknown=True)
    if _is_html(data, name):
        return Format.HTML
    return Format.MARKDOWN if _MARKDOWN.search(name) else Format.PLAIN


def is_text(data: bytes) -> bool:
    """Tell whether bytes can be text in some encoding: hardly any control characters."""
    sample = data[:SAMPLE]
    marked = next((encoding for mark, encoding in MARKS if sample.startswith(mark)), None)
    text = sample.decode(marked or unmarked_utf16(sample) or "latin-1", errors="replace")
    return is_legible(text)


def is_legible(text: str) -> bool:
    """Tell whether characters are those of a text, not of a binary file read as one."""
    sample = text[:SAMPLE]
    return len(CONTROL.findall(sample)) <= len(sample) * MOST_CONTROLS


def unmarked_utf16(data: bytes) -> str | None:
    """Return the form of UTF-16 that nearly every second byte gives away: Latin, Cyrillic, punctuation."""
    sample = data[:2000]
    for encoding, offset in (("utf-16-le", 1), ("utf-16-be", 0)):
        high, low = sample[offset::2], sample[1 - offset :: 2]
        if (
            b"\0" in high
            and b"\0" not in low
            and sum(byte in _HIGH_BYTES for byte in high) > len(high) * 0.95
        ):
            return encoding
    return None


def _is_html(data: bytes, name: str) -> bool:
    if b"<" not in data[:_SNIFFED]:
        return False
    wide = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    head = data[:_SNIFFED].decode("utf-16" if wide else "latin-1", errors="replace")
    head = head.lstrip("\ufeffï»¿").lstrip()
    if _PAGE_START.match(head, _prolog_end(head)):
        return True
    blocks = len(_HTML_BLOCK.findall(head))
    if name.lower().endswith((".html", ".htm", ".xhtml")):
        return blocks > 0
    return head.startswith("<") and blocks > 1


def _prolog_end(head: str) -> int:
    """Return where the first element stands, after a declaration and comments.

    Step by step: one expression for all of it takes time that doubles with each comment.
    """
    place = 0
    for opening, closing in (("<?xml", "?>"), *[("<!--", "-->")] * _SNIFFED):
        if head.startswith(opening, place):
            end = head.find(closing, place + len(opening))
            if end < 0:
                return len(head)
            place = end + len(closing)
            while head[place : place + 1].isspace():
                place += 1
        elif opening == "<!--":
            return place
    return place
