"""What may be asked of a seat, whoever gives it: where, which role, for whom, from when to when."""

from datetime import date

from django.db.models import Q, QuerySet

from secretariat.bodies.models import Mandate, Membership
from secretariat.bodies.policies import NEEDS_PARTY, TAKES_PARTY
from secretariat.bodies.states import MembershipStatus
from secretariat.parties.house import is_kept_here, line_up
from secretariat.parties.models import Body, Party
from secretariat.people.actor import DELEGATION, Role
from secretariat.people.models import Account
from secretariat.refusals import Invalid


def check_seat(body: Body, role: Role, party: Party | None, first_on: date, end_on: date | None) -> None:
    """Refuse a seat that cannot be: elsewhere than in the house, for nobody, for who is no member."""
    if not is_kept_here(body):
        raise Invalid(
            f"Seats are given only in the house that is kept here; {body} is not of it.", field="body"
        )
    if role in NEEDS_PARTY and party is None:
        raise Invalid("Say for which party this seat is.", field="party")
    if party and role not in TAKES_PARTY:
        raise Invalid("This seat is for no party. Leave the party out.", field="party")
    if party and role in DELEGATION and not is_member(party, body, first_on):
        raise Invalid(f"{party} is no member of {body} on {first_on.isoformat()}.", field="party")
    if end_on is not None and end_on <= first_on:
        raise Invalid("A seat ends after the day on which it begins.", field="end_on")


def members_on(body: Body, day: date) -> "QuerySet[Membership]":
    """Return the memberships that the record holds of a day in the body, or in one whose organ it is."""
    held: QuerySet[Membership] = Membership.objects.standing().filter(
        body__slug__in=line_up(body), status=MembershipStatus.MEMBER, is_current=True
    )
    return held.filter(Q(during_first__isnull=True) | Q(during_first__lte=day)).filter(
        Q(during_end__isnull=True) | Q(during_end__gt=day)
    )


def is_member(party: Party, body: Body, day: date) -> bool:
    """Tell whether the record holds a membership of the party on a day."""
    return members_on(body, day).filter(party=party).exists()


def same_seat(
    account: Account, body: Body, role: Role, party: Party | None, first_on: date
) -> Mandate | None:
    """Return the seat that the account holds already, or will."""
    seats = Mandate.objects.filter(account=account, body=body, role=role, party=party)
    return seats.not_over(first_on).first()
