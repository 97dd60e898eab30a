from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.views import LoginView
from allauth.mfa.base.views import AuthenticateView
from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from secretariat.people.access import everyone, open_to
from secretariat.people.actions.record_sign_in import record_failed_sign_in, record_sign_out
from secretariat.people.queries import demonstration_accounts


class SignIn(LoginView):  # type: ignore[misc]  # untyped library
    """Sign in with e-mail and password, with a passkey, or by single sign-on."""

    template_name = "account/login.html"

    def form_invalid(self, form: Any) -> HttpResponse:
        """Say what is wrong; the page is then no success."""
        response: HttpResponse = super().form_invalid(form)
        response.status_code = 422
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the accounts that anybody may try in the demonstration."""
        shown = demonstration_accounts() if settings.DEMO else ()
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"accounts": shown, "has_sso": bool(settings.SINGLE_SIGN_ON)}


sign_in = require_http_methods(["GET", "HEAD", "POST"])(
    open_to(everyone)(sensitive_post_parameters("password")(SignIn.as_view()))
)


class SecondFactor(AuthenticateView):  # type: ignore[misc]  # untyped library
    """Ask for the second factor; a wrong one is written down."""

    def form_invalid(self, form: Any) -> HttpResponse:
        """Say what is wrong."""
        record_failed_sign_in(account=self.stage.login.user, at=timezone.now(), means="code")
        response: HttpResponse = super().form_invalid(form)
        return response


second_factor = open_to(everyone)(SecondFactor.as_view())


@require_POST
@open_to(everyone)
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session, or the sign-in that was begun."""
    if request.user.is_authenticated:
        record_sign_out(account=request.user, at=timezone.now())
    logout(request)
    address = request.POST.get("next", "")
    return HttpResponseRedirect(address if address and get_adapter().is_safe_url(address) else "/")
