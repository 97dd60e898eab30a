"""Those who owe something are reminded before and after its due day, once for each moment, once a day."""

from datetime import UTC, datetime, timedelta
from typing import Any

import lxml.html
import pytest
from django.core import mail, signing
from django.test import Client

from secretariat.bodies.models import Mandate
from secretariat.commitments.actions.send_reminders import send_reminders
from secretariat.commitments.actions.set_reminders import set_reminders
from secretariat.commitments.bridge import SpeakerValue
from secretariat.commitments.confirming import SALT, token_for
from secretariat.commitments.models import Commitment, Reminder, ReminderRule, Report
from secretariat.history.models import AppendOnlyError
from secretariat.people.actions.revoke_letter_links import revoke_letter_links
from secretariat.people.models import Account
from secretariat.refusals import Invalid, NotPermitted, StaleRevision
from tests.cast import Cast
from tests.commitments.making import commitment, report, sourced, with_zone
from tests.factories import Make
from tests.rights.stage import client_of

DUE = "2026-12-31"


def at(day: str, hour: int = 9) -> datetime:
    return datetime.fromisoformat(f"{day}T{hour:02d}:00:00").replace(tzinfo=UTC)


@pytest.fixture
def owed(cast: Cast) -> Commitment:
    return commitment(with_zone(cast), due=DUE)


def account_of(cast: Cast) -> Account:
    return Account.objects.get(pk=cast.delegate.acting_id)


@pytest.mark.parametrize(
    ("day", "count"),
    [
        ("2026-11-30", 0),
        ("2026-12-01", 1),
        ("2026-12-04", 1),
        ("2026-12-05", 0),
        ("2026-12-24", 1),
        ("2027-01-01", 1),
        ("2027-01-14", 1),
        ("2027-03-01", 1),
        ("2027-03-20", 0),
    ],
)
def test_a_letter_goes_out_on_the_days_around_the_due_day(
    cast: Cast, owed: Commitment, day: str, count: int
) -> None:
    assert send_reminders(at=at(day)) == count
    assert len(mail.outbox) == count


def test_it_is_written_once_for_a_moment_however_often_the_round_runs(cast: Cast, owed: Commitment) -> None:
    counts = [
        send_reminders(at=at(day, hour))
        for day, hour in (("2026-12-24", 1), ("2026-12-24", 9), ("2026-12-25", 9))
    ]
    assert counts == [1, 0, 0]
    assert Reminder.objects.count() == 1
    with pytest.raises(AppendOnlyError):
        Reminder.objects.get().delete()


def test_one_letter_lists_all_and_goes_to_those_who_sit_for_the_owner_alone(
    cast: Cast, owed: Commitment
) -> None:
    commitment(cast, "Alba opens a school.", due="2026-12")
    assert send_reminders(at=at("2026-12-24")) == 1
    (letter,) = mail.outbox
    assert letter.to == [account_of(cast).email]
    assert letter.subject == "2 commitments are due"
    assert "Alba opens a port." in str(letter.body)
    assert "Alba opens a school." in str(letter.body)
    assert str(letter.body).count("/said/confirm/") == 2


def test_of_a_body_its_secretariat_is_reminded(cast: Cast) -> None:
    commitment(with_zone(cast), due=DUE, owners=(SpeakerValue(words="Union", body="union"),))
    send_reminders(at=at("2026-12-24"))
    assert [letter.to for letter in mail.outbox] == [[Account.objects.get(pk=cast.staff.acting_id).email]]


def test_what_is_over_what_is_closed_to_them_and_who_wants_no_letters_is_left_out(cast: Cast) -> None:
    report(cast, commitment(with_zone(cast), due=DUE), "implemented")
    commitment(cast, due=DUE, source=sourced(cast, distribution="restricted"))
    assert send_reminders(at=at("2026-12-24")) == 0
    commitment(cast, due=DUE)
    Account.objects.filter(pk=cast.delegate.acting_id).update(letters_off=["commitments"])
    send_reminders(at=at("2026-12-24"))
    assert mail.outbox == []


def test_a_body_says_when_others_are_reminded_or_never(cast: Cast, owed: Commitment) -> None:
    given: dict[str, Any] = {"body": cast.union, "by": cast.staff, "at": at("2026-06-01")}
    set_reminders(moments=[-3], seen_version=0, **given)
    assert [send_reminders(at=at(day)) for day in ("2026-12-24", "2026-12-28")] == [0, 1]
    set_reminders(moments=[], seen_version=1, **given)
    assert send_reminders(at=at("2027-01-01")) == 0
    with pytest.raises(StaleRevision):
        set_reminders(moments=[1], seen_version=1, **given)
    with pytest.raises(Invalid):
        set_reminders(moments=list(range(20)), seen_version=2, **given)
    with pytest.raises(NotPermitted):
        set_reminders(moments=[1], seen_version=2, **given | {"by": cast.delegate})
    assert ReminderRule.objects.get().moments == []


def test_the_page_of_the_days_keeps_them(cast: Cast) -> None:
    address = "/said/bodies/union/reminders/"
    client = client_of(cast.staff)
    assert "30, 7" in client.get(address).content.decode()
    assert client.post(address, {"before": "soon", "after": "", "version": 0}).status_code == 422
    assert client.post(address, {"before": "20", "after": "5", "version": 0}).status_code == 302
    assert ReminderRule.objects.get().moments == [-20, 5]
    assert client_of(cast.delegate).get(address).status_code == 404


