from django.db import transaction

from secretariat.evidence import checks
from secretariat.evidence.models import Claim
from secretariat.evidence.sourced import Sourced
from secretariat.projects import checks as own
from secretariat.projects.actions.enter_project_act import enter_project_act
from secretariat.projects.models import Project
from secretariat.projects.states import Act
from secretariat.refusals import Invalid


@transaction.atomic
def amend_project(
    *, project: Project, planned: str, on: str, words: str, sourced: Sourced, seen_version: int
) -> Claim:
    """Move the days of a project, for a reason; those of before stay on record.

    Who: the secretariat and the Chair of the body (`policies.may_act`).
    Writes: the act with its source (`enter_project_act`), from which the project is settled.
    Refuses: NotPermitted; StaleRevision; WrongState (ended); Invalid (no reason, no days, days in disorder).

    Args:
        planned: EDTF interval.
    """
    checks.said(words, field="words")
    days = checks.good_date(planned, field="planned")
    if days is None:
        raise Invalid("Say from when until when it is planned now.", field="planned")
    own.in_order(days, "planned")
    return enter_project_act(
        project=project, act=Act.AMEND, on=on, words=words, sourced=sourced, seen_version=seen_version,
        given={"planned": days.text},
    )  # fmt: skip
