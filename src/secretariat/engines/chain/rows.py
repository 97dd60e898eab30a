"""An entry, a link, an anchor: what is hashed of each."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from secretariat.engines.chain.canonical import Field, canonical, hash_of

GENESIS = "0" * 64  # what the first link names as the one before
MARK_LENGTH = 8  # hexadecimal digits: enough to name a changed field; the proof is the whole hash


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One act.

    The plain columns stay for ever. `fields` can be redacted: object_id, object_label, actor_label,
    authority, and `payload.<name>` for each field of the payload.
    """

    id: int
    at: datetime
    verb: str
    object_kind: str
    actor_id: str
    beside: str
    fields: Mapping[str, Field]

    @property
    def plain(self) -> dict[str, Any]:
        """Return the columns that are hashed as they stand."""
        return {
            "at": moment(self.at),
            "verb": self.verb,
            "object_kind": self.object_kind,
            "actor_id": self.actor_id,
            "beside": self.beside,
        }

    def called(self) -> str:
        """Return the entry as a report names it; a name that was redacted is not told."""
        actor = self.fields.get("actor_label")
        name = actor.value if actor and actor.is_open else self.actor_id
        return f"entry {self.id} of {self.at.astimezone(UTC):%Y-%m-%d} ({self.verb} by {name})"


@dataclass(frozen=True, slots=True)
class LinkRow:
    """One link: which entry, its hash, the mark of each field, the hash of the link before."""

    sequence: int
    entry_id: int
    entry_hash: str
    marks: Mapping[str, str]
    at: datetime
    previous: str
    hash: str


@dataclass(frozen=True, slots=True)
class AnchorRow:
    """A signature over the link at `sequence`, and so over all links before it. `key` is the public key."""

    sequence: int
    hash: str
    at: datetime
    key: str
    signature: str


def moment(at: datetime) -> str:
    """Return a moment as it is hashed: UTC, to the microsecond.

    >>> moment(datetime(2026, 1, 2, 3, 4, tzinfo=UTC))
    '2026-01-02T03:04:00.000000+00:00'
    """
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def entry_hash(entry: EntryRow) -> str:
    """Return the hash of an entry: of its columns and of the hashes of its fields, not of their values."""
    hashes = {name: field.hash for name, field in entry.fields.items()}
    return hash_of(canonical({"entry": entry.id, **entry.plain, "fields": hashes}))


def marks_of(entry: EntryRow) -> dict[str, str]:
    """Return a short mark of each column and field, by which a change can be named."""
    marks = {name: hash_of(canonical(value))[:MARK_LENGTH] for name, value in entry.plain.items()}
    return marks | {name: field.hash[:MARK_LENGTH] for name, field in entry.fields.items()}


def link_hash(link: LinkRow) -> str:
    """Return the hash that a link must have."""
    told = {
        "sequence": link.sequence,
        "entry": link.entry_id,
        "entry_hash": link.entry_hash,
        "marks": link.marks,
        "at": moment(link.at),
        "previous": link.previous,
    }
    return hash_of(canonical(told))


def next_link(entry: EntryRow, at: datetime, after: LinkRow | None) -> LinkRow:
    """Return the link that puts an entry at the end of the chain."""
    open_link = LinkRow(
        sequence=after.sequence + 1 if after else 1,
        entry_id=entry.id,
        entry_hash=entry_hash(entry),
        marks=marks_of(entry),
        at=at,
        previous=after.hash if after else GENESIS,
        hash="",
    )
    return replace(open_link, hash=link_hash(open_link))
