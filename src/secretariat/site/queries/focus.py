"""Focus of a body: what share of its items, commitments, projects and adopted paragraphs is under its agenda.

For the secretariat's own use. Figures of the body alone: none is reckoned by member.
"""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from secretariat.commitments.models import Alignment, Commitment, Priority
from secretariat.meetings.models import AgendaItem, Outcome
from secretariat.meetings.states import ItemKind
from secretariat.parties.models import Body
from secretariat.projects.models import Project
from secretariat.site.queries.naming import names_at
from secretariat.site.queries.rows import Link, Look
from secretariat.site.queries.strategy_lines import shown_topics, topics_of
from secretariat.texts.adoptions.operative import operative_of
from secretariat.texts.models import Adoption

BAR = 240


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `first` to `last`, both in it."""

    first: date
    last: date

    @property
    def before(self) -> "Period":
        """The period of the same length that ends the day before this one begins."""
        last = self.first - timedelta(days=1)
        return Period(last - (self.last - self.first), last)


@dataclass(frozen=True, slots=True)
class Share:
    """A figure: so many (`under`) of so many (`of`); `percent` None where there was nothing."""

    under: int
    of: int
    percent: int | None
    reach: int


@dataclass(frozen=True, slots=True)
class TopicShare:
    """How much of a kind stands under lines of a topic; a line with two topics counts with both."""

    topic: str
    name: str
    now: Share
    before: Share


@dataclass(frozen=True, slots=True)
class Figure:
    """One kind of thing: its definition, its share in the period and in the one before, and by topic."""

    key: str
    title: str
    definition: str
    now: Share
    before: Share
    topics: tuple[TopicShare, ...]


@dataclass(frozen=True, slots=True)
class FocusPage:
    """All that the page shows."""

    slug: str
    body: Link
    period: Period
    before: Period
    figures: tuple[Figure, ...]
    is_fictitious: bool


@dataclass(frozen=True, slots=True)
class _Thing:
    """A thing of a day, with the lines under which it stands."""

    on: date
    priorities: frozenset[int]


def focus_page(body: Body, period: Period, look: Look) -> FocusPage:
    """Return the focus of a body in a period, in a fixed number of queries.

    One query more for each text that was adopted in the two periods and is not in memory.
    """
    both = Period(period.before.first, period.last)
    own: Any = Priority.objects.visible_to(look.viewer).filter(of__of__body=body)
    lines = frozenset(own.values_list("pk", flat=True))
    things = {
        "items": _items(body, both, lines, look),
        "decisions": _decisions(body, both, lines, look),
        "commitments": _commitments(body, both, lines, look),
        "projects": _projects(body, both, lines, look),
        "paragraphs": _paragraphs(body, both, lines, look),
    }
    named = {key for found in things.values() for one in found for key in one.priorities}
    topics = topics_of(sorted(named))
    return FocusPage(
        slug=body.slug,
        body=names_at(look, bodies={body.slug}).body(body.slug),
        period=period,
        before=period.before,
        figures=tuple(_figure(key, found, period, topics, look) for key, found in things.items()),
        is_fictitious=body.is_fictitious,
    )


def focus_csv(page: FocusPage) -> str:
    """Return the figures as CSV: a row for each kind, and for each topic of it."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["figure", "topic", "from", "to", "under", "of", "percent"])
    for figure in page.figures:
        for topic, now, before in (
            ("", figure.now, figure.before),
            *((one.topic, one.now, one.before) for one in figure.topics),
        ):
            for period, share in ((page.period, now), (page.before, before)):
                percent = "" if share.percent is None else share.percent
                writer.writerow(
                    [figure.key, topic, period.first, period.last, share.under, share.of, percent]
                )
    return out.getvalue()


def definitions() -> dict[str, tuple[str, str]]:
    """Return kind → its title and what exactly is counted."""
    return {
        "items": (
            _("Items of agendas"),
            _("Items of the agendas of the body's meetings that began in the period, without breaks and "
              "struck ones; under the agenda are those that were filed under one of its lines."),
        ),
        "decisions": (
            _("Decisions of meetings"),
            _("Outcomes recorded of the body's meetings that began in the period; under the agenda are those "
              "that were filed under one of its lines."),
        ),
        "commitments": (
            _("Commitments"),
            _("Commitments of the body that were undertaken in the period; under the agenda are those that "
              "stand under one of its lines today."),
        ),
        "projects": (
            _("Projects"),
            _("Projects of the body that are planned to begin in the period; under the agenda are those that "
              "serve one of its lines."),
        ),
        "paragraphs": (
            _("Adopted paragraphs"),
            _("Operative paragraphs of the texts that the body adopted here in the period; under the agenda "
              "are those from which a commitment was taken that stands under one of its lines."),
        ),
    }  # fmt: skip


