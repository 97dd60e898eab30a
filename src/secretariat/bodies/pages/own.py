from typing import cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from secretariat.bodies.pages.looked_up import actor_of
from secretariat.bodies.seat_lists import account_page
from secretariat.language import language_of
from secretariat.people import second_factor
from secretariat.people.access import account_holder, open_to
from secretariat.people.models import Account


@require_safe
@open_to(account_holder)
def account(request: HttpRequest) -> HttpResponse:
    """One's own account: its seats, its open work, and all that one may change."""
    own = cast(Account, request.user)
    context = {
        "page": account_page(own, actor_of(request), timezone.now(), language_of()),
        "has_second_factor": second_factor.has(own),
        "has_sso": bool(settings.SINGLE_SIGN_ON),
        "own": own,
    }
    return render(request, "bodies/own.html", context)
