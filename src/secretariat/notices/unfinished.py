"""Notices on which somebody works, and those under embargo: told to the secretariat alone."""

from typing import Any

from django.db.models import F, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _

from secretariat.notices.models import Notice, Wording
from secretariat.notices.states import NoticeState
from secretariat.parties.unfinished import Asked, OpenItem, holds
from secretariat.people.actor import Actor

IN_HAND = (NoticeState.DRAFT, NoticeState.SUBMITTED, NoticeState.APPROVED)


def notices_open(asked: Asked) -> list[OpenItem]:
    """Return the notices of the bodies whose words are in hand, or wait for their moment, in 1 query."""
    viewer = asked.viewer
    staffed = [slug for slug in asked.slugs if isinstance(viewer, Actor) and viewer.is_staff_of(slug)]
    if not staffed:
        return []
    original = Wording.objects.filter(notice=OuterRef("pk"), language=OuterRef("language"))
    rows: Any = (
        Notice.objects.filter(Q(state__in=IN_HAND) | Q(published_at__gt=asked.at))
        .filter(body__slug__in=staffed)
        .exclude(state=NoticeState.WITHDRAWN)
        .annotate(title=Subquery(original.order_by("-number").values("title")[:1]))
        .select_related("body")
        .order_by(F("published_at").asc(nulls_last=True), "opened_at", "pk")
    )
    return [_item(row, asked) for row in rows]


def _item(row: Any, asked: Asked) -> OpenItem:
    is_embargoed = row.is_embargoed(asked.at)
    state = str(NoticeState(row.state).label).lower()
    return OpenItem(
        kind="notice", id=row.public_id, words=row.title or _("Notice without a title"), body=row.body.slug,
        url=reverse("notices:notice", args=[row.public_id]), since=row.opened_at.date().isoformat(),
        due=row.body.day(row.published_at).isoformat() if is_embargoed else "",
        state=_("%(state)s, under embargo") % {"state": state} if is_embargoed else state, next=row.asked,
    )  # fmt: skip


holds("notice", gather=notices_open)
