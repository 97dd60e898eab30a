"""Who leads a group when, what stands in the way, and what became of its yearly reports. Pure.

Source: docs/reference/chairs.md#coordinators.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from secretariat.chairs.models import Coordinator
from secretariat.chairs.states import ReportState
from secretariat.engines.values.edtf import Edtf

ONE_DAY = timedelta(days=1)
MOST_YEARS = 50


@dataclass(frozen=True, slots=True)
class YearlyReport:
    """A report that was or is due: on which day, whether it came, and when; `document` its public id."""

    due: date
    state: ReportState
    received: date | None = None
    document: str = ""


def in_the_way(rows: Iterable[Coordinator], during: Edtf, but: int | None = None) -> Coordinator | None:
    """Return a term that surely shares days with `during`, None where none does.

    Args:
        but: key of the term that is itself being moved.
    """
    others = (row for row in rows if row.pk != but and row.during is not None)
    return next((row for row in others if row.during and row.during.surely_meets(during)), None)


def leading(rows: Iterable[Coordinator], day: date) -> list[Coordinator]:
    """Return who leads a group on a day; several where the days are not exact: one of them does."""
    found = [row for row in rows if row.during and row.during.holds(day) and row.during.first is not None]
    sure = [row for row in found if row.during and row.during.surely_holds(day)]
    return sure or found


def gap_from(spans: Iterable[Edtf], day: date) -> tuple[date, date | None] | None:
    """Return the days without coordinator that begin on `day`, up to but without the second one.

    None where somebody leads on that day; the second is None where nobody is named after it.
    """
    known = list(spans)
    if any(span.holds(day) for span in known):
        return None
    later = [span.first for span in known if span.first and span.first > day]
    return day, min(later, default=None)


def yearly_reports(
    report_due: Edtf | None, during: Edtf | None, reports: Sequence[Mapping[str, str]], today: date
) -> tuple[YearlyReport, ...]:
    """Return the yearly reports of a term, in their order: those that came, those that are due.

    The first day recurs each year of the term; without an end up to the next one. What came for a day that
    is due no longer stays.
    """
    came = {date.fromisoformat(each["due"]): each for each in reports}
    days = sorted({*came, *_due_days(report_due, during, today)})
    return tuple(_report(day, came.get(day), today) for day in days)


def _due_days(report_due: Edtf | None, during: Edtf | None, today: date) -> Iterator[date]:
    """Yield the days; of a month or year the last one."""
    if report_due is None or report_due.end is None:
        return
    first = report_due.end - ONE_DAY
    end = during.end if during and during.end else None
    for years in range(MOST_YEARS):
        day = _years_later(first, years)
        if years and (day >= end if end else _years_later(first, years - 1) >= today):
            return
        yield day


def _years_later(day: date, years: int) -> date:
    """Return the same day so many years later; 29 February becomes the 28th where there is none.

    >>> _years_later(date(2024, 2, 29), 1)
    datetime.date(2025, 2, 28)
    """
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def _report(due: date, came: Mapping[str, str] | None, today: date) -> YearlyReport:
    if came is None:
        return YearlyReport(due, ReportState.LATE if due < today else ReportState.DUE)
    received = date.fromisoformat(came["received"])
    state = ReportState.RECEIVED if received <= due else ReportState.RECEIVED_LATE
    return YearlyReport(due, state, received, came["document"])
