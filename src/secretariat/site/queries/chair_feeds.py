"""Terms in the chair as feeds: of all bodies, of one Body, of one Party; and two chairs at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F
from django.utils.translation import gettext as _

from secretariat.bodies.queries import bodies_known_to, names_by_address
from secretariat.chairs.calendar_file import Entry
from secretariat.chairs.entries import entry_of
from secretariat.chairs.listing import ListedTerm, listed
from secretariat.chairs.models import Chairmanship
from secretariat.chairs.queries import chairmanships
from secretariat.chairs.states import TermStatus
from secretariat.engines.values.date_labels import label
from secretariat.engines.values.edtf import Edtf
from secretariat.parties.models import Body, Party
from secretariat.site.queries.overlaps import Chair, Shared, shared_days
from secretariat.site.queries.rows import Look
from secretariat.site.queries.written import page_of

LATEST = 50
PAGE = 50
COUNTED = (TermStatus.HELD, TermStatus.PLANNED)


@dataclass(frozen=True, slots=True)
class Source:
    """What a feed is of: the slug of a Body, the code of a Party, or neither for all."""

    title: str
    body: str | None = None
    party: str | None = None


@dataclass(frozen=True, slots=True)
class SharedChairs:
    """One Party in two chairs at once: `start`, `end` ISO, the last day inclusive, None where open."""

    id: str
    holder: str
    holder_name: str
    one: str
    one_name: str
    other: str
    other_name: str
    start: str | None
    end: str | None
    days: int | None
    is_sure: bool
    words: str
    url: str
    version: int


@dataclass(frozen=True, slots=True)
class Change:
    """A term as it was last written: `at` is when the present reading was chosen (ISO, with offset)."""

    url: str
    title: str
    summary: str
    at: str
    source: str


@dataclass(frozen=True, slots=True)
class SharedPage:
    """A page of the list of two chairs at once."""

    rows: tuple[SharedChairs, ...]
    total: int
    page: int
    page_count: int


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


def shared_chairs(look: Look, party: str | None = None) -> list[SharedChairs]:
    """Return where one Party holds two chairs at once, latest first; what was not held is not counted.

    Args:
        party: code; None for all Parties.
    """
    terms = list(
        chairmanships(look.viewer, party=party)
        .filter(body__is_fictitious=False, status__in=COUNTED, term__isnull=False)
        .exclude(holder=None)
    )
    rows = {row.id: row for row in listed(terms, look.viewer, look.language)}
    versions = {term.public_id: term.line.version for term in terms}
    of_party: dict[str, list[Chair[str]]] = {}
    for term in terms:
        assert term.holder is not None
        assert term.term is not None
        chair = Chair(term.public_id, term.body.slug, term.term)
        of_party.setdefault(term.holder.code, []).append(chair)
    pairs = [pair for chairs in of_party.values() for pair in shared_days(chairs)]
    made = [_shared(pair, rows, versions, look) for pair in pairs]
    return sorted(made, key=lambda row: (row.start or "", row.id), reverse=True)


def shared_page(look: Look, page: int) -> SharedPage | None:
    """Return a page of where one Party holds two chairs at once; None where the page is not."""
    every = shared_chairs(look)
    page_count = max(1, -(-len(every) // PAGE))
    if not 1 <= page <= page_count:
        return None
    return SharedPage(tuple(every[(page - 1) * PAGE : page * PAGE]), len(every), page, page_count)


def shared_entries(rows: Sequence[SharedChairs], root: str) -> list[Entry]:
    """Return the shared days as entries of a calendar."""
    return [
        Entry(
            uid=f"{row.id}@cross-chairs.secretariat",
            summary=f"{row.holder_name}: {row.one_name}, {row.other_name}",
            first=date.fromisoformat(row.start),
            end=date.fromisoformat(row.end) + timedelta(days=1) if row.end else None,
            status="CONFIRMED" if row.is_sure else "TENTATIVE",
            description=row.words,
            address=root + row.url,
            sequence=row.version,
        )
        for row in rows
        if row.start is not None
    ]


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


def _shared(
    pair: Shared[str], rows: dict[str, ListedTerm], versions: dict[str, int], look: Look
) -> SharedChairs:
    one, other = rows[pair.one], rows[pair.other]
    last = pair.end - timedelta(days=1) if pair.end else None
    start, end = pair.first.isoformat() if pair.first else None, last.isoformat() if last else None
    during = label(Edtf.parse(f"{start or ''}/{end or '..'}"), look.language) if start else ""
    words = _("{when}: {holder} chairs {one} and {other}").format(
        when=during, holder=one.holder_name, one=one.body_name, other=other.body_name
    )
    if pair.days is not None:
        words = _("{words}: {days} shared days").format(words=words, days=pair.days)
    if not pair.is_sure:
        words = _("{words} (perhaps: a boundary is not known to the day)").format(words=words)
    return SharedChairs(
        id=f"{pair.one}-{pair.other}",
        holder=one.holder,
        holder_name=one.holder_name,
        one=one.body,
        one_name=one.body_name,
        other=other.body,
        other_name=other.body_name,
        start=start,
        end=end,
        days=pair.days,
        is_sure=pair.is_sure,
        words=words,
        url=page_of("chairmanship", pair.one),
        version=versions[pair.one] + versions[pair.other] - 2,
    )
