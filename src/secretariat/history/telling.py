"""Who may be told what of the history. Whatever nobody declared is told to nobody.

History knows ids and labels only. Each slice declares in its `told.py` (imported when its app is ready):
  the kinds of things it owns, with the rows that a viewer may see (`thing`);
  the verbs it records, with the fields of their payload and what these fields name (`verb`).

An entry is told to whoever may see its object, and what stands beside it, and is of its verb's circle. A
field that names a thing is told to whoever may see that thing.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import BigIntegerField, Case, Exists, OuterRef, Q, QuerySet, When
from django.db.models.functions import Cast
from django.utils.functional import Promise

from secretariat.history.models import AppendOnlyQuerySet, Entry

Words = str | Promise
Seen = Callable[[Any], "QuerySet[Any]"]
Circle = Callable[[Any], bool]


@dataclass(frozen=True, slots=True)
class Thing:
    """A kind of thing: its name, the column that history knows it by, the rows that a viewer may see."""

    kind: str
    words: Words
    key: str
    seen_by: Seen
    is_number: bool
    stands_beside: bool


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a payload: its name for people, and the kind of the thing or things that it names by id."""

    words: Words
    of: str = ""


@dataclass(frozen=True, slots=True)
class Verb:
    """An act: in words, its fields, and to whom it is told among those who may see its object."""

    name: str
    words: Words
    fields: Mapping[str, Field]
    circle: Circle


@dataclass(slots=True)
class _Told:
    things: dict[str, Thing] = field(default_factory=dict)
    verbs: dict[str, Verb] = field(default_factory=dict)


TOLD = _Told()


def everybody(_: Any) -> bool:
    """Whoever may see the object."""
    return True


def thing(
    kind: str,
    words: Words,
    *,
    key: str,
    seen_by: Seen,
    is_number: bool = False,
    stands_beside: bool = False,
) -> None:
    """Declare a kind of thing that entries are about, or that `stands_beside` what they are about.

    Args:
        key: the column whose value is the thing's `history_id`; `is_number` where it is no text.
        seen_by: viewer → the rows that the viewer may see.
    """
    assert kind not in TOLD.things, f"{kind} is declared twice"
    TOLD.things[kind] = Thing(kind, words, key, seen_by, is_number, stands_beside)


def verb(name: str, words: Words, /, *, told_to: Circle = everybody, **fields: Words | Field) -> None:
    """Declare an act, with the fields of its payload in the order in which they are told."""
    named = {n: given if isinstance(given, Field) else Field(given) for n, given in fields.items()}
    assert name not in TOLD.verbs, f"{name} is declared twice"
    TOLD.verbs[name] = Verb(name, words, named, told_to)


def entries_told_to(viewer: Any, kinds: Collection[str] = ()) -> "QuerySet[Any]":
    """Return the entries that the viewer may see.

    Args:
        kinds: only about things of these kinds; none named: of all, which takes longer to ask.
    """
    verbs = [name for name, one in TOLD.verbs.items() if one.circle(viewer)]
    numbered = [kind for kind, one in TOLD.things.items() if one.is_number]
    seen: AppendOnlyQuerySet = Entry.objects.annotate(
        object_number=_number("object", numbered), beside_number=_number("beside", numbered)
    )
    beside = [kind for kind, one in TOLD.things.items() if one.stands_beside]
    return seen.filter(
        _may_see(viewer, "object", kinds or TOLD.things),
        Q(beside_kind="") | _may_see(viewer, "beside", beside),
        verb__in=verbs,
    )


def _number(which: str, kinds: Collection[str]) -> Case:
    """Return the id as a number, where the kind has one: PostgreSQL would break on the cast of another."""
    is_number = Q(**{f"{which}_kind__in": list(kinds)}) & ~Q(**{f"{which}_id": ""})
    cast = Cast(f"{which}_id", BigIntegerField())
    return Case(When(is_number, then=cast), default=None, output_field=BigIntegerField())


def _may_see(viewer: Any, which: str, kinds: Collection[str]) -> Q:
    seen = Q(pk__in=[])
    for kind in kinds:
        one = TOLD.things[kind]
        column = f"{which}_number" if one.is_number else f"{which}_id"
        rows = one.seen_by(viewer).filter(**{one.key: OuterRef(column)})
        seen |= Q(Exists(rows), **{f"{which}_kind": kind})
    return seen


def named_things(entries: Iterable[Entry]) -> dict[str, set[str]]:
    """Return kind → ids that the payloads of these entries name."""
    named: dict[str, set[str]] = {}
    for entry in entries:
        for name, one in TOLD.verbs[entry.verb].fields.items():
            if one.of:
                named.setdefault(one.of, set()).update(ids_in(entry.told(name)))
    return {kind: ids for kind, ids in named.items() if ids}


def ids_in(value: Any) -> tuple[str, ...]:
    """Return the ids that a field's value holds: one, several or none."""
    given = value if isinstance(value, list) else [value]
    return tuple(str(one) for one in given if one not in (None, ""))


def seen_things(viewer: Any, named: Mapping[str, Collection[str]]) -> dict[str, frozenset[str]]:
    """Return kind → those of the named ids that the viewer may see, in one query for each kind."""
    seen: dict[str, frozenset[str]] = {}
    for kind, ids in named.items():
        one = TOLD.things.get(kind)
        rows = one.seen_by(viewer).filter(**{f"{one.key}__in": list(ids)}) if one else None
        keys = rows.values_list(one.key, flat=True) if one and rows is not None else ()
        seen[kind] = frozenset(str(key) for key in keys)
    return seen


def told_fields(entry: Entry, seen: Mapping[str, frozenset[str]]) -> tuple[str, ...]:
    """Return the names of the payload's fields that the viewer may see.

    Args:
        seen: what `seen_things` returned for this entry, alone or among others.
    """
    return tuple(
        name
        for name, one in TOLD.verbs[entry.verb].fields.items()
        if name in entry.payload
        and (not one.of or set(ids_in(entry.told(name))) <= seen.get(one.of, frozenset()))
    )
