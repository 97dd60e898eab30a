from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from secretariat.commitments import policies
from secretariat.commitments.models import ReminderRule
from secretariat.commitments.reminders import FURTHEST, MOST_MOMENTS
from secretariat.history.actions.record import record
from secretariat.parties.models import Body
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, NotPermitted, StaleRevision


@transaction.atomic
def set_reminders(
    *, body: Body, moments: Sequence[int], by: Actor, at: datetime, seen_version: int
) -> ReminderRule:
    """Say when those who owe a body something are reminded of it.

    Who: the secretariat of the body (`policies.may_keep`).
    From, to: any days to any other; the usual ones where none were set; no days: nobody is reminded.
    Writes: the rule; history entry `reminder-rule.set`.
    Refuses: NotPermitted; StaleRevision; Invalid (too many days, or too far from the due date).

    Args:
        moments: days from the last day on which something is due; those before it below 0.
    """
    if not policies.may_keep(by, body):
        raise NotPermitted("Only the secretariat of this body says when others are reminded.")
    rule = ReminderRule.objects.select_for_update().filter(body=body).first()
    if (rule.version if rule else 0) != seen_version:
        raise StaleRevision("Somebody changed these days after you opened them. Look again, then save.")
    wanted = sorted(set(moments))
    if len(wanted) > MOST_MOMENTS:
        raise Invalid(f"Name at most {MOST_MOMENTS} days.", field="before")
    if any(abs(moment) > FURTHEST for moment in wanted):
        raise Invalid(f"Name days at most {FURTHEST} from the due date.", field="before")
    before = " ".join(map(str, rule.moments)) if rule else ""
    rule = rule or ReminderRule(body=body, version=0)
    rule.moments, rule.version = wanted, rule.version + 1
    rule.save()
    record("reminder-rule.set", on=rule, by=by, at=at, before=before, after=" ".join(map(str, wanted)))
    return rule
