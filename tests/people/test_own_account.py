"""Password, e-mail, sessions, preferences; and that no page of the library's own look is left."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.template.loader import get_template
from django.test import Client

import secretariat.people
from secretariat.history.models import Entry
from secretariat.people.actions.choose_preferences import choose_preferences
from secretariat.people.models import Account
from secretariat.refusals import Invalid, NotPermitted
from tests.cast import Cast
from tests.desk.making import NOW, received
from tests.factories import Make
from tests.people.signing import SIGN_IN, signed_in

pytestmark = pytest.mark.django_db
OURS = Path(secretariat.people.__file__).parent / "templates"
LONG = "a sentence that is long"


@pytest.fixture(autouse=True)
def _originals(tmp_path: Path, settings: Any) -> None:
    settings.ORIGINALS = tmp_path / "originals"


def link_in(letter: Any) -> str:
    """Return the path of the one link of a letter."""
    (address,) = [word for word in letter.body.split() if word.startswith("http")]
    return "/" + address.split("/", 3)[3]


def confirmed(account: Account) -> Client:
    client = signed_in(account)
    client.post("/account/confirm/", {"password": "password", "next": "/account/"})
    return client


def test_nobody_registers(client: Client, cast: Cast) -> None:
    for address in ("/account/signup/", "/account/register/", "/accounts/signup/"):
        assert client.get(address).status_code == 404


def test_a_forgotten_password_is_replaced_by_letter(client: Client, cast: Cast) -> None:
    account = Make.account("Ada Account")
    client.post("/account/password/forgotten/", {"email": account.email})
    (letter,) = mail.outbox
    assert (letter.to, letter.subject) == ([account.email], "A new password")
    page = client.get(link_in(letter), follow=True)
    assert link_in(letter) not in page.request["PATH_INFO"]
    weak = client.post(page.request["PATH_INFO"], {"password1": "short", "password2": "short"})
    assert "too short" in weak.content.decode()
    client.post(page.request["PATH_INFO"], {"password1": LONG, "password2": LONG})
    assert signed_in(account, LONG).session["_auth_user_id"] == str(account.pk)
    again = Client().get(link_in(letter), follow=True)
    assert "This link was used already" in again.content.decode()


def test_the_page_says_the_same_whether_the_account_exists(client: Client, cast: Cast) -> None:
    account = Make.account("Ada Account")
    answers = [
        client.post("/account/password/forgotten/", {"email": email}, follow=True).content
        for email in (account.email, "nobody@tests.example")
    ]
    assert answers[0] == answers[1]
    assert [letter.to for letter in mail.outbox] == [[account.email]]
    wrong = [
        client.post(SIGN_IN, {"login": email, "password": "wrong"}).content.decode().split("<main")[1]
        for email in (account.email, "nobody@tests.example")
    ]
    said = [re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page) for page in wrong]
    assert said[0].replace(account.email, "x") == said[1].replace("nobody@tests.example", "x")


def test_guessing_passwords_is_stopped(client: Client, cast: Cast) -> None:
    account = Make.account("Ada Account")
    for _ in range(5):
        client.post(SIGN_IN, {"login": account.email, "password": "wrong"})
    answer = client.post(SIGN_IN, {"login": account.email, "password": "password"})
    assert "Too many attempts" in answer.content.decode()
    assert "_auth_user_id" not in client.session


def test_a_system_account_gets_no_letter(client: Client, cast: Cast) -> None:
    machine = Account.objects.get(pk=cast.machine.account_id)
    client.post("/account/password/forgotten/", {"email": machine.email})
    assert mail.outbox == []


def test_a_new_address_serves_once_it_is_confirmed(cast: Cast) -> None:
    account = Make.account("Ada Account")
    old, client = account.email, confirmed(account)
    client.post("/account/e-mail/", {"email": "ada@new.example", "action_add": ""})
    letter = next(one for one in mail.outbox if one.to == ["ada@new.example"])
    account.refresh_from_db()
    assert account.email == old
    assert client.get(link_in(letter)).status_code == 200
    account.refresh_from_db()
    assert account.email == old, "a GET changes nothing"
    client.post(link_in(letter))
    account.refresh_from_db()
    assert account.email == "ada@new.example"
    assert old in {one.to[0] for one in mail.outbox}, "the old address is told"


def test_a_changed_password_ends_the_sessions_elsewhere(cast: Cast) -> None:
    account = Make.account("Ada Account")
    elsewhere, client = signed_in(account), signed_in(account)
    given = {"oldpassword": "password", "password1": LONG, "password2": LONG}
    client.post("/account/password/", given)
    assert client.get("/account/").status_code == 200
    assert elsewhere.get("/account/").status_code == 302
    assert mail.outbox[-1].subject == "Your password was changed"


def test_sessions_are_listed_and_ended_one_by_one(cast: Cast) -> None:
    account = Make.account("Ada Account")
    elsewhere, client, other = signed_in(account), signed_in(account), signed_in(Make.account("Bo Berg"))
    page = client.get("/account/sessions/")
    assert page.context["session_count"] == 2
    (address,) = [
        part.split('"')[0]
        for part in page.content.decode().split('action="')
        if part.startswith("/account/sessions/")
    ]
    assert other.post(address).status_code == 404
    assert client.get(address).status_code == 405
    client.post(address)
    assert elsewhere.get("/account/").status_code == 302
    assert client.get("/account/").status_code == 200


def test_signing_in_makes_a_new_session_and_it_ends_with_the_browser(cast: Cast, settings: Any) -> None:
    account, client = Make.account("Ada Account"), Client()
    session = client.session
    session["x"] = 1
    session.save()
    before = client.session.session_key
    answer = client.post(SIGN_IN, {"login": account.email, "password": "password"})
    cookie = answer.cookies[settings.SESSION_COOKIE_NAME]
    assert client.session.session_key != before
    assert (cookie["max-age"], cookie["httponly"], cookie["samesite"]) == ("", True, "Lax")
    assert client.session.get_expiry_age() == settings.SESSION_COOKIE_AGE == 12 * 3600


def test_preferences_are_kept_and_obeyed(cast: Cast) -> None:
    account = Make.account("Ada Account", body=cast.union)
    client = signed_in(account)
    given = {"language": "ru", "time_zone": "Europe/Athens", "letters": ["work"], "version": 1}
    answer = client.post("/account/preferences/", given)
    account.refresh_from_db()
    assert (account.language, account.time_zone) == ("ru", "Europe/Athens")
    assert "work" not in account.letters_off
    assert {"readers", "seats", "silence"} < set(account.letters_off)
    assert answer.cookies["django_language"].value == "ru"
    assert Entry.objects.filter(verb="account.preferences-chosen", object_id=account.public_id).count() == 1


def test_times_are_shown_in_the_chosen_zone(cast: Cast) -> None:
    document, _ = received(cast.staff, [])
    account = Account.objects.get(pk=cast.staff.acting_id)
    address, client = f"/documents/{document.public_id}/", signed_in(account)
    assert "2026-03-16 09:30 UTC" in client.get(address).content.decode()
    account.time_zone = "Europe/Athens"
    account.save()
    assert "2026-03-16 11:30 EET" in client.get(address).content.decode()
    assert "2026-03-16 09:30 UTC" in Client().get(address).content.decode()


@pytest.mark.parametrize(
    ("refusal", "changes"),
    [
        (NotPermitted, {"other": True}),
        (Invalid, {"language": "xx"}),
        (Invalid, {"time_zone": "Nowhere/City"}),
        (Invalid, {"letters": ["poems"]}),
    ],
)
def test_each_refusal_of_preferences_writes_nothing(
    cast: Cast, refusal: Any, changes: dict[str, Any]
) -> None:
    account = Account.objects.get(pk=cast.delegate.acting_id)
    by = cast.staff if changes.pop("other", False) else cast.delegate
    given = {"language": "en", "time_zone": "UTC", "letters": []} | changes
    before = Entry.objects.count()
    with pytest.raises(refusal):
        choose_preferences(account=account, by=by, at=NOW, **given)
    assert Entry.objects.count() == before


LIBRARY = [
    "account/login",
    "account/account_inactive",
    "account/signup_closed",
    "account/reauthenticate",
    "account/email_change",
    "account/email_confirm",
    "account/verification_sent",
    "account/verified_email_required",
    "account/password_change",
    "account/password_set",
    "account/password_reset",
    "account/password_reset_done",
    "account/password_reset_from_key",
    "account/password_reset_from_key_done",
    "mfa/authenticate",
    "mfa/index",
    "mfa/reauthenticate",
    "mfa/totp/activate_form",
    "mfa/totp/deactivate_form",
    "mfa/recovery_codes/index",
    "mfa/recovery_codes/generate",
    "mfa/webauthn/add_form",
    "mfa/webauthn/authenticator_list",
    "mfa/webauthn/edit_form",
    "mfa/webauthn/authenticator_confirm_delete",
    "mfa/webauthn/reauthenticate",
    "usersessions/usersession_list",
    "socialaccount/authentication_error",
    "socialaccount/login_cancelled",
    "socialaccount/login",
    "socialaccount/connections",
    "429",
]


@pytest.mark.parametrize("name", LIBRARY)
def test_no_page_has_the_look_of_the_library(name: str) -> None:
    assert Path(get_template(f"{name}.html").origin.name).is_relative_to(OURS)


def test_no_letter_or_message_is_the_library_s() -> None:
    import allauth

    theirs = Path(allauth.__file__).parent / "templates"
    kinds = ("account/email", "account/messages", "mfa/email", "mfa/messages", "usersessions/messages")
    unused = {
        "account_already_exists",
        "unknown_account",
        "login_code",
        "phone_",
        "email_confirmation_signup",
    }
    unused |= {"password_reset_code", "password_reset_subject", "password_reset_message"}
    left = [
        str(path.relative_to(theirs))
        for kind in (*kinds, "socialaccount/email", "socialaccount/messages")
        for path in (theirs / kind).glob("*.txt")
        if not (OURS / path.relative_to(theirs)).exists() and not any(word in path.name for word in unused)
    ]
    assert left == []


def test_whoever_is_not_signed_in_is_asked_to(client: Client, cast: Cast) -> None:
    for address in (
        "/account/",
        "/account/e-mail/",
        "/account/sessions/",
        "/account/preferences/",
        "/seats/",
    ):
        assert client.get(address).headers["Location"].startswith("/account/sign-in/?next=")
