"""Entries of the history as a page shows them: who did what, when, on which authority, before and after."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from secretariat.dates import moment
from secretariat.evidence.models import Claim
from secretariat.history.models import Entry
from secretariat.history.telling import TOLD, ids_in, named_things, seen_things, told_fields
from secretariat.site.queries.in_words import Field, fields_of, in_words
from secretariat.site.queries.naming import POINTERS, Names, address, names_for
from secretariat.site.queries.rows import Link, Look

_PAGES = {
    "line": "site:line",
    "document": "site:document",
    "person": "site:person",
    "body": "site:body",
    "party": "site:party",
    "notice": "site:notice",
}


@dataclass(frozen=True, slots=True)
class Change:
    """What a field said before and after; "" where it said nothing."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Fact:
    """What else an entry tells; the links where it names things."""

    name: str
    value: str
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class ActRow:
    """One entry. `is_cut`: something in it was redacted, or is not told to this viewer."""

    at: str
    edtf: str
    verb: str
    object_kind: str
    object: Link
    actor: Link
    authority: str
    changes: tuple[Change, ...]
    facts: tuple[Fact, ...]
    is_cut: bool


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the rows of one page share: the things that they may name, claims by id, names."""

    things: Mapping[str, frozenset[str]]
    claims: Mapping[str, Mapping[str, Any]]
    names: Names
    look: Look
    with_actors: bool


def act_rows(entries: Sequence[Entry], look: Look, *, with_actors: bool = False) -> tuple[ActRow, ...]:
    """Return the entries as rows; the number of queries follows the kinds of things named, not the entries.

    Args:
        with_actors: link each actor to what else that account did, for those who may see that.
    """
    things = seen_things(look.viewer, named_things(entries))
    numbers = [int(pk) for pk in things.get("claim", ())]
    claims = {
        str(pk): value
        for pk, value in Claim.objects.filter(pk__in=numbers).values_list("pk", "value")
        if numbers
    }
    pointers = [*claims.values(), *(one for entry in entries for one in _pointers(entry, things))]
    seen = _Seen(things, claims, names_for(pointers, look), look, with_actors)
    return tuple(_row(entry, seen) for entry in entries)


def _pointers(entry: Entry, things: Mapping[str, frozenset[str]]) -> list[Mapping[str, Any]]:
    """Return whatever the entry points at by code or slug, in the shape in which names are collected."""
    found = [given for name in told_fields(entry, things) if isinstance(given := entry.told(name), Mapping)]
    for name in told_fields(entry, things):
        kind = TOLD.verbs[entry.verb].fields[name].of
        if kind in POINTERS:
            found += [{kind: one} for one in ids_in(entry.told(name))]
    if entry.object_kind in POINTERS:
        found.append({entry.object_kind: entry.object_id})
    return found


def _row(entry: Entry, seen: _Seen) -> ActRow:
    verb, told = TOLD.verbs[entry.verb], told_fields(entry, seen.things)
    changed = {"before", "after"} <= set(told)
    actor = Link(entry.actor_label or entry.actor_id)
    if seen.with_actors:
        actor = Link(actor.label, address("site:history-by", entry.actor_id))
    return ActRow(
        at=moment(entry.at),
        edtf=entry.at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        verb=str(verb.words),
        object_kind=str(TOLD.things[entry.object_kind].words),
        object=_link(entry.object_kind, entry.object_id, entry.object_label, seen),
        actor=actor,
        authority="" if entry.authority.startswith("machine") else entry.authority,
        changes=_changes(entry, seen) if changed else (),
        facts=tuple(
            _fact(entry, name, seen) for name in told if not (changed and name in {"before", "after"})
        ),
        is_cut=len(told) < len(entry.payload) or any("salt" not in one for one in entry.payload.values()),
    )


def _changes(entry: Entry, seen: _Seen) -> tuple[Change, ...]:
    """Return what differs between before and after; of claims, what they say."""
    field = TOLD.verbs[entry.verb].fields["after"]
    before, after = entry.told("before"), entry.told("after")
    if field.of == "claim":
        before, after = seen.claims.get(str(before), {}), seen.claims.get(str(after), {})
    if not (isinstance(before, Mapping) or isinstance(after, Mapping)):
        shown = (_plain(before, seen), _plain(after, seen))
        return (Change("", *shown),) if shown[0] != shown[1] else ()
    old, new = _as_map(before), _as_map(after)
    names = [name for name in dict.fromkeys([*old, *new]) if old.get(name) != new.get(name)]
    both = ({f.name: f.value for f in fields_of(one, seen.names, seen.look)} for one in (old, new))
    was, now = both
    shown_names = dict.fromkeys(name.replace("_", " ") for name in names)
    return tuple(Change(n, was.get(n, ""), now.get(n, "")) for n in shown_names if was.get(n) != now.get(n))


def _as_map(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {"": value}


def _fact(entry: Entry, name: str, seen: _Seen) -> Fact:
    field, value = TOLD.verbs[entry.verb].fields[name], entry.told(name)
    words = str(field.words)
    if field.of:
        named = tuple(_link(field.of, one, one, seen) for one in ids_in(value))
        if field.of == "claim":
            return Fact(words, "; ".join(_claim_in_words(one, seen) for one in ids_in(value)))
        return Fact(words, "", named)
    if isinstance(value, Mapping):
        told: Sequence[Field] = fields_of(value, seen.names, seen.look)
        return Fact(words, "; ".join(f"{one.name}: {one.value}" for one in told))
    return Fact(words, _plain(value, seen))


def _claim_in_words(pk: str, seen: _Seen) -> str:
    told = fields_of(seen.claims.get(pk, {}), seen.names, seen.look)
    return ", ".join(one.value for one in told)


def _plain(value: Any, seen: _Seen) -> str:
    return "" if value is None else in_words("", value, seen.names, seen.look)


def _link(kind: str, of: str, label: str, seen: _Seen) -> Link:
    if kind == "person":
        return seen.names.person(of)
    if kind == "body":
        return seen.names.body(of)
    if kind == "party":
        return seen.names.party(of)
    return Link(label or of, address(_PAGES[kind], of) if kind in _PAGES else "")
