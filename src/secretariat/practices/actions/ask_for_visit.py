from datetime import datetime

from django.db import transaction

from secretariat.evidence import checks
from secretariat.history.actions.record import record
from secretariat.people.actor import Actor
from secretariat.practices import checks as own
from secretariat.practices.models import PeerVisit, Practice
from secretariat.practices.states import VisitState
from secretariat.refusals import WrongState


@transaction.atomic
def ask_for_visit(
    *, practice: Practice, party: str, aims: str, suits: str, people: str, by: Actor, at: datetime
) -> PeerVisit:
    """Ask the member that offers a practice to come and see it.

    Who: another member's delegation; the secretariat for any member (`policies.may_take_up`).
    Writes: the request; history entry `peer-visit.asked-for`.
    Refuses: NotPermitted; WrongState (not published; this member's last request waits for an answer); Invalid
        (the member that offers it, no member, nothing said).

    Args:
        party: code of who wants to come. suits: when, in words. people: who and how many, in words.
    """
    practice = own.locked(practice)
    who = own.taker_up(practice, party, by, at)
    if practice.visits.filter(party=who, state=VisitState.ASKED).exists():
        raise WrongState("A request of this member waits for an answer already.")
    visit = PeerVisit.objects.create(
        practice=practice, party=who, aims=checks.said_within(aims, field="aims", most=4000),
        suits=checks.said_within(suits, field="suits", most=300),
        people=checks.said_within(people, field="people", most=500),
        asked_at=at, asked_by_id=by.acting_id,
    )  # fmt: skip
    record(
        "peer-visit.asked-for", on=visit, by=by, at=at, practice=practice.public_id, party=who.code,
        suits=visit.suits,
    )  # fmt: skip
    return visit
