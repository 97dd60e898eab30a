"""What every act on a project is checked for."""

from secretariat.bodies.models import Membership
from secretariat.bodies.states import MembershipStatus
from secretariat.commitments.checks import as_open, line_for
from secretariat.data.topics import topics
from secretariat.engines.values.edtf import Edtf
from secretariat.evidence import checks
from secretariat.evidence.reach import readers_named_by
from secretariat.evidence.sourced import Sourced
from secretariat.parties.models import Body
from secretariat.projects.bridge import ProjectValue
from secretariat.projects.models import ApprovalPath, Partner, Project
from secretariat.projects.money import BadSum, currency_of
from secretariat.projects.states import STATED
from secretariat.refusals import Invalid, NotReady, StaleRevision

TIES = {"priority": "priority", "commitment": "commitment", "resolution": "text", "call": "project-call"}
MOST_WORDS = 8000


def locked_as_seen(project: Project, seen_version: int) -> Project:
    """Return the project, locked until the transaction ends.

    Raises:
        StaleRevision: it stands otherwise than the person saw.
    """
    rows = Project.objects.select_for_update(of=("self",)).select_related("line__chosen", "body__parent")
    found: Project = rows.get(pk=project.pk)
    if found.version != seen_version:
        raise StaleRevision("This project was changed after you opened it. Look at it, then save again.")
    return found


def good_project(value: ProjectValue, sourced: Sourced) -> None:
    """Refuse a project whose value cannot be taken."""
    checks.said(value.title, field="title")
    if len(value.title) > 300 or len(value.words) > MOST_WORDS:
        raise Invalid(f"The title has 300 characters at most, the words {MOST_WORDS}.", field="title")
    if value.stated:
        checks.one_of(value.stated, STATED, field="stated")
    known = [topic.key for topic in topics()]
    for topic in value.topics:
        checks.one_of(topic, known, field="topics")
    for code in value.places:
        checks.known_party(code, field="places")
    good_currency(value.currency)
    planned = checks.good_date(value.planned, field="planned")
    actual = checks.good_date(value.actual, field="actual")
    in_order(planned, "planned")
    in_order(actual, "actual")
    for name, kind in TIES.items():
        there = line_for(sourced.by, getattr(value, name), kind, field=name)
        as_open(there, sourced.distribution, readers_named_by(sourced), field=name)


def good_currency(code: str, field: str = "currency") -> None:
    """Refuse what is no currency; nothing is none yet."""
    if code:
        try:
            currency_of(code)
        except BadSum as error:
            raise Invalid(str(error), field=field) from error


def in_order(days: Edtf | None, field: str) -> None:
    """Refuse days of which the end was before the beginning."""
    if days and days.first and days.end and days.end <= days.first:
        raise Invalid("It ends before it begins. Write for example 2026-03/2027-10.", field=field)


def past_day(on: str, body: Body, sourced: Sourced) -> Edtf:
    """Return the day of an act; refuse none, or one that lies ahead."""
    day = checks.good_date(on, field="on")
    if day is None or day.first is None or day.first > body.day(sourced.at):
        raise Invalid("Say on which day this was done; not one that lies ahead.", field="on")
    return day


def path_now(body: Body) -> ApprovalPath | None:
    """Return the latest path of a body, else that of its parent."""
    for one in filter(None, (body, body.parent)):
        found: ApprovalPath | None = one.approval_paths.order_by("-number").first()
        if found is not None:
            return found
    return None


def gaps(project: Project) -> list[str]:
    """Return what the conditions of its path still ask for, in sentences; in 2 queries."""
    path = project.path
    if path is None:
        return ["It goes along no approval path."]
    found = []
    if path.needs_resolution and project.resolution_id is None:
        found.append("It names no resolution that it serves.")
    partners = Partner.objects.filter(project=project, party__isnull=False).values("party")
    of = [project.body_id, project.body.parent_id]
    seats = Membership.objects.standing().filter(
        body__in=[key for key in of if key], party__in=partners, status=MembershipStatus.MEMBER,
        is_current=True,
    )  # fmt: skip
    members = seats.values("party").distinct().count()
    if members < path.least_members:
        found.append(f"At least {path.least_members} members have to be partners; {members} are.")
    return found


def refuse_unready(project: Project) -> None:
    """Refuse to go on while a condition of the path is not met; names all of them."""
    missing = gaps(project)
    if missing:
        raise NotReady(" ".join(missing), missing=missing)
