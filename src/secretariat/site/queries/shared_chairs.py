"""Where one Party holds two chairs at once, in every body: as a list, a page, a calendar."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from secretariat.bodies.queries import SHORT, names_of
from secretariat.chairs.calendar_file import Entry
from secretariat.chairs.models import Chairmanship
from secretariat.chairs.queries import chairmanships
from secretariat.chairs.states import TermStatus
from secretariat.engines.values.date_labels import label
from secretariat.engines.values.edtf import Edtf
from secretariat.parties.models import Party
from secretariat.site.queries.overlaps import Chair, Shared, shared_days
from secretariat.site.queries.pointing import page_of
from secretariat.site.queries.rows import Look

PAGE = 50
COUNTED = (TermStatus.HELD, TermStatus.PLANNED)


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

    @property
    def together(self) -> str:
        """Where the two chairs stand on one page."""
        return reverse("site:cross-chair", args=self.id.split("-")[:2])


@dataclass(frozen=True, slots=True)
class SharedPage:
    """A page of the list of two chairs at once."""

    rows: tuple[SharedChairs, ...]
    total: int
    page: int
    page_count: int


@dataclass(frozen=True, slots=True)
class _Names:
    bodies: dict[int, str]
    parties: dict[int, str]


def shared_chairs(look: Look, party: str | None = None) -> list[SharedChairs]:
    """Return where one Party holds two chairs at once, latest first; what was not held is not counted.

    A joint chair counts for each of its Parties.

    Args:
        party: code; None for all Parties.
    """
    terms = list(
        chairmanships(look.viewer, party=party).filter(
            body__is_fictitious=False, status__in=COUNTED, term__isnull=False
        )
    )
    of_party: dict[Party, list[Chair[Chairmanship]]] = {}
    for term in terms:
        for holder in _holders(term):
            if party in (None, holder.code) and term.term:
                of_party.setdefault(holder, []).append(Chair(term, term.body.slug, term.term))
    names = _Names(
        names_of("body", {term.body_id for term in terms}, look.language, viewer=look.viewer),
        names_of("party", {holder.pk for holder in of_party}, look.language, SHORT, look.viewer),
    )
    made = [
        _shared(pair, holder, names, look)
        for holder, chairs in of_party.items()
        for pair in shared_days(chairs)
    ]
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


def in_a_sentence(pair: Shared[Any], holder: str, one: str, other: str, look: Look) -> str:
    """Return "1 July–31 December 2023: Alba chairs A and B: 184 shared days"."""
    start, end = iso_days(pair)
    words = _("{when}: {holder} chairs {one} and {other}").format(
        when=label(Edtf.parse(f"{start or ''}/{end or '..'}"), look.language) if start else "",
        holder=holder,
        one=one,
        other=other,
    )
    if pair.days is not None:
        words = _("{words}: {days} shared days").format(words=words, days=pair.days)
    if not pair.is_sure:
        words = _("{words} (perhaps: a boundary is not known to the day)").format(words=words)
    return words


def iso_days(pair: Shared[Any]) -> tuple[str | None, str | None]:
    """Return the first and the last shared day, None where that side is open."""
    last = pair.end - timedelta(days=1) if pair.end else None
    return pair.first.isoformat() if pair.first else None, last.isoformat() if last else None


def _holders(term: Chairmanship) -> Iterable[Party]:
    return [term.holder] if term.holder else term.joint.all()


def _shared(pair: Shared[Chairmanship], holder: Party, names: _Names, look: Look) -> SharedChairs:
    one, other = pair.one, pair.other
    start, end = iso_days(pair)
    one_name, other_name = (names.bodies.get(term.body_id, term.body.slug) for term in (one, other))
    name = names.parties.get(holder.pk, holder.code)
    # Two joint chairs may share more than one Party; elsewhere the two terms tell which it is.
    both_joint = f"-{holder.code}" if one.holder is None and other.holder is None else ""
    return SharedChairs(
        id=f"{one.public_id}-{other.public_id}{both_joint}",
        holder=holder.code,
        holder_name=name,
        one=one.body.slug,
        one_name=one_name,
        other=other.body.slug,
        other_name=other_name,
        start=start,
        end=end,
        days=pair.days,
        is_sure=pair.is_sure,
        words=in_a_sentence(pair, name, one_name, other_name, look),
        url=page_of("chairmanship", one.public_id),
        version=one.line.version + other.line.version - 2,
    )
