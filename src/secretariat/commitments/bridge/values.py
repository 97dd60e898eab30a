"""Shapes of the claims of this slice."""

from dataclasses import dataclass, fields
from typing import Any

from secretariat.commitments.models import Commitment, Priority, Strategy, StrategyVersion
from secretariat.evidence.models import OfLine


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerValue:
    """Who speaks: person (slug), party (code), body (slug) where known; `words` as the source has it."""

    words: str
    person: str | None = None
    party: str | None = None
    body: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementValue:
    """What someone said: said (EDTF); `item` (public id) at which it was said, `delivery` one of Delivery.

    `office`: of the speaker, as the source has it.
    """

    speaker: SpeakerValue
    words: str
    is_quotation: bool
    language: str = "en"
    said: str | None = None
    item: str | None = None
    delivery: str = ""
    office: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentValue:
    """What someone undertook: stance, owners in order, due (EDTF).

    `text`: public id of the line of the adopted text, with the key of its `paragraph` and the `number` under
    which it stands; `priority`: public id of the line of the agenda that it serves.
    """

    owners: tuple[SpeakerValue, ...]
    words: str
    stance: str
    language: str = "en"
    said: str | None = None
    due: str | None = None
    text: str | None = None
    paragraph: str = ""
    number: str = ""
    priority: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportValue:
    """What became of something: body (slug), expected (EDTF), result, searched_until (ISO day).

    `commitment`: public id of the one on which it reports; then `state` is how that stands `on` a day (EDTF),
    `result` is empty while it is on its way, and `superseded_by` the public id of what took its place.
    """

    about: str
    result: str = ""
    body: str | None = None
    expected: str | None = None
    searched_until: str | None = None
    commitment: str | None = None
    state: str = ""
    on: str | None = None
    superseded_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeValue:
    """That a commitment (public id) changed `on` a day (EDTF): what is None stays as it was."""

    commitment: str
    on: str
    reason: str
    owners: tuple[SpeakerValue, ...] | None = None
    due: str | None = None
    priority: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StrategyValue:
    """A long-lived agenda of a body (slug); next_review (EDTF)."""

    body: str
    title: str
    language: str = "en"
    next_review: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StrategyVersionValue:
    """That a text is a version of a strategy (public ids); in_force (EDTF interval)."""

    of: str
    text: str
    in_force: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorValue:
    """By what one sees how far it has come: decimals as text, `by` EDTF."""

    name: str
    unit: str = ""
    baseline: str | None = None
    target: str | None = None
    by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PriorityValue:
    """A line of a version of a strategy (public id): topics are keys of `data.topics`.

    `continues`: public id of the line of an earlier version that it carries on; `position`: its place in the
    order of the version, from 0.
    """

    of: str
    words: str
    number: str = ""
    language: str = "en"
    topics: tuple[str, ...] = ()
    continues: str | None = None
    indicators: tuple[IndicatorValue, ...] = ()
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureValue:
    """That an indicator (its name) of a line of an agenda (public id) stood at a figure `on` a day (EDTF)."""

    priority: str
    indicator: str
    figure: str
    on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AlignmentValue:
    """That an item of an agenda, or an outcome of a meeting, stands under a priority (public ids)."""

    priority: str
    subject: str


def strategy_now(strategy: Strategy) -> StrategyValue:
    """Return what the present reading of an agenda says."""
    return StrategyValue(**_said(strategy, StrategyValue))


def version_now(version: StrategyVersion) -> StrategyVersionValue:
    """Return what the present reading of a version says."""
    return StrategyVersionValue(**_said(version, StrategyVersionValue))


def priority_now(priority: Priority) -> PriorityValue:
    """Return what the present reading of a line of an agenda says."""
    said = _said(priority, PriorityValue)
    indicators = tuple(IndicatorValue(**one) for one in said["indicators"])
    return PriorityValue(**said | {"topics": tuple(said["topics"]), "indicators": indicators})


def _said(row: OfLine, shape: type[Any]) -> dict[str, Any]:
    chosen = row.line.chosen
    assert chosen is not None, "what stands has a reading"
    known = {field.name for field in fields(shape)}
    return {name: value for name, value in chosen.value.items() if name in known}


def value_now(commitment: Commitment) -> CommitmentValue:
    """Return what the present reading of a commitment says."""
    given = _said(commitment, CommitmentValue)
    return CommitmentValue(**given | {"owners": tuple(SpeakerValue(**one) for one in given["owners"])})
