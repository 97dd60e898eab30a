"""From dates as written to EDTF: a missing year is inferred only where one answer is left.

Reads DateSeen of any language and the day of the document; writes DateMention. Never invents a part: what
stays open is None, and what was inferred points at its source.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from secretariat.engines.reading.dates.edtf import first_day, is_possible, last_day, written
from secretariat.engines.reading.dates.seen import DateSeen, Lean, Parts, Relation
from secretariat.engines.reading.mentions import DateMention
from secretariat.engines.values.spans import Span

# A date without year and without a leaning clause is the nearest one, if it is this near and no other is.
_NEAR_DAYS = 125
# News looks back and ahead by less than a year when it leaves the year out.
_FAR_DAYS = 330
# Without a day of the document: a year is lent by full dates within this distance.
_LENT_DAYS = 60


@dataclass(frozen=True, slots=True)
class DocumentDay:
    """The day on which the document speaks; `span` is None where it was told from outside."""

    day: date
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class _Year:
    """An inferred year; `source` as `inferred_from` of a mention."""

    year: int
    source: Span


def resolve(
    seen: Sequence[DateSeen], units: Sequence[Span], today: DocumentDay | None
) -> tuple[DateMention, ...]:
    """Return the dates in order of their start, each as exact as can be justified.

    Args:
        seen: what the grammar of a language found, not overlapping.
        units: the paragraphs; "that year" and a contradicting year are looked for within one.
        today: the day of the document, if known.
    """
    ordered = sorted(seen, key=lambda one: one.span)
    mentions: list[DateMention] = []
    for one in ordered:
        unit = next((unit for unit in units if unit.holds(one.span)), None)
        mentions.append(_resolved(one, ordered, mentions, unit, today))
    return tuple(mentions)


def _resolved(
    one: DateSeen,
    every: Sequence[DateSeen],
    before: Sequence[DateMention],
    unit: Span | None,
    today: DocumentDay | None,
) -> DateMention:
    if one.relation is Relation.SAME_YEAR:
        return _of_that_year(one, before, unit)
    if one.relation is Relation.THE_YEAR:
        told = _of_that_year(one, before, unit)
        return told if told.edtf is not None else _relative(replace(one, relation=Relation.YEAR), today)
    if one.relation is Relation.TOLD_DAY:
        return _of_told_day(one, before, today)
    if one.relation is not None:
        return _relative(one, today)
    if one.first.year is not None:
        return _mention(one, one.first, one.last, None)
    year = _inferred_year(one, every, unit, today)
    if year is None:
        return DateMention(one.span, None, is_range=one.last is not None)
    return _with_year(one, year)


def _mention(one: DateSeen, first: Parts, last: Parts | None, source: Span | None) -> DateMention:
    if not is_possible(first) or (last is not None and not is_possible(last)):
        return DateMention(one.span, None)
    edtf = written(first)
    if last is not None and edtf is not None:
        edtf = f"{edtf}/{written(last)}" if _is_later(last, first) else None
    is_range = last is not None or (first.season is not None and edtf is not None)
    return DateMention(one.span, edtf, is_range, source if edtf else None)


def _is_later(last: Parts, first: Parts) -> bool:
    begins, ends = first_day(first), last_day(last)
    return begins is not None and ends is not None and begins <= ends


def _with_year(one: DateSeen, year: _Year) -> DateMention:
    first = replace(one.first, year=year.year)
    last = one.last
    if last is not None and last.year is None:
        # "from 1 December to 30 January": the second end lies in the next year.
        turns = (last.month or 0, last.day or 0) < (first.month or 0, first.day or 0)
        last = replace(last, year=year.year + turns)
    return _mention(one, first, last, year.source)


def _of_that_year(one: DateSeen, before: Sequence[DateMention], unit: Span | None) -> DateMention:
    for earlier in reversed(before):
        if unit is not None and not unit.holds(earlier.span):
            break
        if earlier.edtf is None or earlier.edtf.endswith("X"):
            continue
        if "/" in earlier.edtf and earlier.edtf[:4] != earlier.edtf.split("/")[1][:4]:
            break
        return _with_year(one, _Year(int(earlier.edtf[:4]), earlier.span))
    return DateMention(one.span, None)


def _of_told_day(one: DateSeen, before: Sequence[DateMention], today: DocumentDay | None) -> DateMention:
    """Return "the day before" or "the same day", measured from the last day told that its clause allows."""
    for earlier in reversed(before):
        days = _days_of(earlier)
        if not days or (one.shift == 0 and len(days) > 1):
            continue
        if one.lean is Lean.PAST and today is not None and min(days) > today.day:
            continue
        day = (days[-1] if one.shift > 0 else days[0]) + timedelta(days=one.shift)
        return _mention(one, _whole(day), None, earlier.span)
    return DateMention(one.span, None)


def _days_of(mention: DateMention) -> list[date]:
    """Return the ends of a mention that is exact to the day."""
    ends = mention.edtf.split("/") if mention.edtf else []
    if not ends or any(len(end) != len("2000-01-01") for end in ends):
        return []
    return [date.fromisoformat(end) for end in ends]


def _relative(one: DateSeen, today: DocumentDay | None) -> DateMention:
    if today is None:
        return DateMention(one.span, None)
    parts = _measured(one, today.day)
    if parts is None:
        return DateMention(one.span, None)
    return _mention(one, parts, None, today.span or one.span)


def _measured(one: DateSeen, day: date) -> Parts | None:
    """Return what a relative date comes to on `day`; of a week its month, where it lies in one."""
    if one.relation is Relation.DAY:
        return _whole(day + timedelta(days=one.shift))
    if one.relation is Relation.MONTH:
        months = day.year * 12 + day.month - 1 + one.shift
        return Parts(months // 12, months % 12 + 1)
    if one.relation is Relation.WEEK:
        monday = day + timedelta(days=7 * one.shift - day.weekday())
        sunday = monday + timedelta(days=6)
        return Parts(monday.year, monday.month) if monday.month == sunday.month else None
    if one.relation is Relation.WEEKDAY and one.weekday is not None:
        return _whole(_weekday(one, day))
    if one.relation is Relation.YEAR:
        return replace(one.first, year=day.year + one.shift)
    return None


def _whole(day: date) -> Parts:
    return Parts(day.year, day.month, day.day)


def _weekday(one: DateSeen, day: date) -> date:
    assert one.weekday is not None
    if one.shift > 0 or (one.shift == 0 and one.lean is Lean.FUTURE):
        ahead = (one.weekday - day.weekday()) % 7
        return day + timedelta(days=ahead or (7 if one.shift > 0 else 0))
    back = (day.weekday() - one.weekday) % 7
    return day - timedelta(days=back or (7 if one.shift < 0 else 0))


def _inferred_year(
    one: DateSeen, every: Sequence[DateSeen], unit: Span | None, today: DocumentDay | None
) -> _Year | None:
    if one.first.month is None:
        return None
    holding = _holding(one, every)
    if holding is not None:
        return holding
    if today is not None:
        return _by_document(one, every, unit, today)
    return _lent(one, every)


def _holding(one: DateSeen, every: Sequence[DateSeen]) -> _Year | None:
    """Return the year of the one dated range that holds this day; two such ranges leave it open."""
    years = {}
    for other in every:
        if other.last is None or other.first.year is None or one.first.day is None:
            continue
        begins, ends = first_day(other.first), last_day(other.last)
        if begins is None or ends is None or (ends - begins).days > 31:
            continue
        for year in {begins.year, ends.year}:
            day = first_day(replace(one.first, year=year)) if _fits(one.first, year) else None
            if day is not None and begins <= day <= ends:
                years[year] = other.span
    if len(years) != 1:
        return None
    year, source = years.popitem()
    return _Year(year, source)


def _fits(parts: Parts, year: int) -> bool:
    return is_possible(replace(parts, year=year))


def _by_document(
    one: DateSeen, every: Sequence[DateSeen], unit: Span | None, today: DocumentDay
) -> _Year | None:
    year = _nearest(one, today.day)
    if year is None or _is_contradicted(one, year, every, unit, today.day.year):
        return None
    return _Year(year, today.span or one.span)


def _nearest(one: DateSeen, day: date) -> int | None:
    """Return the year that brings the date nearest to `day` on the side to which its clause leans."""
    options = []
    for year in (day.year - 1, day.year, day.year + 1):
        if not _fits(one.first, year):
            continue
        begins, ends = first_day(replace(one.first, year=year)), last_day(replace(one.first, year=year))
        assert begins is not None
        assert ends is not None
        if one.weekday is not None and begins.weekday() != one.weekday:
            continue
        if (one.lean is Lean.PAST and begins > day) or (one.lean is Lean.FUTURE and ends < day):
            continue
        # In July, "last July" is that of the year before, "next July" that of the year after.
        if (one.shift < 0 and ends >= day) or (one.shift > 0 and begins <= day):
            continue
        options.append((max((begins - day).days, (day - ends).days, 0), year))
    limit = _NEAR_DAYS if one.lean is Lean.OPEN and one.weekday is None else _FAR_DAYS
    limit = _FAR_DAYS + 35 if one.shift else limit
    distance, year = min(options, default=(limit + 1, 0))
    return year if distance <= limit else None


def _is_contradicted(
    one: DateSeen, year: int, every: Sequence[DateSeen], unit: Span | None, this_year: int
) -> bool:
    """Tell whether the paragraph was telling of another year before: "In 1991 ... In March ..."."""
    if unit is None or one.weekday is not None:
        return False
    earlier = [o for o in every if unit.holds(o.span) and o.span < one.span and o.first.year is not None]
    if not earlier:
        return False
    told = {(earlier[-1].last or earlier[-1].first).year or 0, earlier[-1].first.year or 0}
    if told & {year, this_year}:
        return False
    return min(told) > this_year if one.lean is Lean.FUTURE else max(told) < this_year


def _lent(one: DateSeen, every: Sequence[DateSeen]) -> _Year | None:
    """Return the year that the full dates of the text lend, if all that could lend one agree.

    A weekday that fits reaches further, and so does a text that names one year only.
    """
    lenders = [other for other in every if other.first.year and other.first.month and other.first.day]
    years = {part.year for o in every for part in (o.first, o.last) if part is not None and part.year}
    reach = _NEAR_DAYS if len(years) == 1 else _LENT_DAYS
    reach = _FAR_DAYS if one.weekday is not None else reach
    found = {year: lender.span for lender in lenders for year in _years_near(one, lender, reach)}
    if len(found) != 1:
        return None
    year, source = found.popitem()
    return _Year(year, source)


def _years_near(one: DateSeen, lender: DateSeen, reach_days: int) -> list[int]:
    anchor, year = first_day(lender.first), lender.first.year
    if anchor is None or year is None:
        return []
    days = [first_day(replace(one.first, year=y)) for y in (year - 1, year, year + 1) if _fits(one.first, y)]
    return [
        day.year
        for day in days
        if day is not None and abs((day - anchor).days) <= reach_days and one.weekday in (None, day.weekday())
    ]
