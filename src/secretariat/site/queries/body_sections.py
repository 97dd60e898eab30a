"""The sections of a Body's page: which lines belong to each, in which order."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from secretariat.bodies.models import Dispute, Membership, Name, Particular, Tenure
from secretariat.bodies.states import MembershipStatus
from secretariat.chairs.models import Chairmanship
from secretariat.commitments.models import Commitment, Owner, Report, Statement, Strategy
from secretariat.meetings.models import Meeting, Outcome
from secretariat.meetings.states import MeetingStatus
from secretariat.parties.models import Body
from secretariat.projects.models import Partner, Project
from secretariat.site.queries.rows import Look
from secretariat.texts.models import Text

Lines = QuerySet[Any]
LATEST_FIRST = (F("during_first").desc(nulls_last=True), "pk")


@dataclass(frozen=True, slots=True)
class Part:
    """One section: its key in addresses, its title, its lines in order, how many stand on the first page."""

    key: str
    title: Promise
    lines: Callable[[Body, Look], Lines]
    first: int = 12
    is_in_protocol_order: bool = False


def _names(body: Body, look: Look) -> Lines:
    return Name.objects.filter(body=body).order_by("form", "language", "pk")


def _particulars(body: Body, look: Look) -> Lines:
    return Particular.objects.filter(body=body).order_by("field", "pk")


def _seats(body: Body, look: Look, statuses: tuple[str, ...]) -> Lines:
    day = look.known or look.today
    return Membership.objects.filter(body=body, status__in=statuses, is_current=True).exclude(
        during_end__lte=day
    )


def _members(body: Body, look: Look) -> Lines:
    return _seats(body, look, (MembershipStatus.MEMBER,))


def _others(body: Body, look: Look) -> Lines:
    return _seats(
        body, look, (MembershipStatus.OBSERVER, MembershipStatus.PARTNER, MembershipStatus.CANDIDATE)
    ).order_by("status", "pk")


def _former(body: Body, look: Look) -> Lines:
    day = look.known or look.today
    rows = Membership.objects.filter(body=body).filter(Q(is_current=False) | Q(during_end__lte=day))
    return rows.order_by(F("during_end").desc(nulls_last=True), "pk")


def _chairs(body: Body, look: Look) -> Lines:
    return Chairmanship.objects.filter(body=body).order_by(F("term_first").desc(nulls_last=True), "-term_end")


def _meetings(body: Body, look: Look) -> QuerySet[Meeting]:
    return Meeting.objects.filter(body=body, part_of=None)


def _coming(look: Look) -> Q:
    undated = Q(status=MeetingStatus.PLANNED, on_first__isnull=True)
    announced = Q(status__in=(MeetingStatus.PLANNED, MeetingStatus.CONFIRMED))
    return announced & (Q(on_end__gt=look.today) | undated)


def _meetings_to_come(body: Body, look: Look) -> Lines:
    # By an expression: by the bare column the database would walk all meetings in order to spare the sorting.
    return _meetings(body, look).filter(_coming(look)).order_by(Coalesce("on_first", date.max), "pk")


def _meetings_past(body: Body, look: Look) -> Lines:
    return _meetings(body, look).exclude(_coming(look)).order_by(F("on_first").desc(nulls_last=True), "-pk")


def _texts(body: Body, look: Look) -> Lines:
    return Text.objects.filter(body=body).order_by(F("adopted_first").desc(nulls_last=True), "pk")


def _strategies(body: Body, look: Look) -> Lines:
    return Strategy.objects.filter(body=body).order_by("title", "pk")


def _offices(body: Body, look: Look) -> Lines:
    return Tenure.objects.filter(office__body=body).order_by(
        F("during_end").desc(nulls_first=True), F("during_first").desc(nulls_last=True), "pk"
    )


def _commitments(body: Body, look: Look) -> Lines:
    own = Owner.objects.filter(speaking_body=body).values("commitment")
    rows = Commitment.objects.filter(Q(line__body=body) | Q(pk__in=own))
    return rows.order_by(F("said_first").desc(nulls_last=True), "pk")


def _projects(body: Body, look: Look) -> Lines:
    own = Partner.objects.filter(partner_body=body).values("project")
    rows = Project.objects.filter(Q(body=body) | Q(pk__in=own))
    return rows.order_by(F("planned_first").desc(nulls_last=True), "pk")


def _statements(body: Body, look: Look) -> Lines:
    rows = Statement.objects.filter(Q(line__body=body) | Q(speaking_body=body))
    return rows.order_by(F("said_first").desc(nulls_last=True), "pk")


def _reports(body: Body, look: Look) -> Lines:
    return Report.objects.filter(body=body).order_by(F("expected_first").asc(nulls_last=True), "pk")


def _handed(body: Body, look: Look) -> Lines:
    return Outcome.objects.filter(handed_to=body).order_by(F("due_first").asc(nulls_last=True), "-pk")


def _disputes(body: Body, look: Look) -> Lines:
    return Dispute.objects.filter(body=body).order_by("topic", "pk")


PARTS = (
    Part("names", _("Names"), _names, first=8),
    Part("particulars", _("Particulars"), _particulars, first=10),
    Part("members", _("Members"), _members, first=30, is_in_protocol_order=True),
    Part("other-seats", _("Observers, partners, candidates"), _others, is_in_protocol_order=True),
    Part("former", _("Former members and seats"), _former, first=6),
    Part("chairs", _("Terms in the chair"), _chairs, first=8),
    Part("meetings-to-come", _("Meetings to come"), _meetings_to_come, first=6),
    Part("meetings", _("Meetings"), _meetings_past, first=8),
    Part("texts", _("Texts"), _texts, first=8),
    Part("agenda", _("Agenda"), _strategies, first=6),
    Part("offices", _("People in office"), _offices, first=8),
    Part("commitments", _("Commitments"), _commitments, first=6),
    Part("projects", _("Projects"), _projects, first=6),
    Part("statements", _("Statements"), _statements, first=6),
    Part("reports", _("What became of what was announced"), _reports, first=6),
    Part("handed", _("Handed to it by meetings and visits"), _handed, first=6),
    Part("disputes", _("Where sources disagree"), _disputes, first=8),
)
PART = {part.key: part for part in PARTS}
