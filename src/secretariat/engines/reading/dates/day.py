"""The day of a document: told from outside, or taken from its own dateline."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from secretariat.engines.reading.dates.edtf import day_of, first_day, is_possible, written
from secretariat.engines.reading.dates.resolve import DocumentDay
from secretariat.engines.reading.dates.seen import DateSeen, Lean, Relation
from secretariat.engines.reading.mentions import DateMention, Told

# Announcements look a few years ahead; a weekday falls on the same day again after five years at the least.
_AHEAD = timedelta(days=5 * 365)
_FEED = timedelta(days=365)


def document_day(told: Told, dateline: DateSeen | None, every: Sequence[DateSeen]) -> DocumentDay | None:
    """Return the day on which the document speaks, or None.

    The publication date that was told comes first; then a dateline with its year; then a dateline whose
    weekday (its own, or the only one that the text names) leaves one year, given the day of receipt and
    the years that the text puts in the future.
    """
    if told.published is not None:
        return DocumentDay(told.published)
    if dateline is None or dateline.first.day is None or dateline.last is not None:
        return None
    if dateline.first.year is not None:
        day = day_of(written(dateline.first)) if is_possible(dateline.first) else None
        return DocumentDay(day, dateline.span) if day else None
    return _by_weekday(told, dateline, every)


def _by_weekday(told: Told, dateline: DateSeen, every: Sequence[DateSeen]) -> DocumentDay | None:
    if told.received is None:
        return None
    named = {one.weekday for one in every if _names_the_day(one)}
    weekday = dateline.weekday if dateline.weekday is not None else (named.pop() if len(named) == 1 else None)
    if weekday is None:
        return None
    first, last = _window(told.received, every)
    days = [day for day in _same_days(dateline, first, last) if day.weekday() == weekday]
    return DocumentDay(days[0], dateline.span) if len(days) == 1 else None


def _names_the_day(one: DateSeen) -> bool:
    return one.relation is Relation.WEEKDAY and one.shift == 0 and one.lean is not Lean.FUTURE


def _window(received: date, every: Sequence[DateSeen]) -> tuple[date, date]:
    """Return the days between which the document can have been written, the last one included."""
    ahead = [first_day(one.first) for one in every if one.lean is Lean.FUTURE]
    behind = [first_day(one.first) for one in every if one.lean is Lean.PAST]
    future = min((day for day in ahead if day), default=None)
    past = max((day for day in behind if day and (future is None or day < future)), default=date.min)
    if future is None:
        return max(received - _FEED, past), received
    return max(future - _AHEAD, past), min(received, future)


def _same_days(dateline: DateSeen, first: date, last: date) -> list[date]:
    days = []
    for year in range(first.year, last.year + 1):
        parts = replace(dateline.first, year=year)
        day = first_day(parts) if is_possible(parts) else None
        if day is not None and first <= day <= last:
            days.append(day)
    return days


def dateline_mention(dateline: DateSeen, today: DocumentDay | None) -> DateMention:
    """Return the dateline's own date; its year may come from the day of the document, if the two agree."""
    if dateline.first.year is not None or today is None:
        edtf = written(dateline.first) if is_possible(dateline.first) else None
        return DateMention(dateline.span, edtf)
    for day in (today.day + timedelta(days=shift) for shift in (0, -1, 1, -2, 2, -3, 3)):
        if (day.month, day.day) == (dateline.first.month, dateline.first.day):
            return DateMention(dateline.span, day.isoformat(), inferred_from=today.span or dateline.span)
    return DateMention(dateline.span, None)
