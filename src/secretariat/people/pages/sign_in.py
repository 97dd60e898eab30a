from django.conf import settings
from django.contrib.auth import authenticate, login, logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from secretariat.people.access import everyone, open_to
from secretariat.people.forms import SignInForm
from secretariat.people.queries import demonstration_accounts


@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
@open_to(everyone)
def sign_in(request: HttpRequest) -> HttpResponse:
    """Sign in with e-mail and password."""
    form = SignInForm(request.POST or None, initial={"next": request.GET.get("next", "")})
    if request.method == "POST" and form.is_valid():
        account = authenticate(
            request, username=form.cleaned_data["email"], password=form.cleaned_data["password"]
        )
        if account is not None:
            login(request, account)
            return HttpResponseRedirect(_safe(request, form.cleaned_data["next"]))
        form.add_error(None, _("This e-mail and password do not belong together. Check both and try again."))
    shown = demonstration_accounts() if settings.DEMO else ()
    status = 422 if form.errors else 200
    return render(request, "people/sign_in.html", {"form": form, "accounts": shown}, status=status)


@require_POST
@open_to(everyone)
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session."""
    logout(request)
    return HttpResponseRedirect("/")


def _safe(request: HttpRequest, address: str) -> str:
    if url_has_allowed_host_and_scheme(address, {request.get_host()}, request.is_secure()):
        return address
    return settings.LOGIN_REDIRECT_URL
