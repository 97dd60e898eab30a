"""Which lines fall into a term: surely, or perhaps. Conditions for queries."""

from django.db.models import Q

from secretariat.chairs.models import Chairmanship
from secretariat.chairs.states import TermStatus


def has_days(term: Chairmanship) -> bool:
    """Tell whether anything can be counted into the term: it was not called off, and has days."""
    return term.status != TermStatus.NOT_HELD and term.term is not None and term.term.has_sure_days


def surely_in(term: Chairmanship, field: str) -> Q:
    """Return the condition for dates whose every possible day is surely a day of the term."""
    days = term.term
    if days is None or not days.has_sure_days:
        return Q(pk__in=())
    where = Q(**{f"{field}__isnull": False})
    if days.surely_first:
        where &= Q(**{f"{field}_first__gte": days.surely_first})
    if days.surely_end:
        where &= Q(**{f"{field}_end__lte": days.surely_end})
    return where


def perhaps_in(term: Chairmanship, field: str) -> Q:
    """Return the condition for dates that may share a day with the term."""
    where = Q(**{f"{field}__isnull": False})
    if term.term and term.term.end:
        where &= Q(**{f"{field}_first__lt": term.term.end}) | Q(**{f"{field}_first__isnull": True})
    if term.term and term.term.first:
        where &= Q(**{f"{field}_end__gt": term.term.first}) | Q(**{f"{field}_end__isnull": True})
    return where
