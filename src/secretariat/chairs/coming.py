"""Who comes next in a chair: what is announced, then what the rule gives. Pure, but for `coming_terms`."""

from dataclasses import dataclass
from datetime import date

from secretariat.chairs.bridge import engine
from secretariat.chairs.queries import rotations
from secretariat.chairs.rotations import Rotation
from secretariat.distribution import Viewer
from secretariat.engines.rotation import Term, TermStatus
from secretariat.engines.values.months import add_months

LONGEST_MONTHS = 12  # of a term whose length no rule tells
MOST = 5


@dataclass(frozen=True, slots=True)
class ComingTerm:
    """A term ahead: `parties` are codes (`holder` where none is a Party), `term` is EDTF."""

    holder: str
    parties: tuple[str, ...]
    term: str
    is_announced: bool


@dataclass(frozen=True, slots=True)
class Coming:
    """The next terms of a Body; `goes_on`: a rule names the next, else people decide each time."""

    terms: tuple[ComingTerm, ...]
    order: str
    goes_on: bool


def coming_terms(viewer: Viewer, slug: str, today: date) -> Coming | None:
    """Return the terms of a Body that begin after today, in 6 queries; None where it has no chair."""
    rotation = rotations(viewer, today, [slug]).get(slug)
    return coming(rotation, today) if rotation else None


def coming(rotation: Rotation, today: date) -> Coming:
    """Return the terms that begin after today, announced or by the rule."""
    rule = rotation.present()
    until = add_months(today, (rule.months or LONGEST_MONTHS) * (MOST + 1))
    ahead = [term for term in rotation.calendar(until) if term.start.first > today]
    return Coming(
        terms=tuple(map(_coming, ahead[:MOST])),
        order=rule.order.value if rotation.rule else "",
        goes_on=rotation.goes_on,
    )


def _coming(term: Term) -> ComingTerm:
    return ComingTerm(
        holder=term.holder,
        parties=term.parties,
        term=engine.edtf_of(term),
        is_announced=term.status is not TermStatus.PROJECTED,
    )
