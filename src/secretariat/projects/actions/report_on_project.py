from decimal import Decimal

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
def report_on_project(
    *,
    project: Project,
    period: str,
    percent: int,
    spent: Decimal | None,
    on: str,
    words: str,
    sourced: Sourced,
    seen_version: int,
) -> Claim:
    """Report on a period of a project: how far it is, what was spent so far, in words, with the evidence.

    Who: the delegation of the lead, the secretariat, the Chair (`policies.may_act`).
    Writes: the act with its source (`enter_project_act`), from which the project is settled.
    Refuses: NotPermitted; StaleRevision; WrongState (not under way); Invalid (nothing said, a percentage
        over 100, more spent than the budget has, days in disorder).

    Args:
        period: EDTF. percent: of the work, 0 to 100. spent: from the beginning, in its currency.
    """
    checks.said(words, field="words")
    days = checks.good_date(period, field="period")
    if days is None:
        raise Invalid("Say for which time you report: 2026-07/2026-12.", field="period")
    own.in_order(days, "period")
    if not 0 <= percent <= 100:
        raise Invalid(f"{percent} % is not between 0 and 100.", field="percent")
    if spent is not None and (spent < 0 or project.total is None or spent > project.total):
        has = f"{project.total} {project.currency}" if project.total is not None else "nothing yet"
        raise Invalid(f"{spent} cannot have been spent: the budget has {has}.", field="spent")
    return enter_project_act(
        project=project, act=Act.REPORT, on=on, words=words, sourced=sourced, seen_version=seen_version,
        given={"period": days.text, "percent": percent, "spent": str(spent) if spent is not None else None},
    )  # fmt: skip
