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
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"
    MACHINE = "machine"  # a named system account


DELEGATION = frozenset({Role.HEAD, Role.MEMBER, Role.FOCAL_POINT})


@dataclass(frozen=True, slots=True)
class Seat:
    """One seat in a Body: `body` is its slug, `party` the code of the Party for whom one sits."""

    body: str
    role: Role
    party: str | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts or looks. `note` names the paper on which one acts for another ("note of 2026-01-12")."""

    account_id: int | None
    public_id: str
    label: str
    seats: tuple[Seat, ...] = ()
    on_behalf_of: str | None = None
    note: str = ""
    general_bodies: frozenset[str] = field(init=False)
    limited_bodies: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        readers = {s.body for s in self.seats if s.role is not Role.ADMINISTRATOR}
        members = {s.body for s in self.seats if s.role in DELEGATION | {Role.STAFF, Role.AUDITOR}}
        object.__setattr__(self, "general_bodies", frozenset(readers))
        object.__setattr__(self, "limited_bodies", frozenset(members))

    @property
    def is_signed_in(self) -> bool:
        """Tell whether an account stands behind."""
        return self.account_id is not None

    @property
    def acting_id(self) -> int:
        """The account under which an act is written; nobody cannot act."""
        assert self.account_id is not None, "nobody is signed in"
        return self.account_id

    @property
    def is_staff(self) -> bool:
        """Tell whether the actor sits in any secretariat."""
        return any(seat.role is Role.STAFF for seat in self.seats)

    def is_staff_of(self, body: str) -> bool:
        """Tell whether the actor sits in this body's secretariat."""
        return any(seat.role is Role.STAFF and seat.body == body for seat in self.seats)

    @property
    def history_id(self) -> str:
        """The name under which history knows the actor."""
        return self.public_id

    @property
    def authority(self) -> str:
        """On which authority: the seats, or on whose behalf by which note."""
        if self.on_behalf_of:
            return f"on behalf of {self.on_behalf_of}, by {self.note}"
        return ", ".join(f"{seat.role} of {seat.party or seat.body}" for seat in self.seats)


NOBODY = Actor(account_id=None, public_id="nobody", label="Not signed in")
