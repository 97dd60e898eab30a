from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Q

from secretariat.bodies.models import Mandate, Name
from secretariat.bodies.states import NameForm
from secretariat.people.actor import Actor, Role, Seat
from secretariat.people.models import Account

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


def names_of(
    bearer: str, ids: Iterable[int] | None, language: str = "en", forms: tuple[str, ...] = SHORT
) -> dict[int, str]:
    """Return id → name for Parties, Bodies or People, in one query.

    Args:
        bearer: "party", "body" or "person".
        ids: primary keys; None for all.
        language: the reader's; English where there is none, then any.
        forms: from the one wanted most to the one wanted least.
    """
    names: Any = Name.objects.standing().filter(form__in=forms, **{f"{bearer}__isnull": False})
    if ids is not None:
        names = names.filter(**{f"{bearer}_id__in": set(ids)})
    rows = names.values_list(f"{bearer}_id", "text", "form", "language", "during_end")
    best: dict[int, tuple[Any, str]] = {}
    for bearer_id, text, form, spoken, end in rows:
        order = (end is not None, forms.index(form), spoken != language, spoken != "en", text)
        if bearer_id not in best or order < best[bearer_id][0]:
            best[bearer_id] = (order, text)
    return {bearer_id: text for bearer_id, (_, text) in best.items()}
