"""Letters say how one stops them; the link that does so serves without signing in, until it is void."""

from email import message_from_bytes, policy
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from secretariat.history.models import Entry
from secretariat.outbox.models import Letter
from secretariat.people.actions.revoke_letter_links import revoke_letter_links
from secretariat.people.actions.stop_letters import stop_letters
from secretariat.people.actor import Actor
from secretariat.people.letters import write_to
from secretariat.people.models import Account
from secretariat.refusals import Invalid, NotPermitted
from tests.cast import Cast
from tests.desk.making import NOW
from tests.factories import Make
from tests.people.signing import signed_in

pytestmark = pytest.mark.django_db
ONE_CLICK = {"List-Unsubscribe": "One-Click"}


def write(account: Account, kind: str = "work") -> None:
    write_to(account, kind, "bodies/letters/work_handed_over", count=1, giver="Brenn")


def link_of(letter: Any) -> str:
    """Return the path of the link by which a letter is stopped."""
    address = str(letter.extra_headers["List-Unsubscribe"])
    assert address.startswith("<http")
    return "/" + address.strip("<>").split("/", 3)[3]


def holder(account: Account) -> Actor:
    return Actor(account.pk, account.public_id, account.name)


def written(account: Account) -> str:
    write(account)
    return link_of(mail.outbox[-1])


def test_head_of_a_letter_as_it_goes_out_offers_one_click(settings: Any) -> None:
    settings.EMAIL_BACKEND = "secretariat.outbox.backend.OutboxBackend"
    settings.ADDRESS = "https://office.example"
    write(Make.account("Ada Account"))
    letter = message_from_bytes(bytes(Letter.objects.get().message), policy=policy.default)
    assert letter["List-Id"] == "<work.letters.office.example>"
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert letter["List-Unsubscribe"].strip().startswith("<https://office.example/account/letters/stop/")
    assert letter["List-Unsubscribe"].endswith("/>")


def test_one_click_is_not_promised_without_tls(settings: Any) -> None:
    settings.EMAIL_BACKEND = "secretariat.outbox.backend.OutboxBackend"
    settings.ADDRESS = "http://office.example"
    write(Make.account("Ada Account"))
    letter = message_from_bytes(bytes(Letter.objects.get().message), policy=policy.default)
    assert letter["List-Unsubscribe-Post"] is None
    assert letter["List-Unsubscribe"].strip().startswith("<http://office.example/account/letters/stop/")


def test_link_that_is_opened_changes_nothing_and_sent_stops_this_kind_alone() -> None:
    account = Make.account("Ada Account")
    path = written(account)
    client = Client(enforce_csrf_checks=True)
    page = client.get(path)
    account.refresh_from_db()
    assert (page.status_code, account.letters_off) == (200, [])
    assert account.email not in page.content.decode()
    assert client.post(path, ONE_CLICK).status_code == 200
    account.refresh_from_db()
    assert account.letters_off == ["work"]
    entry = Entry.objects.get(verb="account.letters-stopped")
    assert (entry.actor_id, entry.object_id) == (account.public_id, account.public_id)
    write(account)
    assert len(mail.outbox) == 1
    write_to(account, "readers", "evidence/letters/reader_named", document="x")
    assert len(mail.outbox) == 2


def test_second_click_says_so_and_is_not_recorded_twice() -> None:
    path = written(Make.account("Ada Account"))
    first, second = (Client().post(path, ONE_CLICK) for _ in range(2))
    assert "You get no more letters" in first.content.decode()
    assert "They had stopped before" in second.content.decode()
    assert Entry.objects.filter(verb="account.letters-stopped").count() == 1


def test_void_links_open_nothing_and_later_letters_carry_new_ones() -> None:
    account = Make.account("Ada Account")
    old = written(account)
    client = signed_in(account)
    assert client.post("/account/letters/void/").status_code == 302
    assert Entry.objects.filter(verb="account.letter-links-revoked").count() == 1
    assert (Client().get(old).status_code, Client().post(old, ONE_CLICK).status_code) == (404, 404)
    account.refresh_from_db()
    assert account.letters_off == []
    assert Client().get(written(account)).status_code == 200


def test_link_that_is_forged_or_of_a_closed_account_opens_nothing() -> None:
    account = Make.account("Ada Account")
    path = written(account)
    for bad in (f"{path[:-2]}x/", "/account/letters/stop/x/", f"/account/letters/stop/{'x' * 5000}/"):
        assert Client().post(bad, ONE_CLICK).status_code == 404
    Account.objects.filter(pk=account.pk).update(is_active=False)
    assert Client().post(path, ONE_CLICK).status_code == 404
    account.refresh_from_db()
    assert account.letters_off == []


def test_letters_of_another_are_not_stopped_nor_their_links_made_void(cast: Cast) -> None:
    account = Make.account("Ada Account")
    before = Entry.objects.count()
    with pytest.raises(NotPermitted):
        stop_letters(account=account, kind="work", by=cast.staff, at=NOW)
    with pytest.raises(NotPermitted):
        revoke_letter_links(account=account, by=cast.staff, at=NOW)
    with pytest.raises(Invalid):
        stop_letters(account=account, kind="poems", by=holder(account), at=NOW)
    account.refresh_from_db()
    assert (account.letters_off, account.letter_links, Entry.objects.count()) == ([], 0, before)


def test_preferences_opened_before_the_click_are_too_late() -> None:
    account = Make.account("Ada Account")
    client = signed_in(account)
    page = client.get("/account/preferences/").context["form"]
    sent = {"language": "en", "time_zone": "UTC", "letters": ["work"], "version": page["version"].value()}
    Client().post(written(account), ONE_CLICK)
    assert client.post("/account/preferences/", sent).status_code == 409
    account.refresh_from_db()
    assert account.letters_off == ["work"]
