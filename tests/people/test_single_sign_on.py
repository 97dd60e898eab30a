"""Single sign-on against a real provider over HTTP: who gets in, and each way in which nobody does."""

import threading
import time
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
import requests
from allauth.socialaccount.models import SocialAccount
from django.http import HttpResponse
from django.test import Client

from secretariat.people.models import Account
from tests.cast import Cast
from tests.factories import Make
from tests.people.provider import CLIENT, SECRET, Claims, Provider, Serving, new_key

pytestmark = pytest.mark.django_db
START = "/account/single-sign-on/sso/"


@pytest.fixture
def provider(settings: Any) -> Iterator[Provider]:
    given = Provider()
    serving = Serving(given)
    thread = threading.Thread(target=serving.server.serve_forever, daemon=True)
    thread.start()
    app = {
        "provider_id": "sso",
        "name": "Ministry",
        "client_id": CLIENT,
        "secret": SECRET,
        "settings": {"server_url": given.address},
    }
    settings.SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {"APPS": [app], "OAUTH_PKCE_ENABLED": True, "EMAIL_AUTHENTICATION": True}
    }
    yield given
    serving.server.shutdown()
    serving.server.server_close()
    thread.join()


@pytest.fixture
def account(cast: Cast, provider: Provider) -> Account:
    made = Make.account("Ada Account", body=cast.union)
    provider.email = made.email
    return made


def way_there(client: Client, **more: str) -> str:
    """Press the button; return where the browser is sent."""
    answer = client.post(START, more)
    assert answer.status_code == 302
    return answer["Location"]


def signed_in_at(provider: Provider, address: str) -> str:
    """Say yes at the provider; return the way back, without our host."""
    answer = requests.get(address, allow_redirects=False, timeout=10)
    parts = urlsplit(answer.headers["Location"])
    return f"{parts.path}?{parts.query}"


def through(client: Client, provider: Provider) -> HttpResponse:
    """Go the whole way."""
    return client.get(signed_in_at(provider, way_there(client)))  # type: ignore[return-value]


def is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_button_leads_through_the_provider_into_the_account(
    client: Client, provider: Provider, account: Account
) -> None:
    there = way_there(client)
    asked = {name: values[0] for name, values in parse_qs(urlsplit(there).query).items()}
    assert asked["code_challenge_method"] == "S256"
    assert len(asked["nonce"]) == 64
    assert set(asked["scope"].split()) == {"openid", "profile", "email"}
    answer = client.get(signed_in_at(provider, there))
    assert answer["Location"] == "/"
    assert client.session["_auth_user_id"] == str(account.pk)
    assert SocialAccount.objects.get().uid == provider.subject
    assert "/keys" in provider.asked, "the signature was looked at"


def test_second_time_the_subject_counts_and_no_longer_the_address(
    client: Client, provider: Provider, account: Account
) -> None:
    through(client, provider)
    provider.email = "moved@ministry.example"
    again = Client()
    through(again, provider)
    assert again.session["_auth_user_id"] == str(account.pk)


def test_unknown_address_opens_nothing_and_registers_nobody(
    client: Client, provider: Provider, account: Account
) -> None:
    provider.email = "stranger@ministry.example"
    count = Account.objects.count()
    answer = client.get(signed_in_at(provider, way_there(client)), follow=True)
    assert not is_in(client)
    assert Account.objects.count() == count
    assert "invitation" in answer.content.decode()


def test_address_that_the_provider_has_not_confirmed_opens_nothing(
    client: Client, provider: Provider, account: Account
) -> None:
    provider.is_verified = False
    through(client, provider)
    assert not is_in(client)
    assert not SocialAccount.objects.exists()


def test_address_alone_opens_nothing_where_the_house_does_not_match_by_it(
    client: Client, provider: Provider, account: Account, settings: Any
) -> None:
    settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["EMAIL_AUTHENTICATION"] = False
    through(client, provider)
    assert not is_in(client)


