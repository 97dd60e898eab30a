"""Rows of the tables and rows of the chain, there and back."""

import secrets
from collections.abc import Mapping
from typing import Any

from secretariat.engines.chain.canonical import Field, salted
from secretariat.engines.chain.rows import AnchorRow, EntryRow, LinkRow
from secretariat.history.models import Anchor, Entry, Link

SEALED = ("object_id", "object_label", "actor_label", "authority")
_SALT_BYTES = 16
_PAYLOAD = "payload."


def field_of(value: Any) -> dict[str, Any]:
    """Return a field of a payload, with a salt of its own."""
    one = salted(value, secrets.token_hex(_SALT_BYTES))
    return {"value": one.value, "salt": one.salt, "hash": one.hash}


def seal_of(value: str) -> dict[str, Any]:
    """Return the seal of a column: as a field, without the value that the column holds."""
    one = salted(value, secrets.token_hex(_SALT_BYTES))
    return {"salt": one.salt, "hash": one.hash}


def entry_row(entry: Entry) -> EntryRow:
    """Return an entry as the chain sees it."""
    fields = {name: _sealed(getattr(entry, name), seal) for name, seal in entry.seals.items()}
    fields |= {_PAYLOAD + name: _field(given) for name, given in entry.payload.items()}
    return EntryRow(
        id=entry.pk,
        at=entry.at,
        verb=entry.verb,
        object_kind=entry.object_kind,
        actor_id=entry.actor_id,
        beside=f"{entry.beside_kind}:{entry.beside_id}" if entry.beside_kind else "",
        fields=fields,
    )


def link_row(link: Link) -> LinkRow:
    """Return a link as the chain sees it."""
    return LinkRow(
        link.sequence, link.entry_id, link.entry_hash, link.marks, link.at, link.previous, link.hash
    )


def anchor_row(anchor: Anchor) -> AnchorRow:
    """Return an anchor as the chain sees it."""
    return AnchorRow(anchor.sequence, anchor.hash, anchor.at, anchor.key, anchor.signature)


def _sealed(column: str, seal: Mapping[str, Any]) -> Field:
    if seal.get("salt") is None:
        return Field(seal["hash"])
    return Field(seal["hash"], seal["salt"], column)


def _field(given: Mapping[str, Any]) -> Field:
    return Field(given["hash"], given.get("salt"), given.get("value"))
