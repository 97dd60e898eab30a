from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from secretariat.evidence import checks
from secretariat.history.actions.record import record
from secretariat.parties.models import Body
from secretariat.people.actor import Actor
from secretariat.projects import policies
from secretariat.projects.models import ApprovalPath
from secretariat.projects.path import Step, duration
from secretariat.projects.states import StepHolder
from secretariat.refusals import Invalid, NotPermitted, StaleRevision

MOST_STEPS, MOST_ITEMS = 20, 40


@transaction.atomic
def set_approval_path(
    *,
    body: Body,
    name: str,
    steps: Sequence[Step],
    checklist: Sequence[str],
    least_members: int,
    needs_resolution: bool,
    by: Actor,
    at: datetime,
    seen_number: int,
) -> ApprovalPath:
    """Say how a body approves projects: its steps, its checklist, its conditions. Projects keep theirs.

    Who: the secretariat of the body (`policies.may_keep_projects`).
    From, to: the path before, or none → a further version of it.
    Writes: the path; history entry `approval-path.set`.
    Refuses: NotPermitted; StaleRevision; Invalid (no name, no step, a step without a name or a holder, a
        deadline that is no length, a silence without a deadline: names the step; no item to check).

    Args:
        seen_number: of the path that stood when the person looked, 0 for none.
    """
    if not policies.may_keep_projects(by, body):
        raise NotPermitted("The secretariat of this body sets how it approves projects.")
    Body.objects.select_for_update().get(pk=body.pk)
    last = body.approval_paths.order_by("-number").first()
    before = last.number if last else 0
    if before != seen_number:
        raise StaleRevision("Somebody set the path meanwhile. Look at it, then save again.")
    checks.said(name, field="name")
    checks.openly_written([name, *checklist, *(f"{one.name} {one.who}" for one in steps)], field="steps")
    _refuse_bad(steps, checklist, least_members)
    path = ApprovalPath.objects.create(
        body=body, number=before + 1, name=name.strip()[:200], steps=[asdict(one) for one in steps],
        checklist=list(checklist), least_members=least_members, needs_resolution=needs_resolution,
        set_at=at, set_by_id=by.acting_id,
    )  # fmt: skip
    record(
        "approval-path.set", on=path, by=by, at=at, body=body.slug, name=path.name, before=before,
        after=path.number,
    )  # fmt: skip
    return path


def _refuse_bad(steps: Sequence[Step], checklist: Sequence[str], least_members: int) -> None:
    if not 0 < len(steps) <= MOST_STEPS:
        raise Invalid(f"A path has between 1 and {MOST_STEPS} steps.", field="steps")
    for at, step in enumerate(steps, start=1):
        if not step.name.strip() or not step.who.strip():
            raise Invalid(f"Row {at}: say what the step is called and who decides.", field="steps")
        checks.one_of(step.holder, StepHolder.values, field="steps")
        try:
            _ = duration(step.within) if step.within else None
        except ValueError as error:
            raise Invalid(f"Row {at}: {error}", field="steps") from error
        if step.lapses and not step.within:
            raise Invalid(f"Row {at}: what may pass in silence has a deadline.", field="steps")
    if not 0 < len(checklist) <= MOST_ITEMS or len(set(checklist)) < len(checklist):
        raise Invalid(f"Give between 1 and {MOST_ITEMS} items to check, each once.", field="checklist")
    if not 0 <= least_members <= 100:
        raise Invalid("So many members cannot be asked for.", field="least_members")
