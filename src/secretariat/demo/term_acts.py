"""The acts by which a chair works on its term, and a secretariat keeps coordinators: each by its action."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from secretariat.chairs.actions.add_event import add_event
from secretariat.chairs.actions.credit_act import credit_act
from secretariat.chairs.actions.end_coordinator import end_coordinator
from secretariat.chairs.actions.mark_event import mark_event
from secretariat.chairs.actions.move_initiative import move_initiative
from secretariat.chairs.actions.open_initiative import open_initiative
from secretariat.chairs.actions.plan_coordination import plan_coordination
from secretariat.chairs.actions.receive_report import receive_report
from secretariat.chairs.models import Chairmanship, Coordinator, Initiative, ProgrammeEvent
from secretariat.chairs.queries import coordinators_version
from secretariat.evidence.models import Line
from secretariat.evidence.sourced import Sourced

What = Mapping[str, Any]
LineOf = Callable[[str], Line]
Play = Callable[[LineOf, What, Sourced], Line]


def _add_event(line_of: LineOf, what: What, sourced: Sourced) -> Line:
    return add_event(
        of=_term(line_of, what), title=what["title"], on=what["on"], place=what["place"],
        priority=what["priority"], sourced=sourced,
    ).line  # fmt: skip


def _mark_event(line_of: LineOf, what: What, sourced: Sourced) -> Line:
    event = ProgrammeEvent.objects.select_related("line", "of__body").get(line=line_of(what["of"]))
    return mark_event(
        event=event, status=what["status"], on=what["on"], reason=what["reason"], sourced=sourced,
        seen_version=event.line.version,
    ).line  # fmt: skip


def _open_initiative(line_of: LineOf, what: What, sourced: Sourced) -> Line:
    return open_initiative(
        of=_term(line_of, what), title=what["title"], open_to=what["open_to"], sourced=sourced
    ).line


def _move_initiative(line_of: LineOf, what: What, sourced: Sourced) -> Line:
    initiative = Initiative.objects.select_related("line", "of__body").get(line=line_of(what["of"]))
    return move_initiative(
        initiative=initiative, state=what["state"], outcome=what["outcome"], sourced=sourced,
        seen_version=initiative.line.version,
    ).line  # fmt: skip


def _credit_act(line_of: LineOf, what: What, sourced: Sourced) -> Line:
    act = line_of(what["act"]).public_id
    return credit_act(of=_term(line_of, what), priority=what["priority"], act=act, sourced=sourced).line


def _plan_coordination(line_of: LineOf, what: What, sourced: Sourced) -> Line:
    term = _coordinator(line_of, what)
    return plan_coordination(
        term=term, focal_point=what["focal_point"], plan_of_action=what["plan_of_action"], plan_document="",
        report_due=what["report_due"], handover_meeting="", sourced=sourced,
        seen_version=coordinators_version(term.body),
    ).line  # fmt: skip


def _receive_report(line_of: LineOf, what: What, sourced: Sourced) -> Line:
    term = _coordinator(line_of, what)
    return receive_report(
        term=term, due=date.fromisoformat(what["due"]), received=sourced.at.date(), document="",
        sourced=sourced, seen_version=coordinators_version(term.body),
    ).line  # fmt: skip


def _end_coordinator(line_of: LineOf, what: What, sourced: Sourced) -> Line:
    term = _coordinator(line_of, what)
    return end_coordinator(
        term=term, until=date.fromisoformat(what["until"]), reason=what["reason"], sourced=sourced,
        seen_version=coordinators_version(term.body),
    ).line  # fmt: skip


def _term(line_of: LineOf, what: What) -> Chairmanship:
    rows = Chairmanship.objects.select_related("body", "line", "holder")
    found: Chairmanship = rows.get(line=line_of(what["of"]))
    return found


def _coordinator(line_of: LineOf, what: What) -> Coordinator:
    rows = Coordinator.objects.select_related("body__parent", "line", "holder", "focal_point")
    found: Coordinator = rows.get(line=line_of(what["of"]))
    return found


TERM: dict[str, Play] = {
    "add_event": _add_event,
    "mark_event": _mark_event,
    "open_initiative": _open_initiative,
    "move_initiative": _move_initiative,
    "credit_act": _credit_act,
    "plan_coordination": _plan_coordination,
    "receive_report": _receive_report,
    "end_coordinator": _end_coordinator,
}
