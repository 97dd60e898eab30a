"""What was done to a thing since somebody looked at it: the version of things that keep none of their own."""

from collections.abc import Collection, Iterable

from django.db.models import Count

from secretariat.history.actions.record import Recorded
from secretariat.history.models import Entry
from secretariat.refusals import StaleRevision

NEVER_TOUCHED = 1  # 0 is what a form says that carries no version


def version_of(thing: Recorded, verbs: Collection[str] = ()) -> int:
    """Return a number that grows with each act on a thing, in 1 query.

    Args:
        verbs: the acts that count; all where none is named.
    """
    return versions_of(thing.history_kind, [thing.history_id], verbs)[thing.history_id]


def versions_of(kind: str, ids: Iterable[str], verbs: Collection[str] = ()) -> dict[str, int]:
    """Return id → version for several things of a kind, in 1 query."""
    wanted = list(ids)
    entries = Entry.objects.filter(object_kind=kind, object_id__in=wanted)
    entries = entries.filter(verb__in=verbs) if verbs else entries
    counted = dict(entries.order_by().values_list("object_id").annotate(n=Count("pk")))
    return {one: NEVER_TOUCHED + counted.get(one, 0) for one in wanted}


def refuse_stale(thing: Recorded, seen_version: int | None, verbs: Collection[str] = ()) -> None:
    """Refuse where somebody acted on the thing since it was seen; call it once the thing is locked.

    Args:
        seen_version: what `version_of` said then; None for acts that follow no page (commands, the worker).
    Raises:
        StaleRevision.
    """
    if seen_version is not None and version_of(thing, verbs) != seen_version:
        raise StaleRevision("Somebody acted on this after you opened the page. Look at what stands now.")
