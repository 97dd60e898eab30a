from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from secretariat.bodies.actions.invite_account import invite_account
from secretariat.bodies.forms import InviteForm
from secretariat.bodies.pages.looked_up import (
    actor_of,
    body_called,
    body_or_404,
    roles_and_parties,
)
from secretariat.bodies.policies import manages_seats, may_see_seats
from secretariat.bodies.seat_lists import seats_page
from secretariat.language import language_of
from secretariat.parties.house import house, kept_here
from secretariat.parties.models import Party
from secretariat.people.access import open_to
from secretariat.people.actor import Actor, Role
from secretariat.refusals import Invalid, WrongState


def sees_seats(actor: Actor) -> bool:
    """Whoever manages seats, and auditors."""
    return manages_seats(actor) or any(seat.role is Role.AUDITOR for seat in actor.seats)


@require_safe
@open_to(sees_seats)
def home(request: HttpRequest) -> HttpResponse:
    """Go to the seats of the house, or of the first organ whose seats one sees."""
    actor = actor_of(request)
    seen = next((body for body in kept_here() if may_see_seats(actor, body)), None)
    if seen is None and house() is None:
        return render(request, "bodies/no_house.html")
    if seen is None:
        raise Http404
    return redirect("seats:seats", seen.slug)


@require_safe
@open_to(sees_seats)
def seats(request: HttpRequest, slug: str) -> HttpResponse:
    """Who sits in a body, who is invited, whose account is to be closed."""
    body = body_or_404(request, slug)
    page = seats_page(body, actor_of(request), timezone.now(), language_of())
    return render(request, "bodies/seats.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(manages_seats)
def invite(request: HttpRequest, slug: str) -> HttpResponse:
    """Invite somebody to a seat."""
    body = body_or_404(request, slug)
    roles, parties = roles_and_parties(request, body)
    form = InviteForm(request.POST or None, roles=roles, parties=parties, initial=request.GET.dict())
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            invite_account(
                email=given["email"],
                name=given["name"],
                body=body,
                role=Role(given["role"]),
                party=Party.objects.filter(code=given["party"]).first(),
                until=given["end_on"],
                language=given["language"],
                by=actor_of(request),
                at=timezone.now(),
            )
        except (Invalid, WrongState) as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, _("The invitation to %(email)s was sent.") % {"email": given["email"]})
            return redirect("seats:seats", body.slug)
    context = {"form": form, "slug": body.slug, "name": body_called(body)}
    return render(request, "bodies/invite.html", context, status=422 if form.errors else 200)
