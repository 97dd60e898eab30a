from collections.abc import Sequence
from decimal import Decimal

from django.db import transaction

from secretariat.evidence.models import Claim
from secretariat.evidence.sourced import Sourced
from secretariat.projects import checks as own
from secretariat.projects.actions.enter_project_act import enter_project_act
from secretariat.projects.models import Project
from secretariat.projects.money import Portion
from secretariat.projects.partners import good_budget
from secretariat.projects.settling import standing_now
from secretariat.projects.states import Act


@transaction.atomic
def set_budget(
    *,
    project: Project,
    currency: str,
    total: Decimal,
    portions: Sequence[Portion],
    on: str,
    words: str,
    sourced: Sourced,
    seen_version: int,
) -> Claim:
    """Set the budget: who spends how much in which year, by whose money; the rows make the total.

    Who: the secretariat and the Chair of the body (`policies.may_act`).
    Writes: the act with its source (`enter_project_act`), from which the project is settled.
    Refuses: NotPermitted; StaleRevision; WrongState (the contract is signed); Invalid (no such currency, a
        stranger, the same twice, rows that do not make the total: names the row).
    """
    own.good_currency(currency)
    given = good_budget(currency, total, portions, standing_now(project).partners)
    return enter_project_act(
        project=project, act=Act.BUDGET, on=on, words=words, sourced=sourced, seen_version=seen_version,
        given=given,
    )  # fmt: skip
