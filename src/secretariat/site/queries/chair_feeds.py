"""Terms in the chair as feeds: of all bodies, of one Body, of one Party."""

from dataclasses import dataclass

from django.db.models import F
from django.utils.translation import gettext as _

from secretariat.bodies.queries import bodies_known_to, names_by_address
from secretariat.chairs.calendar_file import Entry
from secretariat.chairs.entries import entry_of
from secretariat.chairs.listing import ListedTerm, listed
from secretariat.chairs.models import Chairmanship
from secretariat.chairs.queries import chairmanships
from secretariat.engines.values.date_labels import label
from secretariat.parties.models import Body, Party
from secretariat.site.queries.pointing import page_of
from secretariat.site.queries.rows import Look

LATEST = 50


@dataclass(frozen=True, slots=True)
class Source:
    """What a feed is of: the slug of a Body, the code of a Party, or neither for all."""

    title: str
    body: str | None = None
    party: str | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """A term as it was last written: `at` is when the present reading was chosen (ISO, with offset)."""

    url: str
    title: str
    summary: str
    at: str
    source: str


def source_of(look: Look, *, body: str | None = None, party: str | None = None) -> Source | None:
    """Return what the feed is of; None for a body or party that the viewer does not know. 1 or 2 queries."""
    if body is not None:
        if not Body.objects.filter(bodies_known_to(look.viewer), slug=body).exists():
            return None
        return Source(_("Chairs of {name}").format(name=_name("body", body, look)), body=body)
    if party is not None:
        if not Party.objects.filter(code=party).exists():
            return None
        return Source(_("Chairs held by {name}").format(name=_name("party", party, look)), party=party)
    return Source(_("Chairs of all organisations"))


def terms_of(source: Source, look: Look) -> list[Chairmanship]:
    """Return the terms of a feed in 2 queries; what is fictitious stands only in the feed of its own body."""
    terms = chairmanships(look.viewer, bodies=[source.body] if source.body else None, party=source.party)
    return list(terms if source.body else terms.filter(body__is_fictitious=False))


def entries_of(source: Source, look: Look, root: str) -> list[Entry]:
    """Return the terms as entries of a calendar; those without a first day have no place in one.

    Args:
        root: scheme and host of this installation, for addresses.
    """
    terms = terms_of(source, look)
    rows = listed(terms, look.viewer, look.language)
    made = (
        entry_of(
            term,
            body=row.body_name,
            holder=row.holder_name,
            address=root + page_of("chairmanship", term.public_id),
        )
        for term, row in zip(terms, rows, strict=True)
    )
    return [entry for entry in made if entry is not None]


def changes_of(source: Source, look: Look) -> list[Change]:
    """Return the terms written last, latest first, each with the address on which it rests."""
    terms = chairmanships(look.viewer, bodies=[source.body] if source.body else None, party=source.party)
    if not source.body:
        terms = terms.filter(body__is_fictitious=False)
    latest = list(
        terms.order_by(F("line__chosen_at").desc(nulls_last=True), "-pk").prefetch_related(
            "line__chosen__citations"
        )[:LATEST]
    )
    rows = listed(latest, look.viewer, look.language)
    return [_change(term, row, look) for term, row in zip(latest, rows, strict=True)]


def _name(bearer: str, address: str, look: Look) -> str:
    return names_by_address(bearer, [address], look.language, viewer=look.viewer).get(address, address)


def _change(term: Chairmanship, row: ListedTerm, look: Look) -> Change:
    chosen = term.line.chosen
    assert chosen is not None, "a term that is shown has a reading"
    assert term.line.chosen_at is not None
    addresses = [citation.address for citation in chosen.citations.all() if citation.address]
    when = label(term.term, look.language) if term.term else _("on days that are not known")
    return Change(
        url=page_of("chairmanship", term.public_id),
        title=_("{holder} in the chair of {body}").format(holder=row.holder_name, body=row.body_name),
        summary=f"{when}. {term.get_status_display()}.",
        at=term.line.chosen_at.isoformat(),
        source=addresses[0] if addresses else "",
    )
