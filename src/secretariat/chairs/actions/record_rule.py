from datetime import date

from django.db import transaction

from secretariat.chairs.actions.enter_rotation import enter_rotation
from secretariat.chairs.actions.settle_turns import settle_turns
from secretariat.chairs.bridge import RotationValue, engine
from secretariat.chairs.decisions import Ruled
from secretariat.chairs.models import Rotation
from secretariat.engines.rotation import Difference
from secretariat.engines.values.edtf import Edtf
from secretariat.evidence import checks
from secretariat.evidence.sourced import Sourced
from secretariat.parties.models import Body
from secretariat.refusals import Invalid


@transaction.atomic
def record_rule(
    *, body: Body, value: RotationValue, since: date, sourced: Sourced, seen_version: int
) -> Difference:
    """Record a new rule for the chair, from a day on; the earlier rule stays on record for its time.

    Who: the body's secretariat (`policies.may_decide`).
    Writes: what `settle_turns` writes (announced terms that fall away or move); the rule (`enter_rotation`).
    Refuses: NotPermitted; StaleRevision; Invalid (a list without names, an unknown Party, no length).
    """
    if value.order == "list" and not value.names:
        raise Invalid("A list has names: give the parties in their order.", field="names")
    if value.order != "groups":
        for code in value.names:
            checks.known_party(code, field="names")
    effect = settle_turns(
        body=body,
        decision=Ruled(rule=engine.rule(row_of(value, body)), since=since),
        reason="",
        sourced=sourced,
        seen_version=seen_version,
    )
    enter_rotation(value=value, sourced=sourced)
    return effect


def row_of(value: RotationValue, body: Body) -> Rotation:
    """Return the rule as columns, not saved: for what it would move."""
    return Rotation(
        body=body,
        order=value.order,
        language=value.language,
        names=list(value.names),
        sort_names=value.sort_names,
        length=value.length,
        start_days=list(value.start_days),
        anchor_holder=value.anchor_holder,
        anchor_start=Edtf.parse(value.anchor_start) if value.anchor_start else None,
        since=Edtf.parse(value.since) if value.since else None,
    )
