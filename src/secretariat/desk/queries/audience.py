"""How many accounts each Distribution would open a document to, today."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from secretariat.bodies.models import Mandate
from secretariat.bodies.queries import names_of
from secretariat.distribution import Distribution
from secretariat.engines.values.folding import sort_key
from secretariat.parties.models import Body
from secretariat.people.actor import DELEGATION, Actor, Role

_ROLES = {
    Role.STAFF: _("secretariat"),
    Role.HEAD: _("head of delegation"),
    Role.MEMBER: _("delegation"),
    Role.FOCAL_POINT: _("focal point"),
    Role.OBSERVER: _("observer"),
    Role.BUSINESS: _("business"),
    Role.AUDITOR: _("auditor"),
}
_MEMBERS = {*DELEGATION, Role.STAFF, Role.AUDITOR}


@dataclass(frozen=True, slots=True)
class Audience:
    """Who will see it: `count` accounts, None for everybody."""

    distribution: str
    count: int | None


def audiences(body: Body, on: date) -> Mapping[str, Audience]:
    """Return the audience of each distribution of a document that `body` keeps, in 1 query."""
    seats = _seats(body, on).values_list("account_id", "role")
    readers = {account for account, role in seats if role != Role.ADMINISTRATOR}
    members = {account for account, role in seats if role in _MEMBERS}
    counts = {
        Distribution.PUBLIC: None,
        Distribution.GENERAL: len(readers),
        Distribution.LIMITED: len(members),
        Distribution.RESTRICTED: 1,
    }
    return {name: Audience(name, count) for name, count in counts.items()}


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody with a seat who may be named a reader; `seats`: for whom they sit, or as what."""

    account: int
    name: str
    seats: str


def possible_readers(body: Body, on: date, besides: Actor, language: str) -> tuple[Reader, ...]:
    """Return who may be named a reader of a restricted document that `body` keeps, by name, in 2 queries."""
    rows = list(
        _seats(body, on)
        .filter(account__is_system=False, role__in=list(_ROLES))
        .exclude(account=besides.account_id)
        .order_by("pk")
        .values_list("account_id", "account__name", "role", "party_id")
    )
    parties = names_of("party", {row[3] for row in rows if row[3]}, language, viewer=besides)
    seats: dict[int, list[str]] = {}
    names: dict[int, str] = {}
    for account, name, role, party in rows:
        called = str(_ROLES[Role(role)])
        names[account] = name
        seats.setdefault(account, []).append(f"{parties[party]}, {called}" if party in parties else called)
    found = [Reader(account, names[account], "; ".join(of)) for account, of in seats.items()]
    return tuple(sorted(found, key=lambda reader: (sort_key(reader.name, language), reader.account)))


def _seats(body: Body, on: date) -> QuerySet[Mandate]:
    """Return the seats that active accounts hold in the body on a day."""
    return Mandate.objects.filter(body=body, first_on__lte=on, account__is_active=True).filter(
        Q(end_on__isnull=True) | Q(end_on__gt=on)
    )
