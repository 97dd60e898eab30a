from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from secretariat.acting import RECORD, Page, answered
from secretariat.commitments.actions.import_commitments import import_commitments
from secretariat.commitments.import_form import ImportForm
from secretariat.commitments.models import Commitment
from secretariat.commitments.pages.enter import body_or_404
from secretariat.commitments.pages.follow import own_word
from secretariat.commitments.sheet_form import HOW
from secretariat.evidence.given import sourced_from
from secretariat.meetings.pages.looking import actor_of, given_by
from secretariat.people.access import open_to, staff


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(staff)
def bring(request: HttpRequest, slug: str) -> HttpResponse:
    """Bring commitments in as CSV: first what is read of each row, then the act; all or none."""
    actor, body = actor_of(request), body_or_404(request, slug)
    seen = Commitment.objects.standing().filter(line__body=body).count() + 1
    form = ImportForm(
        given_by(request),
        request.FILES or None,
        viewer=actor,
        initial=own_word(actor),
        version=seen,
        body=body,
    )
    board = reverse("site:body-commitments", args=[slug])

    def act() -> str:
        if request.POST.get("step") != RECORD:
            return ""
        given = form.cleaned_data
        reach = given["distribution"]
        sourced = sourced_from(given, body=body, by=actor, at=timezone.now(), distribution=reach)
        import_commitments(
            rows=form.rows,
            priorities=dict(form.priorities),
            sourced=sourced,
            seen_count=form.seen_version - 1,
        )
        return board

    def said() -> str:
        told = ngettext("Entered %(n)d commitment.", "Entered %(n)d commitments.", len(form.rows))
        return told % {"n": len(form.rows)}

    page = Page(_("Bring commitments in"), board, _("Commitments"), HOW, is_fictitious=body.is_fictitious)
    return answered(request, form, act, page, (form.initial, seen), template="site/sheet.html", said=said)
