"""Forms of sign-in and of one's own account. Those of allauth get our words; what they check is theirs."""

from collections.abc import Mapping
from typing import Any, ClassVar
from zoneinfo import available_timezones

from allauth.account import forms as account
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from secretariat.people.letters import KINDS
from secretariat.seen import SeenForm

Words = Mapping[str, tuple[Any, Any]]  # lazily translated
NEW_PASSWORD = _("At least twelve characters. A short sentence is easier to remember than a word.")
_CODE = (_("Code"), _("Six digits from your authenticator app, or a recovery code."))
_TYPED = {"autocomplete": "one-time-code", "inputmode": "numeric", "autofocus": True}


class Worded(forms.Form):
    """A form of allauth in our words: field → label and help."""

    words: ClassVar[Words] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, (label, help_text) in self.words.items():
            field = self.fields[name]
            field.label, field.help_text = label, help_text
            field.widget.attrs.pop("placeholder", None)


class SignInForm(Worded, account.LoginForm):  # type: ignore[misc]  # untyped library
    """E-mail and password."""

    words: ClassVar[Words] = {"login": (_("E-mail"), ""), "password": (_("Password"), "")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].widget.attrs |= {"autocomplete": "username webauthn", "autofocus": True}


class ConfirmForm(Worded, account.ReauthenticateForm):  # type: ignore[misc]  # untyped library
    """The password again, before something that matters."""

    words: ClassVar[Words] = {"password": (_("Password"), "")}


class ChangePasswordForm(Worded, account.ChangePasswordForm):  # type: ignore[misc]  # untyped library
    """The old password and a new one."""

    words: ClassVar[Words] = {
        "oldpassword": (_("Present password"), ""),
        "password1": (_("New password"), NEW_PASSWORD),
        "password2": (_("New password, once more"), ""),
    }


class SetPasswordForm(Worded, account.SetPasswordForm):  # type: ignore[misc]  # untyped library
    """A first password."""

    words: ClassVar[Words] = {
        "password1": (_("Password"), NEW_PASSWORD),
        "password2": (_("Password, once more"), ""),
    }


class ForgottenPasswordForm(Worded, account.ResetPasswordForm):  # type: ignore[misc]  # untyped library
    """Where the letter goes by which a forgotten password is replaced."""

    words: ClassVar[Words] = {"email": (_("E-mail"), _("The address with which you sign in."))}


class NewPasswordForm(Worded, account.ResetPasswordKeyForm):  # type: ignore[misc]  # untyped library
    """The password that replaces a forgotten one."""

    words: ClassVar[Words] = SetPasswordForm.words


class NewEmailForm(Worded, account.AddEmailForm):  # type: ignore[misc]  # untyped library
    """The address that takes the place of the present one."""

    words: ClassVar[Words] = {
        "email": (_("New e-mail"), _("A letter goes there first; the old address serves until you confirm."))
    }


class CodeForm(Worded, AuthenticateForm):  # type: ignore[misc]  # untyped library
    """A code of the authenticator app, or one of the recovery codes."""

    words: ClassVar[Words] = {"code": _CODE}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs |= _TYPED


class ConfirmCodeForm(Worded, ReauthenticateForm):  # type: ignore[misc]  # untyped library
    """The same, asked again before something that matters."""

    words: ClassVar[Words] = {"code": _CODE}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs |= _TYPED


class AuthenticatorAppForm(Worded, ActivateTOTPForm):  # type: ignore[misc]  # untyped library
    """The first code of a new authenticator app."""

    words: ClassVar[Words] = {"code": (_("Code"), _("The six digits that the app shows now."))}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs |= _TYPED


class AddPasskeyForm(Worded, AddWebAuthnForm):  # type: ignore[misc]  # untyped library
    """A new passkey or security key and what it is called."""

    words: ClassVar[Words] = {
        "name": (_("What you call it"), _("For example: laptop, telephone, key in the safe.")),
        "passwordless": (
            _("Sign in with it alone, without a password"),
            _("The device then asks for your fingerprint, face or PIN."),
        ),
    }


class NamePasskeyForm(Worded, EditWebAuthnForm):  # type: ignore[misc]  # untyped library
    """Another name for a passkey."""

    words: ClassVar[Words] = {"name": (_("What you call it"), "")}


class PreferencesForm(SeenForm):
    """Language, time zone, and which letters one wants."""

    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)
    time_zone = forms.ChoiceField(
        label=_("Time zone"),
        help_text=_("Times are shown in it. Dates of meetings stay those of the place where they are held."),
        choices=[(name, name.replace("_", " ")) for name in sorted(available_timezones())],
    )
    letters = forms.MultipleChoiceField(
        label=_("Letters by e-mail"),
        help_text=_("Letters about the safety of your account always come."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(kind.key, kind.label) for kind in KINDS.values()]
        self.fields["letters"].choices = choices  # type: ignore[attr-defined]
