"""What the home page shows, ready to be written."""

from collections.abc import Sequence
from dataclasses import dataclass

from secretariat.evidence.notes import Note
from secretariat.site.queries.rows import Link


@dataclass(frozen=True, slots=True)
class NextTerm:
    """Who is next in a chair, and from when."""

    public_id: str
    holder: Link
    since: str
    status: str


@dataclass(frozen=True, slots=True)
class InTheChair:
    """One body's chair today. `days` are those left, today among them: two numbers where the source leaves
    two answers, none where no end is known. `is_last_known`: it began so long ago that it may be over."""

    public_id: str
    body: Link
    holder: Link
    status: str
    until: str
    days: tuple[int, ...]
    following: NextTerm | None
    is_last_known: bool
    is_fictitious: bool
    notes: Sequence[Note]


@dataclass(frozen=True, slots=True)
class Coming:
    """Something ahead: a handover (`party` takes the chair), a meeting, a deadline."""

    kind: str
    public_id: str
    on: str
    title: str
    body: Link | None
    party: Link
    status: str
    is_fictitious: bool
    notes: Sequence[Note]


@dataclass(frozen=True, slots=True)
class Adopted:
    """A text adopted lately."""

    public_id: str
    title: str
    language: str
    kind: str
    body: Link | None
    on: str
    is_fictitious: bool
    notes: Sequence[Note]


@dataclass(frozen=True, slots=True)
class Published:
    """A document published lately."""

    public_id: str
    title: str
    publisher: str
    body: Link | None
    on: str
    is_fictitious: bool


@dataclass(frozen=True, slots=True)
class Waiting:
    """A document whose findings wait to be read."""

    public_id: str
    title: str
    finding_count: int


@dataclass(frozen=True, slots=True)
class Today:
    """The home page."""

    day: str
    iso_day: str
    waiting: tuple[Waiting, ...]
    chairs: tuple[InTheChair, ...]
    coming: tuple[Coming, ...]
    adopted: tuple[Adopted, ...]
    published: tuple[Published, ...]
