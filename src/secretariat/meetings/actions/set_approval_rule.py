from datetime import datetime

from django.db import transaction

from secretariat.evidence import checks
from secretariat.history.actions.record import record
from secretariat.meetings import policies
from secretariat.meetings.models import ApprovalRule
from secretariat.meetings.states import ApprovalWay
from secretariat.parties.models import Body
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, NotPermitted, StaleRevision, WrongState

MOST_DAYS = 365


@transaction.atomic
def set_approval_rule(
    *, body: Body, way: str, silence_days: int, by: Actor, at: datetime, seen_version: int
) -> ApprovalRule:
    """Say how a body approves the reports of its meetings.

    Who: the secretariat of the body (`policies.may_record`).
    From, to: any rule to any other; by silence of 14 days where none was set.
    Writes: the rule; history entry `approval-rule.set`.
    Refuses: NotPermitted; StaleRevision; WrongState (nothing changes); Invalid (no such way; silence without
        days).
    """
    if not policies.may_record(by, body):
        raise NotPermitted("Only the secretariat of this body says how its reports are approved.")
    checks.one_of(way, ApprovalWay.values, field="way")
    days = silence_days if way == ApprovalWay.SILENCE else 0
    if way == ApprovalWay.SILENCE and not 0 < days <= MOST_DAYS:
        raise Invalid(f"Say for how many days: between 1 and {MOST_DAYS}.", field="silence_days")
    rule = ApprovalRule.objects.select_for_update().filter(body=body).first()
    if (rule.version if rule else 0) != seen_version:
        raise StaleRevision("Somebody changed this rule after you opened it. Look again, then save.")
    before = f"{rule.way} {rule.silence_days}" if rule else ""
    after = f"{way} {days}"
    if before == after:
        raise WrongState("That is the rule already.")
    rule = rule or ApprovalRule(body=body, version=0)
    rule.way, rule.silence_days, rule.version = way, days, rule.version + 1
    rule.save()
    record("approval-rule.set", on=rule, by=by, at=at, before=before, after=after)
    return rule
