from django.db import transaction
from django.db.models import QuerySet

from secretariat.commitments import checks as own
from secretariat.commitments import policies
from secretariat.commitments.bridge import AlignmentValue
from secretariat.commitments.models import Alignment, Priority
from secretariat.evidence.actions.enter_claim import enter_claim
from secretariat.evidence.models import Claim, Line
from secretariat.evidence.projection import as_json
from secretariat.evidence.sourced import Sourced
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, NotPermitted, StaleRevision

KINDS = ("agenda-item", "outcome")


@transaction.atomic
def file_under_priority(*, priority: Priority, subject: str, sourced: Sourced, seen_count: int) -> Claim:
    """File an item of a meeting's agenda, or what was decided there, under a line of an agenda.

    Who: the secretariat of the body whose agenda it is (`policies.may_keep`).
    Writes: the alignment as a line with its source (`enter_claim`), as far as the subject may be seen.
    Refuses: NotPermitted; StaleRevision (somebody filed it, or took it away, meanwhile); Invalid (no such
        item or outcome, one of another organisation, filed there already, a priority that fewer people may
        see).

    Args:
        subject: public id of the line. seen_count: under how many lines the person saw it stand.
    """
    body = priority.line.body
    if not policies.may_keep(sourced.by, body):
        raise NotPermitted("The secretariat of this body files what stands under its agenda.")
    found = next(
        (line for kind in KINDS if (line := own.line_or_none(sourced.by, subject, kind)) is not None), None
    )
    if found is None:
        raise Invalid("There is no such item or outcome of a meeting.", field="subject")
    Line.objects.select_for_update(of=("self",)).get(pk=found.pk)
    if under_now(found, sourced.by).count() != seen_count:
        raise StaleRevision("Somebody filed this after you opened the page. Look again, then save.")
    theirs = {found.body_id, found.body.parent_id if found.body else None}
    if body is None or body.pk not in theirs:
        raise Invalid("That is of a meeting of another organisation.", field="subject")
    source = own.reaching_as_far(found, sourced)
    own.as_open(priority.line, source.distribution, source.readers, field="priority")
    if Alignment.objects.standing().filter(priority=priority, subject=found).exists():
        raise Invalid("It stands under this line of the agenda already.", field="subject")
    value = AlignmentValue(priority=priority.public_id, subject=found.public_id)
    return enter_claim(kind="alignment", value=as_json(value), sourced=source)


def under_now(subject: Line, by: Actor) -> QuerySet[Alignment]:
    """Return where an item or outcome stands, as far as the actor may see."""
    rows: QuerySet[Alignment] = Alignment.objects.visible_to(by).filter(subject=subject)
    return rows.select_related("priority__of__text").order_by("pk")
