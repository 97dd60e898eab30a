"""Open a file: tell its format by its content, check the limits, and hand it to the reader of that format."""

import re

from secretariat.engines.reading.errors import Empty, TooLarge
from secretariat.engines.reading.intake.plain import decoded
from secretariat.engines.reading.intake.received import Format, Limits, Received


def format_of(data: bytes, name: str) -> Format:
    """Return the format of a file by its first bytes; its suffix tells Markdown only."""
    return Format.MARKDOWN if re.search(r"\.(?:md|markdown)$", name, re.IGNORECASE) else Format.PLAIN


def open_document(data: bytes, *, name: str, limits: Limits | None = None) -> Received:
    """Return the text of a file.

    Raises:
        Unreadable: Empty, Binary, TooLarge, WrongEncoding, NoText, Locked or Broken.
    """
    limits = limits or Limits()
    check_size(len(data), name=name, limits=limits)
    text, remarks = decoded(data, name)
    if not text.strip("\ufeff \t\r\n\0"):
        raise Empty(name, "it has no text.", "Check that it was saved.")
    return Received(text=text, format=format_of(data, name), remarks=remarks)


def check_size(size_bytes: int, *, name: str, limits: Limits) -> None:
    """Refuse a file by its size alone; a caller that has a path asks before it reads.

    Raises:
        Empty, TooLarge.
    """
    if not size_bytes:
        raise Empty(name, "it is empty.", "Check that it was saved.")
    if size_bytes > limits.size_bytes:
        size, limit = size_bytes / 1e6, limits.size_bytes / 1e6
        raise TooLarge(name, f"it has {size:.0f} MB, and {limit:.0f} MB is the limit.", "Split it.")
