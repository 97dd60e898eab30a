"""Coverage of an agenda: which lines have something standing under them, which have none since when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from secretariat.commitments.models import Commitment, Priority, StrategyVersion
from secretariat.commitments.states import ENDED
from secretariat.engines.values.date_labels import label
from secretariat.engines.values.edtf import Edtf
from secretariat.engines.values.sheets import as_sheet
from secretariat.parties.models import Level
from secretariat.site.queries.coverage_drawing import Bar, Drawing, drawing_of
from secretariat.site.queries.naming import address, names_at
from secretariat.site.queries.rows import Link, Look
from secretariat.site.queries.strategies_held import Held, facts_of, held
from secretariat.site.queries.strategy_lines import (
    Lines,
    TallyShown,
    TopicShown,
    lines_of,
    link_of,
    shown_topics,
    topics_of,
    under_of,
)


@dataclass(frozen=True, slots=True)
class CoverageLine:
    """A line of the agenda, with how many commitments and projects are under it.

    `running`: how many of the `total` are not ended; `none_since`: since when there is none, empty where
    there is one; `none_since_edtf` is the same for machines; `ended`: there were some before.
    """

    line: Link
    number: str
    words: str
    topics: tuple[TopicShown, ...]
    under: tuple[TallyShown, ...]
    running: int
    total: int
    none_since: str
    none_since_edtf: str
    ended: bool


@dataclass(frozen=True, slots=True)
class EmptySince:
    """Since when no commitment or project that is not ended stands under a line, "" where one does.

    `ended`: there were some, and all have ended.
    """

    label: str
    edtf: str
    ended: bool


@dataclass(frozen=True, slots=True)
class Changed:
    """What changed since the version was adopted: its lines against those before, what was undertaken."""

    since: str
    earlier: Link | None
    new: tuple[Link, ...]
    carried_on: tuple[Link, ...]
    dropped: tuple[Link, ...]
    undertaken: int
    ended: int


@dataclass(frozen=True, slots=True)
class LevelCount:
    """How many commitments under the lines are of bodies of a level."""

    level: str
    count: int


@dataclass(frozen=True, slots=True)
class CoveragePage:
    """All that the page shows. `versions`, `topics`: what the filter offers; `version`, `topic`: chosen."""

    id: str
    title: str
    body: Link
    versions: tuple[tuple[str, str], ...]
    topics: tuple[TopicShown, ...]
    version: str
    topic: str
    version_title: Link
    state: str
    lines: tuple[CoverageLine, ...]
    with_count: int
    without_count: int
    changed: Changed
    levels: tuple[LevelCount, ...]
    drawing: Drawing | None
    is_fictitious: bool


def coverage_page(public_id: str, look: Look, *, version: str = "", topic: str = "") -> CoveragePage | None:
    """Return the coverage of an agenda, in a fixed number of queries; None where there is no such thing.

    Args:
        version: public id; that in force where empty. topic: a key of the vocabulary; all where empty.
    """
    one = next(iter(held(look, Q(line__public_id=public_id))), None)
    of = _version(one, version) if one else None
    if one is None or of is None:
        return None
    lines = lines_of(one.versions, look)
    all_of = lines.of(of.pk)
    known = topics_of([row.pk for row in all_of])
    offered = shown_topics({key for keys in known.values() for key in keys}, look)
    if topic and topic not in {each.key for each in offered}:
        return None
    wanted = [row for row in all_of if not topic or topic in known.get(row.pk, ())]
    shown = tuple(_line(row, one, lines, shown_topics(known.get(row.pk, ()), look), look) for row in wanted)
    keys = [each.pk for row in wanted for each in lines.chain(row.pk)]
    without = sum(bool(row.none_since) for row in shown)
    names = names_at(look, bodies={one.strategy.body.slug})
    return CoveragePage(
        id=public_id,
        title=one.strategy.title,
        body=names.body(one.strategy.body.slug),
        versions=tuple((each.public_id, each.text.title) for each in reversed(one.versions)),
        topics=offered,
        version=of.public_id,
        topic=topic,
        version_title=Link(of.text.title, address("site:text", of.text.public_id)),
        state=str(one.states[of.pk]),
        lines=shown,
        with_count=len(shown) - without,
        without_count=without,
        changed=_changed(of, one, lines, wanted, keys, look),
        levels=_levels(keys, look),
        drawing=drawing_of([_bar(row) for row in shown]),
        is_fictitious=one.strategy.line.is_fictitious,
    )


def coverage_csv(page: CoveragePage) -> str:
    """Return the lines as CSV; a cell that a spreadsheet would run begins with an apostrophe."""
    kinds = [tally.kind for tally in page.lines[0].under] if page.lines else []
    head = ["number", "words", "topics", *kinds, "not ended", "none since"]
    rows = (
        (row.number, row.words, " ".join(topic.key for topic in row.topics),
         *(tally.total for tally in row.under), row.running, row.none_since_edtf)
        for row in page.lines
    )  # fmt: skip
    return as_sheet(head, rows)


def _version(one: Held, asked: str) -> StrategyVersion | None:
    if not asked:
        return one.shown
    return next((version for version in one.versions if version.public_id == asked), None)


def _line(row: Priority, one: Held, lines: Lines, topics: tuple[TopicShown, ...], look: Look) -> CoverageLine:
    empty, work = empty_since(row, one, lines, look), lines.work(row.pk)
    return CoverageLine(
        line=link_of(row),
        number=row.number,
        words=row.words,
        topics=topics,
        under=under_of(lines, row.pk),
        running=work.running,
        total=work.total,
        none_since=empty.label,
        none_since_edtf=empty.edtf,
        ended=empty.ended,
    )


def empty_since(row: Priority, one: Held, lines: Lines, look: Look) -> EmptySince:
    """Return since when no commitment or project that is not ended stands under a line."""
    tally = lines.work(row.pk)
    if tally.running:
        return EmptySince("", "", ended=False)
    oldest = lines.chain(row.pk)[-1]
    begun = facts_of(next(each for each in one.versions if each.pk == oldest.of_id)).begins
    since = Edtf.day(tally.ended) if tally.ended else _beginning(begun)
    shown = label(since, look.language) if since else _("not known")
    return EmptySince(shown, since.text if since else "", ended=bool(tally.total))


def _beginning(begun: Edtf | None) -> Edtf | None:
    """Return when an interval begins; a date is its own beginning."""
    return Edtf.parse(begun.start.text) if begun and begun.start else None


def _changed(
    of: StrategyVersion, one: Held, lines: Lines, wanted: Sequence[Priority], keys: Sequence[int], look: Look
) -> Changed:
    at = one.versions.index(of)
    earlier = one.versions[at - 1] if at else None
    kept = {each.pk for row in lines.of(of.pk) for each in lines.chain(row.pk)[1:]}
    begun = of.text.adopted.first if of.text.adopted else None
    undertaken, ended = changed_since(keys, begun, look)
    return Changed(
        since=label(of.text.adopted, look.language) if of.text.adopted else "",
        earlier=Link(earlier.text.title, address("site:text", earlier.text.public_id)) if earlier else None,
        new=tuple(link_of(row) for row in wanted if row.continues_id not in lines.rows) if earlier else (),
        carried_on=tuple(link_of(row) for row in wanted if row.continues_id in lines.rows),
        dropped=tuple(link_of(row) for row in lines.of(earlier.pk) if row.pk not in kept) if earlier else (),
        undertaken=undertaken,
        ended=ended,
    )


def changed_since(keys: Sequence[int], day: date | None, look: Look) -> tuple[int, int]:
    """Return how many commitments under these lines were undertaken, and how many ended, from a day on."""
    if day is None:
        return 0, 0
    rows: Any = Commitment.objects.visible_to(look.viewer).filter(priority__in=keys)
    found = rows.order_by().aggregate(
        undertaken=Count("pk", filter=Q(said_first__gte=day)),
        ended=Count("pk", filter=Q(state__in=ENDED, state_since__gte=day)),
    )
    return found["undertaken"], found["ended"]


def _levels(keys: Sequence[int], look: Look) -> tuple[LevelCount, ...]:
    rows: Any = Commitment.objects.visible_to(look.viewer).filter(priority__in=keys).order_by()
    counted = dict(rows.values_list("line__body__level").annotate(Count("pk")))
    words = dict(Level.choices)
    return tuple(
        LevelCount(str(words.get(level, level or _("not known"))), count)
        for level, count in sorted(counted.items(), key=lambda pair: str(pair[0]))
    )


def _bar(row: CoverageLine) -> Bar:
    return Bar(row.line, row.running, row.total - row.running)
