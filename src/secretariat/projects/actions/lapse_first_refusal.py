from django.db import transaction

from secretariat.evidence.models import Claim
from secretariat.evidence.sourced import Sourced
from secretariat.projects.actions.enter_project_act import enter_project_act
from secretariat.projects.models import Project
from secretariat.projects.states import Act


@transaction.atomic
def lapse_first_refusal(
    *, project: Project, on: str, words: str, sourced: Sourced, seen_version: int
) -> Claim:
    """Say that the deadline of a first refusal passed in silence: the project goes on without it.

    Who: the secretariat of the body (`policies.may_act`).
    From, to: being decided on a step that lapses → the next step, or approved.
    Writes: the act with its source (`enter_project_act`), from which the project is settled.
    Refuses: NotPermitted; StaleRevision; WrongState (another step, or its deadline has not passed).
    """
    return enter_project_act(
        project=project, act=Act.LAPSE, on=on, words=words, sourced=sourced, seen_version=seen_version,
        given={"step": project.step},
    )  # fmt: skip
