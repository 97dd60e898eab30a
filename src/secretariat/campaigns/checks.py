"""What the actions of this slice ask first; call within their transaction."""

from datetime import date, datetime

from secretariat.bodies.seating import members_on
from secretariat.campaigns import policies
from secretariat.campaigns.models import Campaign, Prospect
from secretariat.evidence import checks
from secretariat.parties.models import Body, Party
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, NotPermitted, WrongState

ONLY_SECRETARIAT = "Only the secretariat of a body that is kept here wins members for it."


def led(campaign: Campaign, by: Actor, seen_version: int | None = None) -> Campaign:
    """Return the campaign, locked.

    Raises:
        NotPermitted: somebody else's. StaleRevision: it was changed. WrongState: it is closed.
    """
    rows = Campaign.objects.select_for_update(of=("self",)).select_related("body__parent", "promoted_by")
    found: Campaign = rows.get(pk=campaign.pk)
    if not policies.may_lead(by, found):
        raise NotPermitted(ONLY_SECRETARIAT)
    if seen_version is not None:
        checks.unchanged(found.version, seen_version)
    if found.closed_at is not None:
        raise WrongState("This campaign is closed.")
    return found


def in_hand(prospect: Prospect, by: Actor, seen_version: int) -> Prospect:
    """Return the prospect, locked, for whoever may say how far it has come.

    Raises:
        NotPermitted: somebody else's. StaleRevision: it was changed. WrongState: its campaign is closed.
    """
    found: Prospect = (
        Prospect.objects.select_for_update(of=("self",))
        .select_related("campaign__body__parent", "campaign__promoted_by", "promoted_by", "party")
        .get(pk=prospect.pk)
    )
    if not policies.may_promote(by, found):
        raise NotPermitted("The secretariat and whoever promotes this prospect say how far it has come.")
    checks.unchanged(found.version, seen_version)
    if found.campaign.closed_at is not None:
        raise WrongState("This campaign is closed.")
    return found


def promoter_of(body: Body, code: str, on: date) -> Party | None:
    """Return who promotes: a member of the body on the day; None for the body itself."""
    party = checks.known_party(code or None, field="promoted_by")
    if party is not None and not members_on(body, on).filter(party=party).exists():
        raise Invalid(f"{party} is no member of {body}.", field="promoted_by")
    return party


def not_ahead(on: date, body: Body, at: datetime, *, field: str = "on") -> None:
    """Refuse a day that has not come at the seat of the body."""
    if on > body.day(at):
        raise Invalid("That day has not come yet.", field=field)


def good_days(opens_on: date, closes_on: date | None, goal: int | None) -> None:
    """Refuse an end before the beginning, and a goal of nobody."""
    if closes_on is not None and closes_on <= opens_on:
        raise Invalid("A campaign ends after the day on which it begins.", field="closes_on")
    if goal is not None and not 0 < goal < 10_000:
        raise Invalid("Say how many members are to be won: one or more.", field="goal")
