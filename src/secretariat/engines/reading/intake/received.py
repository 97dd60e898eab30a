"""What intake hands on: a document's text, and what the file itself says about it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from secretariat.engines.reading.findings import Remark


class Format(StrEnum):
    """A format that is read here."""

    PLAIN = "text/plain"
    MARKDOWN = "text/markdown"
    HTML = "text/html"
    PDF = "application/pdf"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class Limits:
    """What is refused unread; bytes of the file, characters of its text, pages, times that a ZIP unpacks."""

    size_bytes: int = 25_000_000
    characters: int = 2_000_000
    pages: int = 1_000
    unpacked_bytes: int = 200_000_000
    unpacked_ratio: int = 200


@dataclass(frozen=True, slots=True)
class Received:
    """The text of a document. `published` and `title` are what the file says about itself, if it does."""

    text: str
    format: Format
    remarks: tuple[Remark, ...] = ()
    published: date | None = None
    title: str | None = None
