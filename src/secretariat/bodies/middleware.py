from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from secretariat.bodies.queries import actor_of
from secretariat.people.actor import NOBODY, Actor


class ActorMiddleware:
    """Give each request its `actor`: the account with the seats that it holds today, or nobody."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor = SimpleLazyObject(lambda: _actor(request))  # type: ignore[attr-defined]
        return self.get_response(request)


def _actor(request: HttpRequest) -> Actor:
    account = getattr(request, "user", None)
    if account is None or not account.is_authenticated:
        return NOBODY
    return actor_of(account, timezone.localdate())
