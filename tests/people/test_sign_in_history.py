"""Who comes in, who goes, who could not: written down for the auditor, without an address or a machine."""

import pytest
from django.test import Client

from secretariat.history.models import Entry
from secretariat.people.models import Account
from tests.cast import Cast
from tests.factories import Make
from tests.people.signing import SIGN_IN, code_of, signed_in, with_app

pytestmark = pytest.mark.django_db


@pytest.fixture
def account(cast: Cast) -> Account:
    return Make.account("Ada Account", body=cast.union, role="member", party=cast.alba)


def acts() -> list[tuple[str, str, str, object]]:
    rows = Entry.objects.filter(object_kind="account").order_by("pk")
    return [(one.verb, one.object_label, one.actor_label, one.told("means")) for one in rows]


def test_coming_and_going_are_written_down(account: Account) -> None:
    client = signed_in(account)
    client.post("/account/sign-out/")
    client.post("/account/sign-out/")  # there is nobody any more
    name = "Ada Account"
    assert acts() == [
        ("account.signed-in", name, name, ["password"]),
        ("account.signed-out", name, name, None),
    ]


def test_wrong_password_is_written_down_under_nobody(account: Account) -> None:
    signed_in(account, "wrong")
    assert acts() == [("account.sign-in-failed", "Ada Account", "Not signed in", "password")]


def test_address_without_an_account_is_written_nowhere(client: Client, cast: Cast) -> None:
    before = Entry.objects.count()
    client.post(SIGN_IN, {"login": "nobody@tests.example", "password": "wrong"})
    assert Entry.objects.count() == before


def test_second_factor_is_part_of_it(account: Account) -> None:
    client = signed_in(with_app(account))
    assert acts() == [], "half a sign-in is none"
    client.post("/account/second-factor/ask/", {"code": "000000"})
    client.post("/account/second-factor/ask/", {"code": code_of()})
    assert [(verb, means) for verb, _, _, means in acts()] == [
        ("account.sign-in-failed", "code"),
        ("account.signed-in", ["password", "totp"]),
    ]


def test_entry_tells_nothing_of_the_machine(account: Account) -> None:
    client = Client(REMOTE_ADDR="203.0.113.9", headers={"User-Agent": "Some Browser"})
    client.post(SIGN_IN, {"login": account.email, "password": "password"})
    one = Entry.objects.get(verb="account.signed-in")
    written = f"{one.payload} {one.object_label} {one.actor_label} {one.authority} {one.object_id}"
    assert "203.0.113.9" not in written
    assert "Browser" not in written
    assert account.email not in written


@pytest.mark.parametrize(("role", "sees"), [("auditor", True), ("staff", False)])
def test_auditors_are_told_and_colleagues_are_not(
    account: Account, cast: Cast, role: str, sees: bool
) -> None:
    signed_in(account, "wrong")
    signed_in(account)
    client = Client()
    client.force_login(Make.account("Vi Viewer", body=cast.union, role=role))
    text = client.get("/history/?kind=account").content.decode()
    acts = text.partition('name="until"')[2]  # below the choice of verbs
    assert ("tried to sign in, and could not" in acts) is sees
    assert ("signed in" in acts) is sees


def test_public_pages_stay_unchanged_while_people_come_and_go(client: Client, account: Account) -> None:
    tag = client.get("/bodies/union/")["ETag"]
    signed_in(account)
    assert client.get("/bodies/union/", headers={"If-None-Match": tag}).status_code == 304
