"""How many accounts each Distribution would open a document to, today."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from secretariat.bodies.models import Mandate
from secretariat.bodies.queries import names_of
from secretariat.distribution import Distribution
from secretariat.engines.values.folding import sort_key
from secretariat.evidence.models import Document
from secretariat.parties.models import Body
from secretariat.people.actor import MEMBERS, READERS, Actor, Role

_ROLES = {
    Role.STAFF: _("secretariat"),
    Role.HEAD: _("head of delegation"),
    Role.MEMBER: _("delegation"),
    Role.FOCAL_POINT: _("focal point"),
    Role.OBSERVER: _("observer"),
    Role.BUSINESS: _("business"),
    Role.AUDITOR: _("auditor"),
}


@dataclass(frozen=True, slots=True)
class Audience:
    """Who will see it: `count` accounts, None for everybody; `who`: how many of whom ("Alba: 2")."""

    distribution: str
    count: int | None
    who: tuple[str, ...] = ()


def audiences(body: Body | None, on: date, language: str = "en") -> Mapping[str, Audience]:
    """Return the audience of each distribution of what `body` keeps, in 2 queries; without one of none."""
    if body is None:
        none = {each: Audience(each, 0) for each in Distribution.values}
        return none | {Distribution.PUBLIC: Audience(Distribution.PUBLIC, None)}
    seats = _seats(body, on).order_by("pk").values_list("account_id", "role", "party_id")
    rows = [(account, Role(role), party) for account, role, party in seats if Role(role) in READERS]
    names = names_of("party", {party for _, _, party in rows if party}, language)
    whole = [(account, names.get(party or 0) or str(_ROLES[role])) for account, role, party in rows]
    members = [pair for pair, (_, role, _) in zip(whole, rows, strict=True) if role in MEMBERS]
    return {
        Distribution.PUBLIC: Audience(Distribution.PUBLIC, None),
        Distribution.GENERAL: _audience(Distribution.GENERAL, whole, language),
        Distribution.LIMITED: _audience(Distribution.LIMITED, members, language),
        Distribution.RESTRICTED: Audience(Distribution.RESTRICTED, 1),
    }


def _audience(distribution: str, seats: Sequence[tuple[int, str]], language: str) -> Audience:
    """Return how many accounts that is, and how many of each party or role, by name."""
    of: dict[str, set[int]] = {}
    for account, name in seats:
        of.setdefault(name, set()).add(account)
    who = sorted(of.items(), key=lambda pair: sort_key(pair[0], language))
    told = tuple(f"{name} {len(accounts)}" for name, accounts in who)
    return Audience(distribution, len({account for account, _ in seats}), told)


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody with a seat who may be named a reader; `seats`: for whom they sit, or as what."""

    account: int
    name: str
    seats: str


def possible_readers(body: Body, on: date, besides: Actor, language: str) -> tuple[Reader, ...]:
    """Return who may be named a reader of a restricted document that `body` keeps, by name, in 2 queries."""
    found = _readers(body, on, language)
    return tuple(reader for reader in found if reader.account != besides.account_id)


def named_and_possible(document: Document, on: date, language: str) -> tuple[Reader, ...]:
    """Return who is named a reader, seated or not, and who may be, by name, in 3 queries."""
    seated = _readers(document.body, on, language)
    accounts = {reader.account for reader in seated}
    guests = document.readers.exclude(pk__in=accounts).values_list("pk", "name")
    return _by_name([*seated, *(Reader(account, name, "") for account, name in guests)], language)


@dataclass(frozen=True, slots=True)
class Seated:
    """Somebody with a seat, and where to write to."""

    account: int
    name: str
    email: str
    seats: str


def seated_in(body: Body, roles: Iterable[str] | None = None, language: str = "en") -> tuple[Seated, ...]:
    """Return who holds a seat in the body today, of these roles or of any, in 3 queries."""
    readers = {reader.account: reader for reader in _readers(body, timezone.localdate(), language)}
    held = _seats(body, timezone.localdate())
    chosen = held.filter(role__in=list(roles)) if roles is not None else held
    emails = dict(chosen.values_list("account_id", "account__email"))
    return tuple(
        Seated(pk, reader.name, emails[pk], reader.seats) for pk, reader in readers.items() if pk in emails
    )


def seated_staff(body: Body, on: date) -> int:
    """Return how many accounts sit in the secretariat of a body, in 1 query."""
    return _seats(body, on).filter(role=Role.STAFF).values("account").distinct().count()


def _readers(body: Body, on: date, language: str) -> tuple[Reader, ...]:
    rows = list(
        _seats(body, on)
        .filter(role__in=list(_ROLES))
        .order_by("pk")
        .values_list("account_id", "account__name", "role", "party_id")
    )
    parties = names_of("party", {row[3] for row in rows if row[3]}, language)
    seats: dict[int, list[str]] = {}
    names: dict[int, str] = {}
    for account, name, role, party in rows:
        called = str(_ROLES[Role(role)])
        names[account] = name
        seats.setdefault(account, []).append(f"{parties[party]}, {called}" if party in parties else called)
    return _by_name(
        [Reader(account, names[account], "; ".join(of)) for account, of in seats.items()], language
    )


def _by_name(readers: Iterable[Reader], language: str) -> tuple[Reader, ...]:
    return tuple(sorted(readers, key=lambda reader: (sort_key(reader.name, language), reader.account)))


def _seats(body: Body, on: date) -> QuerySet[Mandate]:
    """Return the seats that active accounts hold in the body on a day."""
    return Mandate.objects.filter(body=body, account__is_active=True, account__is_system=False).on(on)
