from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from secretariat.bodies.actions.look_as_seat import look_as_seat
from secretariat.bodies.forms import PUBLIC, LookForm
from secretariat.bodies.pages.looked_up import actor_of, member_parties
from secretariat.bodies.policies import TAKES_PARTY, may_look_as
from secretariat.bodies.sitting import LOOKING, NOTE
from secretariat.bodies.words import ROLES
from secretariat.parties.house import kept_here
from secretariat.parties.models import Party
from secretariat.people.access import everyone, open_to, staff
from secretariat.people.actor import Role

ROLES_SEEN = tuple(role for role in ROLES if role not in {Role.STAFF, Role.ADMINISTRATOR})


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(staff)
def look(request: HttpRequest) -> HttpResponse:
    """See the site as another seat would; nothing can be changed from there, and history tells it."""
    actor = actor_of(request)
    body = next((body for body in kept_here() if may_look_as(actor, body)), None)
    if body is None:
        raise Http404
    form = LookForm(request.POST or None, roles=ROLES_SEEN, parties=member_parties(body))
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data["role"]
        role = None if chosen == PUBLIC else Role(chosen)
        party = Party.objects.filter(code=form.cleaned_data["party"]).first() if role in TAKES_PARTY else None
        look_as_seat(body=body, role=role, party=party, by=actor, at=timezone.now())
        request.session.pop(NOTE, None)
        request.session[LOOKING] = {
            "body": body.slug,
            "role": role.value if role else "",
            "party": party.code if party else "",
        }
        return redirect("site:home")
    return render(request, "bodies/look.html", {"form": form}, status=422 if form.errors else 200)


@require_POST
@open_to(everyone)
def back(request: HttpRequest) -> HttpResponse:
    """See with one's own eyes again."""
    if request.session.pop(LOOKING, None) is not None:
        messages.success(request, _("You are in your own seat again."))
    return redirect("site:home")
