from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from secretariat.meetings import queries as meetings
from secretariat.meetings.models import Meeting
from secretariat.meetings.states import AHEAD
from secretariat.parties.house import organisation_of
from secretariat.parties.models import Body
from secretariat.people.access import open_to, signed_in
from secretariat.refusals import Refused
from secretariat.texts import policies
from secretariat.texts.actions.lead_to_text import lead_to_text
from secretariat.texts.actions.open_draft import Opening, open_draft
from secretariat.texts.models import Sounding
from secretariat.texts.open_form import OpenForm
from secretariat.texts.pages.looking import actor_of, given_by, meeting_choices
from secretariat.texts.rooms.names import body_called
from secretariat.texts.taking_in import paragraphs_in

LATEST = 40


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(signed_in)
def open_room(request: HttpRequest, slug: str) -> HttpResponse:
    """Open a text for negotiation in a body."""
    viewer, now = actor_of(request), timezone.now()
    body = Body.objects.select_related("parent").filter(slug=slug).first()
    if body is None or not policies.may_steer(viewer, body, now):
        raise Http404
    ahead = {
        one.public_id: one
        for one in meetings.meetings(viewer)
        .filter(body__in=organisation_of(body), status__in=AHEAD)
        .order_by("on_first")[:LATEST]
    }
    sounding = _sounding(request, body)
    initial = {"meeting": request.GET.get("meeting", ""), "title": sounding.title if sounding else ""}
    form = OpenForm(given_by(request), meetings=meeting_choices(ahead.values()), initial=initial)
    status = 422 if form.errors else 200
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():
                draft = open_draft(body=body, opening=_opening(form, ahead), by=viewer, at=now)
                if sounding:
                    lead_to_text(
                        sounding=sounding, draft=draft, by=viewer, at=now, seen_version=sounding.version
                    )
        except Refused as refusal:
            field = refusal.details.get("field")
            form.add_error(field if field in form.fields else None, refusal.message)
            status = refusal.status
        else:
            return redirect("texts:room", draft.public_id)
    shown = {
        "form": form, "body": body_called(body, viewer), "slug": body.slug,
        "is_fictitious": body.is_fictitious,
    }  # fmt: skip
    return render(request, "texts/open.html", shown, status=status)


def _sounding(request: HttpRequest, body: Body) -> Sounding | None:
    """Return the sounding that leads to this text, where the address names one that may still lead to one."""
    rows = Sounding.objects.visible_to(actor_of(request)).filter(body=body, draft__isnull=True)
    found: Sounding | None = rows.filter(public_id=request.GET.get("sounding", "")).first()
    return found


def _opening(form: OpenForm, ahead: dict[str, Meeting]) -> Opening:
    given = form.cleaned_data
    return Opening(
        title=given["title"], kind=given["kind"], symbol=given["symbol"], languages=given["languages"],
        paragraphs=paragraphs_in(given["text"], is_markdown=given["is_markdown"]),
        rule_set=given["rule_set"], profile=given["profile"], distribution=given["distribution"],
        meeting=ahead.get(given["meeting"]), is_attributed=given["is_attributed"],
    )  # fmt: skip
