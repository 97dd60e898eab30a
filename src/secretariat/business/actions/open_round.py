from datetime import datetime

from django.db import transaction

from secretariat.business import policies
from secretariat.business import round_checks as own
from secretariat.business.models import Round
from secretariat.business.round_checks import Plan
from secretariat.history.actions.record import record
from secretariat.parties.models import Body
from secretariat.people.actor import Actor
from secretariat.refusals import NotPermitted


@transaction.atomic
def open_round(*, council: Body, meeting: str, plan: Plan, by: Actor, at: datetime) -> Round:
    """Open a round of meetings in pairs at a meeting; members of the council take their seats in it.

    Who: the secretariat of the council, or of the body above it, and the chair of the council while it
        presides (`policies.may_match`).
    From, to: nothing → open.
    Writes: the round; history entry `business-round.opened`.
    Refuses: NotPermitted; Invalid (no meeting to come of the council or the body above it, a day that has
        passed, slots that end after midnight, numbers out of bounds, a last day for wishes after the round).

    Args:
        meeting: public id of its line.
    """
    if not policies.may_match(by, council, at):
        raise NotPermitted(own.ONLY_THOSE_WHO_RUN)
    row = Round(council=council, opened_at=at, opened_by_id=by.acting_id)
    row.meeting = own.meeting(council, meeting, by, council.day(at))
    own.put(plan, row, at)
    row.save()
    record(
        "business-round.opened", on=row, by=by, at=at, before=None, after=row.state, council=council.slug,
        meeting=row.meeting.public_id, title=row.title, day=row.day.isoformat(),
    )  # fmt: skip
    return row
