from datetime import date, datetime

from django.db import transaction

from secretariat.evidence import checks
from secretariat.history.actions.record import record
from secretariat.initiatives import checks as own
from secretariat.initiatives import policies
from secretariat.initiatives.models import JointStep
from secretariat.initiatives.states import StepState
from secretariat.people.actor import Actor
from secretariat.refusals import NotPermitted, WrongState


@transaction.atomic
def close_step(
    *, step: JointStep, state: str, on: date, words: str, by: Actor, at: datetime, seen_version: int
) -> JointStep:
    """Say of an action of an initiative that it was done or dropped, and what came of it.

    Who: whoever keeps the initiative, and whoever answers for the body that does it
        (`policies.may_close_step`).
    From, to: open → done or dropped.
    Writes: the action; history entry `joint-step.closed`.
    Refuses: NotPermitted; StaleRevision; WrongState (it was closed, the initiative has ended); Invalid (no
        words, a day that has not come).
    """
    rows = JointStep.objects.select_for_update(of=("self",)).select_related(
        "asked__initiative", "asked__body__parent", "asked__term"
    )
    step = rows.get(pk=step.pk)
    if not policies.may_close_step(by, step, at):
        raise NotPermitted("Only who keeps the initiative or does this says what came of it.")
    checks.unchanged(step.version, seen_version)
    if step.state != StepState.OPEN or step.asked.initiative.ended_at is not None:
        raise WrongState("It was said already what came of this.")
    checks.one_of(state, (StepState.DONE, StepState.DROPPED), field="state")
    own.not_ahead(on, step.asked, at)
    step.told = checks.said_within(words, field="words", most=1000)
    step.state, step.closed_on, step.version = state, on, step.version + 1
    step.save()
    record(
        "joint-step.closed", on=step, by=by, at=at, initiative=step.asked.initiative.public_id,
        before=StepState.OPEN.value, after=state, day=on.isoformat(), words=step.told,
    )  # fmt: skip
    return step
