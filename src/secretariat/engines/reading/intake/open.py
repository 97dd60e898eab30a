"""Open a file: tell its format by its content, check the limits, and hand it to the reader of that format."""

import importlib
import re
from typing import Protocol, cast

from secretariat.engines.reading.errors import Binary, Broken, Empty, TooLarge
from secretariat.engines.reading.intake.plain import decoded
from secretariat.engines.reading.intake.received import Format, Limits, Received

_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_HTML_BLOCK = re.compile(r"<(?:html|body|div|article|main|section|table|p|h1)\b[^>]*>", re.I)
_DECLARED = re.compile(rb"<meta[^>]{1,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{1,40})", re.I)
_MARKDOWN = re.compile(r"\.(?:md|markdown)$", re.I)
_SNIFFED = 4096  # characters of the beginning that tell HTML
# What people send and no reader here opens: first bytes, what it is.
_OTHERS = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word or Office file, or one protected by a password"),
    (b"{\\rtf", "a Rich Text file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"7z\xbc\xaf\x27\x1c", "a compressed file"),
    (b"Rar!", "a compressed file"),
)
_READERS = {
    Format.HTML: "secretariat.engines.reading.intake.html",
    Format.PDF: "secretariat.engines.reading.intake.pdf",
    Format.DOCX: "secretariat.engines.reading.intake.docx",
}


class _Opener(Protocol):
    def opened(self, data: bytes, name: str, limits: Limits) -> Received: ...


def open_document(data: bytes, *, name: str, limits: Limits | None = None) -> Received:
    """Return the text of a file, its format, and what it says about itself.

    Raises:
        Unreadable: Empty, Binary, TooLarge, WrongEncoding, NoText, Locked or Broken.
    """
    limits = limits or Limits()
    check_size(len(data), name=name, limits=limits)
    form = format_of(data, name)
    received = _opener(form).opened(data, name, limits) if form in _READERS else _plain(data, name, form)
    if not received.text.strip("\ufeff \t\r\n\v\f\u00a0"):
        raise Empty(name, "it has no text.", "Check that it was saved.")
    if len(received.text) > limits.characters:
        count, limit = len(received.text), limits.characters
        raise TooLarge(name, f"it has {count:,} characters, and {limit:,} is the limit.", "Split it.")
    return received


def check_size(size_bytes: int, *, name: str, limits: Limits) -> None:
    """Refuse a file by its size alone; a caller that has a path asks before it reads.

    Raises:
        Empty, TooLarge.
    """
    if not size_bytes:
        raise Empty(name, "it is empty.", "Check that it was saved.")
    if size_bytes > limits.size_bytes:
        size, limit = size_bytes / 1e6, limits.size_bytes / 1e6
        raise TooLarge(name, f"it has {size:,.1f} MB, and {limit:g} MB is the limit.", "Split it.")


def format_of(data: bytes, name: str) -> Format:
    """Return the format of a file by its content; its name tells only Markdown from plain text.

    Raises:
        Binary: it is of a known kind that is not read here.
    """
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"%PDF-") or (name.lower().endswith(".pdf") and b"%PDF-" in head):
        return Format.PDF
    if head.startswith(b"PK\x03\x04"):
        return Format.DOCX
    for mark, what in _OTHERS:
        if head.startswith(mark):
            raise Binary(name, f"it is {what}.", "Save the document as TXT, DOCX or PDF.")
    if _is_html(data, name):
        return Format.HTML
    return Format.MARKDOWN if _MARKDOWN.search(name) else Format.PLAIN


def declared_encoding(data: bytes) -> str | None:
    """Return the encoding that an HTML page names in its head, if it does."""
    match = _DECLARED.search(data[:_SNIFFED])
    return match.group(1).decode("ascii") if match else None


def _is_html(data: bytes, name: str) -> bool:
    if b"<" not in data[:_SNIFFED]:
        return False
    wide = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    head = data[:_SNIFFED].decode("utf-16" if wide else "latin-1", errors="replace").lstrip("\ufeffï»¿")
    if _HTML_START.match(head):
        return True
    blocks = len(_HTML_BLOCK.findall(head))
    if name.lower().endswith((".html", ".htm", ".xhtml")):
        return blocks > 0
    return head.lstrip().startswith("<") and blocks > 1


def _plain(data: bytes, name: str, form: Format) -> Received:
    try:
        text, remarks = decoded(data, name)
    except Binary as error:
        suffix = name.lower().rpartition(".")[2]
        if suffix not in ("docx", "pdf", "html", "htm"):
            raise
        reason = f"it is damaged: its name says {suffix.upper()}, its content does not."
        raise Broken(name, reason, "Ask for the file again.") from error
    return Received(text=text, format=form, remarks=remarks)


def _opener(form: Format) -> _Opener:
    # Imported when met: a batch of plain text needs no reader of HTML, PDF or DOCX.
    return cast(_Opener, importlib.import_module(_READERS[form]))
