"""Shapes of the claims of this slice."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class ChairmanshipValue:
    """A term: body (slug), holder (party code) or holder_words, term (EDTF interval), status, basis.

    `joint` are the party codes of a joint chair; `group` the region whose turn it is.
    """

    body: str
    holder: str | None
    term: str | None
    status: str
    holder_words: str = ""
    person: str | None = None
    basis: str = "stated"
    joint: tuple[str, ...] = ()
    group: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListValue:
    """An order of names (party codes) and the EDTF interval in which it was in force."""

    during: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RotationValue:
    """A rule; the fields are those of `chairs.record.Rotation`, bodies by slug, dates as EDTF."""

    body: str
    order: str
    language: str = ""
    names: tuple[str, ...] = ()
    lists: tuple[ListValue, ...] = ()
    sort_names: dict[str, str] = field(default_factory=dict)
    length: str = ""
    start_days: tuple[str, ...] = ()
    anchor_holder: str = ""
    anchor_start: str | None = None
    follows: str | None = None
    since: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExceptionValue:
    """A decision on the turn that begins at `at` (EDTF): who was due by the rule, who served."""

    body: str
    at: str
    kind: str
    parties: tuple[str, ...] = ()
    was_due: str = ""
    served: str = ""
    until: str | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportValue:
    """A yearly report that came: due and received (ISO days), document (public id, or empty)."""

    due: str
    received: str
    document: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CoordinatorValue:
    """Who leads a working group: body (its slug), holder (party code) or holder_words, during (EDTF).

    `plan_document` is a document's public id; `report_due` (EDTF) the day of the first yearly report.
    """

    body: str
    holder: str | None
    holder_words: str = ""
    during: str | None = None
    focal_point: str | None = None
    plan_of_action: str = ""
    plan_document: str = ""
    report_due: str | None = None
    reports: tuple[ReportValue, ...] = ()
    handover_meeting: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PriorityValue:
    """A priority in words; `line` is the public id of the strategy on which it rests, `place` where."""

    words: str
    line: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeValue:
    """What a term is for: body (slug), holder (code), motto, priorities.

    `of` is the term's line: its public id, or the permanent id of its row of facts.
    """

    body: str
    of: str | None
    holder: str | None
    during: str | None
    motto: str = ""
    priorities: tuple[PriorityValue, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverValue:
    """An act on the passing of the chair of body (slug) to the term `to` (public id of its line).

    `act` is delay or hand-over; `moment` ISO 8601 with its offset.
    """

    body: str
    to: str
    act: str
    moment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventValue:
    """An event of a programme: body (slug), `of` (public id of the term's line), on (EDTF).

    `priority` are the words of the priority that it serves, or empty.
    """

    body: str
    of: str
    title: str
    status: str
    on: str | None = None
    place: str = ""
    reason: str = ""
    priority: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PriorityActValue:
    """That an act served a priority (its words) of a term: `of` and `act` are public ids of lines."""

    body: str
    of: str
    priority: str
    act: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InitiativeValue:
    """What a chair opens to other Bodies (slugs; none: to whichever wishes); `of`: public id of the term."""

    body: str
    of: str
    holder: str | None
    title: str
    state: str
    open_to: tuple[str, ...] = ()
    outcome: str = ""
