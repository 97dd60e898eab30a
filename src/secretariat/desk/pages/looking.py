"""What the pages of the desk ask of a request: who looks, in which language, at what."""

from typing import cast

from django.http import Http404, HttpRequest

from secretariat.evidence.models import Document, Finding
from secretariat.people.actor import Actor


def actor_of(request: HttpRequest) -> Actor:
    """Return who looks."""
    return cast(Actor, request.actor)  # type: ignore[attr-defined]


def document_or_404(request: HttpRequest, public_id: str) -> Document:
    """Return a document that the viewer may see; whatever else there is does not exist for them."""
    visible = Document.objects.visible_to(actor_of(request)).select_related("received_by", "body")
    document = visible.filter(public_id=public_id).first()
    if document is None:
        raise Http404
    return document


def finding_or_404(request: HttpRequest, public_id: str) -> Finding:
    """Return a finding of a document that the viewer may see."""
    visible = Document.objects.visible_to(actor_of(request)).values("pk")
    finding = (
        Finding.objects.filter(public_id=public_id, reading__document__in=visible)
        .select_related("reading__document__body", "reading__document__received_by")
        .first()
    )
    if finding is None:
        raise Http404
    return finding
