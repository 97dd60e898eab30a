"""Who may open a page. A route whose view names no rule fails the tests; deny by default."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from secretariat.people.actor import Actor

Rule = Callable[[Actor], bool]
View = Callable[..., HttpResponse]


def everyone(_: Actor) -> bool:
    """Anybody, signed in or not."""
    return True


def signed_in(actor: Actor) -> bool:
    """Whoever has signed in."""
    return actor.is_signed_in


def account_holder(actor: Actor) -> bool:
    """Whoever has signed in, at their own account; not who sees the site as another seat would."""
    return actor.is_signed_in and not actor.is_looking


def staff(actor: Actor) -> bool:
    """Staff of a secretariat."""
    return actor.is_staff


def open_to(rule: Rule) -> Callable[[View], View]:
    """Declare who may open the page. Strangers are asked to sign in; others find nothing there."""

    def declare(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            actor: Actor = request.actor  # type: ignore[attr-defined]
            if rule(actor):
                return view(request, *args, **kwargs)
            if actor.is_signed_in or request.method not in {"GET", "HEAD"}:
                raise Http404
            query = urlencode({"next": request.get_full_path()})
            return HttpResponseRedirect(f"{reverse('account_login')}?{query}")

        guarded.rule = rule  # type: ignore[attr-defined]
        return guarded

    return declare
