from collections.abc import Sequence

from django.db import transaction

from secretariat.evidence import checks
from secretariat.evidence.models import Claim
from secretariat.evidence.sourced import Sourced
from secretariat.projects.actions.enter_project_act import enter_project_act
from secretariat.projects.models import Project
from secretariat.projects.states import Act
from secretariat.refusals import Invalid

MOST = 60


@transaction.atomic
def set_milestones(
    *,
    project: Project,
    milestones: Sequence[tuple[str, str]],
    on: str,
    words: str,
    sourced: Sourced,
    seen_version: int,
) -> Claim:
    """Say what a project is to reach and by when; what was met stays met.

    Who: the delegation of the lead, the secretariat, the Chair (`policies.may_act`).
    Writes: the act with its source (`enter_project_act`), from which the project is settled.
    Refuses: NotPermitted; StaleRevision; WrongState (ended); Invalid (none, one twice, a due date that is no
        date, days in disorder: names the row).

    Args:
        milestones: due date (EDTF) and words, the first due first.
    """
    if not 0 < len(milestones) <= MOST:
        raise Invalid(f"Give between 1 and {MOST} milestones.", field="milestones")
    given, seen, before = [], set[str](), None
    for at, (due, told) in enumerate(milestones, start=1):
        try:
            day = checks.good_date(due, field="milestones")
        except Invalid as refusal:
            raise Invalid(f"Row {at}: {refusal.message}", field="milestones") from refusal
        if day is None or day.end is None or not told.strip() or len(told) > 500:
            raise Invalid(f"Row {at}: write a date and what is reached: 2027-03; Pilot line.",
                          field="milestones")  # fmt: skip
        if told in seen:
            raise Invalid(f"Row {at}: “{told}” stands there already.", field="milestones")
        if before and day.end < before:
            raise Invalid(f"Row {at}: {day.text} is before the row above.", field="milestones")
        before = day.end
        seen.add(told)
        given.append({"due": day.text, "words": told})
    return enter_project_act(
        project=project, act=Act.MILESTONES, on=on, words=words, sourced=sourced, seen_version=seen_version,
        given={"milestones": given},
    )  # fmt: skip
