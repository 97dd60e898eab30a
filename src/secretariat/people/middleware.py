from collections.abc import Callable
from typing import Any, cast

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from secretariat.people import second_factor
from secretariat.people.actor import Actor
from secretariat.people.models import Account

# What one may open before the second factor is set up: that itself, proving who one is, and leaving.
OPEN_BEFORE = frozenset(
    {
        "mfa_index",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "mfa_view_recovery_codes",
        "account_reauthenticate",
        "account_logout",
        "sign-out",
        "language",
    }
)


class SecondFactorMiddleware:
    """Lead whoever must have a second factor to set it up before anything else."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, *_: Any) -> HttpResponse | None:
        """Send them there, unless they are on the way, or have it."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        if not actor.is_signed_in or not second_factor.must_have(actor) or _is_on_the_way(request):
            return None
        if second_factor.was_used(request) or second_factor.has(cast(Account, request.user)):
            return None
        return HttpResponseRedirect(reverse("mfa_index"))


def _is_on_the_way(request: HttpRequest) -> bool:
    match = request.resolver_match
    return match is not None and match.url_name in OPEN_BEFORE
