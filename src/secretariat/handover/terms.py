"""Which term hands over to which; terms that nobody may see count too, as for the rights of the chair."""

from datetime import date, timedelta

from django.db.models import QuerySet

from secretariat.chairs.models import Chairmanship
from secretariat.chairs.states import TermStatus
from secretariat.parties.models import Body

COUNTED = (TermStatus.HELD, TermStatus.PLANNED)


def next_term(body: Body, day: date) -> Chairmanship | None:
    """Return the first term that is announced to begin after a day, in 2 queries."""
    return _terms(body).filter(term_first__gt=day).order_by("term_first", "pk").first()


def about_to_begin(body: Body, day: date, days: int) -> list[Chairmanship]:
    """Return the terms whose first day is this one, or lies at most so many days ahead, in 2 queries."""
    last = day + timedelta(days=days)
    return list(_terms(body).filter(term_first__gte=day, term_first__lte=last).order_by("term_first", "pk"))


def present_term(body: Body, day: date) -> Chairmanship | None:
    """Return the held or planned term that had begun last on a day, as long as it is not over; 2 queries."""
    row = _terms(body).filter(term_first__lte=day).order_by("term_first", "pk").last()
    return row if row and (row.term is None or row.term.end is None or row.term.end > day) else None


def before(term: Chairmanship) -> Chairmanship | None:
    """Return the term that began last before another, in 2 queries."""
    first = term.term.first if term.term else None
    if first is None:
        return None
    return _terms(term.body).filter(term_first__lt=first).order_by("term_first", "pk").last()


def _terms(body: Body) -> "QuerySet[Chairmanship]":
    rows: QuerySet[Chairmanship] = Chairmanship.objects.standing().filter(
        body=body, status__in=COUNTED, term_first__isnull=False
    )
    return rows.select_related("line", "body__parent", "holder").prefetch_related("joint")
