from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from secretariat.commitments.actions.import_commitments import import_commitments
from secretariat.commitments.import_form import ImportForm
from secretariat.commitments.models import Commitment
from secretariat.commitments.pages.enter import body_or_404
from secretariat.commitments.pages.follow import own_word
from secretariat.evidence.given import sourced_from
from secretariat.meetings.pages.looking import actor_of, given_by
from secretariat.people.access import open_to, staff
from secretariat.refusals import Refused, StaleRevision

RECORD = "record"


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(staff)
def bring(request: HttpRequest, slug: str) -> HttpResponse:
    """Bring commitments in as CSV: first what is read of each row, then the act; all or none."""
    actor, body = actor_of(request), body_or_404(request, slug)
    count = Commitment.objects.standing().filter(line__body=body).count()
    form = ImportForm(
        given_by(request), request.FILES or None, viewer=actor, initial=own_word(actor),
        version=count + 1, body=body,
    )  # fmt: skip
    status = 422 if form.errors else 200
    if form.is_valid() and request.POST.get("step") == RECORD:
        given = form.cleaned_data
        sourced = sourced_from(
            given, body=body, by=actor, at=timezone.now(), distribution=given["distribution"]
        )
        try:
            made = import_commitments(
                rows=form.rows, priorities=dict(form.priorities), sourced=sourced,
                seen_count=form.seen_version - 1,
            )  # fmt: skip
        except Refused as refusal:
            form.add_error(form.field_of(refusal), refusal.message)
            if isinstance(refusal, StaleRevision):
                form.follow(count + 1)
            status = refusal.status
        else:
            told = ngettext("Entered %(n)d commitment.", "Entered %(n)d commitments.", len(made))
            messages.success(request, told % {"n": len(made)})
            return redirect("site:body-commitments", slug)
    wrong = sum(bool(row.reasons) for row in form.rows)
    shown = {"body": body, "form": form, "wrong": wrong, "is_fictitious": body.is_fictitious}
    return render(request, "commitments/import.html", shown, status=status)
