"""How far a reading goes: nobody may learn from a line's columns what its chosen claim keeps from them."""

from collections.abc import Iterable

from secretariat.distribution import STRICTNESS, Distribution
from secretariat.evidence.models import Claim, Document, Line
from secretariat.evidence.sourced import Sourced


def may_stand_for(line: Line, distribution: str, readers: frozenset[int] = frozenset()) -> bool:
    """Tell whether all who may see the line may see a reading of this distribution.

    Args:
        readers: the accounts that may see the reading where it is restricted.
    """
    if distribution == Distribution.PUBLIC:
        return True
    if line.distribution == Distribution.RESTRICTED:  # a named reader need not have a seat
        return distribution == Distribution.RESTRICTED and readers_of(line) <= readers
    return STRICTNESS[distribution] <= STRICTNESS[line.distribution]


def may_join(document: Document, line: Line) -> bool:
    """Tell whether what a document says may stand on this line: those who read it must see the line.

    What is not public stays with the body that keeps it; what is public may not vanish behind a closed line.
    """
    if document.distribution == line.distribution == Distribution.PUBLIC:
        return True
    if document.body_id != line.body_id or STRICTNESS[line.distribution] > STRICTNESS[document.distribution]:
        return False
    return line.distribution != Distribution.RESTRICTED or readers_of(document) <= readers_of(line)


def readers_of(row: Document | Line | Claim) -> frozenset[int]:
    """Return the accounts named as readers of a document, a line or a claim."""
    return frozenset(row.readers.values_list("pk", flat=True))


def named_as_readers(accounts: Iterable[int]) -> frozenset[int]:
    """Return the accounts among these that any document, line or claim names as its readers, in 3 queries."""
    wanted = list(accounts)
    found: set[int] = set()
    for model in (Document, Line, Claim):
        rows = model.readers.through.objects.filter(account__in=wanted)
        found.update(rows.values_list("account_id", flat=True))
    return frozenset(found)


def readers_named_by(sourced: Sourced) -> frozenset[int]:
    """Return who may read what this source says; a restricted one is open at least to whoever enters it."""
    if sourced.distribution != Distribution.RESTRICTED:
        return frozenset()
    return sourced.readers | {sourced.by.acting_id}
