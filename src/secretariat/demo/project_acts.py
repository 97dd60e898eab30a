"""The acts by which projects are called for, handed in, decided on, carried out and ended."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from secretariat.commitments.models import Commitment
from secretariat.evidence.models import Line
from secretariat.evidence.sourced import Sourced
from secretariat.projects.actions.appraise_project import Answer, appraise_project
from secretariat.projects.actions.close_call import close_call
from secretariat.projects.actions.close_project import close_project
from secretariat.projects.actions.decide_step import decide_step
from secretariat.projects.actions.enter_project import enter_project
from secretariat.projects.actions.flag_risk import flag_risk
from secretariat.projects.actions.hand_in_concept_note import hand_in_concept_note
from secretariat.projects.actions.lapse_first_refusal import lapse_first_refusal
from secretariat.projects.actions.meet_milestone import meet_milestone
from secretariat.projects.actions.open_call import open_call
from secretariat.projects.actions.report_on_project import report_on_project
from secretariat.projects.actions.report_project_to_commitment import report_project_to_commitment
from secretariat.projects.actions.set_approval_path import set_approval_path
from secretariat.projects.actions.set_budget import set_budget
from secretariat.projects.actions.set_milestones import set_milestones
from secretariat.projects.actions.set_partners import set_partners
from secretariat.projects.actions.sign_contract import sign_contract
from secretariat.projects.actions.start_project_from_commitment import start_project_from_commitment
from secretariat.projects.bridge import CallValue, ProjectValue
from secretariat.projects.models import Project, ProjectCall
from secretariat.projects.money import Portion, Share
from secretariat.projects.path import Step

What = Mapping[str, Any]
LineOf = Callable[[str], Line]
Play = Callable[[LineOf, What, Sourced], Line | None]
_TIED = ("call", "priority", "commitment", "resolution")


def _path(line_of: LineOf, what: What, sourced: Sourced) -> None:
    assert sourced.body is not None
    told = {name: what[name] for name in ("name", "checklist", "least_members", "needs_resolution")}
    steps = [Step(**step) for step in what["steps"]]
    set_approval_path(body=sourced.body, steps=steps, by=sourced.by, at=sourced.at, seen_number=0, **told)


def _open_call(line_of: LineOf, what: What, sourced: Sourced) -> Line:
    value = CallValue(**{**what, **_tied(line_of, what)})
    return open_call(value=value, sourced=sourced).line


def _close_call(line_of: LineOf, what: What, sourced: Sourced) -> None:
    call = ProjectCall.objects.select_related("line").get(line=line_of(what["of"]))
    close_call(call=call, on=_day(sourced), sourced=sourced, seen_version=call.line.version)


def _hand_in(line_of: LineOf, what: What, sourced: Sourced) -> Line:
    value = _value(line_of, what)
    partners = _partners(what["partners"])
    return hand_in_concept_note(value=value, partners=partners, on=_day(sourced), sourced=sourced).line


def _start(line_of: LineOf, what: What, sourced: Sourced) -> Line:
    commitment = Commitment.objects.get(line=line_of(what["of"]))
    value = _value(line_of, {name: given for name, given in what.items() if name != "of"})
    return start_project_from_commitment(
        commitment=commitment, value=value, partners=_partners(what["partners"]), on=_day(sourced),
        sourced=sourced, seen_version=commitment.version,
    ).line  # fmt: skip


def _enter(line_of: LineOf, what: What, sourced: Sourced) -> Line:
    return enter_project(value=_value(line_of, what), sourced=sourced).line


def _to_commitment(line_of: LineOf, what: What, sourced: Sourced) -> None:
    project = _project(line_of, what)
    report_project_to_commitment(
        project=project, state=what["state"], sourced=sourced, seen_version=project.version
    )


def _doing(action: Callable[..., Any]) -> Play:
    """Return how an act on a project is played: by its action, on the day of the act."""

    def play(line_of: LineOf, what: What, sourced: Sourced) -> None:
        project = _project(line_of, what)
        given = {name: _shaped(name, told, project, line_of) for name, told in what.items() if name != "of"}
        action(
            project=project, on=_day(sourced), sourced=sourced, seen_version=project.version,
            **{"words": ""} | given,
        )  # fmt: skip

    return play


def _shaped(name: str, told: Any, project: Project, line_of: LineOf) -> Any:
    if name in {"total", "spent"}:
        return Decimal(told)
    if name == "portions":
        return [Portion(row[0], row[1], Decimal(row[2]), *row[3:]) for row in told]
    if name == "partners":
        return _partners(told)
    if name == "milestones":
        return [(due, words) for due, words in told]
    if name == "answers":
        items = project.path.checklist if project.path else []
        return [Answer(item, *told.get(item, ("yes", ""))) for item in items]
    if name == "meeting":
        return line_of(told).public_id
    return told


def _project(line_of: LineOf, what: What) -> Project:
    rows = Project.objects.select_related("line", "body__parent", "path", "commitment__line")
    found: Project = rows.get(line=line_of(what["of"]))
    return found


def _value(line_of: LineOf, what: What) -> ProjectValue:
    plain = {name: given for name, given in what.items() if name != "partners"}
    many = {name: tuple(what.get(name, ())) for name in ("topics", "places")}
    return ProjectValue(**plain | many | _tied(line_of, what))


def _tied(line_of: LineOf, what: What) -> dict[str, str]:
    return {name: line_of(what[name]).public_id for name in _TIED if name in what}


def _partners(told: Any) -> list[Share]:
    return [Share(name, role, Decimal(share) if share else None) for name, role, share in told]


def _day(sourced: Sourced) -> str:
    return sourced.at.date().isoformat()


PROJECTS: dict[str, Play] = {
    "set_approval_path": _path,
    "open_call": _open_call,
    "close_call": _close_call,
    "hand_in_concept_note": _hand_in,
    "start_project_from_commitment": _start,
    "enter_known_project": _enter,
    "report_project_to_commitment": _to_commitment,
    "appraise_project": _doing(appraise_project),
    "decide_step": _doing(decide_step),
    "lapse_first_refusal": _doing(lapse_first_refusal),
    "sign_contract": _doing(sign_contract),
    "set_partners": _doing(set_partners),
    "set_budget": _doing(set_budget),
    "set_milestones": _doing(set_milestones),
    "meet_milestone": _doing(meet_milestone),
    "report_on_project": _doing(report_on_project),
    "flag_risk": _doing(flag_risk),
    "close_project": _doing(close_project),
}
