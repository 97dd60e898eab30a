from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from secretariat.commitments.actions.set_reminders import set_reminders
from secretariat.commitments.follow_forms import RemindersForm
from secretariat.commitments.models import ReminderRule
from secretariat.commitments.pages.enter import body_or_404
from secretariat.commitments.reminders import USUAL
from secretariat.meetings.pages.looking import actor_of, given_by
from secretariat.parties.models import Body
from secretariat.people.access import open_to, staff
from secretariat.refusals import Refused, StaleRevision
from secretariat.seen import Stale


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(staff)
def reminders(request: HttpRequest, slug: str) -> HttpResponse:
    """Say when those who owe a body something are reminded."""
    body, stale = body_or_404(request, slug), None
    initial, version = _standing(body)
    form = RemindersForm(given_by(request), version=version, initial=initial)
    status = 422 if form.errors else 200
    if request.method == "POST" and form.is_valid():
        try:
            set_reminders(
                body=body, moments=form.moments(), by=actor_of(request), at=timezone.now(),
                seen_version=form.seen_version,
            )  # fmt: skip
        except StaleRevision as refusal:
            stale, status = Stale(refusal.message, form.compared(initial)), refusal.status
            form.follow(version)
        except Refused as refusal:
            form.add_error("before", refusal.message)
            status = refusal.status
        else:
            messages.success(request, _("Saved."))
            return redirect("site:body-commitments", body.slug)
    shown = {
        "of": {"slug": body.slug}, "is_fictitious": body.is_fictitious, "form": form, "stale": stale,
        "heading": gettext_lazy("When others are reminded"),
    }  # fmt: skip
    return render(request, "commitments/act.html", shown, status=status)


def _standing(body: Body) -> tuple[dict[str, str], int]:
    """Return the days as the form shows them, and their version."""
    rule = ReminderRule.objects.filter(body=body).first()
    moments = rule.moments if rule else USUAL
    before = ", ".join(str(-moment) for moment in moments if moment < 0)
    after = ", ".join(str(moment) for moment in moments if moment >= 0)
    return {"before": before, "after": after}, rule.version if rule else 0
