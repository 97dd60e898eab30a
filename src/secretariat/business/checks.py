"""What the actions of this slice ask first; call within their transaction."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet

from secretariat.bodies.models import Membership
from secretariat.bodies.states import MembershipStatus
from secretariat.business import policies
from secretariat.business.models import Consultation, Opinion
from secretariat.business.sectors import SECTORS
from secretariat.business.states import ConsultationState
from secretariat.evidence import checks
from secretariat.parties.models import Body, Level, Party
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, NotPermitted, WrongState

ONLY_THOSE_WHO_ASK = "Only the secretariat of the body that asks, and its chair, do this."
MOST = {"title": 300, "question": 4000, "words": 20_000, "note": 1000, "answer": 8000, "outcome": 8000}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is put to the council. One of `text`, `draft`, `priority`: public id of what it is about;
    `closes_on`: the last day for opinions.
    """

    title: str
    question: str
    closes_on: date
    text: str = ""
    draft: str = ""
    priority: str = ""
    distribution: str = "public"


def councils_of(body: Body) -> "QuerySet[Body]":
    """Return the business councils of a body, and those of the body above it."""
    above = {body.pk, body.parent_id} - {None}
    return (
        Body.objects.filter(level=Level.BUSINESS, parent__in=above).select_related("parent").order_by("slug")
    )


def members_of(council: Body, day: date) -> "QuerySet[Membership]":
    """Return the seats that members hold in the council itself on a day."""
    return seats_in([council], day)


def seats_in(councils: Iterable[Body], day: date) -> "QuerySet[Membership]":
    """Return the seats that members hold in councils on a day."""
    held: QuerySet[Membership] = Membership.objects.standing().filter(
        body__in=list(councils), status=MembershipStatus.MEMBER, is_current=True
    )
    return held.filter(
        Q(during_first__isnull=True) | Q(during_first__lte=day),
        Q(during_end__isnull=True) | Q(during_end__gt=day),
    )


def member(council: Body, code: str, day: date) -> Party:
    """Return a member of the council; refuse others."""
    party = checks.known_party(code, field="party")
    if party is None or not members_of(council, day).filter(party=party).exists():
        raise Invalid(f"{code} is no member of the council.", field="party")
    return party


def good_sectors(chosen: Iterable[str]) -> list[str]:
    """Return sections of NACE, each once; refuse what is none."""
    found = list(dict.fromkeys(chosen))
    for one in found:
        checks.one_of(one, SECTORS, field="sectors")
    if not found:
        raise Invalid("Choose at least one sector.", field="sectors")
    return sorted(found)


def good_countries(typed: Iterable[str]) -> list[str]:
    """Return codes of countries, each once; refuse what is none and what stands twice."""
    found = [code.strip().upper() for code in typed if code.strip()]
    for code in found:
        if len(code) != 2 or not code.isascii() or not code.isalpha():
            raise Invalid(f"“{code[:20]}” is no code of a country such as TR.", field="countries")
        if found.count(code) > 1:
            raise Invalid(f"{code} stands there twice.", field="countries")
    return sorted(found)


def run(consultation: Consultation, by: Actor, at: datetime, seen_version: int) -> Consultation:
    """Return the consultation, locked, for whoever runs it.

    Raises:
        NotPermitted: somebody else. StaleRevision: it was changed. WrongState: it is over.
    """
    found = locked(consultation)
    if not policies.may_run(by, found, at):
        raise NotPermitted(ONLY_THOSE_WHO_ASK)
    checks.unchanged(found.version, seen_version)
    if found.state != ConsultationState.OPEN:
        raise WrongState("This consultation is over.")
    return found


def locked(consultation: Consultation) -> Consultation:
    """Return the consultation, locked; nothing is asked of rights."""
    rows = Consultation.objects.select_for_update(of=("self",)).select_related(
        "body__parent", "council__parent"
    )
    found: Consultation = rows.get(pk=consultation.pk)
    return found


def opinion_locked(opinion: Opinion) -> Opinion:
    """Return the opinion with its consultation, both locked."""
    of = locked(opinion.consultation)
    found: Opinion = (
        Opinion.objects.select_for_update(of=("self",)).select_related("party").get(pk=opinion.pk)
    )
    found.consultation = of
    return found


def still_running(consultation: Consultation, at: datetime) -> None:
    """Refuse what comes after the last day."""
    if consultation.state != ConsultationState.OPEN:
        raise WrongState("This consultation is over.")
    if not consultation.takes_opinions(at):
        raise WrongState(
            f"The last day for opinions was {consultation.closes_on.isoformat()}. "
            "Ask the secretariat to extend it."
        )
