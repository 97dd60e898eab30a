from collections.abc import Mapping
from dataclasses import replace

from django.db import transaction

from secretariat.commitments import checks as own
from secretariat.commitments import policies
from secretariat.commitments.actions.enter_priority import enter_priority
from secretariat.commitments.bridge import priority_now
from secretariat.commitments.models import Priority, StrategyVersion
from secretariat.evidence.models import Claim
from secretariat.evidence.sourced import Sourced
from secretariat.refusals import NotPermitted, StaleRevision, WrongState


@transaction.atomic
def arrange_priorities(
    *, version: StrategyVersion, places: Mapping[str, int], sourced: Sourced, seen_version: int
) -> list[Claim]:
    """Put the lines of a version of an agenda into another order.

    Who: the secretariat of the body (`policies.may_keep`).
    Writes: a further claim of each line that moves (`enter_priority`); numbers stay as they are.
    Refuses: NotPermitted; StaleRevision (other lines stand, or one was changed); WrongState (nothing moves);
        Invalid (a source that fewer people may see than a line that moves).

    Args:
        places: public id of every line → its place; those of the same place keep their order.
        seen_version: `checks.version_of_lines` as the person saw it.
    """
    if not policies.may_keep(sourced.by, version.of.body):
        raise NotPermitted("The secretariat of this body keeps its agenda.")
    StrategyVersion.objects.select_for_update(of=("self",)).get(pk=version.pk)
    rows: list[Priority] = own.standing_lines(version)
    if own.version_of_lines(rows) != seen_version or {row.public_id for row in rows} != set(places):
        raise StaleRevision("Somebody changed these lines after you opened this. Look again, then save.")
    ordered = sorted(rows, key=lambda row: places[row.public_id])
    if ordered == rows:
        raise WrongState("The lines stand in this order already.")
    return [
        enter_priority(
            value=replace(priority_now(row), position=at), sourced=own.reaching_as_far(row.line, sourced),
            line=row.line, choose=True,
        )
        for at, row in enumerate(ordered)
        if row.position != at
    ]  # fmt: skip
