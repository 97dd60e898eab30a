from datetime import datetime

from django.db import transaction

from secretariat.evidence import checks
from secretariat.history.actions.record import record
from secretariat.meetings import policies
from secretariat.meetings.models import ProtocolRule
from secretariat.meetings.states import OrderRule
from secretariat.parties.models import Body
from secretariat.people.actor import Actor
from secretariat.refusals import NotPermitted, StaleRevision, WrongState


@transaction.atomic
def set_protocol_rule(
    *, body: Body, order: str, language: str, by: Actor, at: datetime, seen_version: int
) -> ProtocolRule:
    """Say in which order a body lists its delegations.

    Who: the secretariat of the body (`policies.may_record`).
    From, to: any rule to any other; alphabetical in English where none was set.
    Writes: the rule; history entry `protocol-rule.set`.
    Refuses: NotPermitted; StaleRevision; WrongState (nothing changes); Invalid (no such order).
    """
    if not policies.may_record(by, body):
        raise NotPermitted("Only the secretariat of this body says in which order it lists delegations.")
    checks.one_of(order, OrderRule.values, field="order")
    checks.said(language, field="language")
    rule = ProtocolRule.objects.select_for_update().filter(body=body).first()
    if (rule.version if rule else 0) != seen_version:
        raise StaleRevision("Somebody changed this rule after you opened it. Look again, then save.")
    before = f"{rule.order} {rule.language}" if rule else ""
    if before == f"{order} {language}":
        raise WrongState("That is the rule already.")
    rule = rule or ProtocolRule(body=body, version=0)
    rule.order, rule.language, rule.version = order, language, rule.version + 1
    rule.save()
    record("protocol-rule.set", on=rule, by=by, at=at, before=before, after=f"{order} {language}")
    return rule
