"""What a paper says, before it is set: a masthead, a title and blocks in their order. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 stands below the title."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph. `is_soft`: set smaller, for what explains; `is_strong`: set bold."""

    text: str
    is_soft: bool = False
    is_strong: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """A numbered entry: "1 bis", its title, what stands below it. `side`: at the right, such as an hour."""

    number: str
    title: str
    below: tuple[str, ...] = ()
    side: str = ""
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Clause:
    """A paragraph of a text with its number at the side; none where it has none."""

    number: str
    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a head. `shares`: how wide the columns are in proportion; equal where none are given."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[int, ...] = ()


Block = Heading | Words | Item | Clause | Table


@dataclass(frozen=True, slots=True)
class Source:
    """What the paper was made from, carried inside its PDF: file name, media type, what it is, its words."""

    name: str
    kind: str
    what: str
    words: str


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper. `masthead`: whose it is; `symbol` and `marks` (distribution, date) stand at the top right.

    `language`: BCP 47, for screen readers and hyphenation; `foot`: said on every page. `is_one_page`: set
    smaller until it fits on one page, as far as that can be read. `is_headed`: every page, the first too,
    says symbol, marks and “Page x of y” in its head. `has_lines`: lines are numbered, page by page.
    `sources`: carried inside the PDF. `made_at`: the hour that the file bears, so that the same paper is the
    same file; the hour of setting where none is said.
    """

    title: str
    masthead: str = ""
    symbol: str = ""
    marks: tuple[str, ...] = ()
    lede: tuple[str, ...] = ()
    blocks: Sequence[Block] = ()
    foot: str = ""
    language: str = "en"
    is_one_page: bool = False
    is_headed: bool = False
    has_lines: bool = False
    sources: tuple[Source, ...] = ()
    made_at: datetime | None = None
