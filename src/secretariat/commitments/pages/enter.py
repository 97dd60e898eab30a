from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from secretariat.commitments import policies
from secretariat.commitments.actions.file_commitment import file_commitment
from secretariat.commitments.follow_forms import EnterForm
from secretariat.commitments.offered import priorities_of, texts_of
from secretariat.commitments.pages.follow import own_word
from secretariat.distribution import Distribution
from secretariat.evidence.given import sourced_from
from secretariat.meetings.pages.looking import actor_of, given_by
from secretariat.parties.models import Body
from secretariat.people.access import open_to, staff
from secretariat.refusals import Refused


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(staff)
def enter(request: HttpRequest, slug: str) -> HttpResponse:
    """Enter by hand what somebody undertook towards a body."""
    actor, body = actor_of(request), body_or_404(request, slug)
    form = EnterForm(
        given_by(request), viewer=actor, version=1, initial=own_word(actor),
        texts=texts_of(body, actor), priorities=priorities_of(body, actor, Distribution.PUBLIC),
    )  # fmt: skip
    status = 422 if form.errors else 200
    if request.method == "POST" and form.is_valid():
        given: dict[str, Any] = form.cleaned_data
        sourced = sourced_from(
            given, body=body, by=actor, at=timezone.now(), distribution=given["distribution"]
        )
        try:
            made = file_commitment(value=form.value(), people=form.people(), sourced=sourced)
        except Refused as refusal:
            form.add_error(form.field_of(refusal), refusal.message)
            status = refusal.status
        else:
            messages.success(request, _("Entered."))
            return redirect("site:commitment", made.public_id)
    shown = {
        "of": {"slug": body.slug}, "is_fictitious": body.is_fictitious, "form": form, "stale": None,
        "heading": gettext_lazy("Enter a commitment"),
    }  # fmt: skip
    return render(request, "commitments/act.html", shown, status=status)


def body_or_404(request: HttpRequest, slug: str) -> Body:
    """Return a body whose commitments the viewer keeps."""
    body = Body.objects.select_related("parent").filter(slug=slug).first()
    if body is None or not policies.may_keep(actor_of(request), body):
        raise Http404
    return body
