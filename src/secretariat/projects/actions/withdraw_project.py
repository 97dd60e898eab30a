from django.db import transaction

from secretariat.evidence import checks
from secretariat.evidence.models import Claim
from secretariat.evidence.sourced import Sourced
from secretariat.projects.actions.enter_project_act import enter_project_act
from secretariat.projects.models import Project
from secretariat.projects.states import Act


@transaction.atomic
def withdraw_project(*, project: Project, on: str, words: str, sourced: Sourced, seen_version: int) -> Claim:
    """Withdraw a project before its end, for a reason.

    Who: the delegation of the lead, the secretariat, the Chair (`policies.may_act`).
    From, to: whatever has not ended → withdrawn.
    Writes: the act with its source (`enter_project_act`), from which the project is settled.
    Refuses: NotPermitted; StaleRevision; WrongState (ended); Invalid (a day ahead, nothing said).
    """
    checks.said(words, field="words")
    return enter_project_act(
        project=project, act=Act.WITHDRAW, on=on, words=words, sourced=sourced, seen_version=seen_version
    )
