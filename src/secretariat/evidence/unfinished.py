"""Documents that nobody has read, or whose findings nobody has decided."""

from django.db.models import Count, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from secretariat.evidence.models import Document, Reading
from secretariat.evidence.states import FindingState, ReadingState
from secretariat.parties.unfinished import Asked, OpenItem, holds
from secretariat.people.actor import Actor


def documents_open(asked: Asked) -> list[OpenItem]:
    """Return the documents of the bodies that wait at the desk, in 1 query: the work of the secretariat."""
    viewer = asked.viewer
    staffed = [slug for slug in asked.slugs if isinstance(viewer, Actor) and viewer.is_staff_of(slug)]
    if not staffed:
        return []
    latest = Reading.objects.filter(document=OuterRef("pk")).order_by("-read_at", "-pk").values("pk")[:1]
    undecided = Q(readings__findings__state=FindingState.OPEN, readings=Subquery(latest))
    rows = (
        Document.objects.visible_to(viewer)
        .filter(body__slug__in=staffed)
        .annotate(count=Count("readings__findings", filter=undecided))
        .filter(Q(count__gt=0) | ~Q(state=ReadingState.READ))
        .select_related("body", "in_hands_of")
        .order_by("received_at", "pk")
    )
    return [_item(row) for row in rows]


def _item(document: Document) -> OpenItem:
    count: int = document.count  # type: ignore[attr-defined]
    is_read = document.state == ReadingState.READ
    undecided = ngettext("%(count)d finding to decide", "%(count)d findings to decide", count)
    return OpenItem(
        kind="document",
        id=document.public_id,
        words=document.title,
        body=document.body.slug,
        url=reverse("desk:document", args=[document.public_id]),
        owners=(document.in_hands_of.name,) if document.in_hands_of else (),
        since=document.received_at.date().isoformat(),
        state=_("read") if is_read else str(ReadingState(document.state).label).lower(),
        next=undecided % {"count": count} if is_read else document.failure,
        source=document.publisher,
    )


holds("document", gather=documents_open)
