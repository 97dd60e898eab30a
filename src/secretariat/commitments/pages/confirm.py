from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from secretariat.commitments.actions.report_progress import report_progress
from secretariat.commitments.confirming import Answer, answer_for
from secretariat.commitments.follow_forms import ConfirmForm
from secretariat.engines.values.date_labels import label
from secretariat.engines.values.edtf import Edtf
from secretariat.evidence.sourced import Cited, Sourced
from secretariat.evidence.states import CitationKind
from secretariat.meetings.pages.looking import actor_of, given_by
from secretariat.people.access import everyone, open_to
from secretariat.refusals import Refused


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@open_to(everyone)
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Say with one click how a commitment stands: opened, the link changes nothing; sent, it acts once."""
    answer = answer_for(token, timezone.now())
    if answer is None or not _is_for(answer, request):
        return render(request, "commitments/confirm_over.html", {"of": None}, status=404)
    if answer.is_spent:
        return render(request, "commitments/confirm_over.html", {"of": _standing(answer)}, status=404)
    form = ConfirmForm(given_by(request))
    status = 422 if form.errors else 200
    if request.method == "POST" and form.is_valid():
        try:
            _report(answer, form)
        except Refused as refusal:
            form.add_error(None, refusal.message)
            status = refusal.status
        else:
            return render(request, "commitments/confirmed.html", {"id": answer.commitment.public_id})
    of = answer.commitment
    shown = {
        "of": _standing(answer) | {"due": label(of.due) if of.due else ""},
        "name": answer.actor.label, "form": form, "is_fictitious": of.line.is_fictitious,
    }  # fmt: skip
    return render(request, "commitments/confirm.html", shown, status=status)


def _standing(answer: Answer) -> dict[str, Any]:
    of = answer.commitment
    return {"id": of.public_id, "words": of.words, "language": of.language, "state": of.state}


def _is_for(answer: Answer, request: HttpRequest) -> bool:
    """Tell whether nobody else is signed in: a link that was passed on acts for nobody."""
    viewer = actor_of(request)
    if not viewer.is_signed_in:
        return not viewer.is_looking
    return viewer.account_id == answer.actor.account_id and not viewer.is_looking


def _report(answer: Answer, form: ConfirmForm) -> None:
    of, now = answer.commitment, timezone.now()
    body = of.line.body
    today = body.day(now) if body else now.date()
    note = _("Answer of %(name)s to a reminder.") % {"name": answer.actor.label}
    sourced = Sourced(
        by=answer.actor, at=now, cited=(Cited(CitationKind.ENTRY, note=note),), body=body,
        distribution=of.line.distribution, said_on=Edtf.day(today), is_fictitious=of.line.is_fictitious,
    )  # fmt: skip
    report_progress(
        commitment=of, state=form.cleaned_data["state"], words=form.cleaned_data["told"].strip() or note,
        on=today.isoformat(), sourced=sourced, seen_version=answer.version,
    )  # fmt: skip
