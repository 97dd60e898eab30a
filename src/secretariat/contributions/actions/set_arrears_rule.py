from datetime import datetime

from django.db import transaction

from secretariat.contributions import checks as own
from secretariat.contributions.models import ArrearsRule
from secretariat.evidence import checks
from secretariat.history.actions.record import record
from secretariat.parties.models import Body
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid


@transaction.atomic
def set_arrears_rule(
    *, body: Body, years: int, effect: str, article: str, by: Actor, at: datetime, seen_version: int
) -> ArrearsRule:
    """Say what the rules of a body say of arrears. It is shown as a hint; nothing follows by itself.

    Who: the secretariat of the body, or of its parent (`policies.may_keep`).
    Writes: the rule; history entry `arrears-rule.set`.
    Refuses: NotPermitted; StaleRevision; Invalid (no number of years, no effect, no article).

    Args:
        years: in arrears for so many years. effect: in words. article: where the rules say so.
        seen_version: 0 where there was none.
    """
    own.may_keep(by, body)
    rule = ArrearsRule.objects.select_for_update().filter(body=body).first()
    checks.unchanged(rule.version if rule else 0, seen_version)
    if not 1 <= years <= 20:
        raise Invalid("Say after how many years: from 1 to 20.", field="years")
    rule = rule or ArrearsRule(body=body, version=0)
    before = {"years": rule.years, "effect": rule.effect} if rule.pk else None
    rule.years, rule.effect = years, checks.said_within(effect, field="effect", most=300)
    rule.article = checks.said_within(article, field="article", most=200)
    rule.version += 1
    rule.save()
    record(
        "arrears-rule.set",
        on=rule,
        by=by,
        at=at,
        before=before,
        after={"years": years, "effect": rule.effect},
    )
    return rule
