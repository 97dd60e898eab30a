from typing import Any, cast

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from secretariat.history.seeing import version_of
from secretariat.people.access import account_holder, open_to
from secretariat.people.actions.choose_preferences import CHOSEN, choose_preferences
from secretariat.people.forms import PreferencesForm
from secretariat.people.letters import KINDS
from secretariat.people.models import Account
from secretariat.refusals import StaleRevision
from secretariat.seen import Stale


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(account_holder)
def preferences(request: HttpRequest) -> HttpResponse:
    """Language, time zone and letters of one's own account."""
    account = cast(Account, request.user)
    form = _form(account, request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return render(request, "people/preferences.html", {"form": form}, status=422 if form.errors else 200)
    try:
        choose_preferences(
            account=account,
            language=form.cleaned_data["language"],
            time_zone=form.cleaned_data["time_zone"],
            letters=form.cleaned_data["letters"],
            by=request.actor,  # type: ignore[attr-defined]
            at=timezone.now(),
            seen_version=form.seen_version,
        )
    except StaleRevision as refusal:
        account.refresh_from_db()
        stale = Stale(refusal.message, form.compared(_standing(account)))
        form = _form(account, form.carried_on(_standing(account), version_of(account, CHOSEN)))
        shown = {"form": form, "stale": stale}
        return render(request, "people/preferences.html", shown, status=refusal.status)
    with translation.override(form.cleaned_data["language"]):
        messages.success(request, _("Your preferences were saved."))
    response = redirect("people:preferences")
    response.set_cookie(settings.LANGUAGE_COOKIE_NAME, form.cleaned_data["language"], samesite="Lax")
    return response


def _form(account: Account, data: Any) -> PreferencesForm:
    return PreferencesForm(data, initial=_standing(account), version=version_of(account, CHOSEN))


def _standing(account: Account) -> dict[str, Any]:
    wanted = [key for key in KINDS if key not in account.letters_off]
    return {"language": account.language, "time_zone": account.time_zone, "letters": wanted}
