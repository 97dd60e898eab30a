from datetime import datetime

from django.db import transaction

from secretariat.history.actions.record import record
from secretariat.parties.models import Body
from secretariat.people.actor import Actor
from secretariat.practices import checks as own
from secretariat.practices import policies
from secretariat.practices.checks import Told
from secretariat.practices.models import Practice
from secretariat.refusals import NotPermitted


@transaction.atomic
def draft_practice(*, body: Body, party: str, told: Told, by: Actor, at: datetime) -> Practice:
    """Write down an experience of a member; its delegation and the secretariat alone see it.

    Who: the member's delegation; the secretariat of the body, or of its parent, for any member
        (`policies.may_speak_for`).
    Writes: the practice as a draft; history entry `practice.drafted`.
    Refuses: NotPermitted; Invalid (no member; what `checks.good_told` refuses).
    """
    if not policies.may_speak_for(by, body, party):
        raise NotPermitted(
            "A delegation offers the experience of its own member, the secretariat that of any."
        )
    today = body.day(at)
    who = own.member(body, party, today)
    own.good_told(told, today)
    practice = Practice(
        body=body, party=who, state_since=today, entered_at=at, entered_by_id=by.acting_id,
    )  # fmt: skip
    own.put(practice, told, by)
    record(
        "practice.drafted", on=practice, by=by, at=at, body=body.slug, party=who.code, title=practice.title
    )
    return practice
