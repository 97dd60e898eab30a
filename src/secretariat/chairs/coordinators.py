"""What the actions on coordinators ask first; call within their transaction."""

from dataclasses import replace

from secretariat.bodies.queries import names_by_address
from secretariat.chairs import coordinating, policies, queries
from secretariat.chairs.bridge import CoordinatorValue, ReportValue
from secretariat.chairs.models import Coordinator
from secretariat.engines.values.edtf import Edtf
from secretariat.evidence.sourced import Sourced
from secretariat.parties.models import Body
from secretariat.refusals import NotPermitted, NotReady, StaleRevision


def in_hand(body: Body, sourced: Sourced, seen_version: int) -> None:
    """Refuse whoever is not of the body's secretariat, and whoever saw another list of coordinators."""
    Body.objects.select_for_update(of=("self",)).get(pk=body.pk)
    if not policies.may_decide(sourced.by, body):
        raise NotPermitted("Only the secretariat of this body records who coordinates it.")
    if queries.coordinators_version(body) != seen_version:
        raise StaleRevision("Somebody changed the coordinators after you saw them. Look again, then save.")


def refuse_in_the_way(body: Body, during: Edtf, sourced: Sourced, but: int | None = None) -> None:
    """Refuse days on which another one surely leads the group, and name its term; closed lines count too."""
    rows = Coordinator.objects.standing().filter(body=body).select_related("holder")
    other = coordinating.in_the_way(rows, during, but)
    if other is None or other.during is None:
        return
    code = other.holder.code if other.holder else other.holder_words
    name = names_by_address("party", [code], viewer=sourced.by).get(code, code)
    raise NotReady(
        f"{name} is in the way: it coordinates this group in {other.during.text}. End its term first.",
        holder=code,
        during=other.during.text,
    )


def value_of(row: Coordinator) -> CoordinatorValue:
    """Return the claim's value that the columns came from."""
    return CoordinatorValue(
        body=row.body.slug,
        holder=row.holder.code if row.holder else None,
        holder_words=row.holder_words,
        during=row.during.text if row.during else None,
        focal_point=row.focal_point.slug if row.focal_point else None,
        plan_of_action=row.plan_of_action,
        plan_document=row.plan_document,
        report_due=row.report_due.text if row.report_due else None,
        reports=tuple(ReportValue(**each) for each in row.reports),
        handover_meeting=row.handover_meeting,
    )


def changed(row: Coordinator, **fields: object) -> CoordinatorValue:
    """Return the value of a further claim, which says otherwise in these fields."""
    return replace(value_of(row), **fields)  # type: ignore[arg-type]  # reads as what it is


def because(sourced: Sourced, reason: str) -> Sourced:
    """Return the source with the reason that it gives."""
    return replace(sourced, note=reason) if reason else sourced


def read_again(row: Coordinator) -> Coordinator:
    """Return the term as it stands now."""
    rows = Coordinator.objects.select_related("line", "body", "holder", "focal_point")
    found: Coordinator = rows.get(pk=row.pk)
    return found
