"""What the pages of seats show: who sits where, who is invited, whose seat is over, what is left open."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q

from secretariat.bodies import closing, policies
from secretariat.bodies.models import Invitation, Mandate, Tenure
from secretariat.bodies.queries import LONG, names_of
from secretariat.bodies.states import InvitationState
from secretariat.bodies.words import ROLES
from secretariat.engines.values.folding import sort_key
from secretariat.history.seeing import version_of, versions_of
from secretariat.parties.house import kept_here
from secretariat.parties.models import Body
from secretariat.people.actor import Actor, Role
from secretariat.people.models import Account
from secretariat.people.open_work import Work, open_work_of
from secretariat.people.policies import may_redact

_ORDER = {role: at for at, role in enumerate(ROLES)}


@dataclass(frozen=True, slots=True)
class SeatRow:
    """One seat: whose, as what, for whom, from when to when (`end_on`: the first day without it)."""

    mandate: str
    account: str
    name: str
    email: str
    role: str
    party: str
    code: str
    body: str
    body_name: str
    first_on: date
    end_on: date | None
    is_open: bool
    may_end: bool


@dataclass(frozen=True, slots=True)
class InvitationRow:
    """An invitation that is not accepted, and what has become of it."""

    public_id: str
    name: str
    email: str
    role: str
    party: str
    invited_by: str
    expires_at: datetime
    state: str
    may_change: bool
    version: int


@dataclass(frozen=True, slots=True)
class Leaver:
    """An open account without a seat, or whose office is over by the record."""

    account: str
    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class SeatGroup:
    """Seats of one delegation, or of one kind: its name, its rows."""

    title: str
    rows: tuple[SeatRow, ...]


@dataclass(frozen=True, slots=True)
class SeatsPage:
    """The seats of a body, as its managers see them."""

    slug: str
    name: str
    groups: tuple[SeatGroup, ...]
    invitations: tuple[InvitationRow, ...]
    leavers: tuple[Leaver, ...]
    bodies: tuple[tuple[str, str], ...]
    may_invite: bool
    may_give: bool


@dataclass(frozen=True, slots=True)
class AccountPage:
    """An account as its managers see it: its seats, its open work, who may take that over."""

    public_id: str
    name: str
    email: str
    is_open: bool
    closed_at: datetime | None
    seats: tuple[SeatRow, ...]
    work: tuple[Work, ...]
    may_close: bool
    may_reopen: bool
    may_hand_over: bool
    may_redact: bool
    version: int


def bodies_kept(language: str) -> tuple[tuple[str, str], ...]:
    """Return slug and name of the house and its organs."""
    bodies = kept_here()
    names = names_of("body", [body.pk for body in bodies], language, LONG)
    return tuple((body.slug, names.get(body.pk, body.slug)) for body in bodies)


def seats_page(body: Body, by: Actor, at: datetime, language: str) -> SeatsPage:
    """Return the seats of a body that the actor manages; a focal point sees its own delegation alone."""
    today = at.date()
    only = _only_parties(by, body)
    mandates = Mandate.objects.filter(body=body, account__is_system=False).not_over(today)
    invitations = Invitation.objects.filter(body=body, accepted_at__isnull=True, revoked_at__isnull=True)
    if only is not None:
        mandates, invitations = (
            mandates.filter(party__code__in=only),
            invitations.filter(party__code__in=only),
        )
    rows = seat_rows(mandates.select_related("account", "body", "party"), by, language)
    return SeatsPage(
        slug=body.slug,
        name=names_of("body", [body.pk], language, LONG).get(body.pk, body.slug),
        groups=_grouped(rows),
        invitations=_invitation_rows(invitations, by, at, language),
        leavers=_leavers(today, language) if only is None else (),
        bodies=bodies_kept(language),
        may_invite=bool(givable(by, body)),
        may_give=only is None and bool(givable(by, body)),
    )


def _only_parties(by: Actor, body: Body) -> frozenset[str] | None:
    """Return the parties whose seats the actor sees; None for all."""
    wide = (Role.STAFF, Role.ADMINISTRATOR, Role.AUDITOR)
    seats = [seat for seat in by.seats if policies.may_see_seats(by, body)]
    if any(seat.role in wide for seat in seats):
        return None
    return frozenset(s.party for s in seats if s.role is Role.FOCAL_POINT and s.party)


def givable(by: Actor, body: Body) -> tuple[Role, ...]:
    """Return the roles that the actor gives in a body, for any party or for their own."""
    parties = {seat.party for seat in by.seats} | {None}
    return tuple(role for role in ROLES if any(policies.may_give(by, body, role, party) for party in parties))


def seat_rows(mandates: Iterable[Mandate], by: Actor, language: str) -> tuple[SeatRow, ...]:
    """Return seats as rows, in 2 queries beside the given one."""
    found = list(mandates)
    parties = names_of("party", {m.party_id for m in found if m.party_id}, language)
    bodies = names_of("body", {m.body_id for m in found}, language, LONG)
    ordered = sorted(found, key=lambda m: (_ORDER.get(Role(m.role), 99), sort_key(m.account.name, language)))
    return tuple(
        SeatRow(
            mandate=mandate.public_id,
            account=mandate.account.public_id,
            name=mandate.account.name,
            email=mandate.account.email,
            role=str(ROLES.get(Role(mandate.role), mandate.role)),
            party=parties.get(mandate.party_id or 0, mandate.party.code if mandate.party else ""),
            code=mandate.party.code if mandate.party else "",
            body=mandate.body.slug,
            body_name=bodies.get(mandate.body_id, mandate.body.slug),
            first_on=mandate.first_on,
            end_on=mandate.end_on,
            is_open=mandate.account.is_active,
            may_end=policies.may_end(by, mandate),
        )
        for mandate in ordered
    )


def _grouped(rows: Sequence[SeatRow]) -> tuple[SeatGroup, ...]:
    """Return the rows without a party by role, then those of each party in alphabetical order."""
    groups: dict[tuple[bool, str], list[SeatRow]] = {}
    for row in rows:
        groups.setdefault((bool(row.party), row.party or row.role), []).append(row)
    with_parties = sorted((key for key in groups if key[0]), key=lambda key: sort_key(key[1], "en"))
    keys = [key for key in groups if not key[0]] + with_parties
    return tuple(SeatGroup(key[1], tuple(groups[key])) for key in keys)


def _invitation_rows(
    invitations: Iterable[Invitation], by: Actor, at: datetime, language: str
) -> tuple[InvitationRow, ...]:
    found = list(invitations.select_related("invited_by", "party", "body").order_by("invited_at"))  # type: ignore[attr-defined]
    parties = names_of("party", {i.party_id for i in found if i.party_id}, language)
    versions = versions_of("invitation", [one.public_id for one in found])
    return tuple(
        InvitationRow(
            public_id=one.public_id,
            name=one.name,
            email=one.email,
            role=str(ROLES[Role(one.role)]),
            party=parties.get(one.party_id or 0, one.party.code if one.party else ""),
            invited_by=one.invited_by.name,
            expires_at=one.expires_at,
            state="invited" if one.state_at(at) is InvitationState.OPEN else "expired",
            may_change=policies.may_give(by, one.body, Role(one.role), one.party.code if one.party else None),
            version=versions[one.public_id],
        )
        for one in found
    )


def _leavers(today: date, language: str) -> tuple[Leaver, ...]:
    """Return open accounts whose last seat is over, and those whose office the record says is over."""
    people = Account.objects.filter(is_active=True, is_system=False)
    seats = Mandate.objects.filter(account=OuterRef("pk"))
    seatless = people.filter(Exists(seats), ~Exists(seats.not_over(today)))
    tenures = Tenure.objects.standing().filter(person=OuterRef("person"))
    running = tenures.filter(Q(during_end__isnull=True) | Q(during_end__gt=today))
    retired = people.filter(Exists(seats.not_over(today)), Exists(tenures), ~Exists(running))
    found = [(account, "seat") for account in seatless] + [(account, "office") for account in retired]
    ordered = sorted(found, key=lambda pair: sort_key(pair[0].name, language))
    return tuple(Leaver(account.public_id, account.name, reason) for account, reason in ordered)


def account_page(account: Account, by: Actor, at: datetime, language: str) -> AccountPage:
    """Return an account with its seats, past ones too, and what it leaves open."""
    seats = Mandate.objects.filter(account=account).select_related("account", "body", "party")
    not_over = closing.seats_not_over(account, at.date())
    may_hand_over = policies.may_hand_over(by, account, not_over)
    return AccountPage(
        public_id=account.public_id,
        name=account.name,
        email=account.email,
        is_open=account.is_active,
        closed_at=account.closed_at,
        seats=seat_rows(seats, by, language),
        work=open_work_of(account) if may_hand_over else (),
        may_close=account.is_active and policies.may_close(by, account, not_over),
        may_reopen=not account.is_active and policies.may_reopen(by, account),
        may_hand_over=may_hand_over,
        may_redact=may_redact(by),
        version=version_of(account, closing.ACTS),
    )


def successors(account: Account, work: Sequence[Work], today: date) -> list[tuple[str, str]]:
    """Return who may take the work over: open accounts seated in each body where some is; id and name."""
    others = Account.objects.filter(is_active=True, is_system=False).exclude(pk=account.pk)
    for body in {one.body for one in work if one.body}:
        seats = Mandate.objects.filter(account=OuterRef("pk"), body__slug=body, role=Role.STAFF).on(today)
        others = others.filter(Exists(seats))
    return list(others.order_by("name").values_list("public_id", "name"))
