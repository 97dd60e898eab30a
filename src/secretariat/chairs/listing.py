"""Terms as rows that machines read: the same in the command, the feeds and the API."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields

from secretariat.bodies.queries import SHORT, names_of
from secretariat.bodies.spellings import names_seen_by, spelled
from secretariat.chairs.models import Chairmanship
from secretariat.distribution import Viewer
from secretariat.engines.values.sheets import as_sheet


@dataclass(frozen=True, slots=True)
class ListedTerm:
    """One term.

    `holder`: code, several parted by "; "; `start`, `end`: ISO, the last day inclusive; `term`: EDTF.
    """

    id: str
    body: str
    body_name: str
    holder: str
    holder_name: str
    start: str | None
    end: str | None
    term: str | None
    status: str
    basis: str
    person: str | None


def listed(terms: Iterable[Chairmanship], viewer: Viewer, language: str = "en") -> list[ListedTerm]:
    """Return the terms as rows, named as the viewer may know them, in 3 queries beside that of the terms."""
    found = list(terms)
    bodies = names_of("body", {term.body_id for term in found}, language, viewer=viewer)
    holders = {term.holder_id for term in found if term.holder_id}
    parties = names_of("party", holders, language, SHORT, viewer)
    persons = {term.person.slug for term in found if term.person}
    spellings = spelled(names_seen_by(viewer), persons)
    return [_row(term, bodies, parties, spellings) for term in found]


def as_csv(rows: Sequence[ListedTerm]) -> str:
    """Return the rows as CSV with a head; what a spreadsheet would take for a formula is told apart."""
    names = [field.name for field in fields(ListedTerm)]
    return as_sheet(names, ([getattr(row, name) for name in names] for row in rows))


def _row(
    term: Chairmanship, bodies: dict[int, str], parties: dict[int, str], spellings: dict[str, str]
) -> ListedTerm:
    return ListedTerm(
        id=term.public_id,
        body=term.body.slug,
        body_name=bodies.get(term.body_id, term.body.slug),
        holder=term.holder.code if term.holder else "; ".join(party.code for party in term.joint.all()),
        holder_name=parties.get(term.holder_id or 0, "") or term.holder_words,
        start=term.term.iso_start if term.term else None,
        end=term.term.iso_end if term.term else None,
        term=term.term.text if term.term else None,
        status=term.status,
        basis=term.basis,
        person=spellings.get(term.person.slug, term.person.slug) if term.person else None,
    )
