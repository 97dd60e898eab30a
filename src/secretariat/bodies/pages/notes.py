from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from secretariat.bodies.actions.lay_down_note import lay_down_note
from secretariat.bodies.actions.take_up_note import take_up_note
from secretariat.bodies.forms import NoteForm
from secretariat.bodies.models import Note
from secretariat.bodies.pages.looked_up import actor_of, member_parties, today
from secretariat.bodies.policies import may_act_for
from secretariat.bodies.sitting import NOTE
from secretariat.evidence.models import Document
from secretariat.parties.house import kept_here
from secretariat.parties.models import Body, Party
from secretariat.people.access import open_to, staff
from secretariat.refusals import Invalid, WrongState

_LATEST = 200  # documents offered as the note


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(staff)
def take_up(request: HttpRequest) -> HttpResponse:
    """Begin to act on behalf of a delegation, by its note."""
    body, actor = _own_body(request), actor_of(request)
    received = Document.objects.visible_to(actor).filter(body=body).order_by("-received_at")[:_LATEST]
    documents = [(document.public_id, document.title) for document in received]
    form = NoteForm(
        request.POST or None,
        parties=member_parties(body),
        documents=documents,
        initial={"dated": today(), "document": request.GET.get("document", "")},
    )
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            note = take_up_note(
                body=body,
                party=Party.objects.get(code=given["party"]),
                reference=given["reference"],
                dated=given["dated"],
                document=Document.objects.filter(public_id=given["document"]).first(),
                by=actor,
                at=timezone.now(),
            )
        except Invalid as refusal:
            form.add_error(refusal.details.get("field"), refusal.message)
        else:
            request.session[NOTE] = note.public_id
            messages.success(request, _("What you enter now is entered on behalf of this delegation."))
            return redirect("desk:home")
    return render(request, "bodies/take_up_note.html", {"form": form}, status=422 if form.errors else 200)


def _own_body(request: HttpRequest) -> Body:
    """Return the body of the house for whose delegations the viewer may act."""
    found = next((body for body in kept_here() if may_act_for(actor_of(request), body)), None)
    if found is None:
        raise Http404
    return found


@require_POST
@open_to(staff)
def lay_down(request: HttpRequest) -> HttpResponse:
    """Act for oneself again."""
    note = Note.objects.filter(public_id=request.session.pop(NOTE, "")).first()
    if note is not None:
        try:
            lay_down_note(note=note, by=actor_of(request), at=timezone.now())
        except WrongState as refusal:
            messages.info(request, refusal.message)
        else:
            messages.success(request, _("You act for yourself again."))
    return redirect(request.POST.get("next", "") if _is_here(request) else "site:home")


def _is_here(request: HttpRequest) -> bool:
    address = request.POST.get("next", "")
    return url_has_allowed_host_and_scheme(address, {request.get_host()}, request.is_secure())
