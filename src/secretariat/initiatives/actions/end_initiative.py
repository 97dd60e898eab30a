from datetime import datetime

from django.db import transaction

from secretariat.evidence import checks
from secretariat.history.actions.record import record
from secretariat.initiatives import checks as own
from secretariat.initiatives.models import JointInitiative, JointStep
from secretariat.initiatives.states import StepState
from secretariat.people.actor import Actor
from secretariat.refusals import NotReady


@transaction.atomic
def end_initiative(
    *, initiative: JointInitiative, outcome: str, by: Actor, at: datetime, seen_version: int
) -> JointInitiative:
    """Close an initiative, with what came of it.

    Who: whoever keeps it (`policies.may_lead`).
    From, to: running → ended.
    Writes: the initiative; history entry `joint-initiative.ended`.
    Refuses: NotPermitted; StaleRevision; WrongState (it has ended); NotReady (names the actions that are
        open); Invalid (not a word on what came of it).
    """
    initiative = own.led(initiative, by, at, seen_version)
    running = JointStep.objects.filter(asked__initiative=initiative, state=StepState.OPEN)
    names = list(running.values_list("words", flat=True))
    if names:
        raise NotReady(f"Say first what came of: {'; '.join(names)}.", names=names)
    initiative.outcome = checks.said_within(outcome, field="outcome", most=2000)
    initiative.ended_at, initiative.version = at, initiative.version + 1
    initiative.save()
    record("joint-initiative.ended", on=initiative, by=by, at=at, before="running", after="ended",
           outcome=initiative.outcome)  # fmt: skip
    return initiative
