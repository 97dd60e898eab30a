"""What intake hands on: a document's text, and what the file itself says about it."""

from dataclasses import dataclass
from datetime import date

from secretariat.engines.guarded.limits import Bounds
from secretariat.engines.reading.findings import Remark
from secretariat.engines.values.formats import Format

__all__ = ["Format", "Limits", "Received"]


@dataclass(frozen=True, slots=True)
class Limits(Bounds):
    """What is refused unread, and what opening a file may take; beside the bounds of any file, characters
    of its text and pages.
    """

    characters: int = 2_000_000
    pages: int = 1_000


@dataclass(frozen=True, slots=True)
class Received:
    """The text of a document. `published` and `title` are what the file says about itself, if it does."""

    text: str
    format: Format
    remarks: tuple[Remark, ...] = ()
    published: date | None = None
    title: str | None = None
