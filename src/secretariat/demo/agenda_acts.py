"""The acts by which an agenda is kept: its lines, measures, what is filed under them, its review."""

from collections.abc import Callable, Mapping
from typing import Any

from secretariat.commitments.actions.change_commitment import change_commitment
from secretariat.commitments.actions.enter_priority import enter_priority
from secretariat.commitments.actions.enter_strategy import enter_strategy
from secretariat.commitments.actions.enter_strategy_version import enter_strategy_version
from secretariat.commitments.actions.file_under_priority import file_under_priority, under_now
from secretariat.commitments.actions.measure_indicator import measure_indicator
from secretariat.commitments.actions.open_strategy_review import open_strategy_review
from secretariat.commitments.bridge import (
    IndicatorValue,
    PriorityValue,
    StrategyValue,
    StrategyVersionValue,
)
from secretariat.commitments.models import Commitment, Measure, Priority, Strategy
from secretariat.evidence.models import Line
from secretariat.evidence.sourced import Sourced
from secretariat.meetings.models import AgendaItem
from secretariat.texts.actions.open_draft import Opening, open_draft

What = Mapping[str, Any]
LineOf = Callable[[str], Line]
Play = Callable[[LineOf, What, Sourced], Line | None]


def _strategy(line_of: LineOf, what: What, sourced: Sourced) -> Line:
    return enter_strategy(value=StrategyValue(**what), sourced=sourced).line


def _version(line_of: LineOf, what: What, sourced: Sourced) -> Line:
    tied = {name: line_of(what[name]).public_id for name in ("of", "text")}
    value = StrategyVersionValue(**tied, in_force=what.get("in_force"))
    return enter_strategy_version(value=value, sourced=sourced).line


def _priority(line_of: LineOf, what: What, sourced: Sourced) -> Line:
    shaped = {
        "of": line_of(what["of"]).public_id,
        "topics": tuple(what.get("topics", ())),
        "indicators": tuple(IndicatorValue(**one) for one in what.get("indicators", ())),
    }
    return enter_priority(value=PriorityValue(**{**what, **shaped}), sourced=sourced).line


def _measure(line_of: LineOf, what: What, sourced: Sourced) -> Line:
    priority = _priority_of(line_of, what["of"])
    seen = Measure.objects.standing().filter(priority=priority).count()
    told = {name: what[name] for name in ("indicator", "figure", "on")}
    return measure_indicator(priority=priority, sourced=sourced, seen_count=seen, **told).line


def _file_item(line_of: LineOf, what: What, sourced: Sourced) -> Line:
    rows = AgendaItem.objects.select_related("line")
    item = rows.get(meeting=line_of(what["of"]).pk, number=what["item"], is_struck=False)
    priority = _priority_of(line_of, what["under"])
    seen = under_now(item.line, sourced.by).count()
    return file_under_priority(
        priority=priority, subject=item.public_id, sourced=sourced, seen_count=seen
    ).line


def _file_commitment(line_of: LineOf, what: What, sourced: Sourced) -> Line:
    commitment = Commitment.objects.select_related("line").get(line=line_of(what["of"]))
    return change_commitment(
        commitment=commitment, on=sourced.at.date().isoformat(), reason=what["reason"], sourced=sourced,
        seen_version=commitment.version, priority=line_of(what["under"]).public_id,
    ).line  # fmt: skip


def _review(line_of: LineOf, what: What, sourced: Sourced) -> None:
    strategy = Strategy.objects.select_related("line", "body__parent").get(line=line_of(what["of"]))
    opening = Opening(
        title=what["title"], kind="declaration", paragraphs=[("", words) for words in what["paragraphs"]],
        distribution="limited",
    )  # fmt: skip
    draft = open_draft(body=strategy.body, opening=opening, by=sourced.by, at=sourced.at)
    open_strategy_review(
        of=strategy, draft=draft, reason=what["reason"], distribution="public", by=sourced.by, at=sourced.at
    )


def _priority_of(line_of: LineOf, known_as: str) -> Priority:
    found: Priority = Priority.objects.select_related("line__body__parent").get(line=line_of(known_as))
    return found


AGENDA: dict[str, Play] = {
    "enter_strategy": _strategy,
    "enter_strategy_version": _version,
    "enter_priority": _priority,
    "measure_indicator": _measure,
    "file_under_priority": _file_item,
    "file_under_agenda": _file_commitment,
    "open_strategy_review": _review,
}
