"""Whose turn is next in a Body, as its page tells it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from secretariat.chairs.coming import Coming, ComingTerm, coming_terms
from secretariat.chairs.states import RuleOrder
from secretariat.engines.values.date_labels import label
from secretariat.engines.values.edtf import parse
from secretariat.site.queries.naming import Names
from secretariat.site.queries.rows import Link, Look


@dataclass(frozen=True, slots=True)
class NextTerm:
    """A term ahead; several holders preside jointly. `basis`: announced, or only by the rule."""

    holders: tuple[Link, ...]
    when: str
    basis: str


@dataclass(frozen=True, slots=True)
class NextTerms:
    """The terms ahead, and how the next in the chair is found."""

    terms: tuple[NextTerm, ...]
    order: str
    goes_on: bool


def next_terms(slug: str, look: Look) -> Coming:
    """Return the terms ahead, in 6 queries; none for who looks back, since the rule is that of today."""
    found = coming_terms(look.viewer, slug, look.today) if look.known is None else None
    return found or Coming(terms=(), order="", goes_on=False)


def in_names(coming: Coming, names: Names, look: Look) -> NextTerms | None:
    """Return the terms ahead with the names of their holders; None where nothing is known of them."""
    if not coming.terms and not coming.order:
        return None
    return NextTerms(
        terms=tuple(_named(term, names, look) for term in coming.terms),
        order=str(RuleOrder(coming.order).label).lower() if coming.order else "",
        goes_on=coming.goes_on,
    )


def _named(term: ComingTerm, names: Names, look: Look) -> NextTerm:
    return NextTerm(
        holders=tuple(names.party_or_words(code) for code in term.parties),
        when=label(parse(term.term), look.language),
        basis=_("announced") if term.is_announced else _("by the rule"),
    )
