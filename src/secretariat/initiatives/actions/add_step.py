from datetime import datetime

from django.db import transaction

from secretariat.evidence import checks
from secretariat.history.actions.record import record
from secretariat.initiatives import checks as own
from secretariat.initiatives.models import AskedBody, JointInitiative, JointStep
from secretariat.initiatives.states import AnswerState
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, WrongState


@transaction.atomic
def add_step(
    *, initiative: JointInitiative, asked: AskedBody, words: str, due: str, by: Actor, at: datetime
) -> JointStep:
    """Put an action into an initiative: what is done, by which of its bodies, by when.

    Who: whoever keeps the initiative (`policies.may_lead`).
    Writes: the action; history entry `joint-step.added`.
    Refuses: NotPermitted; WrongState (the initiative has ended, the body has not agreed to it); Invalid (no
        words, no date, a body that was not asked).

    Args:
        due: EDTF.
    """
    initiative = own.led(initiative, by, at)
    words = checks.said_within(words, field="words", most=500)
    checks.said(due, field="due")
    when = checks.good_date(due, field="due")
    if when is None or when.first is None:
        raise Invalid("Say by when: for example 2026-11 or 2026-11-20.", field="due")
    asked = AskedBody.objects.select_related("body").get(pk=asked.pk)
    if asked.initiative_id != initiative.pk:
        raise Invalid("This was not put to that body.", field="asked")
    if asked.state != AnswerState.AGREED:
        raise WrongState(f"{asked.body} has not agreed to it yet.")
    step = JointStep.objects.create(asked=asked, words=words, due=when, added_at=at)
    record(
        "joint-step.added", on=step, by=by, at=at, initiative=initiative.public_id, body=asked.body.slug,
        words=words, due=when.text,
    )  # fmt: skip
    return step