def _figure(
    key: str, things: Sequence[_Thing], period: Period, topics: Mapping[int, Sequence[str]], look: Look
) -> Figure:
    title, definition = definitions()[key]
    in_topic: dict[str, list[_Thing]] = {}
    for one in things:
        for topic in {each for line in one.priorities for each in topics.get(line, ())}:
            in_topic.setdefault(topic, []).append(one)
    under = [one for one in things if one.priorities]
    return Figure(
        key=key,
        title=title,
        definition=definition,
        now=_share(under, things, period),
        before=_share(under, things, period.before),
        topics=tuple(
            TopicShare(
                shown.key, shown.name, _share(in_topic[shown.key], things, period),
                _share(in_topic[shown.key], things, period.before),
            )
            for shown in shown_topics(in_topic, look)
        ),
    )  # fmt: skip


def _share(under: Iterable[_Thing], of: Iterable[_Thing], period: Period) -> Share:
    some, all_of = (sum(period.first <= one.on <= period.last for one in each) for each in (under, of))
    percent = round(100 * some / all_of) if all_of else None
    return Share(some, all_of, percent, round(BAR * (percent or 0) / 100))


def _items(body: Body, both: Period, lines: frozenset[int], look: Look) -> list[_Thing]:
    rows: Any = AgendaItem.objects.visible_to(look.viewer).filter(
        meeting__body=body, is_struck=False, meeting__on_first__gte=both.first,
        meeting__on_first__lte=both.last, meeting__line__chosen__isnull=False,
    )  # fmt: skip
    days = dict(rows.exclude(kind=ItemKind.BREAK).values_list("pk", "meeting__on_first"))
    return _filed(days, "agenda-item", body, lines, look)


def _decisions(body: Body, both: Period, lines: frozenset[int], look: Look) -> list[_Thing]:
    rows: Any = Outcome.objects.visible_to(look.viewer).filter(
        meeting__body=body, meeting__on_first__gte=both.first, meeting__on_first__lte=both.last,
        meeting__line__chosen__isnull=False,
    )  # fmt: skip
    days = dict(rows.values_list("pk", "meeting__on_first"))
    return _filed(days, "outcome", body, lines, look)


def _filed(
    days: Mapping[int, date], kind: str, body: Body, lines: frozenset[int], look: Look
) -> list[_Thing]:
    """Return things with the lines under which they were filed."""
    rows: Any = Alignment.objects.visible_to(look.viewer).filter(
        priority__of__of__body=body, subject__kind=kind
    )
    filed: dict[int, set[int]] = {}
    for subject, priority in rows.values_list("subject", "priority"):
        if subject in days and priority in lines:
            filed.setdefault(subject, set()).add(priority)
    return [_Thing(on, frozenset(filed.get(pk, ()))) for pk, on in days.items()]


def _commitments(body: Body, both: Period, lines: frozenset[int], look: Look) -> list[_Thing]:
    rows: Any = Commitment.objects.visible_to(look.viewer).filter(
        line__body=body, said_first__gte=both.first, said_first__lte=both.last
    )
    return [
        _Thing(on, frozenset({priority} & lines))
        for on, priority in rows.order_by().values_list("said_first", "priority")
    ]


def _projects(body: Body, both: Period, lines: frozenset[int], look: Look) -> list[_Thing]:
    rows: Any = Project.objects.visible_to(look.viewer).filter(
        body=body, planned_first__gte=both.first, planned_first__lte=both.last
    )
    return [
        _Thing(on, frozenset({priority} & lines))
        for on, priority in rows.order_by().values_list("planned_first", "priority")
    ]


def _paragraphs(body: Body, both: Period, lines: frozenset[int], look: Look) -> list[_Thing]:
    near = (both.first - timedelta(days=1), both.last + timedelta(days=1))  # whatever the time zone
    adopted: Any = Adoption.objects.visible_to(look.viewer).filter(
        draft__body=body, line__isnull=False, adopted_at__date__range=near
    )
    adoptions = list(adopted.select_related("draft").order_by("pk"))
    taken: Any = Commitment.objects.visible_to(look.viewer).filter(
        text__in=[adoption.line_id for adoption in adoptions], priority__in=lines
    )
    under: dict[tuple[int, str], set[int]] = {}
    for text, paragraph, priority in taken.order_by().values_list("text", "paragraph", "priority"):
        under.setdefault((text, paragraph), set()).add(priority)
    return [
        _Thing(body.day(adoption.adopted_at), frozenset(under.get((adoption.line_id, paragraph.key), ())))
        for adoption in adoptions
        for paragraph in operative_of(adoption)
    ]
