from dataclasses import replace

from django.db import transaction

from secretariat.commitments import checks as own
from secretariat.commitments import policies
from secretariat.commitments.actions.enter_priority import enter_priority
from secretariat.commitments.bridge import PriorityValue, priority_now
from secretariat.commitments.models import Measure, Priority
from secretariat.evidence.models import Claim
from secretariat.evidence.sourced import Sourced
from secretariat.meetings.sitting import taken_up
from secretariat.refusals import Invalid, NotPermitted, WrongState


@transaction.atomic
def change_priority(
    *, priority: Priority, value: PriorityValue, sourced: Sourced, seen_version: int
) -> Claim:
    """Say anew what a line of an agenda says: its number and words, topics, indicators, what it carries on.

    Who: the secretariat of the body (`policies.may_keep`).
    Writes: a further claim, which is the present reading (`enter_priority`); what stood there before stays.
    Refuses: NotPermitted; StaleRevision; WrongState (nothing changes); Invalid (a number that another line
        of the version bears, an indicator gone that has measures, a source that fewer people may see; what
        `enter_priority` refuses).

    Args:
        value: its version, language and place are left as they stand.
        seen_version: of the line, as the person saw it.
    """
    if not policies.may_keep(sourced.by, priority.line.body):
        raise NotPermitted("The secretariat of this body keeps its agenda.")
    priority.line = taken_up(priority.line, seen_version)
    before = priority_now(priority)
    value = replace(value, of=before.of, language=before.language, position=before.position)
    if set(value.topics) == set(before.topics):
        value = replace(value, topics=before.topics)
    if value == before:
        raise WrongState("That is what the record says already.")
    _refuse_taken(priority, value)
    _refuse_unmeasured(priority, value)
    source = own.reaching_as_far(priority.line, sourced)
    return enter_priority(value=value, sourced=source, line=priority.line, choose=True)


def _refuse_taken(priority: Priority, value: PriorityValue) -> None:
    others = Priority.objects.standing().filter(of=priority.of_id).exclude(pk=priority.pk)
    if value.number and others.filter(number=value.number).exists():
        raise Invalid(f"The number {value.number} is taken.", field="number")


def _refuse_unmeasured(priority: Priority, value: PriorityValue) -> None:
    """Refuse to take away an indicator by which something was measured: its figures would hang on nothing."""
    kept = {one.name for one in value.indicators}
    measured = Measure.objects.standing().filter(priority=priority).values_list("indicator", flat=True)
    gone = sorted(set(measured) - kept)
    if gone:
        raise Invalid(
            f"“{gone[0]}” has been measured. Withdraw its figures first, or keep its name.",
            field="indicators",
        )
