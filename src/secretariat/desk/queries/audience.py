"""How many accounts each Distribution would open a document to, today."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from secretariat.bodies.models import Mandate
from secretariat.distribution import Distribution
from secretariat.parties.models import Body
from secretariat.people.actor import DELEGATION, Role

_MEMBERS = {*DELEGATION, Role.STAFF, Role.AUDITOR}


@dataclass(frozen=True, slots=True)
class Audience:
    """Who will see it: `count` accounts, None for everybody."""

    distribution: str
    count: int | None


def audiences(body: Body, on: date) -> Mapping[str, Audience]:
    """Return the audience of each distribution of a document that `body` keeps, in 1 query."""
    seats = (
        Mandate.objects.filter(body=body, first_on__lte=on, account__is_active=True)
        .filter(Q(end_on__isnull=True) | Q(end_on__gt=on))
        .values_list("account_id", "role")
    )
    readers = {account for account, role in seats if role != Role.ADMINISTRATOR}
    members = {account for account, role in seats if role in _MEMBERS}
    counts = {
        Distribution.PUBLIC: None,
        Distribution.GENERAL: len(readers),
        Distribution.LIMITED: len(members),
        Distribution.RESTRICTED: 1,
    }
    return {name: Audience(name, count) for name, count in counts.items()}
