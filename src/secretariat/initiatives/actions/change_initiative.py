from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from secretariat.commitments.models import Priority
from secretariat.evidence import checks
from secretariat.history.actions.record import record
from secretariat.initiatives import checks as own
from secretariat.initiatives.models import JointInitiative, ServedLine
from secretariat.initiatives.rows.joint import REACHES
from secretariat.people.actor import Actor


@transaction.atomic
def change_initiative(
    *,
    initiative: JointInitiative,
    title: str,
    aim: str,
    lines: Sequence[Priority],
    distribution: str,
    by: Actor,
    at: datetime,
    seen_version: int,
) -> JointInitiative:
    """Say an initiative anew: its title, its aim, the lines that it serves, who may see it.

    Who: whoever keeps it (`policies.may_lead`).
    Writes: the initiative, its lines; history entry `joint-initiative.changed`.
    Refuses: NotPermitted; StaleRevision; WrongState (it has ended); Invalid (no title, no aim, a line of
        another body).
    """
    initiative = own.led(initiative, by, at, seen_version)
    checks.one_of(distribution, REACHES, field="distribution")
    before = _told(initiative)
    initiative.title = checks.said_within(title, field="title", most=200)
    initiative.aim = checks.said_within(aim, field="aim", most=2000)
    initiative.distribution, initiative.version = distribution, initiative.version + 1
    initiative.save()
    served = own.lines_of(by, lines, list(initiative.asked.values_list("body", flat=True)))
    kept = Priority.objects.visible_to(by).values("pk")  # whose lines the actor does not see stay
    initiative.lines.filter(priority__in=kept).exclude(priority__in=served).delete()
    standing = set(initiative.lines.values_list("priority", flat=True))
    ServedLine.objects.bulk_create(
        ServedLine(initiative=initiative, priority=one) for one in served if one.pk not in standing
    )
    record("joint-initiative.changed", on=initiative, by=by, at=at, before=before, after=_told(initiative))
    return initiative


def _told(initiative: JointInitiative) -> dict[str, object]:
    lines = initiative.lines.values_list("priority__line__public_id", flat=True)
    return {
        "title": initiative.title, "aim": initiative.aim, "distribution": initiative.distribution,
        "lines": sorted(lines),
    }  # fmt: skip
