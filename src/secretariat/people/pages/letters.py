"""Stop letters from the link of one, and make such links void."""

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from secretariat.people.access import account_holder, everyone, open_to
from secretariat.people.actions.revoke_letter_links import revoke_letter_links
from secretariat.people.actions.stop_letters import stop_letters
from secretariat.people.actor import Actor
from secretariat.people.letter_links import STOPPING, told_by
from secretariat.people.letters import KINDS
from secretariat.people.models import Account


@csrf_exempt  # RFC 8058: a mail program sends the form by itself; the link is the authority
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@open_to(everyone)
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """Stop letters of a kind with one click: opened, the link changes nothing; sent, it acts."""
    told = told_by(token, STOPPING)
    if told is None or told[1]["k"] not in KINDS:
        return render(request, "people/letters_over.html", status=404)
    account, kind = told[0], KINDS[told[1]["k"]]
    is_over = kind.key in account.letters_off
    if request.method == "POST":
        holder = Actor(account.pk, account.public_id, account.name)
        is_over = not stop_letters(account=account, kind=kind.key, by=holder, at=timezone.now())
    shown = {"kind": kind.label, "is_done": request.method == "POST", "is_over": is_over}
    return render(request, "people/stop_letters.html", shown)


@require_POST
@open_to(account_holder)
def revoke(request: HttpRequest) -> HttpResponse:
    """Make void the links of all letters that one was sent until now."""
    account = cast(Account, request.user)
    revoke_letter_links(account=account, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    messages.success(request, _("The links of earlier letters open nothing any more."))
    return redirect("people:preferences")
