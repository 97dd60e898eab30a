"""Signing in and out; where one may go from there."""

import pytest
from django.conf import settings as live
from django.test import Client
from django.urls import reverse

from tests.cast import Cast
from tests.factories import Make

pytestmark = pytest.mark.django_db
SIGN_IN = "/account/sign-in/"


def test_sign_in_with_e_mail_and_password_goes_where_one_wanted(client: Client, cast: Cast) -> None:
    account = Make.account("Ada Account", body=cast.union)
    answer = client.post(SIGN_IN, {"login": account.email, "password": "password", "next": "/desk/"})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/desk/")
    assert client.session["_auth_user_id"] == str(account.pk)


@pytest.mark.parametrize("address", ["https://evil.example/", "//evil.example", "javascript:alert(1)"])
def test_sign_in_never_leads_to_another_site(client: Client, cast: Cast, address: str) -> None:
    account = Make.account("Ada Account", body=cast.union)
    answer = client.post(SIGN_IN, {"login": account.email, "password": "password", "next": address})
    assert answer.headers["Location"] == live.LOGIN_REDIRECT_URL


def test_wrong_password_says_so_and_signs_nobody_in(client: Client, cast: Cast) -> None:
    account = Make.account("Ada Account", body=cast.union)
    answer = client.post(SIGN_IN, {"login": account.email, "password": "wrong"})
    assert answer.status_code == 422
    assert "do not belong together" in answer.content.decode()
    assert "_auth_user_id" not in client.session


def test_demonstration_accounts_are_shown_only_in_the_demonstration(
    client: Client, cast: Cast, settings: object
) -> None:
    account = Make.account("Demo Person", body=cast.union)
    account.email = "demo.person@demo.example"
    account.save()
    assert account.email not in client.get(SIGN_IN).content.decode()
    settings.DEMO = True  # type: ignore[attr-defined]
    assert account.email in client.get(SIGN_IN).content.decode()


def test_sign_out_is_a_post(client: Client, cast: Cast) -> None:
    account = Make.account("Ada Account", body=cast.union)
    client.force_login(account)
    assert client.get(reverse("people:sign-out")).status_code == 405
    client.post(reverse("people:sign-out"))
    assert "_auth_user_id" not in client.session


def test_strangers_are_asked_to_sign_in_and_delegates_find_no_desk(client: Client, cast: Cast) -> None:
    answer = client.get("/desk/")
    assert answer.headers["Location"] == f"{SIGN_IN}?next=%2Fdesk%2F"
    client.force_login(Make.account("Dora Delegate", body=cast.union, role="member", party=cast.alba))
    assert client.get("/desk/").status_code == 404
