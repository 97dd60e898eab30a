from django.db import transaction

from secretariat.evidence.models import Claim
from secretariat.evidence.sourced import Sourced
from secretariat.projects.actions.enter_project_act import enter_project_act
from secretariat.projects.models import Project
from secretariat.projects.states import Act


@transaction.atomic
def sign_contract(*, project: Project, on: str, words: str, sourced: Sourced, seen_version: int) -> Claim:
    """Say that the contract of an approved project was signed; the work begins.

    Who: the secretariat of the body (`policies.may_act`).
    From, to: approved → under way.
    Writes: the act with its source (`enter_project_act`), from which the project is settled.
    Refuses: NotPermitted; StaleRevision; WrongState (not approved); Invalid (a day ahead).
    """
    return enter_project_act(
        project=project, act=Act.SIGN, on=on, words=words, sourced=sourced, seen_version=seen_version
    )
