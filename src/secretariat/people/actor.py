"""Who acts: an account, its seats, and on whose behalf."""

from dataclasses import dataclass, field
from enum import StrEnum


class Role(StrEnum):
    """What a seat entitles to; rights follow from seats, never from flags on an account."""

    STAFF = "staff"
    HEAD = "head"  # head of delegation
    MEMBER = "member"  # member of a delegation
    FOCAL_POINT = "focal-point"
    OBSERVER = "observer"
    BUSINESS = "business"
    AUDITOR = "auditor"  # reads all but what is restricted, and the history; changes nothing
    ADMINISTRATOR = "administrator"  # accounts and settings; reads nothing by being it
    MACHINE = "machine"  # a named system account


DELEGATION = frozenset({Role.HEAD, Role.MEMBER, Role.FOCAL_POINT})
READERS = frozenset(Role) - {Role.ADMINISTRATOR, Role.MACHINE}  # general distribution
MEMBERS = DELEGATION | {Role.STAFF, Role.AUDITOR}  # limited distribution


@dataclass(frozen=True, slots=True)
class Seat:
    """One seat in a Body: `body` is its slug, `party` the code of the Party for whom one sits."""

    body: str
    role: Role
    party: str | None = None


@dataclass(frozen=True, slots=True)
class Behalf:
    """For whom a member of the staff acts now, and on which paper.

    `party` is the code and `name` how it is called; `body`: in which Body; `paper` names the note in words
    ("note 12/2026 of 12 January 2026"); `dated` its day as EDTF; `document` the public id of the note, where
    it was received; `public_id` the row that began it.
    """

    public_id: str
    body: str
    party: str
    name: str
    paper: str
    dated: str
    document: str | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts or looks. `note` names the paper on which one acts for another ("note of 2026-01-12").

    `seen_by` names the member of the staff who looks at the site as this seat would; nothing is changed then.
    """

    account_id: int | None
    public_id: str
    label: str
    seats: tuple[Seat, ...] = ()
    on_behalf_of: str | None = None
    note: str = ""
    behalf: Behalf | None = None
    seen_by: str = ""
    general_bodies: frozenset[str] = field(init=False)
    limited_bodies: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        readers = {s.body for s in self.seats if s.role in READERS}
        members = {s.body for s in self.seats if s.role in MEMBERS}
        object.__setattr__(self, "general_bodies", frozenset(readers))
        object.__setattr__(self, "limited_bodies", frozenset(members))

    @property
    def is_signed_in(self) -> bool:
        """Tell whether an account stands behind."""
        return self.account_id is not None

    @property
    def is_looking(self) -> bool:
        """Tell whether a member of the staff looks through this seat's eyes."""
        return bool(self.seen_by)

    @property
    def acting_id(self) -> int:
        """The account under which an act is written; nobody cannot act, nor can who only looks."""
        assert self.account_id, "nobody is signed in"
        return self.account_id

    @property
    def is_staff(self) -> bool:
        """Tell whether the actor sits in any secretariat."""
        return any(seat.role is Role.STAFF for seat in self.seats)

    def is_staff_of(self, body: str) -> bool:
        """Tell whether the actor sits in this body's secretariat."""
        return self.holds(Role.STAFF, body)

    def holds(self, role: Role, body: str, party: str | None = None) -> bool:
        """Tell whether the actor holds this seat in a body; of a party, where one is given."""
        return any(s.role is role and s.body == body and party in {None, s.party} for s in self.seats)

    def parties_in(self, body: str) -> frozenset[str]:
        """Return the codes of the Parties for which the actor speaks in a body: by seat, or by their note."""
        own = {s.party for s in self.seats if s.body == body and s.role in DELEGATION and s.party}
        by_note = {self.behalf.party} if self.behalf and self.behalf.body == body else set()
        return frozenset(own | by_note)

    @property
    def history_id(self) -> str:
        """The name under which history knows the actor."""
        return self.public_id

    @property
    def authority(self) -> str:
        """On which authority: the seats, and on whose behalf by which note."""
        seats = ", ".join(f"{seat.role} of {seat.party or seat.body}" for seat in self.seats)
        if self.on_behalf_of:
            return f"on behalf of {self.on_behalf_of}, by {self.note}" + (f" ({seats})" if seats else "")
        return seats


NOBODY = Actor(account_id=None, public_id="nobody", label="Not signed in")
