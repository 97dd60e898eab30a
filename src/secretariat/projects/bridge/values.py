"""Shapes of the claims of this slice."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from secretariat.projects.models import Project, ProjectCall


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectValue:
    """What a source says a project is.

    body: slug. priority, commitment, resolution, call: public ids of lines. topics: keys of `data.topics`;
    places: codes of Parties. planned, actual: EDTF. `stated`: how it stands by the source, one of
    `states.STATED`, where nobody decides on it here; "" where it goes along a path.
    """

    body: str
    title: str
    words: str = ""
    language: str = "en"
    priority: str | None = None
    commitment: str | None = None
    resolution: str | None = None
    call: str | None = None
    topics: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    currency: str = ""
    planned: str | None = None
    actual: str | None = None
    stated: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectActValue:
    """That something was done with a project (public id) `on` a day (EDTF); `given` by the act:

    hand-in: path (public id), partners. appraise: by (account), answers [{item, answer, note}]. decide:
    verdict, step, meeting (public id or None). take-up, lapse: step. partners: partners [{words, party, body,
    role, share}]. budget: currency, total, rows [{partner, year, amount, funder}]. milestones: milestones
    [{due, words}]. meet: milestone (its words). report: period, percent, spent. risk: level. amend: planned.
    Amounts and shares are decimals as text.
    """

    project: str
    act: str
    on: str
    words: str = ""
    given: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class CallValue:
    """A call for projects of a body (slug); opens, closes, closed: EDTF days; total: a decimal as text."""

    body: str
    title: str
    opens: str
    closes: str
    words: str = ""
    applicants: str = ""
    priority: str | None = None
    currency: str = ""
    total: str | None = None
    closed: str | None = None


def value_now(project: Project) -> ProjectValue:
    """Return what the present reading of a project says."""
    given = _chosen(project)
    known = {one.name for one in fields(ProjectValue)}
    plain = {name: value for name, value in given.items() if name in known}
    many = {name: tuple(given.get(name) or ()) for name in ("topics", "places")}
    return ProjectValue(**plain | many)


def call_now(call: ProjectCall) -> CallValue:
    """Return what the present reading of a call says."""
    known = {one.name for one in fields(CallValue)}
    return CallValue(**{name: value for name, value in _chosen(call).items() if name in known})


def _chosen(row: Project | ProjectCall) -> dict[str, Any]:
    chosen = row.line.chosen
    assert chosen is not None, "what stands has a reading"
    value: dict[str, Any] = chosen.value
    return value
