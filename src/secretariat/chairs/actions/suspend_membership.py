from datetime import date, timedelta

from django.db import transaction

from secretariat.bodies.actions.enter_membership import enter_membership
from secretariat.bodies.bridge import MembershipValue
from secretariat.bodies.models import Membership
from secretariat.chairs.actions.settle_turns import settle_turns
from secretariat.chairs.decisions import Suspended
from secretariat.engines.rotation import Difference
from secretariat.engines.values.edtf import parse
from secretariat.evidence.sourced import Sourced
from secretariat.refusals import Invalid


@transaction.atomic
def suspend_membership(
    *,
    membership: Membership,
    first: date,
    last: date | None,
    reason: str,
    sourced: Sourced,
    seen_version: int,
) -> Difference:
    """Record that a member is suspended: in the meantime its turns in the chair pass it by.

    Who: the body's secretariat (`policies.may_decide`).
    Writes: what `settle_turns` writes (announced terms that fall away or move); a claim on the seat with the
        suspension (`enter_membership`).
    Refuses: NotPermitted; StaleRevision; Invalid (it ends before it begins).

    Args:
        first, last: both inside; no `last`: no end is decided.
    """
    if last is not None and last < first:
        raise Invalid("A suspension ends after it begins.", field="last")
    end = last + timedelta(days=1) if last else None
    effect = settle_turns(
        body=membership.body,
        decision=Suspended(party=membership.party.code, first=first, end=end),
        reason=reason,
        sourced=sourced,
        seen_version=seen_version,
    )
    span = parse(f"{first.isoformat()}/{last.isoformat() if last else '..'}").text
    value = MembershipValue(
        body=membership.body.slug,
        party=membership.party.code,
        status=membership.status,
        during=membership.during.text if membership.during else "/..",
        suspensions=(*membership.suspensions, span),
        is_current=membership.is_current,
    )
    enter_membership(value=value, sourced=sourced, line=membership.line, choose=True)
    return effect
