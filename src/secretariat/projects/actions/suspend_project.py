from django.db import transaction

from secretariat.evidence import checks
from secretariat.evidence.models import Claim
from secretariat.evidence.sourced import Sourced
from secretariat.projects.actions.enter_project_act import enter_project_act
from secretariat.projects.models import Project
from secretariat.projects.states import Act


@transaction.atomic
def suspend_project(*, project: Project, on: str, words: str, sourced: Sourced, seen_version: int) -> Claim:
    """Suspend a project that is under way, for a reason.

    Who: the secretariat and the Chair of the body (`policies.may_act`).
    From, to: under way → suspended.
    Writes: the act with its source (`enter_project_act`), from which the project is settled.
    Refuses: NotPermitted; StaleRevision; WrongState (not under way); Invalid (a day ahead, nothing said).
    """
    checks.said(words, field="words")
    return enter_project_act(
        project=project, act=Act.SUSPEND, on=on, words=words, sourced=sourced, seen_version=seen_version
    )
