"""The rows of the shipped facts; one dataclass per list of docs/reference/data.md.

`start` and `end` are partial ISO dates as in the files: the last day is inclusive, None means what
`secretariat.data.periods` says. The files call them `from` and `to` in memberships, suspensions, offices and
orders of the rotation.
"""

from dataclasses import dataclass, field
from typing import Any

from secretariat.data.strict import choice_check, country_check, date_check

UNVERIFIED = "own knowledge, unverified"

LEVELS = ("national", "regional", "municipal", "parliamentary", "business", "academic")
PARTY_KINDS = ("state", "city", "region", "organisation", "economy")
SEAT_STATUSES = ("member", "observer", "partner", "candidate")
TERM_STATUSES = ("held", "planned", "not-held", "disputed")
TERM_DATES = ("stated", "inferred", "unverified")
MEETING_STATUSES = ("held", "planned", "not-held")
TEXT_STATUSES = ("in force", "superseded", "unknown")
ORDERS = (
    *("alphabetical-en", "alphabetical-es", "alphabetical-ru", "list", "groups"),
    *("host", "agreed", "offers", "election", "follows"),
)
EXCEPTIONS = (
    *("skip", "swap", "repeat", "insert", "replaced", "vacancy", "extend", "joined", "removed", "other"),
)
RESULTS = (
    *("happened", "happened in part", "happened otherwise", "happened, then ended", "did not happen"),
    "no trace found up to 2026-11-21",
)


def _date(key: str | None = None) -> Any:
    return field(metadata={"check": date_check, **({"key": key} if key else {})})


def _country() -> Any:
    return field(metadata={"check": country_check})


def _choice(choices: tuple[str, ...]) -> Any:
    return field(metadata={"check": choice_check(choices)})


@dataclass(frozen=True, slots=True, kw_only=True)
class Sourced:
    """A row with a permanent id and the address where it was read."""

    id: str
    source: str

    @property
    def is_verified(self) -> bool:
        """Whether an address was seen; otherwise the row is a candidate, not record."""
        return self.source != UNVERIFIED


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganRow(Sourced):
    """An organ of the body."""

    name: str
    abbreviation: str | None
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SuspensionRow:
    """A time in which a seat was suspended."""

    id: str
    start: str | None = _date("from")
    end: str | None = _date("to")


@dataclass(frozen=True, slots=True, kw_only=True)
class MembershipRow(Sourced):
    """A seat; `current` is False where it has ended on an unknown day."""

    party: str
    party_kind: str = _choice(PARTY_KINDS)
    country: str | None = _country()
    status: str = _choice(SEAT_STATUSES)
    start: str | None = _date("from")
    end: str | None = _date("to")
    suspended: tuple[SuspensionRow, ...]
    note: str | None = None
    sort_name: str | None = None
    listed: str | None = None
    current: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class TermRow(Sourced):
    """A term in the chair; `dates` says how well its days are known."""

    holder: str
    country: str | None = _country()
    start: str | None = _date()
    end: str | None = _date()
    status: str = _choice(TERM_STATUSES)
    dates: str = _choice(TERM_DATES)
    person: str | None = None
    region: str | None = None
    seq: int | None = None
    note: str | None = None
    current: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingRow(Sourced):
    """A meeting; without an `end` it took one day, or `start` is all that is known."""

    kind: str
    ordinal: int | None
    title: str
    start: str = _date()
    end: str | None = _date()
    place: str | None
    country: str | None = _country()
    status: str = _choice(MEETING_STATUSES)
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeRow(Sourced):
    """Who held an office; `current` is False where the end is not known."""

    office: str
    person: str
    country: str | None = _country()
    start: str | None = _date("from")
    end: str | None = _date("to")
    note: str | None = None
    current: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class TextRow(Sourced):
    """An adopted text; `supersedes` is the title of another row."""

    kind: str
    title: str
    symbol: str | None
    adopted: str | None = _date()
    meeting: str | None
    status: str = _choice(TEXT_STATUSES)
    supersedes: str | None
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeRow(Sourced):
    """The priorities of a term, in short phrases."""

    holder: str
    start: str = _date()
    end: str = _date()
    motto: str | None
    priorities: tuple[str, ...]
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CoordinatorRow(Sourced):
    """Who leads a working group."""

    group: str
    holder: str
    country: str | None = _country()
    start: str | None = _date()
    end: str | None = _date()
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow(Sourced):
    """What one source says in a disagreement."""

    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeRow:
    """A disagreement between sources; `resolution` is the reading used in the rows `about` (ids)."""

    id: str
    topic: str
    claims: tuple[ClaimRow, ...]
    resolution: str | None
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ExceptionRow(Sourced):
    """A turn of the chair that the rule does not explain."""

    at: str = _date()
    kind: str = _choice(EXCEPTIONS)
    party: str | None = None
    expected: str | None = None
    actual: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderRow(Sourced):
    """The order of the chair in a time past."""

    start: str = _date("from")
    end: str | None = _date("to")
    list: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """The term from which the rule is replayed."""

    holder: str
    start: str | None = _date()


@dataclass(frozen=True, slots=True, kw_only=True)
class RotationRule:
    """How the chair goes round; `term` is an ISO 8601 duration."""

    order: str = _choice(ORDERS)
    list: tuple[str, ...] | None
    name_basis: str | None
    term: str | None
    start_rule: str | None
    anchor: Anchor | None
    exceptions: tuple[ExceptionRow, ...]
    notes: str
    source: str
    list_history: tuple[OrderRow, ...] = ()
    handover: str | None = None
    groups: tuple[tuple[str, ...], ...] = ()
    groups_order: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyFacts:
    """What one file of `data/bodies` says; a list that is None has not been searched for."""

    schema: str = field(metadata={"check": choice_check(("body/1",))})
    slug: str
    name: str
    abbreviation: str
    kind: str
    level: str = _choice(LEVELS)
    founded: str = _date()
    founded_instrument: str | None
    seat: str
    website: str | None
    as_of: str = _date()
    source: str
    notes: str | None
    organs: tuple[OrganRow, ...]
    memberships: tuple[MembershipRow, ...]
    rotation: RotationRule | None
    chairmanships: tuple[TermRow, ...]
    meetings: tuple[MeetingRow, ...]
    offices: tuple[OfficeRow, ...]
    disputes: tuple[DisputeRow, ...]
    texts: tuple[TextRow, ...] | None = None
    programmes: tuple[ProgrammeRow, ...] | None = None
    coordinators: tuple[CoordinatorRow, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Horizon:
    """When a statement was to come true; both None where it names no time."""

    start: str | None = _date("from")
    end: str | None = _date("to")


@dataclass(frozen=True, slots=True, kw_only=True)
class HappenedRow(Sourced):
    """One fact about what became of a statement."""

    date: str = _date()
    fact: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SeedRow:
    """A document whose announcements were followed up."""

    id: str
    citation: str
    title: str
    date: str = _date()
    source: str | None
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeRow:
    """What became of one forward-looking statement; `seed` is the id of the document, `body` a slug."""

    id: str
    seed: str
    body: str
    statement: str
    expected: Horizon
    result: str = _choice(RESULTS)
    happened: tuple[HappenedRow, ...]
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeFacts:
    """What `data/outcomes.json` says."""

    schema: str = field(metadata={"check": choice_check(("outcomes/1",))})
    as_of: str = _date()
    notes: str
    seeds: tuple[SeedRow, ...]
    outcomes: tuple[OutcomeRow, ...]
