from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from secretariat.acting import RECORD, Page, answered
from secretariat.commitments.pages.follow import own_word
from secretariat.commitments.sheet_form import HOW
from secretariat.meetings.pages.looking import actor_of, given_by
from secretariat.people.access import open_to, staff
from secretariat.projects import policies
from secretariat.projects.actions.import_projects import import_projects
from secretariat.projects.import_form import ImportForm
from secretariat.projects.models import Project
from secretariat.projects.pages.asking import body_or_404, source_of


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(staff)
def bring(request: HttpRequest, slug: str) -> HttpResponse:
    """Bring projects in as CSV: first what is read of each row, then the act; all or none."""
    actor, body = actor_of(request), body_or_404(slug)
    if not policies.may_keep_projects(actor, body):
        raise Http404
    seen = Project.objects.standing().filter(body=body).count() + 1
    form = ImportForm(
        given_by(request),
        request.FILES or None,
        viewer=actor,
        initial=own_word(actor),
        version=seen,
        body=body,
    )
    board = f"{reverse('site:projects')}?body={slug}"

    def act() -> str:
        if request.POST.get("step") != RECORD:
            return ""
        sourced = source_of(form, body, request)
        import_projects(rows=form.rows, body=body, sourced=sourced, seen_count=form.seen_version - 1)
        return board

    def said() -> str:
        told = ngettext("Entered %(n)d project.", "Entered %(n)d projects.", len(form.rows))
        return told % {"n": len(form.rows)}

    page = Page(_("Bring projects in"), board, _("Projects"), HOW, is_fictitious=body.is_fictitious)
    return answered(request, form, act, page, (form.initial, seen), template="site/sheet.html", said=said)
