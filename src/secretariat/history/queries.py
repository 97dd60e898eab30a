"""The chain as it stands in the tables, for whoever checks it."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Exists, OuterRef

from secretariat.engines.chain.export import row_of_anchor
from secretariat.engines.chain.rows import AnchorRow
from secretariat.engines.chain.verifying import Pair, Report, verify
from secretariat.history import signing
from secretariat.history.bridge import anchor_row, entry_row, link_row
from secretariat.history.guards import missing_guards
from secretariat.history.models import Anchor, Entry, Link, Unchained

AT_ONCE = 1000
ANCHORS_SHOWN = 100


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found, and which triggers of the database are missing."""

    report: Report
    missing_guards: tuple[str, ...]


def checked_history(known: tuple[AnchorRow, ...] = (), keys: Collection[str] = ()) -> Checked:
    """Check the whole history against its chain and its anchors.

    Args:
        known: anchors that somebody kept elsewhere; those beside the database are looked at anyway.
        keys: public keys by which anchors must be signed; without them, those that ever signed here.
    """
    anchors = [*map(anchor_row, Anchor.objects.all()), *signing.kept_anchors(), *known]
    report = verify(pairs(), anchors, trusted=keys or signing.known_keys())
    return Checked(report, tuple(missing_guards(connection)))


def known_proofs() -> dict[str, Any]:
    """Return what others may keep to hold the house to its history: its keys and its last anchors."""
    last = Anchor.objects.order_by("-sequence")[:ANCHORS_SHOWN]
    return {
        "keys": list(signing.known_keys()),
        "anchors": [row_of_anchor(anchor_row(anchor)) for anchor in last],
    }


def pairs() -> Iterator[Pair]:
    """Return each link with its entry by sequence, then the entries without a link; 2 queries for 1,000."""
    after = 0
    while links := list(Link.objects.filter(sequence__gt=after)[:AT_ONCE]):
        entries = Entry.objects.in_bulk([link.entry_id for link in links])
        for link in links:
            entry = entries.get(link.entry_id)
            yield Pair(link_row(link), entry_row(entry) if entry else None)
        after = links[-1].sequence
    for entry in unchained():
        yield Pair(None, entry_row(entry), is_waiting=entry.is_waiting)


def unchained() -> Iterator[Any]:
    """Return the entries without a link; `is_waiting` tells those that wait from those nobody recorded."""
    linked = Link.objects.filter(entry_id=OuterRef("pk"))
    waiting = Unchained.objects.filter(entry_id=OuterRef("pk"))
    found = Entry.objects.filter(~Exists(linked)).annotate(is_waiting=Exists(waiting)).order_by("pk")
    return iter(found.iterator(chunk_size=AT_ONCE))
