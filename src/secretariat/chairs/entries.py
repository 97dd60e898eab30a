"""A term of the record as an entry of a calendar: the same wherever it is subscribed to."""

from secretariat.chairs.calendar_file import Entry
from secretariat.chairs.models import Chairmanship
from secretariat.chairs.states import TermStatus

STATUSES = {
    TermStatus.HELD: "CONFIRMED",
    TermStatus.PLANNED: "TENTATIVE",
    TermStatus.DISPUTED: "TENTATIVE",
    TermStatus.NOT_HELD: "CANCELLED",
}

FIRST_VERSION = 2  # of a line with its first claim


def entry_of(term: Chairmanship, *, body: str, holder: str, address: str = "") -> Entry | None:
    """Return the entry; None for a term whose first day is not known.

    The uid is the line's, and the sequence grows whenever another reading of the line is chosen.

    Args:
        body, holder: names as the reader knows them.
        address: page of the term.
    """
    if term.term is None or term.term.first is None:
        return None
    return Entry(
        uid=f"{term.public_id}@chairs.secretariat",
        summary=f"{body}: {holder} in the chair",
        first=term.term.first,
        end=term.term.end,
        status=STATUSES[TermStatus(term.status)],
        description=f"{term.get_status_display()}, {term.term.text}. {term.get_basis_display()}.",
        address=address,
        categories=(body,),
        sequence=max(term.line.version - FIRST_VERSION, 0),
        changed_at=term.line.chosen_at,
    )
