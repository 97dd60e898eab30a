from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from secretariat.desk.actions.correct_finding import correct_finding
from secretariat.desk.actions.enter_body import enter_body
from secretariat.desk.forms.correcting import CorrectForm, initial_of
from secretariat.desk.pages.finding import address_of
from secretariat.desk.pages.looking import actor_of, finding_or_404
from secretariat.desk.queries.desk_page import desk_page
from secretariat.desk.queries.finding_cards import decided_in_words
from secretariat.desk.queries.known_names import known_names
from secretariat.desk.queries.options import options_of
from secretariat.evidence.models import Finding
from secretariat.language import language_of
from secretariat.people.access import open_to, staff
from secretariat.people.actor import Actor
from secretariat.refusals import Refused, StaleRevision
from secretariat.seen import Stale


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(staff)
def correct(request: HttpRequest, public_id: str) -> HttpResponse:
    """Correct a finding; what the reader read stays beside the correction."""
    found, actor = finding_or_404(request, public_id), actor_of(request)
    options = options_of(known_names(actor), found)
    form = CorrectForm(request.POST or None, finding=found, text=found.reading.text, **options)
    status, stale = 200, None
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                _correct(found, form, actor)
            except StaleRevision as refusal:
                found, status = finding_or_404(request, public_id), refusal.status
                now = initial_of(found, found.reading.text)
                stale = Stale(refusal.message, form.compared(now), decided_in_words(found))
                carried = form.carried_on(now, found.version)
                form = CorrectForm(carried, finding=found, text=found.reading.text, **options)
            except Refused as refusal:
                _put(form, refusal)
            else:
                return redirect(address_of(found))
    page = desk_page(found.reading.document, actor, language_of())
    card = next((card for card in page.findings if card.public_id == public_id), None)
    context = {"form": form, "finding": card, "stale": stale, "document": page.document}
    return render(request, "desk/correct.html", context, status=status)


@transaction.atomic
def _correct(found: Finding, form: CorrectForm, actor: Actor) -> None:
    """Enter the body, where a new one was named, and the correction: both or neither."""
    value = form.value()
    name = form.cleaned_data.get("new_body")
    if name:
        body = enter_body(name=name, finding=found, by=actor, at=timezone.now())
        value["chosen"]["body"] = body.slug
    correct_finding(
        finding=found,
        value=value,
        by=actor,
        at=timezone.now(),
        seen_version=form.seen_version,
        choose=True if form.data.get("choose") == "yes" else None,
    )


def _put(form: CorrectForm, refusal: Refused) -> None:
    """Say a refusal beside the field that it names, else above the form."""
    field = str(refusal.details.get("field", ""))
    field = {"body": "chosen_body", "holder": "chosen_party", "party": "chosen_party"}.get(field, field)
    form.add_error(field if field in form.fields else None, refusal.message)
