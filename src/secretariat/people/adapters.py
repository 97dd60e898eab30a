"""What allauth asks of us: who may register (nobody), how letters go out, how secrets are kept."""

import base64
import hashlib
from typing import Any

import qrcode
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.html import escape
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from secretariat.people import second_factor
from secretariat.people.actions.record_sign_in import record_failed_sign_in, record_sign_in
from secretariat.people.models import Account
from secretariat.people.single_sign_on import StrictProvider


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # untyped library
    """Accounts come by invitation; letters go out in the reader's language."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": _(
            "This e-mail and password do not belong together. Check both and try again."
        ),
        "incorrect_password": _("This is not your password. Try again."),
        "incorrect_code": _("This code is not right, or not any more. Wait for the next one and try again."),
        "too_many_login_attempts": _("Too many attempts. Wait five minutes, then try again."),
        "rate_limited": _("Too many attempts. Wait a few minutes, then try again."),
        "email_taken": _("This address cannot be used here. Give another one."),
        "same_as_current": _("This is what it is already. Give another one."),
        "enter_current_password": _("This is not your present password. Try again."),
        "unverified_primary_email": _("Confirm your e-mail address first."),
        "account_inactive": _("This account is closed."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody registers; accounts come by invitation."""
        return False

    def is_safe_url(self, url: str) -> bool:
        """Lead nowhere but to pages of this address."""
        request = context.request
        return url_has_allowed_host_and_scheme(url, {request.get_host()}, require_https=request.is_secure())

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Write in the language of the account."""
        account = context.get("user") or Account.objects.filter(email__iexact=email).first()
        with translation.override(account.language if account else settings.LANGUAGE_CODE):
            super().send_mail(template_prefix, email, {"account": account, **context})

    def send_password_reset_mail(self, user: Account, email: str, context: dict[str, Any]) -> None:
        """Send no such letter to a system account: nobody signs in under it."""
        if not user.is_system:
            super().send_password_reset_mail(user, email, {"user": user, **context})

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Write down that a password was wrong."""
        account = Account.objects.filter(email__iexact=credentials.get("email") or "").first()
        if account is not None:
            record_failed_sign_in(account=account, at=timezone.now(), means="password")

    def post_login(self, request: HttpRequest, user: Account, **kwargs: Any) -> HttpResponse:
        """Write down who came in, and go on in the language that the account chose."""
        asked = get_authentication_records(request, user)
        means = [str(one.get("type") or one["method"]) for one in asked]
        record_sign_in(account=user, at=timezone.now(), means=means)
        response: HttpResponse = super().post_login(request, user, **kwargs)
        response.set_cookie(settings.LANGUAGE_COOKIE_NAME, user.language, samesite="Lax")
        return response


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # untyped library
    """Secrets are encrypted in the database; who needs a second factor keeps one."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "cannot_delete_authenticator": _(
            "Your seat asks for a second factor. Add another one first, then remove this one."
        ),
        "cannot_generate_recovery_codes": _("Set up an authenticator app or a passkey first."),
        "incorrect_code": AccountAdapter.error_messages["incorrect_code"],
        "unverified_email": _("Confirm your e-mail address first, then set up the second factor."),
    }

    def encrypt(self, text: str) -> str:
        """Return the secret as it may stand in the database."""
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Return the secret."""
        return _cipher().decrypt(encrypted_text.encode()).decode()

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Keep the last one of whoever must have one."""
        if not second_factor.must_have(context.request.actor):
            return True
        return second_factor.has(authenticator.user, besides=authenticator.pk)

    def generate_authenticator_name(self, user: Account, type: Authenticator.Type) -> str:
        """Return the name that the form of a new passkey shows first."""
        count = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return gettext("Passkey %(number)d") % {"number": count + 1}

    def build_totp_svg(self, url: str) -> str:
        """Return the picture to be photographed: one path, without a style or a colour of its own."""
        code = qrcode.QRCode(border=4)
        code.add_data(url)
        rows = code.get_matrix()
        dark = "".join(f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, on in enumerate(row) if on)
        said, size = escape(gettext("The key, to be read by an authenticator app")), len(rows)
        return (
            f'<svg viewBox="0 0 {size} {size}" role="img" aria-label="{said}" class="qr">'
            f'<path d="{dark}"/></svg>'
        )


class SingleSignOnAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]  # untyped library
    """Single sign-on opens accounts that stand here; it makes none."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Nobody registers."""
        return False

    def get_provider(self, request: HttpRequest, provider: str, client_id: str | None = None) -> Any:
        """Return the provider as we use it."""
        found = super().get_provider(request, provider, client_id=client_id)
        return StrictProvider(request, app=found.app) if isinstance(found, OpenIDConnectProvider) else found


def _cipher() -> MultiFernet:
    """Return the cipher of second factors: the present secret key writes, earlier ones still read."""
    keys = [str(key) for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]
    return MultiFernet(
        Fernet(base64.urlsafe_b64encode(hashlib.sha256(f"second factor {key}".encode()).digest()))
        for key in keys
    )
