"""All names that the desk compares with: those of the record, and the forms of the reader's gazetteer."""

from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from django.db.models import Case, QuerySet, When

from secretariat.bodies.models import Name, Particular
from secretariat.bodies.spellings import names_as_open_as, names_seen_by, spelled
from secretariat.bodies.states import NameForm
from secretariat.desk.compare.identities import Known, KnownName
from secretariat.distribution import Distribution, Viewer
from secretariat.engines.reading.gazetteer.patterns import Pattern
from secretariat.engines.reading.gazetteer.tables import capitals, shipped
from secretariat.engines.reading.mentions import Named
from secretariat.engines.values.folding import fold
from secretariat.evidence.models import Document
from secretariat.evidence.reach import readers_of
from secretariat.parties.models import Body

_FORMS = (
    NameForm.OFFICIAL,
    NameForm.SHORT,
    NameForm.ACRONYM,
    NameForm.FORMER,
    NameForm.SPELLING,
    NameForm.ADJECTIVE,
)


def known_names(viewer: Viewer, document: Document | None = None) -> Known:
    """Return every name that the viewer may see, the public ones first, in 3 queries.

    Args:
        document: on which something rests: a spelling then counts for another person only where all who may
            see the document may know that one.
    """
    rows = (
        Name.objects.visible_to(viewer)
        .filter(titled__isnull=True, form__in=_FORMS)
        .order_by(Case(When(line__distribution=Distribution.PUBLIC, then=0), default=1), "pk")
        .values_list("person__slug", "party__code", "body__slug", "text", "form", "language")
    )
    persons, parties, bodies = [], [], []
    for person, party, body, *name in rows:
        if person:
            persons.append(KnownName(person, *name))
        elif party:
            parties.append(KnownName(party, *name))
        else:
            bodies.append(KnownName(body, *name))
    names = _names_open_with(document) if document else names_seen_by(viewer)
    return Known(persons, parties, bodies, gazetteer_forms(), spelled(names), _organs())


def _names_open_with(document: Document) -> "QuerySet[Any]":
    is_restricted = document.distribution == Distribution.RESTRICTED
    readers = readers_of(document) if is_restricted else ()
    return names_as_open_as(document.distribution, document.body, readers)


def _organs() -> frozenset[str]:
    """Return the bodies that are parts of others, without a seat or founding of their own."""
    own = Particular.objects.standing().values("body")
    parts = Body.objects.filter(parent__isnull=False).exclude(pk__in=own)
    return frozenset(parts.values_list("slug", flat=True))


@cache
def gazetteer_forms() -> Mapping[str, tuple[str, str, str, bool]]:
    """Return folded form → (kind, key, reason, is_inferred) for states, their capitals, and bodies."""
    forms: dict[str, tuple[str, str, str, bool]] = {}
    for form, meaning in _forms():
        forms.setdefault(form, meaning)
    return MappingProxyType(forms)


def _forms() -> Iterator[tuple[str, tuple[str, str, str, bool]]]:
    seats = capitals()
    for patterns in shipped().patterns.values():
        for pattern in patterns:
            meaning = _meaning(pattern, seats)
            if meaning:
                yield fold(pattern.form), meaning


def _meaning(pattern: Pattern, seats: Mapping[str, str]) -> tuple[str, str, str, bool] | None:
    key = pattern.entry.key
    if pattern.named is Named.BODY:
        return "body", key, "a name of it in the gazetteer", False
    if pattern.named is Named.STATE:
        return "party", key, "a name of it in the gazetteer", False
    if pattern.named is Named.DEMONYM:
        return "party", key, "the adjective of its name", False
    if pattern.named is Named.CITY and key in seats:
        return "party", seats[key], f"{key}, the capital, stands for its state", True
    return None
