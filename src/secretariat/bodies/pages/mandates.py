from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from secretariat.bodies.actions.end_mandate import end_mandate
from secretariat.bodies.actions.give_mandate import give_mandate
from secretariat.bodies.forms import EndForm, GiveForm
from secretariat.bodies.models import Mandate
from secretariat.bodies.pages.looked_up import (
    actor_of,
    body_called,
    body_or_404,
    mandate_or_404,
    roles_and_parties,
    today,
)
from secretariat.bodies.policies import manages_seats
from secretariat.bodies.seat_lists import seat_rows
from secretariat.history.seeing import version_of
from secretariat.language import language_of
from secretariat.parties.models import Party
from secretariat.people.access import open_to
from secretariat.people.actor import Actor, Role
from secretariat.people.models import Account
from secretariat.refusals import Invalid, NotReady, StaleRevision, WrongState
from secretariat.seen import Stale

_WIDE = {Role.STAFF, Role.ADMINISTRATOR}


def seats_anybody(actor: Actor) -> bool:
    """Staff and administrators seat whoever has an account; a focal point invites."""
    return any(seat.role in _WIDE for seat in actor.seats)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(seats_anybody)
def give(request: HttpRequest, slug: str) -> HttpResponse:
    """Give a seat to somebody who has an account."""
    body, actor = body_or_404(request, slug), actor_of(request)
    roles, parties = roles_and_parties(request, body)
    people = Account.objects.filter(is_active=True, is_system=False).exclude(pk=actor.acting_id)
    form = GiveForm(
        request.POST or None,
        roles=roles,
        parties=parties,
        accounts=people.order_by("name").values_list("public_id", "name"),
        initial={"first_on": today()} | request.GET.dict(),
    )
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            mandate = give_mandate(
                account=Account.objects.get(public_id=given["account"]),
                body=body,
                role=Role(given["role"]),
                party=Party.objects.filter(code=given["party"]).first(),
                first_on=given["first_on"],
                end_on=given["end_on"],
                by=actor,
                at=timezone.now(),
            )
        except (Invalid, WrongState) as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, _("%(name)s holds the seat.") % {"name": mandate.account.name})
            return redirect("seats:seats", body.slug)
    context = {"form": form, "slug": body.slug, "name": body_called(body)}
    return render(request, "bodies/give.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(manages_seats)
def end(request: HttpRequest, public_id: str) -> HttpResponse:
    """End a seat; with the last one the account is closed."""
    mandate = mandate_or_404(request, public_id)
    form = _end_form(mandate, request.POST or None)
    stale = None
    if request.method == "POST" and form.is_valid():
        try:
            ended = end_mandate(
                mandate=mandate,
                end_on=form.cleaned_data["end_on"],
                reason=form.cleaned_data["reason"],
                by=actor_of(request),
                at=timezone.now(),
                seen_version=form.seen_version,
            )
        except StaleRevision as refusal:
            mandate = mandate_or_404(request, public_id)
            stale = Stale(refusal.message, form.compared(_standing(mandate)))
            form = _end_form(mandate, form.carried_on(_standing(mandate), version_of(mandate)))
        except NotReady as refusal:
            messages.warning(request, refusal.message)
            return redirect("seats:person", mandate.account.public_id)
        except (Invalid, WrongState) as refusal:
            form.add_error(None, refusal.message)
        else:
            _say(request, ended)
            return redirect("seats:seats", mandate.body.slug)
    (row,) = seat_rows([mandate], actor_of(request), language_of())
    status = StaleRevision.status if stale else 422 if form.errors else 200
    return render(request, "bodies/end.html", {"form": form, "row": row, "stale": stale}, status=status)


def _end_form(mandate: Mandate, data: Any) -> EndForm:
    return EndForm(data, initial=_standing(mandate), version=version_of(mandate))


def _standing(mandate: Mandate) -> dict[str, Any]:
    return {"end_on": mandate.end_on or today(), "reason": ""}


def _say(request: HttpRequest, ended: Mandate) -> None:
    account = Account.objects.get(pk=ended.account_id)
    if account.is_active:
        messages.success(request, _("The seat of %(name)s ends.") % {"name": account.name})
    else:
        messages.success(
            request, _("The last seat of %(name)s ended; the account is closed.") % {"name": account.name}
        )
