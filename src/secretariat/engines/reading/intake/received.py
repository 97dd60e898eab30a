"""What intake hands on: a document's text, and what the file itself says about it."""

from dataclasses import dataclass
from datetime import date

from secretariat.engines.reading.findings import Remark
from secretariat.engines.values.formats import Format

__all__ = ["Format", "Limits", "Received"]


@dataclass(frozen=True, slots=True)
class Limits:
    """What is refused unread, and what opening a file may take.

    Bytes of the file, characters of its text, pages, times that a ZIP unpacks, parts of a ZIP; seconds and
    bytes of memory for a file that must be parsed.
    """

    size_bytes: int = 25_000_000
    characters: int = 2_000_000
    pages: int = 1_000
    unpacked_bytes: int = 200_000_000
    unpacked_ratio: int = 200
    unpacked_parts: int = 10_000
    seconds: int = 60
    memory_bytes: int = 1_500_000_000


@dataclass(frozen=True, slots=True)
class Received:
    """The text of a document. `published` and `title` are what the file says about itself, if it does."""

    text: str
    format: Format
    remarks: tuple[Remark, ...] = ()
    published: date | None = None
    title: str | None = None
