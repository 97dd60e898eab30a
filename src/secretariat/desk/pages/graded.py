from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from secretariat.desk.actions.accept_graded import accept_graded
from secretariat.desk.pages.looking import actor_of, document_or_404
from secretariat.desk.queries.desk_page import desk_page
from secretariat.language import language_of
from secretariat.people.access import open_to, staff


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(staff)
def graded(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show all open findings of the accepted grade, and accept those that stay ticked."""
    document, actor = document_or_404(request, public_id), actor_of(request)
    if request.method == "POST":
        outcomes = accept_graded(
            document=document, by=actor, at=timezone.now(), seen_versions=_seen_versions(request)
        )
        accepted = sum(1 for outcome in outcomes if outcome.refusal is None)
        words = ngettext("%(n)d finding accepted.", "%(n)d findings accepted.", accepted)
        messages.success(request, words % {"n": accepted})
        for outcome in outcomes:
            if outcome.refusal:
                left = {"kind": outcome.finding.kind, "reason": outcome.refusal.message}
                messages.warning(request, _("Left open (%(kind)s): %(reason)s") % left)
        return redirect("desk:document", public_id)
    page = desk_page(document, actor, language_of())
    offered = [card for card in page.findings if card.is_open and card.is_graded]
    return render(request, "desk/accept_graded.html", {"page": page, "offered": offered})


def _seen_versions(request: HttpRequest) -> dict[str, int]:
    """Return what was ticked, each with the version that the person saw ("id:version")."""
    pairs = (ticked.partition(":") for ticked in request.POST.getlist("finding"))
    return {public_id: int(version) for public_id, _, version in pairs if version.isdecimal()}
