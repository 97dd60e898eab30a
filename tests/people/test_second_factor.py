"""The second factor: asked of those whose seat needs it, set up before all else, never lost by mistake."""

from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.test import Client

from secretariat.people.models import Account
from tests.cast import Cast
from tests.factories import Make
from tests.people.signing import SECRET, code_of, signed_in, with_app

pytestmark = pytest.mark.django_db
CHOOSE = "/account/second-factor/"


@pytest.fixture
def required(settings: Any) -> None:
    settings.SECOND_FACTOR_REQUIRED = True


@pytest.mark.parametrize(
    ("role", "goes"),
    [
        ("staff", CHOOSE),
        ("head", CHOOSE),
        ("administrator", CHOOSE),
        ("auditor", CHOOSE),
        ("member", None),
        ("focal-point", None),
        ("observer", None),
    ],
)
def test_who_must_have_one_is_led_to_it_before_anything_else(
    required: None, cast: Cast, role: str, goes: str | None
) -> None:
    party = cast.alba if role in {"head", "member", "focal-point"} else None
    client = signed_in(Make.account("Ada Account", body=cast.union, role=role, party=party))
    for address in ("/", "/bodies/union/", "/account/", "/account/preferences/"):
        answer = client.get(address)
        assert (answer.headers.get("Location"), answer.status_code) == ((goes, 302) if goes else (None, 200))


def test_what_leads_to_it_stays_open(required: None, cast: Cast) -> None:
    client = signed_in(Make.account("Ada Account", body=cast.union))
    assert client.get(CHOOSE).status_code == 200
    assert client.get("/account/second-factor/app/").headers["Location"].startswith("/account/confirm/")
    assert client.post("/desk/receive/", {"text": "x"}).headers["Location"] == CHOOSE
    assert client.post("/account/sign-out/").headers["Location"] == "/"


def test_an_app_is_set_up_with_its_first_code_and_opens_the_way(required: None, cast: Cast) -> None:
    account = Make.account("Ada Account", body=cast.union)
    client = signed_in(account)
    client.post("/account/confirm/", {"password": "password", "next": "/account/second-factor/app/"})
    page = client.get("/account/second-factor/app/")
    html = page.content.decode()
    secret = page.context["form"].secret
    assert secret in html
    assert '<svg viewBox="0 0 ' in html
    assert "style=" not in html.split("<main", 1)[1]
    wrong = client.post("/account/second-factor/app/", {"code": "000000"})
    assert "This code is not right" in wrong.content.decode()
    done = client.post("/account/second-factor/app/", {"code": code_of(secret)})
    assert done.headers["Location"] == "/account/second-factor/codes/"
    codes = client.get("/account/second-factor/codes/").context["unused_codes"]
    assert (len(codes), len(codes[0])) == (10, 8)
    assert client.get("/desk/").status_code == 200


@pytest.mark.django_db(transaction=True)
def test_the_holder_is_told_by_letter(transactional_db: None) -> None:
    client = signed_in(Make.account("Ada Account"))
    client.post("/account/confirm/", {"password": "password", "next": "/account/second-factor/app/"})
    secret = client.get("/account/second-factor/app/").context["form"].secret
    client.post("/account/second-factor/app/", {"code": code_of(secret)})
    assert "An authenticator app was set up" in {letter.subject for letter in mail.outbox}


def test_the_secret_is_not_readable_in_the_database(cast: Cast) -> None:
    account = with_app(Make.account("Ada Account"))
    assert SECRET not in str(Authenticator.objects.get(user=account).data)


def test_sign_in_asks_for_the_code_and_nothing_is_open_before(cast: Cast) -> None:
    account = with_app(Make.account("Ada Account", body=cast.union))
    client = Client()
    answer = client.post("/account/sign-in/?next=/desk/", {"login": account.email, "password": "password"})
    assert answer.headers["Location"].startswith("/account/second-factor/ask/")
    assert client.get("/desk/").headers["Location"].startswith("/account/sign-in/")
    wrong = client.post("/account/second-factor/ask/", {"code": "000000"})
    assert "This code is not right" in wrong.content.decode()
    assert "_auth_user_id" not in client.session
    right = client.post("/account/second-factor/ask/", {"code": code_of()})
    assert right.headers["Location"] == "/desk/"
    assert client.session["_auth_user_id"] == str(account.pk)


def test_a_code_serves_once(cast: Cast) -> None:
    account, code = with_app(Make.account("Ada Account")), code_of()
    for expected in (True, False):
        client = signed_in(account)
        client.post("/account/second-factor/ask/", {"code": code})
        assert ("_auth_user_id" in client.session) is expected


def test_guessing_codes_is_stopped(cast: Cast) -> None:
    client = signed_in(with_app(Make.account("Ada Account")))
    pages = [client.post("/account/second-factor/ask/", {"code": f"{n:06}"}) for n in range(8)]
    assert "Too many attempts" in pages[-1].content.decode()
    client.post("/account/second-factor/ask/", {"code": code_of()})
    assert "_auth_user_id" not in client.session


def confirmed(account: Account) -> Client:
    """Sign in with the app and confirm that it is oneself."""
    client = signed_in(account)
    client.post("/account/second-factor/ask/", {"code": code_of()})
    client.post("/account/confirm/", {"password": "password", "next": "/account/second-factor/"})
    return client


def test_whose_seat_asks_for_it_cannot_remove_the_last_one(required: None, cast: Cast) -> None:
    account = with_app(Make.account("Ada Account", body=cast.union))
    client = confirmed(account)
    page = client.get("/account/second-factor/app/remove/")
    assert "Your seat asks for a second factor" in page.content.decode()
    client.post("/account/second-factor/app/remove/")
    assert Authenticator.objects.filter(user=account, type="totp").exists()


def test_others_may_remove_it(required: None, cast: Cast) -> None:
    account = with_app(Make.account("Ada Account", body=cast.union, role="observer"))
    client = confirmed(account)
    assert client.post("/account/second-factor/app/remove/").headers["Location"] == CHOOSE
    assert not Authenticator.objects.filter(user=account).exists()


def test_the_demonstration_tells_so_and_does_not_insist(cast: Cast, settings: Any) -> None:
    settings.SECOND_FACTOR_REQUIRED = False
    client = signed_in(Make.account("Ada Account", body=cast.union))
    assert client.get("/desk/").status_code == 200
    assert "The demonstration does not insist on it." in client.get(CHOOSE).content.decode()


def test_a_passkey_is_named_by_no_number_and_is_ones_own(cast: Cast) -> None:
    mine, other = Make.account("Ada Account"), Make.account("Bo Berg")
    key = Authenticator.objects.create(user=other, type="webauthn", data={"name": "Key", "credential": {}})
    client = signed_in(mine)
    from secretariat.people.queries import handle_of

    assert client.get(f"/account/passkeys/{key.pk}/remove/").status_code == 404
    assert client.get(f"/account/passkeys/{handle_of(key)}/remove/").status_code == 404
    assert client.get("/account/passkeys/").status_code == 200
