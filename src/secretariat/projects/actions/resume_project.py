from django.db import transaction

from secretariat.evidence.models import Claim
from secretariat.evidence.sourced import Sourced
from secretariat.projects.actions.enter_project_act import enter_project_act
from secretariat.projects.models import Project
from secretariat.projects.states import Act


@transaction.atomic
def resume_project(*, project: Project, on: str, words: str, sourced: Sourced, seen_version: int) -> Claim:
    """Take up a project again that was suspended.

    Who: the secretariat and the Chair of the body (`policies.may_act`).
    From, to: suspended → under way.
    Writes: the act with its source (`enter_project_act`), from which the project is settled.
    Refuses: NotPermitted; StaleRevision; WrongState (not suspended); Invalid (a day ahead).
    """
    return enter_project_act(
        project=project, act=Act.RESUME, on=on, words=words, sourced=sourced, seen_version=seen_version
    )
