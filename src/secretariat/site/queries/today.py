"""What the home page shows, ready to be written."""

from collections.abc import Sequence
from dataclasses import dataclass

from secretariat.evidence.notes import Note
from secretariat.site.queries.commitments_waiting import Owing
from secretariat.site.queries.cross_chairs_waiting import CrossChair
from secretariat.site.queries.news import NewsRow
from secretariat.site.queries.reviews_due import ReviewDue
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
    """Something ahead: a handover (`party` takes the chair), a meeting, a deadline, an anniversary.

    Of an anniversary `title` are the years and `party` whatever they are of. `alike_count`: how many owe the
    same by the same day.
    """

    kind: str
    public_id: str
    on: str
    title: str
    body: Link | None
    party: Link
    status: str
    is_fictitious: bool
    notes: Sequence[Note]
    alike_count: int = 1


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
class HandoverReady:
    """The file that waits for a delegation that takes a chair over; `begins`: its term, in words."""

    public_id: str
    body: str
    number: int
    begins: str


@dataclass(frozen=True, slots=True)
class Today:
    """The home page."""

    day: str
    iso_day: str
    waiting: tuple[Waiting, ...]
    owing: Owing
    chairs: tuple[InTheChair, ...]
    coming: tuple[Coming, ...]
    adopted: tuple[Adopted, ...]
    published: tuple[Published, ...]
    handover: HandoverReady | None = None
    news: tuple[NewsRow, ...] = ()
    reviews: tuple[ReviewDue, ...] = ()
    cross_chairs: tuple[CrossChair, ...] = ()
