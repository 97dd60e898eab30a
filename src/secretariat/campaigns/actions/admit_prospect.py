from dataclasses import replace
from datetime import date

from django.db import transaction
from django.db.models import Q

from secretariat.bodies.actions.enter_membership import enter_membership
from secretariat.bodies.actions.enter_name import enter_name
from secretariat.bodies.bridge import MembershipValue, NameValue
from secretariat.bodies.models import Membership
from secretariat.bodies.seating import is_member
from secretariat.bodies.states import MembershipStatus, NameForm
from secretariat.campaigns import checks as own
from secretariat.campaigns import policies
from secretariat.campaigns.course import Word, came_to
from secretariat.campaigns.models import Prospect
from secretariat.campaigns.states import Stage
from secretariat.distribution import Distribution
from secretariat.engines.values.folding import slug_of
from secretariat.evidence import checks
from secretariat.evidence.models import Line
from secretariat.evidence.sourced import Sourced
from secretariat.history.actions.record import record
from secretariat.parties.models import Body, Party, PartyKind
from secretariat.refusals import Invalid, NotPermitted, WrongState


@transaction.atomic
def admit_prospect(
    *, prospect: Prospect, first_on: date, sourced: Sourced, seen_version: int, kind: str = PartyKind.CITY
) -> Prospect:
    """Give a prospect whose admission was decided its seat; rights and the rotation follow from the seat.

    Who: the secretariat that keeps the campaign (`policies.may_lead`).
    From, to: decided → member.
    Writes: its identity and its name where the record has none; the seat as a line with its source, or as a
        further claim on that of its candidature, which ends what that announced (`enter_membership`); the
        step; history entry `prospect.admitted`.
    Refuses: NotPermitted; StaleRevision; WrongState (the admission is not decided, the campaign is closed, it
        is a member already); Invalid (a kind that nobody knows, a seat before the decision, a source that is
        not public).

    Args:
        first_on: the first day of the seat. kind: of its Party, where it has none yet.
    """
    by, at = sourced.by, sourced.at
    prospect = own.in_hand(prospect, by, seen_version)
    body = prospect.campaign.body
    if not policies.may_lead(by, prospect.campaign):
        raise NotPermitted(own.ONLY_SECRETARIAT)
    if prospect.stage != Stage.DECIDED:
        raise WrongState("Record first that the admission was decided, with its meeting or source.")
    checks.one_of(kind, PartyKind.values, field="kind")
    if first_on < prospect.stage_since:
        raise Invalid(f"The admission was decided on {prospect.stage_since.isoformat()}.", field="first_on")
    if sourced.distribution != Distribution.PUBLIC:
        raise Invalid("Who is a member is told to everybody; give a source that is public.", field="source")
    source = replace(sourced, is_fictitious=body.is_fictitious)
    party = prospect.party or _identity(prospect, kind, source)
    if is_member(party, body, first_on):
        raise WrongState(f"{prospect.name} is a member already.")
    value = MembershipValue(
        body=body.slug, party=party.code, status=MembershipStatus.MEMBER, during=f"{first_on.isoformat()}/.."
    )
    candidate = _candidature(party, body, first_on)
    line = enter_membership(value=value, sourced=source, line=candidate, choose=candidate is not None).line
    prospect.party, prospect.membership = party, Membership.objects.get(line=line)
    before = prospect.stage
    came_to(prospect, Stage.MEMBER, Word(on=max(first_on, prospect.stage_since)), by, at)
    record(
        "prospect.admitted", on=prospect, by=by, at=at, before=before, after=prospect.stage,
        party=party.code, seat=line.public_id,
    )  # fmt: skip
    return prospect


def _candidature(party: Party, body: Body, on: date) -> Line | None:
    """Return the line of the seat that it has as a candidate: the same seat goes on as a member's."""
    rows = Membership.objects.standing().filter(body=body, party=party, status=MembershipStatus.CANDIDATE)
    rows = rows.filter(Q(during_end__isnull=True) | Q(during_end__gt=on), is_current=True)
    seat = rows.select_related("line").first()
    return seat.line if seat else None


def _identity(prospect: Prospect, kind: str, sourced: Sourced) -> Party:
    """Return the Party of this name and country, or a new one with its name."""
    plain = slug_of(prospect.name)
    for code in (plain, f"{plain}-{prospect.country.lower()}" if prospect.country else f"{plain}-2"):
        party = Party.objects.filter(code=code).first()
        if party is None:
            break
        if party.country == prospect.country and party.kind == kind:
            return party
    else:
        raise Invalid(
            f"The record holds others called {prospect.name}. Enter its seat by hand.", field="kind"
        )
    party = Party.objects.create(
        code=code, kind=kind, country=prospect.country, is_fictitious=prospect.campaign.body.is_fictitious
    )
    name = NameValue(text=prospect.name, language="en", form=NameForm.SHORT, party=party.code)
    enter_name(value=name, sourced=sourced)
    return party
