"""The history as rows of a file, whole or of some days, as far as its reader may see."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Max, Min, QuerySet

from secretariat.engines.chain.export import Head, Told, as_csv, as_ndjson, rows_of
from secretariat.engines.chain.rows import moment
from secretariat.engines.chain.verifying import Pair
from secretariat.history import signing
from secretariat.history.bridge import SEALED, anchor_row, entry_row, link_row
from secretariat.history.models import Anchor, Entry, Link
from secretariat.history.queries import unchained
from secretariat.history.telling import entries_told_to, named_things, seen_things, told_fields

AT_ONCE = 500
UTC = ZoneInfo("UTC")


def exported(
    *, at: datetime, since: date | None = None, until: date | None = None, viewer: Any = None
) -> Iterator[dict[str, Any]]:
    """Return the rows of an export.

    The chain goes on to the first anchor after the last entry asked for, so that a part is proved too.

    Args:
        since, until: days on which things were done, both included, in UTC; None: the first, the last.
        viewer: what they may not see is withheld: the hash alone is told; None: whoever keeps the database.
    """
    chosen = _chosen(since, until)
    first, last = _reach(chosen, is_whole=since is None and until is None)
    head = Head(
        exported_at=moment(at),
        since=since.isoformat() if since else "",
        until=until.isoformat() if until else "",
        starts_at=first,
        keys=signing.known_keys(),
    )
    anchors = map(anchor_row, Anchor.objects.filter(sequence__gte=first, sequence__lte=last))
    return rows_of(head, anchors, _told(chosen, first, last, viewer, is_part=bool(since or until)))


def as_file(rows: Iterable[dict[str, Any]], form: str) -> Iterator[str]:
    """Return the lines of a file.

    Args:
        form: "ndjson" or "csv".
    """
    return as_csv(rows) if form == "csv" else as_ndjson(rows)


def _chosen(since: date | None, until: date | None) -> "QuerySet[Any]":
    entries: QuerySet[Any] = Entry.objects.all()
    if since:
        entries = entries.filter(at__gte=_begin(since))
    if until:
        entries = entries.filter(at__lt=_begin(until + timedelta(days=1)))
    return entries


def _begin(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=UTC)


def _reach(chosen: "QuerySet[Any]", *, is_whole: bool) -> tuple[int, int]:
    """Return the first and last link: of the entries asked for, and on to the anchor that proves them."""
    end = Link.objects.aggregate(end=Max("sequence"))["end"] or 0
    if is_whole:
        return 1, end
    ends = Link.objects.filter(entry_id__in=chosen.values("pk")).aggregate(
        first=Min("sequence"), last=Max("sequence")
    )
    if ends["first"] is None:
        return end + 1, end
    proving = Anchor.objects.filter(sequence__gte=ends["last"]).first()
    return ends["first"], proving.sequence if proving else end


def _told(chosen: "QuerySet[Any]", first: int, last: int, viewer: Any, *, is_part: bool) -> Iterator[Told]:
    for links, entries in _linked(first, last):
        wanted = set(chosen.filter(pk__in=entries).values_list("pk", flat=True)) if is_part else set(entries)
        shown = _Shown([entries[pk] for pk in wanted], viewer, is_part=is_part)
        for link in links:
            entry = entries.get(link.entry_id)
            if entry is None or entry.pk not in wanted:
                yield Told(Pair(link_row(link), None, is_left_out=entry is not None))
            else:
                yield Told(Pair(link_row(link), entry_row(entry)), shown.withheld(entry))
    loose = [entry for entry in unchained() if not is_part or chosen.filter(pk=entry.pk).exists()]
    shown = _Shown(loose, viewer, is_part=is_part)
    for entry in loose:
        yield Told(Pair(None, entry_row(entry), is_waiting=entry.is_waiting), shown.withheld(entry))


def _linked(first: int, last: int) -> Iterator[tuple[list[Link], dict[int, Entry]]]:
    for start in range(first, last + 1, AT_ONCE):
        links = list(Link.objects.filter(sequence__gte=start, sequence__lt=min(start + AT_ONCE, last + 1)))
        yield links, Entry.objects.in_bulk([link.entry_id for link in links])


class _Shown:
    """What of some entries a reader may see."""

    def __init__(self, entries: Iterable[Entry], viewer: Any, *, is_part: bool) -> None:
        self.viewer, self.is_part = viewer, is_part
        self.told: dict[int, Collection[str]] = {}
        if viewer is None:
            return
        ids = [entry.pk for entry in entries]
        told = list(entries_told_to(viewer).filter(pk__in=ids))
        seen = seen_things(viewer, named_things(told))
        self.told = {entry.pk: told_fields(entry, seen) for entry in told}

    def withheld(self, entry: Entry) -> frozenset[str]:
        """Return the fields of which the reader gets the hash alone."""
        closed = {f"payload.{name}" for name, one in entry.payload.items() if "salt" not in one}
        closed |= {name for name, seal in entry.seals.items() if seal.get("salt") is None}
        kept = closed if self.is_part else set()  # the act that explains a redaction may lie outside
        if self.viewer is None:
            return frozenset(kept)
        if entry.pk not in self.told:
            return frozenset(kept | set(SEALED) | {f"payload.{name}" for name in entry.payload})
        told = self.told[entry.pk]
        return frozenset(kept | {f"payload.{name}" for name in entry.payload if name not in told})
