from typing import cast

from allauth.account.internal.flows.login import perform_login
from allauth.account.models import Login
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from secretariat.bodies.actions.accept_invitation import accept_invitation, find_invitation
from secretariat.bodies.actions.resend_invitation import resend_invitation
from secretariat.bodies.actions.revoke_invitation import revoke_invitation
from secretariat.bodies.forms import AcceptForm
from secretariat.bodies.models import Invitation
from secretariat.bodies.pages.looked_up import actor_of, invitation_or_404
from secretariat.bodies.policies import manages_seats
from secretariat.bodies.states import InvitationState
from secretariat.bodies.words import seat_called
from secretariat.history.seeing import version_of
from secretariat.language import language_of
from secretariat.people.access import everyone, open_to
from secretariat.people.actor import Role
from secretariat.people.models import Account
from secretariat.refusals import Refused, StaleRevision, WrongState
from secretariat.seen import Standing, refused_as_stale, seen_version

_SECRET = "invitation"  # noqa: S105 - the key of the session under which the secret stands


@never_cache
@require_safe
@open_to(everyone)
def arrive(request: HttpRequest, secret: str) -> HttpResponse:
    """Keep the secret of the letter's link, and go on under an address that does not tell it."""
    request.session[_SECRET] = secret
    return redirect("seats:accept")


@never_cache
@sensitive_post_parameters("password", "again")
@require_http_methods(["GET", "HEAD", "POST"])
@open_to(everyone)
def accept(request: HttpRequest) -> HttpResponse:
    """Accept an invitation: a new account, or a further seat for the one that is signed in."""
    secret = request.session.get(_SECRET, "")
    invitation = find_invitation(secret)
    if invitation is None or invitation.state_at(timezone.now()) is not InvitationState.OPEN:
        return render(request, "bodies/invitation_over.html", status=404)
    actor = actor_of(request)
    initial = {"name": invitation.name, "language": language_of(), "time_zone": "UTC"}
    form = AcceptForm(request.POST or None, initial=initial)
    if request.method == "POST" and (actor.is_signed_in or form.is_valid()):
        answer = _accepted(request, secret, form)
        if answer is not None:
            return answer
    context = _context(invitation, form) | {"is_own": _is_own(request, invitation)}
    return render(request, "bodies/accept.html", context, status=422 if form.errors else 200)


def _accepted(request: HttpRequest, secret: str, form: AcceptForm) -> HttpResponse | None:
    actor = actor_of(request)
    given = {} if actor.is_signed_in else form.cleaned_data
    given = {name: given[name] for name in ("name", "password", "language", "time_zone") if name in given}
    try:
        account = accept_invitation(secret=secret, by=actor, at=timezone.now(), **given)
    except Refused as refusal:
        field = refusal.details.get("field") if not actor.is_signed_in else None
        form.add_error(field, refusal.message) if field else messages.warning(request, refusal.message)
        return None if field else redirect("seats:accept")
    del request.session[_SECRET]
    messages.success(request, _("Welcome. The seat is yours."))
    if actor.is_signed_in:
        return redirect("seats:account")
    return cast(HttpResponse, perform_login(request, Login(user=account, redirect_url="/account/")))


def _context(invitation: Invitation, form: AcceptForm) -> dict[str, object]:
    return {
        "form": form,
        "invitation": invitation,
        "inviter": invitation.invited_by.name,
        "seat": seat_called(invitation.body, Role(invitation.role), invitation.party, language_of()),
        "has_account": Account.objects.filter(email__iexact=invitation.email, is_active=True).exists(),
    }


def _is_own(request: HttpRequest, invitation: Invitation) -> bool:
    return getattr(request.user, "email", "").lower() == invitation.email


@require_POST
@open_to(manages_seats)
def resend(request: HttpRequest, public_id: str) -> HttpResponse:
    """Send an invitation again, with a new link."""
    invitation = invitation_or_404(request, public_id)
    try:
        resend_invitation(
            invitation=invitation,
            by=actor_of(request),
            at=timezone.now(),
            seen_version=seen_version(request.POST),
        )
    except StaleRevision as refusal:
        return refused_as_stale(request, refusal, _("Send it again"), _standing(invitation))
    except WrongState as refusal:
        messages.warning(request, refusal.message)
    else:
        messages.success(
            request, _("The invitation to %(email)s was sent again.") % {"email": invitation.email}
        )
    return redirect("seats:seats", invitation.body.slug)


@require_POST
@open_to(manages_seats)
def revoke(request: HttpRequest, public_id: str) -> HttpResponse:
    """Take an invitation back."""
    invitation = invitation_or_404(request, public_id)
    try:
        revoke_invitation(
            invitation=invitation,
            by=actor_of(request),
            at=timezone.now(),
            seen_version=seen_version(request.POST),
        )
    except StaleRevision as refusal:
        return refused_as_stale(request, refusal, _("Take it back"), _standing(invitation))
    except WrongState as refusal:
        messages.warning(request, refusal.message)
    else:
        messages.success(
            request, _("The invitation to %(email)s was taken back.") % {"email": invitation.email}
        )
    return redirect("seats:seats", invitation.body.slug)


def _standing(invitation: Invitation) -> Standing:
    invitation.refresh_from_db()
    words = str(invitation.state_at(timezone.now()).label)
    return Standing(version_of(invitation), words, reverse("seats:seats", args=[invitation.body.slug]))
