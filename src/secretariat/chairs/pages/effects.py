"""A calendar and what moves in it, ready for a page."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from secretariat.engines.rotation import Difference, Term


@dataclass(frozen=True, slots=True)
class TermShown:
    """A term of the calendar; `why`: the kind of exception by which it departs from the rule."""

    holder: str
    first: str
    last: str
    status: str
    why: str


@dataclass(frozen=True, slots=True)
class Moving:
    """One turn: where it stands today, where it stands then; "" on the side on which it is not there."""

    holder: str
    today: str
    then: str


def terms_shown(terms: Sequence[Term], name: Callable[[str], str]) -> list[TermShown]:
    """Return the terms of a calendar with the names of their holders."""
    return [
        TermShown(
            name(term.holder),
            str(term.start),
            str(term.end.eve) if term.end else "",
            term.status.value,
            term.exception.kind.value if term.exception else "",
        )
        for term in terms
    ]


def movings(effect: Difference, name: Callable[[str], str]) -> list[Moving]:
    """Return what a decision moves, in order of the days of today."""
    rows = [
        *((move.before.start.first, move.before, move.after) for move in effect.moved),
        *((term.start.first, term, None) for term in effect.removed),
        *((term.start.first, None, term) for term in effect.added),
    ]
    rows.sort(key=lambda row: row[0])
    return [
        Moving(
            holder=name((before or after).holder),  # type: ignore[union-attr]  # one of the two is there
            today=_span(before),
            then=_span(after),
        )
        for _day, before, after in rows
    ]


def _span(term: Term | None) -> str:
    if term is None:
        return ""
    last = str(term.end.eve) if term.end else _("open")
    return f"{term.start} – {last}"
