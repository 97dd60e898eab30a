import hashlib
import json
import secrets
from datetime import datetime
from typing import Any, Protocol

from secretariat.history.models import Entry


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


def record(verb: str, *, on: Recorded, by: Acting, at: datetime, **payload: Any) -> Entry:
    """Write one history entry; call it inside the transaction of the change.

    Args:
        verb: "text.adopted": the object's kind and the act in the past.
        payload: JSON values, before and after where something changed.
    """
    return Entry.objects.create(
        verb=verb,
        at=at,
        object_kind=on.history_kind,
        object_id=on.history_id,
        object_label=str(on)[:300],
        actor_id=by.history_id,
        actor_label=by.label[:200],
        authority=by.authority[:300],
        payload={name: salted(value) for name, value in payload.items()},
    )


def salted(value: Any) -> dict[str, Any]:
    """Return a payload field with its salt and hash."""
    salt = secrets.token_hex(16)
    canonical = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str)
    return {
        "value": json.loads(canonical),
        "salt": salt,
        "hash": hashlib.sha256((salt + canonical).encode()).hexdigest(),
    }
