from collections.abc import Callable
from datetime import UTC
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from secretariat.bodies.queries import actor_of
from secretariat.bodies.sitting import seated
from secretariat.people.actor import NOBODY, Actor
from secretariat.people.models import Account
from secretariat.refusals import NotPermitted

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
# What one may send while one looks through another seat's eyes: the way back, and out.
OPEN_WHILE_LOOKING = frozenset({"look-as-oneself", "sign-out", "account_logout", "language"})


class ActorMiddleware:
    """Give each request its `actor`: the account with the seats that it holds today, or nobody.

    `own_actor` is the account in its own seats, also while a member of the staff looks through others' eyes;
    nothing can be sent then. Times are shown in the account's time zone.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        own = cache(lambda: _own_actor(request))
        request.own_actor = SimpleLazyObject(own)  # type: ignore[attr-defined]
        request.actor = SimpleLazyObject(lambda: _actor(request, own()))  # type: ignore[attr-defined]
        with timezone.override(_zone_of(request)):
            return self.get_response(request)

    def process_view(self, request: HttpRequest, *_args: Any) -> HttpResponse | None:
        """Refuse whatever would change something while one only looks."""
        if request.method in SAFE or not request.actor.is_looking:  # type: ignore[attr-defined]
            return None
        match = request.resolver_match
        if match is not None and match.url_name in OPEN_WHILE_LOOKING:
            return None
        refusal = NotPermitted(_("You see the site as another seat would. Go back to your own seat first."))
        return render(request, "site/refused.html", {"refusal": refusal}, status=refusal.status)


def _account(request: HttpRequest) -> Account | None:
    account = getattr(request, "user", None)
    return account if account is not None and account.is_authenticated else None


def _own_actor(request: HttpRequest) -> Actor:
    account = _account(request)
    # Seats begin and end with the day in UTC, wherever the reader is.
    return actor_of(account, timezone.localdate(None, UTC)) if account else NOBODY


def _actor(request: HttpRequest, own: Actor) -> Actor:
    return seated(own, request.session, get_language() or "en") if own.is_signed_in else own


def _zone_of(request: HttpRequest) -> ZoneInfo | None:
    account = _account(request)
    return ZoneInfo(account.time_zone) if account else None
