"""Pages of words that a delegation keeps for itself: the list of them, and the way to discard one."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from secretariat.people.access import open_to, signed_in
from secretariat.refusals import Refused, StaleRevision
from secretariat.seen import Standing, refused_as_stale, seen_version
from secretariat.texts import policies
from secretariat.texts.actions.discard_words import discard_words
from secretariat.texts.models import OwnWords
from secretariat.texts.pages.looking import look_or_404
from secretariat.texts.rooms.look import Look
from secretariat.texts.rooms.own import own_of


@require_safe
@open_to(signed_in)
def own(request: HttpRequest, public_id: str) -> HttpResponse:
    """List what the viewer's own delegation keeps for itself in a room."""
    look = look_or_404(request, public_id)
    if not policies.sits_for(look.viewer, look.draft.body):
        raise Http404
    shown = {
        "draft": look.draft, "body": look.body, "rights": look.rights, "rows": own_of(look), "at": "own",
    }  # fmt: skip
    return render(request, "texts/own.html", shown)


@require_POST
@open_to(signed_in)
def discard(request: HttpRequest, public_id: str, key: str) -> HttpResponse:
    """Discard what the viewer's own delegation kept."""
    look = look_or_404(request, public_id)
    row = own_or_404(look, key)
    back = reverse("texts:own", args=[public_id])
    try:
        discard_words(row=row, by=look.viewer, at=look.at, seen_version=seen_version(request.POST))
    except StaleRevision as refusal:
        row.refresh_from_db()
        standing = Standing(row.version, str(row.get_state_display()), back)
        return refused_as_stale(request, refusal, _("Discard it"), standing)
    except Refused as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("Discarded."))
    return redirect(back)


def own_or_404(look: Look, key: str) -> OwnWords:
    """Return what the viewer's own delegation keeps or kept."""
    rows: Any = OwnWords.objects.visible_to(look.viewer).filter(draft=look.draft, public_id=key)
    row = rows.select_related("party").first()
    if row is None:
        raise Http404
    assert isinstance(row, OwnWords)
    return row
