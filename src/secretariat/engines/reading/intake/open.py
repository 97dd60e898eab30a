"""Open a file: tell its format by its content, check the limits, and hand it to the reader of that format."""

import importlib
import re
from dataclasses import replace
from typing import Protocol, cast

from secretariat.engines.reading.errors import Binary, Broken, Empty, TooLarge
from secretariat.engines.reading.findings import Remark
from secretariat.engines.reading.intake.plain import decoded
from secretariat.engines.reading.intake.received import Format, Limits, Received
from secretariat.engines.values import formats
from secretariat.engines.values.errors import NotTaken

_DECLARED = re.compile(rb"<meta[^>]{1,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{1,40})", re.I)
_PROMISED = frozenset(("docx", "pdf", "html", "htm"))
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")
_SNIFFED = 4096  # characters of the beginning in which a page names its encoding
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
    return _storable(received)


def _storable(received: Received) -> Received:
    """Return it without the signs that no database keeps; one stands for one, so that no place moves."""
    text, count = _UNSTORABLE.subn("\ufffd", received.text)
    if not count:
        return received
    message = f"{count} signs that are no text (zero bytes, halves of signs) are shown as \ufffd."
    return replace(received, text=text, remarks=(*received.remarks, Remark("signs-replaced", message)))


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
    """Return the format of a file by its content (`values.formats`).

    Raises:
        Binary: it is of a kind that is not read here.
        Broken: its name promises one that is, and its content does not keep the promise.
    """
    try:
        return formats.format_of(data, name)
    except NotTaken as error:
        suffix = name.lower().rpartition(".")[2]
        if error.is_unknown and suffix in _PROMISED:
            reason = f"it is damaged: its name says {suffix.upper()}, its content does not."
            raise Broken(name, reason, "Ask for the file again.") from error
        raise Binary(name, f"it is {error.what}.", "Save the document as TXT, DOCX or PDF.") from error


def declared_encoding(data: bytes) -> str | None:
    """Return the encoding that an HTML page names in its head, if it does."""
    match = _DECLARED.search(data[:_SNIFFED])
    return match.group(1).decode("ascii") if match else None


def _plain(data: bytes, name: str, form: Format) -> Received:
    text, remarks = decoded(data, name)
    return Received(text=text, format=form, remarks=remarks)


def _opener(form: Format) -> _Opener:
    # Imported when met: a batch of plain text needs no reader of HTML, PDF or DOCX.
    return cast(_Opener, importlib.import_module(_READERS[form]))
