from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from secretariat.bodies.audience import possible_readers
from secretariat.history.actions.record import record
from secretariat.notices import in_hand
from secretariat.notices.languages import refuse_unknown
from secretariat.notices.models import NoticeRule
from secretariat.parties.models import Body
from secretariat.people.actor import Actor
from secretariat.people.models import Account
from secretariat.refusals import Invalid, StaleRevision

MOST_LANGUAGES = 12


@transaction.atomic
def set_notice_rule(
    *,
    body: Body,
    languages: Sequence[str],
    approvers: Sequence[int],
    by: Actor,
    at: datetime,
    seen_version: int,
) -> NoticeRule:
    """Say in which languages a body publishes, and who approves its notices beside secretariat and Chair.

    Who: the secretariat of the body (`policies.may_write`).
    Writes: the rule; history entry `notice-rule.set`.
    Refuses: NotPermitted; StaleRevision; Invalid (no language, an unknown one; an approver without a seat).

    Args:
        languages: codes, the working language first.
        approvers: keys of accounts that hold a seat in the body.
        seen_version: version of the rule that the person saw; 0 where there was none.
    """
    in_hand.refuse_others(by, body)
    rule = NoticeRule.objects.select_for_update().filter(body=body).first()
    if (rule.version if rule else 0) != seen_version:
        raise StaleRevision("Somebody set this rule after you opened it. Look again, then save.")
    codes = list(dict.fromkeys(languages))
    if not 0 < len(codes) <= MOST_LANGUAGES:
        raise Invalid(f"Name one to {MOST_LANGUAGES} languages.", field="languages")
    for code in codes:
        refuse_unknown(code, field="languages")
    _refuse_unseated(body, approvers, by, body.day(at))
    rule = rule or NoticeRule(body=body, version=0)
    rule.languages, rule.version = codes, rule.version + 1
    rule.save()
    rule.approvers.set(approvers)
    ids = Account.objects.filter(pk__in=approvers).order_by("public_id").values_list("public_id", flat=True)
    record("notice-rule.set", on=rule, by=by, at=at, languages=codes, approvers=list(ids))
    return rule


def _refuse_unseated(body: Body, approvers: Sequence[int], by: Actor, on: date) -> None:
    seated = {reader.account for reader in possible_readers(body, on, by, "en")} | {by.acting_id}
    if not set(approvers) <= seated:
        raise Invalid("Whoever approves holds a seat in the body.", field="approvers")
