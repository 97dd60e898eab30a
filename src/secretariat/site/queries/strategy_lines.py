"""The lines of a version of an agenda: topics, indicators with measures, what stands under each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from secretariat.commitments.models import Indicator, Measure, Priority, PriorityTopic, StrategyVersion
from secretariat.data.topics import topics
from secretariat.engines.values.date_labels import label
from secretariat.evidence.notes import Note, notes_by_line
from secretariat.site.queries.naming import address
from secretariat.site.queries.rows import Link, Look
from secretariat.site.queries.standing_under import KINDS, WORK, Tally, tallies

WIDTH = 240  # of the drawing of an indicator


@dataclass(frozen=True, slots=True)
class TopicShown:
    """A topic; `eurovoc`: the address of the domain that means the same, "" where none does."""

    key: str
    name: str
    eurovoc: str


@dataclass(frozen=True, slots=True)
class MeasureShown:
    """One figure of an indicator, with its source."""

    id: str
    figure: str
    when: str
    edtf: str
    url: str
    notes: Sequence[Note]


@dataclass(frozen=True, slots=True)
class IndicatorShown:
    """From a baseline to a target, with the measures, the latest first.

    `percent`: of the way from baseline to target, by the latest measure, where both are known; `reach`: that
    as the length of a bar of WIDTH.
    """

    name: str
    unit: str
    baseline: str
    target: str
    by: str
    measures: tuple[MeasureShown, ...]
    percent: int | None
    reach: int


@dataclass(frozen=True, slots=True)
class StateCount:
    """How many are in a state; "open" where nobody has said how it stands."""

    state: str
    count: int


@dataclass(frozen=True, slots=True)
class TallyShown:
    """What of a kind stands under a line, or under the lines that it carries on."""

    kind: str
    title: str
    total: int
    running: int
    states: tuple[StateCount, ...]


@dataclass(frozen=True, slots=True)
class LineShown:
    """A line of an agenda. `carries_on`: those of earlier versions that it carries on, the nearest first."""

    id: str
    head: Link
    number: str
    words: str
    language: str
    topics: tuple[TopicShown, ...]
    indicators: tuple[IndicatorShown, ...]
    carries_on: tuple[Link, ...]
    under: tuple[TallyShown, ...]
    notes: Sequence[Note]


@dataclass(frozen=True, slots=True)
class Lines:
    """All lines of an agenda, of every version, as read from the tables; and what stands under each."""

    rows: Mapping[int, Priority]
    under: Mapping[str, Mapping[int, Tally]]

    def of(self, version: int) -> list[Priority]:
        """Return the lines of a version, in their order."""
        return [row for row in self.rows.values() if row.of_id == version]

    def chain(self, priority: int) -> list[Priority]:
        """Return a line and those that it carries on, the nearest first."""
        found: list[Priority] = []
        at: int | None = priority
        while at is not None and at in self.rows and self.rows[at] not in found:
            found.append(self.rows[at])
            at = self.rows[at].continues_id
        return found

    def tally(self, kind: str, priority: int) -> Tally:
        """Return what stands under a line and under those that it carries on."""
        total = Tally()
        for row in self.chain(priority):
            total = total + self.under[kind].get(row.pk, Tally())
        return total

    def work(self, priority: int) -> Tally:
        """Return the commitments and projects under a line and under those that it carries on, together."""
        return sum((self.tally(kind, priority) for kind in WORK), Tally())


def lines_of(versions: Iterable[StrategyVersion], look: Look) -> Lines:
    """Return all lines of these versions and what stands under them, in 1 query and 1 for each kind."""
    found: Any = Priority.objects.visible_to(look.viewer).filter(of__in=[one.pk for one in versions])
    rows = {row.pk: row for row in found.select_related("line").order_by("position", "pk")}
    return Lines(rows, tallies(rows, look))


def shown_lines(lines: Lines, wanted: Sequence[Priority], look: Look) -> tuple[LineShown, ...]:
    """Return lines as a page shows them, in 9 queries: topics, indicators, measures, twice sources."""
    keys = [row.pk for row in wanted]
    known = topics_of(keys)
    indicators: dict[int, list[Indicator]] = {}
    for indicator in Indicator.objects.filter(priority__in=keys).order_by("priority", "position"):
        indicators.setdefault(indicator.priority_id, []).append(indicator)
    measured = _measures(keys, look)
    notes = notes_by_line(keys, look.viewer, look.language)
    return tuple(
        LineShown(
            id=row.public_id,
            head=link_of(row),
            number=row.number,
            words=row.words,
            language=row.language,
            topics=shown_topics(known.get(row.pk, ()), look),
            indicators=tuple(
                _indicator(one, measured.get((row.pk, one.name), ()), look)
                for one in indicators.get(row.pk, ())
            ),
            carries_on=tuple(link_of(older) for older in lines.chain(row.pk)[1:]),
            under=under_of(lines, row.pk),
            notes=notes.get(row.pk, ()),
        )
        for row in wanted
    )


def link_of(row: Priority) -> Link:
    """Return a line by its number and words."""
    return Link(f"{row.number} {row.words}".strip(), address("site:priority", row.public_id))


def topics_of(keys: Sequence[int]) -> dict[int, list[str]]:
    """Return line → keys of its topics, in 1 query."""
    found: dict[int, list[str]] = {}
    rows = PriorityTopic.objects.filter(priority__in=keys).order_by("pk")
    for priority, topic in rows.values_list("priority", "topic"):
        found.setdefault(priority, []).append(topic)
    return found


def shown_topics(keys: Iterable[str], look: Look) -> tuple[TopicShown, ...]:
    """Return topics in the order of the vocabulary."""
    wanted = set(keys)
    return tuple(
        TopicShown(one.key, one.name(look.language), one.address) for one in topics() if one.key in wanted
    )


def under_of(lines: Lines, priority: int) -> tuple[TallyShown, ...]:
    """Return what stands under a line, kind by kind."""
    found = ((kind, lines.tally(kind.key, priority)) for kind in KINDS)
    return tuple(
        TallyShown(kind.key, str(kind.title), tally.total, tally.running, state_counts(tally))
        for kind, tally in found
    )


def state_counts(tally: Tally) -> tuple[StateCount, ...]:
    """Return the states of a tally, those of which nobody spoke last."""
    ordered = sorted(tally.states.items(), key=lambda pair: (not pair[0], pair[0]))
    return tuple(StateCount(state or "not-taken-up", count) for state, count in ordered)


def number_words(figure: Decimal | None) -> str:
    """Return a figure without zeros that say nothing; "" for none."""
    if figure is None:
        return ""
    plain = figure.normalize()
    return f"{plain:f}"


def _measures(keys: Sequence[int], look: Look) -> dict[tuple[int, str], list[MeasureShown]]:
    rows: Any = Measure.objects.visible_to(look.viewer).filter(priority__in=keys).select_related("line")
    measures = list(rows.order_by("-on_first", "-pk"))
    notes = notes_by_line([one.pk for one in measures], look.viewer, look.language)
    found: dict[tuple[int, str], list[MeasureShown]] = {}
    for one in measures:
        shown = MeasureShown(
            one.public_id, number_words(one.figure), label(one.on, look.language), one.on.text,
            address("site:line", one.public_id), notes.get(one.pk, ()),
        )  # fmt: skip
        found.setdefault((one.priority_id, one.indicator), []).append(shown)
    return found


def _indicator(one: Indicator, measures: Sequence[MeasureShown], look: Look) -> IndicatorShown:
    percent = _percent(one, measures)
    return IndicatorShown(
        name=one.name,
        unit=one.unit,
        baseline=number_words(one.baseline),
        target=number_words(one.target),
        by=label(one.by, look.language) if one.by else "",
        measures=tuple(measures),
        percent=percent,
        reach=round(WIDTH * max(0, min(100, percent or 0)) / 100),
    )


def _percent(one: Indicator, measures: Sequence[MeasureShown]) -> int | None:
    if not measures or one.baseline is None or one.target is None or one.baseline == one.target:
        return None
    way = (Decimal(measures[0].figure) - one.baseline) / (one.target - one.baseline)
    return round(way * 100)
