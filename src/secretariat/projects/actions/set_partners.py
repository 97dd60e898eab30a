from collections.abc import Sequence

from django.db import transaction

from secretariat.evidence.models import Claim
from secretariat.evidence.sourced import Sourced
from secretariat.projects.actions.enter_project_act import enter_project_act
from secretariat.projects.models import Project
from secretariat.projects.money import Share
from secretariat.projects.partners import good_partners
from secretariat.projects.states import Act


@transaction.atomic
def set_partners(
    *,
    project: Project,
    partners: Sequence[Share],
    on: str,
    words: str,
    sourced: Sourced,
    seen_version: int,
) -> Claim:
    """Say who takes part in a project, in which role and with which share; all partners, anew.

    Who: the secretariat and the Chair of the body (`policies.may_act`).
    Writes: the act with its source (`enter_project_act`), from which the project is settled; a budget that
        names somebody who is no partner any more no longer counts.
    Refuses: NotPermitted; StaleRevision; WrongState (the contract is signed); Invalid (nobody, a partner
        twice, no lead or two, shares over 100 or that do not make 100: names the row).
    """
    given = {"partners": good_partners(partners, sourced)}
    return enter_project_act(
        project=project, act=Act.PARTNERS, on=on, words=words, sourced=sourced, seen_version=seen_version,
        given=given,
    )  # fmt: skip
