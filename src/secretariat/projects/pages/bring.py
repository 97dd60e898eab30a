from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from secretariat.commitments.pages.follow import own_word
from secretariat.meetings.pages.looking import RECORD, actor_of, given_by
from secretariat.people.access import open_to, staff
from secretariat.projects import policies
from secretariat.projects.actions.import_projects import import_projects
from secretariat.projects.import_form import ImportForm
from secretariat.projects.models import Project
from secretariat.projects.pages.asking import body_or_404, source_of
from secretariat.refusals import Refused, StaleRevision


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(staff)
def bring(request: HttpRequest, slug: str) -> HttpResponse:
    """Bring projects in as CSV: first what is read of each row, then the act; all or none."""
    actor, body = actor_of(request), body_or_404(slug)
    if not policies.may_keep_projects(actor, body):
        raise Http404
    count = Project.objects.standing().filter(body=body).count()
    form = ImportForm(
        given_by(request), request.FILES or None, viewer=actor, initial=own_word(actor), version=count + 1,
        body=body,
    )  # fmt: skip
    status = 422 if form.errors else 200
    if form.is_valid() and request.POST.get("step") == RECORD:
        try:
            made = import_projects(
                rows=form.rows, body=body, sourced=source_of(form, body, request),
                seen_count=form.seen_version - 1,
            )  # fmt: skip
        except Refused as refusal:
            form.add_error(form.field_of(refusal), refusal.message)
            if isinstance(refusal, StaleRevision):
                form.follow(count + 1)
            status = refusal.status
        else:
            told = ngettext("Entered %(n)d project.", "Entered %(n)d projects.", len(made))
            messages.success(request, told % {"n": len(made)})
            return redirect(f"{reverse('site:projects')}?body={slug}")
    wrong = sum(bool(row.reasons) for row in form.rows)
    shown = {"body": body, "form": form, "wrong": wrong, "is_fictitious": body.is_fictitious}
    return render(request, "projects/import.html", shown, status=status)