def test_closed_account_stays_closed(client: Client, provider: Provider, account: Account) -> None:
    account.is_active = False
    account.save()
    answer = through(client, provider)
    assert answer["Location"] == "/account/closed/"
    assert not is_in(client)


def _with(**changed: Any) -> Any:
    return lambda claims: claims | changed


def _without(name: str) -> Any:
    return lambda claims: {key: value for key, value in claims.items() if key != name}


@pytest.mark.parametrize(
    "claims",
    [
        pytest.param(_with(nonce="of another sign-in"), id="wrong nonce"),
        pytest.param(_without("nonce"), id="no nonce"),
        pytest.param(_with(iss="https://other.example"), id="wrong issuer"),
        pytest.param(_with(aud="another-client"), id="wrong audience"),
        pytest.param(_with(aud=[CLIENT, "another"]), id="two audiences, given to nobody"),
        pytest.param(_with(aud=[CLIENT, "another"], azp="another"), id="given to another"),
        pytest.param(_with(exp=int(time.time()) - 3600), id="over"),
        pytest.param(_with(iat=int(time.time()) + 3600), id="of a time to come"),
        pytest.param(_without("exp"), id="without end"),
        pytest.param(_without("sub"), id="of nobody"),
    ],
)
def test_token_that_says_something_wrong_opens_nothing(
    client: Client, provider: Provider, account: Account, claims: Any
) -> None:
    provider.claims = claims
    answer = through(client, provider)
    assert answer.status_code == 401
    assert not is_in(client)
    assert not SocialAccount.objects.exists()


def _by_another_key(provider: Provider, claims: Claims) -> str:
    return provider.signed(claims, new_key())


def _by_a_shared_secret(provider: Provider, claims: Claims) -> str:
    return provider.signed(claims, SECRET * 3, "HS256")


def _by_nobody(_provider: Provider, claims: Claims) -> str:
    return jwt.encode(claims, "", algorithm="none", headers={"kid": "one"})


def _by_a_key_that_is_not_published(provider: Provider, claims: Claims) -> str:
    return provider.signed(claims, kid="two")


def _not_a_token(_provider: Provider, _claims: Claims) -> str:
    return "not.a.token"


def _no_token(_provider: Provider, _claims: Claims) -> None:
    return None


@pytest.mark.parametrize(
    "sign",
    [
        _by_another_key,
        _by_a_shared_secret,
        _by_nobody,
        _by_a_key_that_is_not_published,
        _not_a_token,
        _no_token,
    ],
)
def test_token_that_the_provider_did_not_sign_opens_nothing(
    client: Client, provider: Provider, account: Account, sign: Any
) -> None:
    provider.sign = sign
    answer = through(client, provider)
    assert answer.status_code == 401
    assert not is_in(client)


def test_userinfo_of_somebody_else_opens_nothing(
    client: Client, provider: Provider, account: Account
) -> None:
    provider.claims = _without("email")
    provider.userinfo = {"email": account.email, "email_verified": True}
    provider.userinfo["sub"] = "subject-2"
    assert through(client, provider).status_code == 401
    assert not is_in(client)
    provider.userinfo["sub"] = provider.subject
    through(client, provider)
    assert is_in(client)


def test_way_back_of_another_browser_opens_nothing(
    client: Client, provider: Provider, account: Account
) -> None:
    back = signed_in_at(provider, way_there(client))
    other = Client()
    assert other.get(back).status_code == 401
    assert not is_in(other)


def test_link_cannot_add_to_what_the_provider_is_asked(
    client: Client, provider: Provider, account: Account
) -> None:
    answer = client.post(
        f"{START}?auth_params=nonce%3Dmine%26redirect_uri%3Dhttps://evil.example&scope=admin"
    )
    asked = parse_qs(urlsplit(answer["Location"]).query)
    assert asked["redirect_uri"] == ["http://testserver/account/single-sign-on/sso/back/"]
    assert asked["nonce"] != ["mine"]
    assert "admin" not in asked["scope"][0].split()
