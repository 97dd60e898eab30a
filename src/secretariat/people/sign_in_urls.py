"""Sign-in as allauth does it, under our addresses; its own names stay, since it looks its pages up by them.

Whoever is not signed in may open what leads in; all else is for the holder of an account, who sees and
changes their own account alone.
"""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from allauth.socialaccount import views as social
from allauth.socialaccount.providers.openid_connect import views as single
from allauth.usersessions import views as sessions
from django.urls import path, re_path

from secretariat.people import single_sign_on
from secretariat.people.access import account_holder, everyone, open_to
from secretariat.people.pages import passkeys, sign_in

_anyone, _holder = open_to(everyone), open_to(account_holder)

urlpatterns = [
    path("sign-in/", sign_in.sign_in, name="account_login"),
    path("sign-out/", sign_in.sign_out, name="account_logout"),
    path("closed/", _anyone(account.account_inactive), name="account_inactive"),
    path("confirm/", _holder(account.reauthenticate), name="account_reauthenticate"),
    path("e-mail/", _holder(account.email), name="account_email"),
    path("e-mail/sent/", _anyone(account.email_verification_sent), name="account_email_verification_sent"),
    path("e-mail/confirm/<str:key>/", _anyone(account.confirm_email), name="account_confirm_email"),
    path("password/", _holder(account.password_change), name="account_change_password"),
    path("password/set/", _holder(account.password_set), name="account_set_password"),
    path("password/forgotten/", _anyone(account.password_reset), name="account_reset_password"),
    path(
        "password/forgotten/sent/", _anyone(account.password_reset_done), name="account_reset_password_done"
    ),
    path(
        "password/forgotten/done/",
        _anyone(account.password_reset_from_key_done),
        name="account_reset_password_from_key_done",
    ),
    re_path(  # allauth writes the two parts with a hyphen between them
        r"^password/forgotten/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[\w-]+)/$",
        _anyone(account.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
    path("second-factor/", _holder(mfa.index), name="mfa_index"),
    path("second-factor/ask/", sign_in.second_factor, name="mfa_authenticate"),
    path("second-factor/confirm/", _holder(mfa.reauthenticate), name="mfa_reauthenticate"),
    path("second-factor/app/", _holder(totp.activate_totp), name="mfa_activate_totp"),
    path("second-factor/app/remove/", _holder(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path("second-factor/codes/", _holder(codes.view_recovery_codes), name="mfa_view_recovery_codes"),
    path(
        "second-factor/codes/new/", _holder(codes.generate_recovery_codes), name="mfa_generate_recovery_codes"
    ),
    path("passkeys/", _holder(webauthn.list_webauthn), name="mfa_list_webauthn"),
    path("passkeys/add/", _holder(webauthn.add_webauthn), name="mfa_add_webauthn"),
    path("passkeys/sign-in/", _anyone(webauthn.login_webauthn), name="mfa_login_webauthn"),
    path("passkeys/confirm/", _holder(webauthn.reauthenticate_webauthn), name="mfa_reauthenticate_webauthn"),
    path("passkeys/<slug:handle>/remove/", passkeys.remove, name="mfa_remove_webauthn"),
    path("passkeys/<slug:handle>/name/", passkeys.rename, name="mfa_edit_webauthn"),
    path("sessions/", _holder(sessions.list_usersessions), name="usersessions_list"),
    path("single-sign-on/", _holder(social.connections), name="socialaccount_connections"),
    path("single-sign-on/cancelled/", _anyone(social.login_cancelled), name="socialaccount_login_cancelled"),
    path("single-sign-on/failed/", _anyone(social.login_error), name="socialaccount_login_error"),
    path("single-sign-on/<slug:provider_id>/", _anyone(single.login), name="openid_connect_login"),
    path(
        "single-sign-on/<slug:provider_id>/back/",
        _anyone(single_sign_on.callback),
        name="openid_connect_callback",
    ),
]
