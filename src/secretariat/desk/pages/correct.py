from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from secretariat.desk.actions.correct_finding import correct_finding
from secretariat.desk.actions.enter_body import enter_body
from secretariat.desk.forms.correcting import CorrectForm
from secretariat.desk.pages.finding import address_of
from secretariat.desk.pages.looking import actor_of, finding_or_404, language_of
from secretariat.desk.queries.desk_page import desk_page
from secretariat.desk.queries.known_names import known_names
from secretariat.desk.queries.options import options_of
from secretariat.evidence.models import Finding
from secretariat.people.access import open_to, staff
from secretariat.people.actor import Actor
from secretariat.refusals import Refused


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(staff)
def correct(request: HttpRequest, public_id: str) -> HttpResponse:
    """Correct a finding; what the reader read stays beside the correction."""
    found, actor = finding_or_404(request, public_id), actor_of(request)
    form = CorrectForm(
        request.POST or None,
        finding=found,
        text=found.reading.text,
        **options_of(known_names(actor), found),
    )
    if request.method == "POST" and form.is_valid():
        try:
            _correct(found, form, actor, request.POST)
        except Refused as refusal:
            _put(form, refusal)
        else:
            return redirect(address_of(found))
    page = desk_page(found.reading.document, actor, language_of(request))
    card = next((card for card in page.findings if card.public_id == public_id), None)
    status = 422 if form.errors else 200
    context = {"form": form, "finding": card, "version": found.version, "document": page.document}
    return render(request, "desk/correct.html", context, status=status)


@transaction.atomic
def _correct(found: Finding, form: CorrectForm, actor: Actor, posted: Mapping[str, Any]) -> None:
    """Enter the body, where a new one was named, and the correction: both or neither."""
    value = form.value()
    name = form.cleaned_data.get("new_body")
    if name:
        body = enter_body(name=name, finding=found, by=actor, at=timezone.now())
        value["chosen"]["body"] = body.slug
    version = str(posted.get("version", ""))
    correct_finding(
        finding=found,
        value=value,
        by=actor,
        at=timezone.now(),
        seen_version=int(version) if version.isdecimal() else 0,
        choose=True if posted.get("choose") == "yes" else None,
    )


def _put(form: CorrectForm, refusal: Refused) -> None:
    """Say a refusal beside the field that it names, else above the form."""
    field = str(refusal.details.get("field", ""))
    field = {"body": "chosen_body", "holder": "chosen_party", "party": "chosen_party"}.get(field, field)
    form.add_error(field if field in form.fields else None, refusal.message)
