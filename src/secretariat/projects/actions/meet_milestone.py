from django.db import transaction

from secretariat.evidence.models import Claim
from secretariat.evidence.sourced import Sourced
from secretariat.projects.actions.enter_project_act import enter_project_act
from secretariat.projects.models import Milestone, Project
from secretariat.projects.states import Act
from secretariat.refusals import Invalid


@transaction.atomic
def meet_milestone(
    *, project: Project, milestone: str, on: str, words: str, sourced: Sourced, seen_version: int
) -> Claim:
    """Say that a milestone was met, with the evidence.

    Who: the delegation of the lead, the secretariat, the Chair (`policies.may_act`).
    Writes: the act with its source (`enter_project_act`), from which the project is settled.
    Refuses: NotPermitted; StaleRevision; WrongState (not under way); Invalid (no such milestone that is
        open, a day ahead).

    Args:
        milestone: its words.
    """
    if not Milestone.objects.filter(project=project, words=milestone, met_by=None).exists():
        raise Invalid("No milestone that is open reads so.", field="milestone")
    return enter_project_act(
        project=project, act=Act.MEET, on=on, words=words, sourced=sourced, seen_version=seen_version,
        given={"milestone": milestone},
    )  # fmt: skip
