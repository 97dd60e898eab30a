import logging
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import connection, transaction

from secretariat.engines.chain.rows import LinkRow, next_link
from secretariat.history.actions.anchor_chain import anchor_chain
from secretariat.history.bridge import entry_row, link_row
from secretariat.history.models import Entry, Link, Unchained

log = logging.getLogger(__name__)
AT_ONCE = 500
_LOCK = 5_324_001  # any number that nothing else in the database locks


@dataclass(frozen=True, slots=True)
class Chained:
    """How many entries were chained, and where the chain ends now."""

    count: int
    sequence: int


def chain_entries(*, at: datetime) -> Chained:
    """Put the entries that wait at the end of the chain; the worker does so every second (settings.ROUNDS).

    Entries are chained in the order in which they became visible, by id among those visible at once: an
    entry whose transaction commits late follows entries with higher ids, and none is left out, because each
    brings a row of `Unchained` in its own transaction. Workers that run at once wait for one another.

    Who: any worker; nothing but what was recorded is written.
    Writes: links, and an anchor where one is due (`anchor_chain`); no history entry.
    Refuses: nothing.
    """
    count, last = 0, None
    while Unchained.objects.exists():  # without a lock: with nothing to do a worker disturbs no writer
        links = _chain_some(at)
        count, last = count + len(links), links[-1] if links else last
    anchor_chain(at=at)
    return Chained(count, last.sequence if last else _end_of_chain())


@transaction.atomic(durable=True)
def _chain_some(at: datetime) -> Sequence[LinkRow]:
    _wait_for_other_workers()
    waiting = list(Unchained.objects.order_by("entry_id").values_list("entry_id", flat=True)[:AT_ONCE])
    entries = Entry.objects.in_bulk(waiting)
    end = Link.objects.last()
    last = link_row(end) if end else None
    links = []
    for entry_id in waiting:
        if entry_id not in entries:
            log.error("Entry %d was deleted before it could be chained", entry_id)
            continue
        last = next_link(entry_row(entries[entry_id]), at, last)
        links.append(last)
    Link.objects.bulk_create([Link(**asdict(link)) for link in links])
    Unchained.objects.filter(entry_id__in=waiting).delete()
    return links


def _wait_for_other_workers() -> None:
    """Let one worker at a time extend the chain; SQLite has one writer anyway (IMMEDIATE transactions)."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def _end_of_chain() -> int:
    return Link.objects.order_by("-sequence").values_list("sequence", flat=True).first() or 0
