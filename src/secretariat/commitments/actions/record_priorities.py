from collections.abc import Sequence
from dataclasses import replace

from django.db import transaction

from secretariat.commitments import policies
from secretariat.commitments.actions.enter_priority import enter_priority
from secretariat.commitments.bridge import PriorityValue
from secretariat.commitments.models import Priority, StrategyVersion
from secretariat.evidence.models import Claim
from secretariat.evidence.sourced import Sourced
from secretariat.refusals import Invalid, NotPermitted, StaleRevision

MOST = 500


@transaction.atomic
def record_priorities(
    *, version: StrategyVersion, lines: Sequence[PriorityValue], sourced: Sourced, seen_count: int
) -> list[Claim]:
    """Enter several lines of a version of an agenda, after those that stand; all of them or none.

    Who: the secretariat of the body (`policies.may_keep`).
    Writes: each line with its source (`enter_priority`).
    Refuses: NotPermitted; StaleRevision (somebody entered lines meanwhile); Invalid (none, too many, a number
        that another line of the version bears; what `enter_priority` refuses, naming the line).

    Args:
        seen_count: how many lines of the version the person saw.
    """
    if not policies.may_keep(sourced.by, version.of.body):
        raise NotPermitted("The secretariat of this body keeps its agenda.")
    StrategyVersion.objects.select_for_update(of=("self",)).get(pk=version.pk)
    standing = Priority.objects.standing().filter(of=version)
    if standing.count() != seen_count:
        raise StaleRevision("Somebody entered lines after you opened this. Look at them, then save again.")
    if not lines or len(lines) > MOST:
        raise Invalid(f"Give at least one line, and at most {MOST}.", field="lines")
    taken = set(standing.exclude(number="").values_list("number", flat=True))
    first, claims = seen_count, []
    for at, given in enumerate(lines, start=1):
        if given.number and given.number in taken:
            raise Invalid(f"Line {at}: the number {given.number} is taken.", field="lines")
        taken.add(given.number)
        value = replace(given, of=version.public_id, position=first + at - 1)
        try:
            claims.append(enter_priority(value=value, sourced=sourced))
        except Invalid as refusal:
            raise Invalid(f"Line {at}: {refusal.message}", field="lines") from refusal
    return claims
