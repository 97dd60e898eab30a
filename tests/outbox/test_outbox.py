"""A letter stands or falls with its act, goes out at least once, and a duplicate is known as one."""

import email
import smtplib
from datetime import datetime, timedelta
from email.message import Message
from typing import Any

import pytest
from django.core.mail import EmailMessage, EmailMultiAlternatives, get_connection
from django.db import transaction

from secretariat.config.env import BadSetting, mail
from secretariat.outbox import delivery
from secretariat.outbox.delivery import clear_letters, deliver_by, deliver_letters, wait_after
from secretariat.outbox.models import Attempt, Letter
from secretariat.outbox.queries import tally
from secretariat.outbox.states import Outcome
from secretariat.outbox.transport import Answer, Smtp, answer_to
from tests.outbox.mail_server import mail_server

pytestmark = pytest.mark.django_db
BACKEND = "secretariat.outbox.backend.OutboxBackend"


def write(*to: str, subject: str = "Meeting on 3 March", **more: Any) -> None:
    """Write a letter as any part of the house does."""
    message = EmailMessage(subject, "Please come.", "Office <office@union.example>", list(to), **more)
    message.connection = get_connection(BACKEND)
    message.send()


def as_sent(letter: Letter) -> Message:
    return email.message_from_bytes(bytes(letter.message))


class Answering:
    """A way that answers as it is told and keeps what it was given."""

    def __init__(self, *answers: Answer) -> None:
        self.answers, self.given = list(answers), list[str]()

    def send(self, letter: Letter) -> Answer:
        self.given.append(letter.message_id)
        return self.answers.pop(0) if self.answers else Answer(Outcome.TAKEN)

    def close(self) -> None:
        self.given.append("closed")


def test_a_letter_falls_with_its_act() -> None:
    def act() -> None:
        with transaction.atomic():
            write("alba@states.example")
            raise ValueError("the act was refused")

    with pytest.raises(ValueError, match="refused"):
        act()
    assert Letter.objects.count() == 0


def test_each_recipient_has_a_letter_and_hidden_ones_stay_hidden() -> None:
    write("alba@states.example", cc=["brenn@states.example"], bcc=["corva@states.example"])
    letters = list(Letter.objects.order_by("pk"))
    assert [letter.recipient for letter in letters] == [
        "alba@states.example",
        "brenn@states.example",
        "corva@states.example",
    ]
    assert len({letter.message_id for letter in letters}) == 1
    assert all(b"corva" not in bytes(letter.message) for letter in letters)
    assert {letter.sender for letter in letters} == {"office@union.example"}


