"""Practices that wait for a review, reuses that nobody has looked at, requests to come and see."""

from collections.abc import Mapping

from django.urls import reverse
from django.utils.translation import gettext as _

from secretariat.bodies.queries import names_of
from secretariat.parties.models import Party
from secretariat.parties.unfinished import Asked, OpenItem, holds
from secretariat.people.actor import Actor
from secretariat.practices.models import PeerVisit, Practice, Reuse
from secretariat.practices.states import PracticeState, ReuseState, VisitState

Names = Mapping[int, str]


def practices_open(asked: Asked) -> list[OpenItem]:
    """Return what was offered and not yet reviewed, reuses not yet looked at, in 3 queries."""
    assert isinstance(asked.viewer, Actor)
    offered = (
        Practice.objects.visible_to(asked.viewer)
        .filter(body__in=asked.keys, state=PracticeState.OFFERED)
        .select_related("body", "party")
        .order_by("state_since", "pk")
    )
    reported = (
        Reuse.objects.visible_to(asked.viewer)
        .filter(practice__body__in=asked.keys, state=ReuseState.REPORTED)
        .select_related("practice__body", "party")
        .order_by("reported_at", "pk")
    )
    here, taken = list(offered), list(reported)
    names = names_of(
        "party", {row.party_id for row in here} | {row.party_id for row in taken}, asked.language
    )
    return [*(_offered(row, names) for row in here), *(_reported(row, names) for row in taken)]


def visits_open(asked: Asked) -> list[OpenItem]:
    """Return the requests to come and see that wait for an answer, in 2 queries."""
    assert isinstance(asked.viewer, Actor)
    rows = (
        PeerVisit.objects.visible_to(asked.viewer)
        .filter(practice__body__in=asked.keys, state=VisitState.ASKED)
        .select_related("practice__body", "practice__party", "party")
        .order_by("asked_at", "pk")
    )
    found = list(rows)
    keys = {key for row in found for key in (row.party_id, row.practice.party_id)}
    names = names_of("party", keys, asked.language)
    return [_asked(row, names) for row in found]


def _called(party: Party, names: Names) -> str:
    return names.get(party.pk, party.code)


def _offered(row: Practice, names: Names) -> OpenItem:
    return OpenItem(
        kind="practice", id=row.public_id,
        words=_("“%(title)s”, offered by %(name)s") % {"title": row.title, "name": _called(row.party, names)},
        body=row.body.slug, url=reverse("site:practice", args=[row.public_id]),
        since=row.state_since.isoformat(), state=str(row.get_state_display()).lower(),
        next=_("to be reviewed by the secretariat"),
    )  # fmt: skip


def _reported(row: Reuse, names: Names) -> OpenItem:
    practice = row.practice
    return OpenItem(
        kind="practice-reuse", id=row.public_id,
        words=_("%(name)s took up “%(title)s”")
        % {"title": practice.title, "name": _called(row.party, names)},
        body=practice.body.slug, url=reverse("site:practice", args=[practice.public_id]),
        since=practice.body.day(row.reported_at).isoformat(), state=str(row.get_state_display()).lower(),
        next=_("to be confirmed or doubted by the secretariat"),
    )  # fmt: skip


def _asked(row: PeerVisit, names: Names) -> OpenItem:
    practice = row.practice
    return OpenItem(
        kind="peer-visit", id=row.public_id,
        words=_("%(name)s asks to come and see “%(title)s”")
        % {"title": practice.title, "name": _called(row.party, names)},
        body=practice.body.slug, url=reverse("practices:visit", args=[row.public_id]),
        owners=(_called(practice.party, names),),
        since=practice.body.day(row.asked_at).isoformat(),
        state=str(row.get_state_display()).lower(), next=_("to be answered by the member that offers it"),
    )  # fmt: skip


holds("practice", "practice-reuse", gather=practices_open)
holds("peer-visit", gather=visits_open)
