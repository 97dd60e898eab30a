"""Who holds which office now: in the body, its organs and secretariat, for a delegation."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from secretariat.bodies.models import Mandate, Tenure
from secretariat.bodies.queries import LONG, names_of
from secretariat.bodies.words import role_called
from secretariat.chairs.models import Coordinator
from secretariat.handover.states import Edition
from secretariat.parties.unfinished import Asked, OpenItem
from secretariat.people.actor import DELEGATION, Role

SEATED = (Role.STAFF, *sorted(DELEGATION))


def contacts(asked: Asked, edition: str) -> list[OpenItem]:
    """Return the offices held on the day, in 9 queries.

    The record's own for every reader; who holds a seat by an account is told to the secretariat alone. No
    address of anybody stands here.
    """
    seats = _seats(asked) if edition == Edition.SECRETARIAT else []
    return [*_offices(asked), *_coordinators(asked), *seats]


def _offices(asked: Asked) -> list[OpenItem]:
    now = Q(during_first__isnull=True) | Q(during_first__lte=asked.on)
    rows: Any = (
        Tenure.objects.visible_to(asked.viewer)
        .filter(now, office__body__in=asked.keys)
        .filter(Q(during_end__isnull=True) | Q(during_end__gt=asked.on))
        .select_related("line", "office__body", "person")
        .order_by("office__body__slug", "office__title", "pk")
    )
    found = list(rows)
    people = names_of("person", {row.person_id for row in found}, asked.language, LONG, asked.viewer)
    return [
        OpenItem(
            kind="office", id=row.public_id, words=row.office.title, body=row.office.body.slug,
            url=reverse("site:line", args=[row.public_id]), owners=(people[row.person_id],),
            since=row.during.start.text if row.during and row.during.start else "",
            due=row.during.finish.text if row.during and row.during.finish else "",
        )
        for row in found
        if row.person_id in people
    ]  # fmt: skip


def _coordinators(asked: Asked) -> list[OpenItem]:
    rows: Any = (
        Coordinator.objects.visible_to(asked.viewer)
        .filter(body__in=asked.keys, during_first__lte=asked.on)
        .filter(Q(during_end__isnull=True) | Q(during_end__gt=asked.on))
        .select_related("line", "body", "holder", "focal_point")
        .order_by("body__slug", "during_first", "pk")
    )
    found = list(rows)
    keys = {row.focal_point_id for row in found if row.focal_point_id}
    people = names_of("person", keys, asked.language, LONG, asked.viewer)
    parties = names_of(
        "party", {row.holder_id for row in found if row.holder_id}, asked.language, viewer=asked.viewer
    )
    groups = names_of("body", {row.body_id for row in found}, asked.language, LONG, asked.viewer)
    return [_coordinator(row, people, parties, groups) for row in found]


def _coordinator(
    row: Coordinator, people: Mapping[int, str], parties: Mapping[int, str], groups: Mapping[int, str]
) -> OpenItem:
    who = parties.get(row.holder_id or 0, row.holder_words)
    focal = people.get(row.focal_point_id or 0, "")
    return OpenItem(
        kind="coordinator", id=row.public_id,
        words=_("Coordinator of the %(group)s") % {"group": groups.get(row.body_id, row.body.slug)},
        body=row.body.slug, url=reverse("site:line", args=[row.public_id]),
        owners=tuple(filter(None, (who, focal))),
        since=row.during.start.text if row.during and row.during.start else "",
        due=row.during.finish.text if row.during and row.during.finish else "",
    )  # fmt: skip


def _seats(asked: Asked) -> list[OpenItem]:
    """Return who sits in the secretariat and for each delegation: names alone."""
    rows = (
        Mandate.objects.on(asked.on)
        .filter(body__in=asked.keys, role__in=SEATED, account__is_active=True)
        .select_related("account", "body", "party")
        .order_by("body__slug", "party__code", "role", "pk")
    )
    found = list(rows)
    parties = names_of(
        "party", {row.party_id for row in found if row.party_id}, asked.language, viewer=asked.viewer
    )
    return [
        OpenItem(
            kind="seat", id=row.public_id,
            words=_first_capital(role_called(Role(row.role), parties.get(row.party_id or 0, ""))),
            body=row.body.slug, url=reverse("seats:home"), owners=(row.account.name,),
            since=row.first_on.isoformat(), due=row.end_on.isoformat() if row.end_on else "",
        )
        for row in found
    ]  # fmt: skip


def _first_capital(words: str) -> str:
    return words[:1].upper() + words[1:]