def test_a_letter_carries_what_mail_of_a_machine_should() -> None:
    write("alba@states.example", headers={"List-Unsubscribe": "<https://union.example/u/1>"})
    write("alba@states.example", headers={"Message-ID": "<own@union.example>"})
    first, second = (as_sent(letter) for letter in Letter.objects.order_by("pk"))
    assert first["Message-ID"].endswith("@union.example>")
    assert first["Auto-Submitted"] == "auto-generated"
    assert first["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert (second["Message-ID"], second["List-Unsubscribe-Post"]) == ("<own@union.example>", None)


def test_a_letter_goes_out_as_written_and_is_emptied(settings: Any) -> None:
    message = EmailMultiAlternatives("Привет", "Жду вас.", "office@union.example", ["alba@states.example"])
    message.attach_alternative("<p>Жду вас.</p>", "text/html")
    message.connection = get_connection(BACKEND)
    message.send()
    before = Letter.objects.get()
    with mail_server() as server:
        settings.MAIL = server.settings
        deliver_letters(at=before.written_at)
        deliver_letters(at=before.written_at)
    ((recipient, arrived),) = server.arrived
    assert recipient == "alba@states.example"
    assert arrived.rstrip() == bytes(before.message).rstrip()
    after = Letter.objects.get()
    assert (after.state, bytes(after.message), after.failure, after.attempt_count) == ("sent", b"", "", 1)
    assert Attempt.objects.get().outcome == "taken"


def test_one_that_is_refused_stops_no_other(settings: Any) -> None:
    for name in ("alba", "brenn", "corva"):
        write(f"{name}@states.example")
    with mail_server() as server:
        settings.MAIL = server.settings
        server.answers = {"alba@states.example": "550 no such box", "brenn@states.example": "451 later"}
        assert deliver_by(Smtp(), clock=lambda: Letter.objects.latest("pk").written_at) == 1
    states = list(Letter.objects.order_by("pk").values_list("state", "failure"))
    assert states == [("failed", "550 no such box"), ("waiting", "451 later"), ("sent", "")]
    assert [name for name, _ in server.arrived] == ["corva@states.example"]


def test_a_server_that_does_not_answer_costs_only_one_attempt(settings: Any) -> None:
    with mail_server() as server:
        settings.MAIL = server.settings
    for name in ("alba", "brenn"):
        write(f"{name}@states.example")
    assert deliver_by(Smtp(), clock=lambda: Letter.objects.latest("pk").written_at) == 0
    assert list(Letter.objects.order_by("pk").values_list("state", "attempt_count")) == [
        ("waiting", 1),
        ("waiting", 0),
    ]
    assert Letter.objects.order_by("pk")[0].failure.startswith("The mail server does not answer: ")


def test_without_a_mail_server_letters_stay(settings: Any) -> None:
    settings.MAIL = {}
    write("alba@states.example")
    deliver_letters(at=Letter.objects.get().written_at)
    assert (Letter.objects.get().state, Letter.objects.get().attempt_count) == ("waiting", 0)


def test_a_postponed_letter_waits_longer_each_time_and_fails_after_four_days() -> None:
    write("alba@states.example")
    now = Letter.objects.get().written_at
    hours: list[float] = []
    while (letter := Letter.objects.get()).state == "waiting":
        now = letter.due_at
        hours.append((now - letter.written_at) / timedelta(hours=1))
        deliver_by(Answering(Answer(Outcome.POSTPONED, "451 later")), clock=lambda at=now: at)
    assert letter.state == "failed"
    assert letter.failure == "It was tried for 4 days. 451 later"
    assert 96 < hours[-1] < 106
    assert hours == sorted(hours)
    assert 45 < wait_after(1).total_seconds() < 76
    assert timedelta(hours=4) < wait_after(50) < timedelta(hours=8)


def test_a_letter_whose_worker_died_goes_again_with_the_same_id(settings: Any) -> None:
    write("alba@states.example")
    letter = Letter.objects.get()
    now: datetime = letter.written_at
    Letter.objects.update(state="sending", held_until=now + timedelta(seconds=100))
    early, late = Answering(), Answering()
    deliver_by(early, clock=lambda: now + timedelta(seconds=99))
    deliver_by(late, clock=lambda: now + timedelta(seconds=101))
    assert early.given == ["closed"]
    assert late.given == [letter.message_id, "closed"]
    assert Letter.objects.get().state == "sent"


def test_a_letter_is_taken_by_one_worker_only() -> None:
    write("alba@states.example")
    letter = Letter.objects.get()

    class Rival(Answering):
        def send(self, letter: Letter) -> Answer:
            assert deliver_by(Answering(), clock=lambda: letter.written_at) == 0
            return super().send(letter)

    assert deliver_by(Rival(), clock=lambda: letter.written_at) == 1


@pytest.mark.parametrize(
    ("error", "answer"),
    [
        (
            smtplib.SMTPRecipientsRefused({"x": (550, b"no box")}),
            Answer(Outcome.REFUSED, "550 no box"),
        ),
        (smtplib.SMTPSenderRefused(451, b"slow", "x"), Answer(Outcome.POSTPONED, "451 slow")),
        (smtplib.SMTPDataError(554, b"spam"), Answer(Outcome.REFUSED, "554 spam")),
        (smtplib.SMTPAuthenticationError(535, b"who?"), Answer(Outcome.POSTPONED, "535 who?", True)),
        (smtplib.SMTPServerDisconnected("gone"), Answer(Outcome.POSTPONED, "gone", True)),
    ],
)
def test_what_an_answer_of_the_server_means(error: smtplib.SMTPException, answer: Answer) -> None:
    assert answer_to(error) == answer


def test_only_letters_long_sent_are_cleared_away() -> None:
    for name in ("alba", "brenn", "corva"):
        write(f"{name}@states.example")
    now = Letter.objects.latest("pk").written_at
    deliver_by(Answering(), clock=lambda: now)
    Letter.objects.filter(recipient__startswith="alba").update(ended_at=now - delivery.KEPT_FOR * 2)
    Letter.objects.filter(recipient__startswith="brenn").update(
        ended_at=now - delivery.KEPT_FOR * 2, state="failed"
    )
    clear_letters(at=now)
    assert list(Letter.objects.order_by("pk").values_list("recipient", flat=True)) == [
        "brenn@states.example",
        "corva@states.example",
    ]
    assert Attempt.objects.count() == 2
    clear_letters(at=now + delivery.FAILED_KEPT_FOR)
    assert not Letter.objects.exists()


def test_the_outbox_in_numbers() -> None:
    for name in ("alba", "brenn"):
        write(f"{name}@states.example")
    letter = Letter.objects.order_by("pk")[0]
    Letter.objects.filter(pk=letter.pk).update(state="failed")
    waiting = Letter.objects.get(state="waiting")
    told = tally(waiting.written_at + timedelta(seconds=90))
    assert told.counts == {"waiting": 1, "sending": 0, "sent": 0, "failed": 1, "given-up": 0}
    assert told.oldest_wait_seconds == 90


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("", {}),
        ("smtp://mail.example", ("mail.example", 25, "", False, False)),
        ("smtp+starttls://me%40x:p%2Fw@mail.example", ("mail.example", 587, "me@x", True, False)),
        ("smtps://me:pw@mail.example:4650", ("mail.example", 4650, "me", False, True)),
    ],
)
def test_how_the_mail_server_is_named(monkeypatch: pytest.MonkeyPatch, url: str, said: Any) -> None:
    monkeypatch.setenv("SECRETARIAT_MAIL", url)
    read = mail("SECRETARIAT_MAIL")
    keys = ("host", "port", "username", "use_tls", "use_ssl")
    assert (tuple(read[key] for key in keys) if read else {}) == said


@pytest.mark.parametrize("url", ["mail.example:25", "http://mail.example", "smtp://"])
def test_a_mail_server_that_cannot_be_read_is_refused(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setenv("SECRETARIAT_MAIL", url)
    with pytest.raises(BadSetting, match="SECRETARIAT_MAIL"):
        mail("SECRETARIAT_MAIL")
