"""What was edited, deleted or inserted since it was written, found from the chain and its anchors alone."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from secretariat.engines.chain.anchors import fingerprint, is_signed
from secretariat.engines.chain.rows import (
    GENESIS,
    AnchorRow,
    EntryRow,
    LinkRow,
    entry_hash,
    link_hash,
    marks_of,
)

REDACTED = "entry.redacted"  # the act that explains why a field has no value; its payload names the fields


class Wrong(StrEnum):
    """In what way the history is not what was written."""

    CHANGED = "changed"
    DELETED = "deleted"
    INSERTED = "inserted"
    REWRITTEN = "rewritten"
    BROKEN = "broken"
    UNSIGNED = "unsigned"


@dataclass(frozen=True, slots=True)
class Flaw:
    """One thing that is wrong, in a sentence; `entry_id` and `sequence` where they are known."""

    wrong: Wrong
    sentence: str
    entry_id: int | None = None
    sequence: int | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """A link and its entry.

    No link: the entry waits to be chained, or was inserted. No entry: it is gone, or left out of an export.
    """

    link: LinkRow | None
    entry: EntryRow | None
    is_waiting: bool = False
    is_left_out: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """What was looked at and what is wrong; `signed_until`: the last sequence that a good anchor covers."""

    entries: int
    links: int
    waiting: int
    redacted: int
    anchors: int
    signed_until: int
    head: str
    flaws: tuple[Flaw, ...]

    @property
    def is_sound(self) -> bool:
        """Tell whether nothing is wrong."""
        return not self.flaws


@dataclass(slots=True)
class _Walk:
    """Where the walk along the chain stands."""

    before: LinkRow | None
    starts_at: int
    entries: int = 0
    links: int = 0
    waiting: int = 0
    redacted: int = 0
    hashes: dict[int, str] = field(default_factory=dict)
    closed: dict[tuple[int, str], EntryRow] = field(default_factory=dict)
    explained: set[tuple[str, str]] = field(default_factory=set)
    chained: set[int] = field(default_factory=set)
    flaws: list[Flaw] = field(default_factory=list)


def verify(
    pairs: Iterable[Pair],
    anchors: Sequence[AnchorRow],
    *,
    trusted: Collection[str],
    starts_at: int = 1,
    withheld: Collection[tuple[int, str]] = (),
) -> Report:
    """Walk along a chain and report all that is wrong with it.

    Args:
        pairs: in the order of their sequence; entries that are not chained last.
        anchors: any order; the same one may come twice (from the database and from a file kept elsewhere).
        trusted: public keys by which an anchor may be signed.
        starts_at: sequence of the first link, where earlier ones were left out of an export.
        withheld: fields (entry id, name) that an export keeps from its reader.
    """
    wanted = {anchor.sequence for anchor in anchors}
    walk = _Walk(before=None, starts_at=starts_at)
    for pair in pairs:
        if pair.link is not None:
            _look_at_link(walk, pair.link, wanted)
        if pair.entry is not None:
            _look_at_entry(walk, pair)
        elif pair.link is not None and not pair.is_left_out:
            walk.flaws.append(_deleted(pair.link))
    walk.flaws.extend(_unexplained(walk, withheld))
    signed_until = _look_at_anchors(walk, anchors, trusted)
    return Report(
        entries=walk.entries,
        links=walk.links,
        waiting=walk.waiting,
        redacted=walk.redacted,
        anchors=len(wanted),
        signed_until=signed_until,
        head=walk.before.hash if walk.before else GENESIS,
        flaws=tuple(walk.flaws),
    )


def _look_at_link(walk: _Walk, link: LinkRow, wanted: set[int]) -> None:
    walk.links += 1
    expected = walk.before.sequence + 1 if walk.before else walk.starts_at
    if link.sequence > expected:
        walk.flaws.append(_cut_out(expected, link.sequence - 1))
    elif walk.before and link.previous != walk.before.hash:
        words = f"The chain is broken between links {walk.before.sequence} and {link.sequence}."
        walk.flaws.append(Flaw(Wrong.BROKEN, words, link.entry_id, link.sequence))
    elif not walk.before and walk.starts_at == 1 and link.previous != GENESIS:
        words = "The first link does not stand at the beginning: those before it were deleted."
        walk.flaws.append(Flaw(Wrong.DELETED, words, link.entry_id, link.sequence))
    if link_hash(link) != link.hash:
        words = f"Link {link.sequence} (of entry {link.entry_id}) was changed."
        walk.flaws.append(Flaw(Wrong.CHANGED, words, link.entry_id, link.sequence))
    if link.sequence in wanted:
        walk.hashes[link.sequence] = link.hash
    walk.before = link


def _cut_out(first: int, last: int) -> Flaw:
    many = f"Links {first} to {last} were" if last > first else f"Link {first} was"
    return Flaw(Wrong.DELETED, f"{many} deleted, and what was done then with it.", sequence=first)


def _look_at_entry(walk: _Walk, pair: Pair) -> None:
    entry, link = pair.entry, pair.link
    assert entry is not None
    walk.entries += 1
    if entry.id in walk.chained:
        words = f"{_capital(entry)} is chained twice."
        walk.flaws.append(Flaw(Wrong.INSERTED, words, entry.id, link.sequence if link else None))
    walk.chained.add(entry.id)
    changed = [name for name, one in entry.fields.items() if not one.is_true]
    if link is None:
        _look_at_unchained(walk, entry, is_waiting=pair.is_waiting)
    elif entry_hash(entry) != link.entry_hash:
        changed = [*changed, *(name for name in _differing(entry, link) if name not in changed)]
        changed = changed or ["a field that cannot be told"]
    if changed:
        words = f"{_capital(entry)} was changed: {', '.join(changed)}."
        walk.flaws.append(Flaw(Wrong.CHANGED, words, entry.id, link.sequence if link else None))
    _note_what_is_closed(walk, entry)


def _look_at_unchained(walk: _Walk, entry: EntryRow, *, is_waiting: bool) -> None:
    if is_waiting:
        walk.waiting += 1
        return
    words = f"{_capital(entry)} was inserted: it is in no link, and nothing is about to chain it."
    walk.flaws.append(Flaw(Wrong.INSERTED, words, entry.id))


def _differing(entry: EntryRow, link: LinkRow) -> list[str]:
    now = marks_of(entry)
    names = dict.fromkeys([*now, *link.marks])
    return [name for name in names if now.get(name) != link.marks.get(name)]


def _note_what_is_closed(walk: _Walk, entry: EntryRow) -> None:
    for name, one in entry.fields.items():
        if not one.is_open:
            walk.closed[entry.id, name] = entry
    if entry.verb == REDACTED:
        about, names = entry.fields.get("object_id"), entry.fields.get("payload.fields")
        if about and names and isinstance(names.value, list):
            walk.explained |= {(str(about.value), str(name)) for name in names.value}


def _unexplained(walk: _Walk, withheld: Collection[tuple[int, str]]) -> Iterable[Flaw]:
    """What has no value must have been redacted by an act, or be withheld from the reader of an export."""
    for (entry_id, name), entry in walk.closed.items():
        if (str(entry_id), name) in walk.explained:
            walk.redacted += 1
        elif (entry_id, name) not in withheld:
            words = f"{_capital(entry)} was changed: {name} was erased, and no act of redaction says so."
            yield Flaw(Wrong.CHANGED, words, entry_id)


def _deleted(link: LinkRow) -> Flaw:
    words = f"Entry {link.entry_id}, chained on {link.at:%Y-%m-%d} as link {link.sequence}, was deleted."
    return Flaw(Wrong.DELETED, words, link.entry_id, link.sequence)


def _look_at_anchors(walk: _Walk, anchors: Sequence[AnchorRow], trusted: Collection[str]) -> int:
    """Return the last sequence that a good anchor covers."""
    end = walk.before.sequence if walk.before else walk.starts_at - 1
    good = walk.starts_at - 1
    for anchor in sorted(set(anchors), key=lambda one: (one.sequence, one.at)):
        called = f"The anchor of {anchor.at:%Y-%m-%d} at link {anchor.sequence}"
        if not is_signed(anchor):
            walk.flaws.append(_wrong_anchor(anchor, f"{called} is not signed by the key that it names."))
        elif anchor.key not in trusted:
            words = f"{called} is signed by an unknown key ({fingerprint(anchor.key)})."
            walk.flaws.append(_wrong_anchor(anchor, words))
        elif anchor.sequence < walk.starts_at:
            continue
        elif anchor.sequence > end:
            many = anchor.sequence - end
            words = f"The end of the chain was deleted: {called[0].lower()}{called[1:]} proves {many} more."
            walk.flaws.append(Flaw(Wrong.DELETED, words, sequence=end + 1))
        elif anchor.sequence not in walk.hashes:
            continue  # this link is missing, and was reported
        elif walk.hashes[anchor.sequence] != anchor.hash:
            words = f"{called} signed another history: links {good + 1} to {anchor.sequence} were rewritten."
            walk.flaws.append(Flaw(Wrong.REWRITTEN, words, sequence=good + 1))
        else:
            good = anchor.sequence
    return good


def _wrong_anchor(anchor: AnchorRow, words: str) -> Flaw:
    return Flaw(Wrong.UNSIGNED, words, sequence=anchor.sequence)


def _capital(entry: EntryRow) -> str:
    called = entry.called()
    return called[0].upper() + called[1:]
