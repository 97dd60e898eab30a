"""Who puts what to two bodies at once, who answers for a body, who judges like work."""

from collections.abc import Iterable
from datetime import datetime

from secretariat.chairs.models import Chairmanship
from secretariat.chairs.policies import may_work, presides
from secretariat.commitments.policies import may_keep
from secretariat.initiatives.models import AskedBody, JointInitiative, JointStep
from secretariat.parties.house import is_kept_here
from secretariat.parties.models import Body
from secretariat.people.actor import Actor


def may_propose(by: Actor, terms: Iterable[Chairmanship], at: datetime) -> bool:
    """The secretariat of one of the bodies that is kept here, and the delegation in its chair."""
    return not by.is_looking and any(
        is_kept_here(term.body) and (may_keep(by, term.body) or may_work(by, term, at)) for term in terms
    )


def may_lead(by: Actor, initiative: JointInitiative, at: datetime) -> bool:
    """Whoever may propose under its terms keeps it."""
    return may_propose(by, [one.term for one in asked_of(initiative)], at)


def may_answer(by: Actor, asked: AskedBody, at: datetime) -> bool:
    """The body's own secretariat and chair; of a body that is not kept here, whoever keeps the initiative."""
    if by.is_looking:
        return False
    if is_kept_here(asked.body):
        return may_keep(by, asked.body) or presides(by, asked.body, at)
    return may_lead(by, asked.initiative, at)


def may_close_step(by: Actor, step: JointStep, at: datetime) -> bool:
    """Whoever keeps the initiative, and whoever answers for the body that does the step."""
    return may_answer(by, step.asked, at) or may_lead(by, step.asked.initiative, at)


def may_judge(by: Actor, bodies: Iterable[Body | None]) -> bool:
    """The secretariat of one of the two bodies that is kept here."""
    return any(body is not None and is_kept_here(body) and may_keep(by, body) for body in bodies)


def asked_of(initiative: JointInitiative) -> list[AskedBody]:
    """Return the bodies asked, with what the policies ask of them, in 2 queries."""
    rows = initiative.asked.select_related("body__parent", "term__body__parent", "term__holder")
    return list(rows.prefetch_related("term__joint"))
