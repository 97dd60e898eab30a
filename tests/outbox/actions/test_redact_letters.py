"""A person leaves the outbox: address and words go, what was tried and how it ended stays."""

import pytest

from secretariat.bodies.queries import actor_of
from secretariat.history.models import Entry
from secretariat.outbox.actions.redact_letters import redact_letters
from secretariat.outbox.actions.resend_letter import resend_letter
from secretariat.outbox.models import Attempt, Letter
from secretariat.outbox.naming import letters_about, letters_to
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, NotPermitted, Refused, WrongState
from tests.cast import Cast
from tests.desk.making import NOW
from tests.factories import Make
from tests.outbox.conftest import MakeLetter

MARA = ("Mara Lind", "mara@states.example")


@pytest.fixture
def admin(cast: Cast) -> Actor:
    return actor_of(Make.account("Ada Admin", body=cast.union, role="administrator"), NOW.date())


def redacted(by: Actor) -> int:
    return redact_letters(words=MARA, by=by, at=NOW, reason="Asked for.")


@pytest.mark.parametrize(
    ("state", "after"),
    [("sent", "sent"), ("given-up", "given-up"), ("waiting", "given-up"), ("failed", "given-up")],
)
def test_letter_to_the_person_loses_address_words_and_what_names_them(
    admin: Actor, make_letter: MakeLetter, state: str, after: str
) -> None:
    said = "550 <mara@states.example>: no such box"
    letter = make_letter(state, recipient="Mara@States.example", subject="For Mara Lind", failure=said)
    Attempt.objects.create(letter=letter, at=NOW, outcome="refused", reason=said)
    Attempt.objects.create(letter=letter, at=NOW, outcome="postponed", reason="451 later")
    other = make_letter(name="brenn")
    assert redacted(admin) == 1
    now = Letter.objects.get(pk=letter.pk)
    assert (now.to, str(now), bytes(now.message), now.failure) == ("(redacted)", "(redacted)", b"", "")
    assert (now.state, now.message_id) == (after, letter.message_id)
    assert [one.reason for one in now.attempts.all()] == ["", "451 later"]
    entry = Entry.objects.get(verb="letter.redacted")
    told = {name: entry.told(name) for name in ("before", "after", "reason")}
    assert told == {"before": state, "after": after, "reason": "Asked for."}
    assert "Mara" not in f"{entry.object_label}{entry.payload}"
    assert Letter.objects.get(pk=other.pk).recipient == "brenn@states.example"
    assert redacted(admin) == 0


def test_two_addresses_of_one_message_stay_two_letters(admin: Actor, make_letter: MakeLetter) -> None:
    for box in ("mara@states.example", "lind@states.example"):
        make_letter("sent", message_id="<one@union.example>", recipient=box)
    both = ("mara@states.example", "lind@states.example")
    assert redact_letters(words=both, by=admin, at=NOW, reason="Asked.") == 2
    assert {one.to for one in Letter.objects.all()} == {"(redacted)"}


ABOUT = (
    "Subject: x\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    "TWFyYSBMaW5kIHNwZWFrcy4=\r\n"  # Mara Lind speaks.
)


@pytest.mark.parametrize(("state", "goes"), [("failed", True), ("given-up", True), ("waiting", False)])
def test_words_to_others_go_once_the_letter_is_over(
    admin: Actor, make_letter: MakeLetter, state: str, goes: bool
) -> None:
    letter = make_letter(state, name="brenn", message=ABOUT.encode())
    assert redacted(admin) == int(goes)
    now = Letter.objects.get(pk=letter.pk)
    assert now.recipient == "brenn@states.example"
    assert (bytes(now.message) == b"", now.state) == (goes, "given-up" if goes else "waiting")


def test_subject_to_others_goes_where_it_names_the_person(admin: Actor, make_letter: MakeLetter) -> None:
    make_letter("sent", name="brenn", message=b"", subject="MARA LIND has accepted")
    make_letter("sent", name="corva", message=b"", subject="Agenda")
    assert redacted(admin) == 1
    assert [one.subject for one in Letter.objects.order_by("pk")] == ["", "Agenda"]


def test_nothing_is_redacted_while_a_letter_to_the_person_is_being_sent(
    admin: Actor, make_letter: MakeLetter
) -> None:
    make_letter("sent", recipient=MARA[1])
    make_letter("sending", recipient=MARA[1])
    with pytest.raises(WrongState, match="being sent right now"):
        redacted(admin)
    assert len(letters_to(MARA)) == 2
    assert not Entry.objects.filter(verb="letter.redacted").exists()


def test_letter_without_words_is_not_sent_again(admin: Actor, cast: Cast, make_letter: MakeLetter) -> None:
    letter = make_letter("failed", recipient=MARA[1])
    redacted(admin)
    with pytest.raises(WrongState, match="Write a new one"):
        resend_letter(letter=letter, by=cast.staff, at=NOW)
    assert Letter.objects.get().state == "given-up"


@pytest.mark.parametrize(
    ("refusal", "changes"), [(Invalid, {"words": ["", " "]}), (Invalid, {"reason": " "}), (NotPermitted, {})]
)
def test_refusal_leaves_every_letter(
    admin: Actor, cast: Cast, make_letter: MakeLetter, refusal: type[Refused], changes: dict[str, object]
) -> None:
    make_letter("sent", recipient=MARA[1])
    by = admin if changes else cast.staff
    given: dict[str, object] = {"words": MARA, "by": by, "at": NOW, "reason": "Asked."}
    with pytest.raises(refusal):
        redact_letters(**given | changes)  # type: ignore[arg-type]
    assert len(letters_to(MARA)) == 1


def test_no_word_finds_no_letter(make_letter: MakeLetter) -> None:
    make_letter("sent", recipient="mara@a..example")
    assert (letters_to([""]), letters_about([" "])) == ([], [])
    assert len(letters_to(["MARA@a..example"])) == 1
