from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q

from secretariat.bodies.models import Mandate, Name
from secretariat.bodies.states import NameForm
from secretariat.distribution import Viewer
from secretariat.people.actor import NOBODY, Actor, Role, Seat
from secretariat.people.models import Account, Person

SHORT = (NameForm.SHORT, NameForm.OFFICIAL, NameForm.ACRONYM, NameForm.SPELLING)
LONG = (NameForm.OFFICIAL, NameForm.SHORT, NameForm.ACRONYM, NameForm.SPELLING)


def actor_of(account: Account, on: date) -> Actor:
    """Return the account as an Actor with the seats that it holds on a day."""
    mandates = (
        Mandate.objects.filter(account=account, first_on__lte=on)
        .filter(Q(end_on__isnull=True) | Q(end_on__gt=on))
        .select_related("body", "party")
        .order_by("pk")
    )
    seats = tuple(Seat(m.body.slug, Role(m.role), m.party.code if m.party else None) for m in mandates)
    return Actor(account_id=account.pk, public_id=account.public_id, label=account.name, seats=seats)


def traces_of(who: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the accounts (public ids) of somebody, and the names and addresses by which one is written.

    Args:
        who: e-mail address of an account, or slug of a person.
    """
    accounts = Account.objects.filter(Q(email__iexact=who) | Q(person__slug=who))
    people = Person.objects.filter(Q(slug=who) | Q(same_as__slug=who) | Q(account__in=accounts))
    names = Name.objects.filter(person__in=people).values_list("text", flat=True)
    rows = list(accounts.values_list("public_id", "name", "email"))
    words = [*(word for _, name, email in rows for word in (name, email)), *names]
    return frozenset(public_id for public_id, _, _ in rows), tuple(dict.fromkeys(words))


def bodies_known_to(viewer: Viewer) -> Q:
    """Return the condition for Bodies of which the viewer may know: a body that only closed sources name is
    not there for others, since its address is its name.
    """
    names = Name.objects.filter(body=OuterRef("pk"))
    return ~Exists(names) | Exists(names.visible_to(viewer))


def names_of(
    bearer: str,
    ids: Iterable[int] | None,
    language: str = "en",
    forms: tuple[str, ...] = SHORT,
    viewer: Viewer = NOBODY,
) -> dict[int, str]:
    """Return id → name for Parties, Bodies or People, in one query.

    Args:
        bearer: "party", "body" or "person".
        ids: primary keys; None for all.
        language: the reader's; English where there is none, then any.
        forms: from the one wanted most to the one wanted least.
        viewer: who reads; names that are not public need a seat.
    """
    return _best(f"{bearer}_id", ids, language, forms, viewer)


def names_by_address(
    bearer: str,
    addresses: Iterable[str],
    language: str = "en",
    forms: tuple[str, ...] = SHORT,
    viewer: Viewer = NOBODY,
) -> dict[str, str]:
    """Return code or slug → name, as `names_of` does for primary keys, in one query."""
    return _best(f"{bearer}__{'code' if bearer == 'party' else 'slug'}", addresses, language, forms, viewer)


def names_and_acronyms(
    slugs: Iterable[str], language: str = "en", viewer: Viewer = NOBODY
) -> tuple[dict[str, str], dict[str, str]]:
    """Return slug → full name and slug → acronym of Bodies, in one query."""
    rows = _rows("body__slug", slugs, LONG, viewer)
    return _choose(rows, language, LONG), _choose(rows, language, (NameForm.ACRONYM,))


def _best(
    key: str, keys: Iterable[Any] | None, language: str, forms: tuple[str, ...], viewer: Viewer
) -> dict[Any, str]:
    return _choose(_rows(key, keys, forms, viewer), language, forms)


def _rows(
    key: str, keys: Iterable[Any] | None, forms: tuple[str, ...], viewer: Viewer
) -> list[tuple[Any, ...]]:
    names: Any = Name.objects.visible_to(viewer).filter(form__in=forms, **{f"{key}__isnull": False})
    if keys is not None:
        names = names.filter(**{f"{key}__in": set(keys)})
    return list(names.values_list(key, "text", "form", "language", "during_end"))


def _choose(rows: Iterable[tuple[Any, ...]], language: str, forms: tuple[str, ...]) -> dict[Any, str]:
    best: dict[Any, tuple[Any, str]] = {}
    for of, text, form, spoken, end in rows:
        if form not in forms:
            continue
        order = (end is not None, forms.index(form), spoken != language, spoken != "en", text)
        if of not in best or order < best[of][0]:
            best[of] = (order, text)
    return {of: text for of, (_, text) in best.items()}
