from datetime import datetime
from typing import Any, Protocol

from secretariat.history.bridge import SEALED, field_of, seal_of
from secretariat.history.models import Entry, Unchained


class Acting(Protocol):
    """Who acts, as history writes it."""

    @property
    def history_id(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def authority(self) -> str: ...


class Recorded(Protocol):
    """What is acted upon."""

    @property
    def history_kind(self) -> str: ...
    @property
    def history_id(self) -> str: ...


def record(
    verb: str, *, on: Recorded, by: Acting, at: datetime, beside: Recorded | None = None, **payload: Any
) -> Entry:
    """Write one history entry; call it inside the transaction of the change.

    Args:
        verb: "text.adopted": the object's kind and the act in the past.
        beside: a second thing that one must be able to see to see the entry: a restricted claim on a public
            line.
        payload: JSON values, before and after where something changed.
    """
    told = {
        "object_id": on.history_id,
        "object_label": str(on)[:300],
        "actor_label": by.label[:200],
        "authority": by.authority[:300],
    }
    entry: Entry = Entry.objects.create(
        verb=verb,
        at=at,
        object_kind=on.history_kind,
        actor_id=by.history_id,
        beside_kind=beside.history_kind if beside else "",
        beside_id=beside.history_id if beside else "",
        payload={name: field_of(value) for name, value in payload.items()},
        seals={name: seal_of(told[name]) for name in SEALED},
        **told,
    )
    Unchained.objects.create(entry_id=entry.pk)
    return entry
