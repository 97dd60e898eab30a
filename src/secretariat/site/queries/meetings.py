"""Lists of meetings: what lies ahead and what was, by body and kind; a month; a series with its numbers."""

from calendar import Calendar
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db.models import F, Q, QuerySet

from secretariat.bodies.queries import LONG, bodies_known_to, names_by_address
from secretariat.engines.values.date_labels import label
from secretariat.engines.values.edtf import parse
from secretariat.engines.values.folding import sort_key
from secretariat.meetings import series
from secretariat.meetings.models import Meeting
from secretariat.meetings.states import AHEAD, MeetingKind
from secretariat.parties.models import Body
from secretariat.site.queries.anniversaries import month_anniversaries
from secretariat.site.queries.naming import address, names_for
from secretariat.site.queries.pointing import page_of
from secretariat.site.queries.reads import reads_of
from secretariat.site.queries.rows import Group, Link, Look, Row, grouped
from secretariat.site.queries.written import rows_of
from secretariat.texts.models import Text

PAGE = 50
MOST_IN_MONTH = 300
FIRST_YEAR, LAST_YEAR = 1900, 2200  # of the months that can be turned to
WHENS = ("ahead", "past", "all")


@dataclass(frozen=True, slots=True)
class Filter:
    """What the list is narrowed to: slug of a body, kind, ahead, past or all, year."""

    body: str = ""
    kind: str = ""
    when: str = "ahead"
    year: int | None = None


@dataclass(frozen=True, slots=True)
class MeetingsPage:
    """A page of the list; `bodies`: slug and name of those that the filter offers."""

    groups: tuple[Group, ...]
    total: int
    page: int
    page_count: int
    narrowed: Filter
    bodies: tuple[tuple[str, str], ...]
    kinds: tuple[tuple[str, str], ...]
    month: str


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a month with the meetings that take place on it, and whose anniversary it is."""

    on: date
    is_inside: bool
    is_today: bool
    meetings: tuple[Link, ...]
    anniversaries: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Undated:
    """A meeting whose day is not known, and what is known of it: a month, a season, a year."""

    link: Link
    when: str


@dataclass(frozen=True, slots=True)
class MonthPage:
    """A month as weeks of days; `undated`: what may fall into it on a day not known."""

    title: str
    weeks: tuple[tuple[Day, ...], ...]
    undated: tuple[Undated, ...]
    before: str
    after: str
    is_cut: bool


@dataclass(frozen=True, slots=True)
class InSeries:
    """A meeting of a series, and what it adopted."""

    row: Row
    ordinal: int | None
    texts: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class SeriesPage:
    """A series of meetings: its count, the numbers that no meeting bears, the meetings, latest first."""

    body: Link
    slug: str
    kind: str
    kind_name: str
    items: tuple[InSeries, ...]
    total: int
    next: int
    missing: tuple[int, ...]
    page: int
    page_count: int
    is_fictitious: bool


def meetings_page(look: Look, narrowed: Filter, page: int) -> MeetingsPage | None:
    """Return a page of the list, in 9 queries; None where the page or the body is not."""
    rows = _narrowed(_listed(look), narrowed, look)
    total = rows.count()
    page_count = max(1, -(-total // PAGE))
    if not 1 <= page <= page_count:
        return None
    found = _rows(rows[(page - 1) * PAGE : page * PAGE], look)
    return MeetingsPage(
        groups=grouped(found),
        total=total,
        page=page,
        page_count=page_count,
        narrowed=narrowed,
        bodies=_bodies(look),
        kinds=tuple((value, str(words)) for value, words in MeetingKind.choices),
        month=f"{look.today:%Y-%m}",
    )


def month_page(look: Look, first: date) -> MonthPage:
    """Return the month that begins on a day, in 11 queries."""
    after = (first + timedelta(days=31)).replace(day=1)
    rows = _listed(look).filter(on_first__lt=after).filter(Q(on_end__gt=first) | Q(on_first=first))
    ids = list(rows.order_by("on_first", "begins", "pk").values_list("pk", flat=True)[: MOST_IN_MONTH + 1])
    dated, undated = _by_day(ids[:MOST_IN_MONTH], look)
    kept, in_month = month_anniversaries(look, first, after)
    weeks = tuple(
        tuple(
            Day(
                day, day.month == first.month, day == look.today,
                tuple(dated.get(day, ())), tuple(kept.get(day, ())),
            )
            for day in week
        )
        for week in Calendar().monthdatescalendar(first.year, first.month)
    )  # fmt: skip
    title = label(parse(f"{first:%Y-%m}"), look.language)
    before = first - timedelta(days=1)
    return MonthPage(
        title=title[:1].upper() + title[1:],
        weeks=weeks,
        undated=(*undated, *(Undated(link, label(on, look.language)) for link, on in in_month)),
        before=f"{before:%Y-%m}" if before.year >= FIRST_YEAR else "",
        after=f"{after:%Y-%m}" if after.year <= LAST_YEAR else "",
        is_cut=len(ids) > MOST_IN_MONTH,
    )


def series_page(slug: str, kind: str, look: Look, page: int) -> SeriesPage | None:
    """Return a series, in 11 queries; None where the body or the page is not, or nothing of the kind."""
    body = Body.objects.filter(bodies_known_to(look.viewer), slug=slug).first()
    if body is None or kind not in MeetingKind.values:
        return None
    rows = series.in_series(body, kind).visible_to(look.viewer)  # type: ignore[attr-defined]
    numbers = list(rows.values_list("ordinal", flat=True))
    page_count = max(1, -(-len(numbers) // PAGE))
    if not numbers or not 1 <= page <= page_count:
        return None
    order = (F("on_first").desc(nulls_last=True), F("ordinal").desc(nulls_last=True), "-pk")
    shown = list(rows.select_related("line").order_by(*order)[(page - 1) * PAGE : page * PAGE])
    written = {row.id: row for row in _rows_of([meeting.pk for meeting in shown], look, seen_from="body")}
    adopted = _adopted(body, shown, look)
    count = series.count_of(numbers)
    return SeriesPage(
        body=Link(names_by_address("body", [slug], look.language, LONG, look.viewer).get(slug, slug),
                  address("site:body", slug)),
        slug=slug,
        kind=kind,
        kind_name=str(MeetingKind(kind).label),
        items=tuple(
            InSeries(written[meeting.public_id], meeting.ordinal, tuple(adopted.get(meeting.pk, ())))
            for meeting in shown
            if meeting.public_id in written
        ),
        total=len(numbers),
        next=count.next,
        missing=count.missing,
        page=page,
        page_count=page_count,
        is_fictitious=body.is_fictitious,
    )  # fmt: skip


def _listed(look: Look) -> QuerySet[Meeting]:
    """Return the meetings that stand for themselves: those of a visit's programme stand with the visit."""
    rows: QuerySet[Meeting] = Meeting.objects.visible_to(look.viewer).filter(part_of=None)
    return rows if settings.DEMO else rows.filter(line__is_fictitious=False)


