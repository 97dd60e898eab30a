from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from secretariat.bodies.audience import Reader, named_and_possible
from secretariat.desk.forms.naming import ReadersForm
from secretariat.desk.pages.looking import actor_of, document_or_404
from secretariat.evidence.actions.name_readers import name_readers
from secretariat.evidence.models import Document
from secretariat.evidence.policies import may_name_readers
from secretariat.evidence.reach import readers_of
from secretariat.language import language_of
from secretariat.people.access import open_to, staff
from secretariat.people.models import Account
from secretariat.refusals import Invalid, StaleRevision
from secretariat.seen import Stale


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(staff)
def readers(request: HttpRequest, public_id: str) -> HttpResponse:
    """Say anew who may read a restricted document and what rests on it."""
    document, actor = document_or_404(request, public_id), actor_of(request)
    now = readers_of(document)
    if not may_name_readers(actor, document, now):
        raise Http404
    possible = named_and_possible(document, timezone.localdate(), language_of())
    form, stale = _form(document, possible, request.POST or None), None
    if request.method == "POST" and form.is_valid():
        try:
            name_readers(
                document=document,
                readers=Account.objects.filter(pk__in=form.cleaned_data["readers"]),
                by=actor,
                at=timezone.now(),
                seen_version=form.seen_version,
            )
        except StaleRevision as refusal:
            document = document_or_404(request, public_id)
            standing = {"readers": sorted(readers_of(document))}
            stale = Stale(refusal.message, form.compared(standing))
            form = _form(document, possible, form.carried_on(standing, document.version))
        except Invalid as refusal:
            form.add_error("readers", refusal.message)
        else:
            messages.success(request, _("The readers were named."))
            stays = actor.account_id in form.cleaned_data["readers"]
            return redirect("desk:document", public_id) if stays else redirect("desk:home")
    context = {
        "form": form,
        "title": document.title,
        "public_id": public_id,
        "count": len(now),
        "stale": stale,
    }
    status = StaleRevision.status if stale else 422 if form.errors else 200
    return render(request, "desk/readers.html", context, status=status)


def _form(document: Document, possible: Sequence[Reader], data: Any) -> ReadersForm:
    initial = {"readers": sorted(readers_of(document))}
    return ReadersForm(data, readers=possible, initial=initial, version=document.version)
