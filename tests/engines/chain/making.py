"""A chain of a few entries, made as the product makes one."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from secretariat.engines.chain.anchors import public_key, sign
from secretariat.engines.chain.canonical import Field, salted
from secretariat.engines.chain.rows import AnchorRow, EntryRow, LinkRow, next_link
from secretariat.engines.chain.verifying import Pair, Report, verify

START = datetime(2026, 1, 2, 8, tzinfo=UTC)
KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
TRUSTED = [public_key(KEY)]


def entry(number: int, **fields: Any) -> EntryRow:
    """Return the act number `number`."""
    told = {"object_id": f"f{number}", "object_label": "A finding", "actor_label": "Sanna Staff"}
    told |= {"authority": "staff of union", "payload.before": "open", "payload.after": "accepted"} | fields
    return EntryRow(
        id=number,
        at=START + timedelta(hours=number),
        verb="finding.accepted",
        object_kind="finding",
        actor_id="s7k2m9p4qr",
        beside="",
        fields={name: salted(value, f"{number}{name}") for name, value in told.items()},
    )


def chain(*entries: EntryRow) -> list[Pair]:
    """Return the entries with their links."""
    made: list[Pair] = []
    last: LinkRow | None = None
    for one in entries:
        last = next_link(one, one.at + timedelta(seconds=1), last)
        made.append(Pair(last, one))
    return made


def anchor(pair: Pair) -> AnchorRow:
    """Return the signature over a link."""
    assert pair.link is not None
    return sign(KEY, pair.link.sequence, pair.link.hash, pair.link.at)


def changed(pair: Pair, **columns: Any) -> Pair:
    """Return the pair with other columns in its entry."""
    assert pair.entry is not None
    return replace(pair, entry=replace(pair.entry, **columns))


def with_field(pair: Pair, name: str, field: Field) -> Pair:
    """Return the pair with another field in its entry."""
    assert pair.entry is not None
    return changed(pair, fields={**pair.entry.fields, name: field})


def check(pairs: list[Pair], anchors: list[AnchorRow], **more: Any) -> Report:
    """Check a chain, trusting the key of these tests."""
    return verify(pairs, anchors, **{"trusted": TRUSTED} | more)


def sentences(report: Report) -> list[str]:
    """Return what is wrong."""
    return [flaw.sentence for flaw in report.flaws]