def _narrowed(rows: QuerySet[Meeting], to: Filter, look: Look) -> QuerySet[Meeting]:
    if to.body:
        rows = rows.filter(Q(body__slug=to.body) | Q(pk__in=Meeting.objects.filter(joint_with__slug=to.body)))
    if to.kind:
        rows = rows.filter(kind=to.kind)
    if to.year:
        rows = rows.filter(on_first__gte=date(to.year, 1, 1), on_first__lt=date(to.year + 1, 1, 1))
    ahead = Q(status__in=AHEAD) & (Q(on_end__gt=look.today) | Q(on_end__isnull=True))
    if to.when == "ahead":
        return rows.filter(ahead).order_by(F("on_first").asc(nulls_last=True), "pk")
    past = rows.exclude(ahead) if to.when == "past" else rows
    return past.order_by(F("on_first").desc(nulls_last=True), "-pk")


def _rows(meetings: QuerySet[Meeting], look: Look) -> list[Row]:
    return _rows_of(list(meetings.values_list("pk", flat=True)), look)


def _rows_of(ids: Sequence[int], look: Look, *, seen_from: str = "") -> list[Row]:
    reads = reads_of(ids, look)
    names = names_for([read.value for of_line in reads.values() for read in of_line], look)
    return rows_of(reads.of(ids), names, look, seen_from=seen_from)


def _bodies(look: Look) -> tuple[tuple[str, str], ...]:
    """Return the bodies that have meetings of which the viewer may know, by name."""
    slugs = (
        Body.objects.filter(bodies_known_to(look.viewer), meetings__isnull=False)
        .filter(**({} if settings.DEMO else {"is_fictitious": False}))
        .distinct()
        .values_list("slug", flat=True)
    )
    names = names_by_address("body", slugs, look.language, LONG, look.viewer)
    return tuple(sorted(names.items(), key=lambda pair: sort_key(pair[1], look.language)))


def _by_day(ids: Sequence[int], look: Look) -> tuple[dict[date, list[Link]], list[Undated]]:
    rows = {row.id: row for row in _rows_of(ids, look)}
    dated: dict[date, list[Link]] = {}
    undated: list[Undated] = []
    for meeting in (
        Meeting.objects.filter(pk__in=ids).select_related("line").order_by("on_first", "begins", "pk")
    ):
        row = rows.get(meeting.public_id)
        if row is None or meeting.on is None:
            continue
        hour = f"{meeting.begins:%H:%M} " if meeting.begins else ""
        link = Link(f"{hour}{row.head.label}", row.url)
        if meeting.on.is_to_the_day and meeting.on.first and meeting.on.end:
            for step in range(min((meeting.on.end - meeting.on.first).days, 40)):
                dated.setdefault(meeting.on.first + timedelta(days=step), []).append(link)
        else:
            undated.append(Undated(link, label(meeting.on, look.language)))
    return dated, undated


def _adopted(body: Body, meetings: Iterable[Meeting], look: Look) -> Mapping[int, list[Link]]:
    """Return meeting → texts whose day of adoption surely lies within it, in 1 query."""
    days = {meeting.pk: meeting.on for meeting in meetings if meeting.on and meeting.on.has_sure_days}
    firsts = [on.first for on in days.values() if on.first]
    if not firsts:
        return {}
    texts: Any = Text.objects.visible_to(look.viewer).filter(body=body, adopted_first__gte=min(firsts))
    found: dict[int, list[Link]] = {}
    for text in texts.select_related("line").order_by("adopted_first", "pk"):
        for pk, on in days.items():
            if _surely_within(text, on):
                found.setdefault(pk, []).append(Link(text.title, page_of("text", text.public_id)))
    return found


def _surely_within(text: Text, on: Any) -> bool:
    adopted = text.adopted
    if adopted is None or not (on.surely_first and on.surely_end and adopted.first and adopted.end):
        return False
    return bool(on.surely_first <= adopted.first and adopted.end <= on.surely_end)