def test_the_letter_says_the_same_as_text_and_as_a_page(cast: Cast) -> None:
    for words in ("Alba opens a port.", "Alba dredges <b>two</b> rivers.", "Alba lights a tower."):
        commitment(with_zone(cast), words, due=DUE)
    Account.objects.filter(pk=cast.delegate.acting_id).update(language="ru")
    send_reminders(at=at("2027-01-01"))
    letter: Any = mail.outbox[0].message()  # type: ignore[no-untyped-call]  # untyped library
    text, page = (part.get_payload(decode=True).decode() for part in letter.get_payload())
    assert letter.get_content_type() == "multipart/alternative"
    assert letter["List-Id"].startswith("<commitments.letters.")
    assert letter["List-Unsubscribe"].strip("<>") in text
    read = lxml.html.document_fromstring(page)
    assert read.get("lang") == "ru"
    assert "31 декабря 2026" in text
    rows = read.xpath("//tbody/tr")
    assert [row.xpath("string(th)") for row in rows] == [
        "Alba opens a port.", "Alba dredges <b>two</b> rivers.", "Alba lights a tower."
    ]  # fmt: skip
    assert all("31 декабря 2026" in row.xpath("string(td[1])") for row in rows)
    assert all(row.xpath("string(th)") in text for row in rows)
    links = [link for link in read.xpath("//a/@href") if "/preferences/" not in link]
    assert len(links) == 7
    assert [link for link in links if link not in text] == []
    assert read.xpath("//img|//link|//script|//style|//@style|//@src|//@background") == []


def link(cast: Cast, of: Commitment) -> str:
    return f"/said/confirm/{token_for(of, account_of(cast))}/"


def test_the_link_changes_nothing_when_opened_and_acts_once_when_sent(cast: Cast, owed: Commitment) -> None:
    address = link(cast, owed)
    assert "Alba opens a port." in Client().get(address).content.decode()
    assert Report.objects.count() == 0
    done = Client().post(address, {"state": "in progress", "told": "The quay stands."})
    assert done.status_code == 200
    owed.refresh_from_db()
    assert owed.state == "in progress"
    assert Report.objects.get().line.chosen.entered_by == account_of(cast)  # type: ignore[union-attr]
    for answer in (Client().get(address), Client().post(address, {"state": "implemented"})):
        assert answer.status_code == 404
        assert "This was answered" in answer.content.decode()
    assert Report.objects.count() == 1


@pytest.mark.parametrize("state", ["", "elapsed", "superseded", "stagnant"])
def test_the_link_says_no_other_state(cast: Cast, owed: Commitment, state: str) -> None:
    assert Client().post(link(cast, owed), {"state": state}).status_code == 422
    assert Report.objects.count() == 0


def test_a_link_that_is_forged_or_foreign_opens_nothing(cast: Cast, owed: Commitment) -> None:
    told = {"c": owed.public_id, "a": account_of(cast).public_id, "v": owed.version}
    forged = signing.dumps(told, salt="something.else")
    other = {**told, "a": Account.objects.get(pk=cast.chair.acting_id).public_id}
    for token in (
        forged,
        f"{token_for(owed, account_of(cast))}x",
        "x" * 5000,
        signing.dumps(other, salt=SALT),
    ):
        answer = Client().post(f"/said/confirm/{token}/", {"state": "implemented"})
        assert answer.status_code == 404
    passed_on = client_of(cast.observer).post(link(cast, owed), {"state": "implemented"})
    assert passed_on.status_code == 404
    assert Report.objects.count() == 0


def test_a_link_of_which_the_seat_ended_or_the_account_closed_opens_nothing(
    cast: Cast, owed: Commitment
) -> None:
    address, account = link(cast, owed), account_of(cast)
    Account.objects.filter(pk=account.pk).update(is_active=False)
    assert Client().post(address, {"state": "implemented"}).status_code == 404
    Account.objects.filter(pk=account.pk).update(is_active=True)
    Mandate.objects.filter(account=account).update(end_on="2025-01-01")
    assert Client().post(address, {"state": "implemented"}).status_code == 404
    assert Report.objects.count() == 0


def test_a_link_that_its_reader_made_void_opens_nothing(cast: Cast, owed: Commitment) -> None:
    address, account = link(cast, owed), account_of(cast)
    revoke_letter_links(account=account, by=cast.delegate, at=at("2026-12-24"))
    assert Client().get(address).status_code == 404
    assert Client().post(address, {"state": "implemented"}).status_code == 404
    assert Report.objects.count() == 0
    account.refresh_from_db()
    assert Client().get(f"/said/confirm/{token_for(owed, account)}/").status_code == 200


def test_a_link_that_is_too_old_opens_nothing(cast: Cast, owed: Commitment, monkeypatch: Any) -> None:
    address = link(cast, owed)
    monkeypatch.setattr("secretariat.commitments.confirming.VALID", timedelta(seconds=-1))
    assert Client().get(address).status_code == 404


def test_a_link_whose_commitment_stands_otherwise_by_now_opens_nothing(cast: Cast, owed: Commitment) -> None:
    address = link(cast, owed)
    report(cast, owed, "accepted")
    assert Client().post(address, {"state": "implemented"}).status_code == 404
    assert Report.objects.count() == 1


@pytest.mark.parametrize("count", [1, 3])
def test_the_round_runs_as_many_queries_for_one_commitment_as_for_three(
    cast: Cast, count: int, django_assert_num_queries: Any
) -> None:
    for _ in range(count):
        commitment(with_zone(cast), due=DUE)
    Make.account("Second of Alba", body=cast.union, role="head", party=cast.alba)
    send_reminders(at=at("2020-01-01"))
    with django_assert_num_queries(29):
        send_reminders(at=at("2026-12-24"))
