"""Consultations that run, or whose opinions wait for an answer; what members seek and offer; rounds."""

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from secretariat.bodies.queries import names_of
from secretariat.business.models import Consultation, Offer, Round
from secretariat.business.offering import answered_in
from secretariat.business.states import ConsultationState, OfferState, RoundState
from secretariat.parties.unfinished import Asked, OpenItem, holds
from secretariat.people.actor import Actor


def consultations_open(asked: Asked) -> list[OpenItem]:
    """Return the consultations of the body that are not over, in 1 query."""
    assert isinstance(asked.viewer, Actor)
    unanswered = Q(opinions__verdict="", opinions__withdrawn_at=None, opinions__isnull=False)
    rows = (
        Consultation.objects.visible_to(asked.viewer)
        .filter(body__in=asked.keys, state=ConsultationState.OPEN)
        .annotate(unanswered=Count("opinions", filter=unanswered, distinct=True))
        .select_related("body")
        .order_by("closes_on", "pk")
    )
    return [_item(row, asked) for row in rows]


def _item(row: Consultation, asked: Asked) -> OpenItem:
    count = row.unanswered  # type: ignore[attr-defined]
    if count:
        after = ngettext("%(n)d opinion is to be answered", "%(n)d opinions are to be answered", count)
        then = after % {"n": count}
    else:
        then = _("opinions are awaited") if row.takes_opinions(asked.at) else _("to be ended")
    return OpenItem(
        kind="consultation", id=row.public_id, words=row.title, body=row.body.slug,
        url=reverse("site:consultation", args=[row.public_id]), since=row.opened_on.isoformat(),
        due=row.closes_on.isoformat(), state=str(row.get_state_display()).lower(), next=then,
    )  # fmt: skip


def offers_open(asked: Asked) -> list[OpenItem]:
    """Return the requests and offers in the councils of the body that are open, in 3 queries."""
    assert isinstance(asked.viewer, Actor)
    rows = Offer.objects.visible_to(asked.viewer).filter(council__in=asked.keys, state=OfferState.OPEN)
    found = list(rows.select_related("council", "party").order_by("until", "pk"))
    names = names_of("party", {row.party_id for row in found}, asked.language, viewer=asked.viewer)
    answered = answered_in(asked.keys, asked.viewer, asked.at)
    return [
        _offer(row, asked, names.get(row.party_id, row.party.code), len(answered.get(row.pk, ())))
        for row in found
    ]


def _offer(row: Offer, asked: Asked, owner: str, count: int) -> OpenItem:
    if not row.is_answered(asked.at):
        then = _("its day has passed: to be closed")
    elif count:
        then = ngettext("%(n)d other answers it", "%(n)d others answer it", count) % {"n": count}
    else:
        then = _("nothing answers it yet")
    return OpenItem(
        kind="business-offer", id=row.public_id, words=row.title, body=row.council.slug, owners=(owner,),
        url=reverse("site:offer", args=[row.public_id]), since=row.council.day(row.opened_at).isoformat(),
        due=row.until.isoformat(), state=f"{row.get_side_display()}: {row.get_want_display()}".lower(),
        next=then,
    )  # fmt: skip


def rounds_open(asked: Asked) -> list[OpenItem]:
    """Return the rounds in the councils of the body that are neither held nor dropped, in 1 query."""
    assert isinstance(asked.viewer, Actor)
    states = (RoundState.OPEN, RoundState.PUBLISHED)
    rows = Round.objects.visible_to(asked.viewer).filter(council__in=asked.keys, state__in=states)
    return [_round(row, asked) for row in rows.select_related("council")]


def _round(row: Round, asked: Asked) -> OpenItem:
    if row.takes_wishes(asked.at):
        then = _("members say whom they want to meet")
    elif row.state == RoundState.OPEN:
        then = _("pairs are to be proposed and published")
    elif row.council.day(asked.at) < row.day:
        then = _("to be held")
    else:
        then = _("who took part is to be said")
    return OpenItem(
        kind="business-round", id=row.public_id, words=row.title, body=row.council.slug,
        url=reverse("site:round", args=[row.public_id]), since=row.council.day(row.opened_at).isoformat(),
        due=row.day.isoformat(), state=str(row.get_state_display()).lower(), next=then,
    )  # fmt: skip


holds("consultation", gather=consultations_open)
holds("business-offer", gather=offers_open)
holds("business-round", gather=rounds_open)
