"""Joint initiatives: the list, and one with its bodies, answers, lines, actions and joint calendar."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import Prefetch
from django.utils.translation import gettext as _

from secretariat.commitments.models import Priority
from secretariat.engines.values.date_labels import label
from secretariat.engines.values.edtf import Edtf
from secretariat.initiatives import policies
from secretariat.initiatives.checks import common_days
from secretariat.initiatives.models import AskedBody, BodyAnswer, JointInitiative, JointStep
from secretariat.initiatives.states import StepState
from secretariat.meetings.models import Meeting
from secretariat.site.queries.joint_calendar import Common, Dated, dated
from secretariat.site.queries.naming import Names, address, names_at
from secretariat.site.queries.rows import Link, Look

RUNNING, ENDED = "running", "ended"


@dataclass(frozen=True, slots=True)
class AnswerShown:
    """What a body said on a day."""

    state: str
    when: str
    note: str
    address: str
    meeting: Link | None


@dataclass(frozen=True, slots=True)
class BodyShown:
    """A body that was asked; `may_answer`: the viewer says what it answered."""

    id: str
    body: Link
    term: Link
    state: str
    since: str
    answers: tuple[AnswerShown, ...]
    may_answer: bool


@dataclass(frozen=True, slots=True)
class StepShown:
    """An action; `may_close`: the viewer says what came of it."""

    id: str
    words: str
    body: Link
    due: str
    edtf: str
    state: str
    closed: str
    told: str
    may_close: bool


@dataclass(frozen=True, slots=True)
class LineServed:
    """A line of the agenda of one of the bodies."""

    line: Link
    language: str
    body: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class JointPage:
    """An initiative as the viewer may see it."""

    id: str
    title: str
    aim: str
    party: Link
    state: str
    outcome: str
    ended: str
    proposed: str
    common: str
    common_edtf: str
    asked: tuple[BodyShown, ...]
    lines: tuple[LineServed, ...]
    steps: tuple[StepShown, ...]
    calendar: tuple[Dated, ...]
    cross: str
    distribution: str
    may_lead: bool
    may_act: bool
    is_fictitious: bool


@dataclass(frozen=True, slots=True)
class JointRow:
    """An initiative in a list; `bodies` with what each said."""

    id: str
    head: Link
    party: Link
    bodies: tuple[tuple[Link, str], ...]
    state: str
    proposed: str
    outcome: str
    is_fictitious: bool


def joint_rows(look: Look, **where: Any) -> tuple[JointRow, ...]:
    """Return initiatives, running ones first, the latest first; in 1 query, in 3 where there are any.

    Args:
        where: conditions on the initiative.
    """
    rows: Any = JointInitiative.objects.visible_to(look.viewer).filter(**where)
    if not settings.DEMO:
        rows = rows.filter(is_fictitious=False)
    asked = Prefetch("asked", AskedBody.objects.select_related("body"))
    found = list(
        rows.select_related("party").prefetch_related(asked).order_by("-proposed_at", "-pk").distinct()
    )
    if not found:
        return ()
    names = names_at(
        look, parties={one.party.code for one in found},
        bodies={body.body.slug for one in found for body in one.asked.all()},
    )  # fmt: skip
    made = (_row(one, names, look) for one in found)
    return tuple(sorted(made, key=lambda row: row.state == ENDED))


def joint_page(public_id: str, look: Look, at: datetime) -> JointPage | None:
    """Return an initiative, in a number of queries that its bodies alone decide; None where there is none."""
    found = JointInitiative.objects.visible_to(look.viewer).select_related("party")
    one: JointInitiative | None = found.filter(public_id=public_id).first()
    if one is None:
        return None
    asked = policies.asked_of(one)
    names = names_at(look, parties={one.party.code}, bodies={body.body.slug for body in asked})
    runs, viewer = one.ended_at is None, look.viewer
    may_lead = runs and viewer.is_signed_in and policies.may_lead(viewer, one, at)
    answering = {
        body.pk for body in asked if runs and viewer.is_signed_in and policies.may_answer(viewer, body, at)
    }
    common = common_of(asked)
    days = common.days
    steps = _steps_of(one)
    return JointPage(
        id=one.public_id,
        title=one.title,
        aim=one.aim,
        party=names.party(one.party.code),
        state=RUNNING if runs else ENDED,
        outcome=one.outcome,
        ended=label(Edtf.day(asked[0].body.day(one.ended_at)), look.language) if one.ended_at else "",
        proposed=label(Edtf.day(one.proposed_on), look.language),
        common=label(days, look.language),
        common_edtf=days.text,
        asked=tuple(_bodies(asked, names, answering, look)),
        lines=_lines(one, names, look),
        steps=tuple(
            _step(step, names, look, may_close=runs and (may_lead or step.asked_id in answering))
            for step in steps
        ),
        calendar=dated(common, steps, look),
        cross=_cross(asked),
        distribution=one.distribution,
        may_lead=may_lead,
        may_act=may_lead and any(body.state == "agreed" for body in asked),
        is_fictitious=one.is_fictitious,
    )


def common_of(asked: Sequence[AskedBody]) -> Common:
    """Return the bodies with the days that their terms share."""
    first, end = common_days([body.term for body in asked])
    assert first is not None, "terms without days are refused"
    return Common(tuple(body.body for body in asked), first, end)


def _steps_of(one: JointInitiative) -> list[JointStep]:
    rows = JointStep.objects.filter(asked__initiative=one)
    return list(rows.select_related("asked__body", "asked__initiative"))


def _bodies(asked: Sequence[AskedBody], names: Names, answering: set[int], look: Look) -> list[BodyShown]:
    seen = set(
        Meeting.objects.visible_to(look.viewer)
        .filter(pk__in=BodyAnswer.objects.filter(asked__in=asked).values("meeting"))
        .values_list("pk", flat=True)
    )
    answers: dict[int, list[AnswerShown]] = {}
    for row in BodyAnswer.objects.filter(asked__in=asked).select_related("meeting__line"):
        met = row.meeting if row.meeting_id in seen else None
        answers.setdefault(row.asked_id, []).append(
            AnswerShown(
                row.state, label(Edtf.day(row.on), look.language), row.note, row.address,
                Link(met.title_in(look.language), address("site:meeting", met.public_id)) if met else None,
            )
        )  # fmt: skip
    return [
        BodyShown(
            one.public_id, names.body(one.body.slug),
            Link(
                label(one.term.term, look.language) if one.term.term else "",
                address("site:chairmanship", one.term.public_id),
            ),
            one.state, label(Edtf.day(one.state_since), look.language), tuple(answers.get(one.pk, ())),
            one.pk in answering,
        )
        for one in asked
    ]  # fmt: skip


def _lines(one: JointInitiative, names: Names, look: Look) -> tuple[LineServed, ...]:
    rows: Any = Priority.objects.visible_to(look.viewer).filter(joint_initiatives__initiative=one)
    found = rows.select_related("line", "of__of__body").order_by("of__of__body", "position", "pk")
    return tuple(
        LineServed(
            Link(str(row), address("site:priority", row.public_id)), row.language,
            names.body(row.of.of.body.slug),
        )
        for row in found
    )  # fmt: skip


def _step(step: JointStep, names: Names, look: Look, *, may_close: bool) -> StepShown:
    return StepShown(
        id=step.public_id,
        words=step.words,
        body=names.body(step.asked.body.slug),
        due=label(step.by, look.language),
        edtf=step.by.text,
        state=step.state,
        closed=label(Edtf.day(step.closed_on), look.language) if step.closed_on else "",
        told=step.told,
        may_close=may_close and step.state == StepState.OPEN,
    )


def _cross(asked: Sequence[AskedBody]) -> str:
    one, other = (body.term.public_id for body in asked[:2])
    return f"{one}/{other}"


def _row(one: JointInitiative, names: Names, look: Look) -> JointRow:
    return JointRow(
        id=one.public_id,
        head=Link(one.title, address("site:joint-initiative", one.public_id)),
        party=names.party(one.party.code),
        bodies=tuple((names.body(body.body.slug), body.state) for body in one.asked.all()),
        state=RUNNING if one.ended_at is None else ENDED,
        proposed=label(Edtf.day(one.proposed_on), look.language),
        outcome=one.outcome,
        is_fictitious=one.is_fictitious,
    )


def title_of(names: Names, common: Common) -> str:
    """Return "Joint calendar: A, B"."""
    called = ", ".join(names.body(body.slug).label for body in common.bodies)
    return _("Joint calendar: %(bodies)s") % {"bodies": called}
