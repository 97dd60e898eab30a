"""What the actions of this slice ask first; call within their transaction."""

from datetime import date, datetime
from decimal import Decimal

from secretariat.bodies.seating import is_member
from secretariat.contributions import policies
from secretariat.contributions.models import Assessment, Scale
from secretariat.engines.values.money import MOST, BadSum, currency_of
from secretariat.evidence import checks
from secretariat.parties.models import Body, Party
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, NotPermitted

ONLY_SECRETARIAT = "Only the secretariat of a body that is kept here keeps what its members owe."


def may_keep(by: Actor, body: Body) -> None:
    """Refuse whoever does not keep the contributions of a body."""
    if not policies.may_keep(by, body):
        raise NotPermitted(ONLY_SECRETARIAT)


def scale_locked(scale: Scale) -> Scale:
    """Return the scale, locked."""
    rows = Scale.objects.select_for_update(of=("self",)).select_related("body__parent")
    found: Scale = rows.get(pk=scale.pk)
    return found


def member(body: Body, code: str, on: date) -> Party:
    """Return who owes: a member on the day, or one that was assessed before."""
    party = checks.known_party(code, field="party")
    if party is None or not (
        is_member(party, body, on) or Assessment.objects.filter(body=body, party=party).exists()
    ):
        raise Invalid(f"{code} is no member of {body}, and was never assessed.", field="party")
    return party


def good_amount(amount: Decimal, *, field: str = "amount") -> None:
    """Refuse nothing, less than nothing, and more than can be kept."""
    if not 0 < amount <= MOST:
        raise Invalid("This is no sum of money that can be kept.", field=field)
    exponent = amount.as_tuple().exponent
    if not isinstance(exponent, int) or exponent < -2:
        raise Invalid("A sum has two decimals at most.", field=field)


def good_currency(code: str) -> str:
    """Return an ISO 4217 code."""
    try:
        return currency_of(code)
    except BadSum as error:
        raise Invalid(str(error), field="currency") from error


def not_ahead(on: date, body: Body, at: datetime, *, field: str = "on") -> None:
    """Refuse a day that has not come at the seat of the body."""
    if on > body.day(at):
        raise Invalid("That day has not come yet.", field=field)
