from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from secretariat.chairs.models import Chairmanship
from secretariat.commitments.models import Priority
from secretariat.evidence import checks
from secretariat.history.actions.record import record
from secretariat.initiatives import checks as own
from secretariat.initiatives import policies
from secretariat.initiatives.models import AskedBody, JointInitiative, ServedLine
from secretariat.initiatives.rows.joint import REACHES
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, NotPermitted


@transaction.atomic
def propose_initiative(
    *,
    terms: Sequence[Chairmanship],
    party: str,
    title: str,
    aim: str,
    lines: Sequence[Priority],
    by: Actor,
    at: datetime,
    distribution: str = "public",
) -> JointInitiative:
    """Put one initiative to all bodies that one Party chairs at once.

    Who: the secretariat or the chair of one of the bodies that is kept here (`policies.may_propose`).
    Writes: the initiative, each body asked, the lines served; history entry `joint-initiative.proposed`.
    Refuses: NotPermitted; Invalid (no two terms that share a day, a Party that does not chair all, no title,
        no aim, a line of another body, common days that are over).

    Args:
        terms: one of each body. party: code of whoever chairs them.
    """
    if not policies.may_propose(by, terms, at):
        raise NotPermitted(own.ONLY_KEEPERS)
    _first, end = own.common_days(terms)
    today = terms[0].body.day(at)
    if end is not None and end <= today:
        raise Invalid("The common days of these terms are over.", field="terms")
    holder = own.chairing(terms, party)
    checks.one_of(distribution, REACHES, field="distribution")
    initiative = JointInitiative.objects.create(
        party=holder,
        title=checks.said_within(title, field="title", most=200),
        aim=checks.said_within(aim, field="aim", most=2000),
        distribution=distribution,
        proposed_on=today,
        proposed_at=at,
        proposed_by_id=by.acting_id,
        is_fictitious=any(term.body.is_fictitious for term in terms),
    )
    for position, term in enumerate(terms):
        AskedBody.objects.create(
            initiative=initiative, body=term.body, term=term, position=position, state_since=today
        )
    served = own.lines_of(by, lines, [term.body_id for term in terms])
    ServedLine.objects.bulk_create(ServedLine(initiative=initiative, priority=one) for one in served)
    record(
        "joint-initiative.proposed", on=initiative, by=by, at=at, title=initiative.title, party=party,
        bodies=[term.body.slug for term in terms], terms=[term.public_id for term in terms],
        lines=[line.public_id for line in served],
    )  # fmt: skip
    return initiative
