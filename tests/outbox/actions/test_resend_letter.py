"""A person sends a letter again."""

from datetime import timedelta

import pytest

from secretariat.history.models import Entry
from secretariat.outbox.actions.resend_letter import resend_letter
from secretariat.outbox.models import Letter
from secretariat.refusals import NotPermitted, WrongState
from tests.cast import Cast
from tests.desk.making import NOW
from tests.outbox.conftest import MakeLetter


@pytest.mark.parametrize("state", ["failed", "given-up", "waiting"])
def test_a_letter_is_due_at_once_and_the_act_is_written(
    cast: Cast, make_letter: MakeLetter, state: str
) -> None:
    letter = make_letter(state, attempt_count=7, failure="550 no box", due_at=NOW + timedelta(hours=6))
    resend_letter(letter=letter, by=cast.staff, at=NOW)
    again = Letter.objects.get()
    assert (again.state, again.due_at, again.tried_since, again.attempt_count) == ("waiting", NOW, NOW, 0)
    assert again.message_id == letter.message_id
    entry = Entry.objects.get(verb="letter.resent")
    assert (entry.object_id, entry.payload["before"]["value"]) == (letter.public_id, state)


@pytest.mark.parametrize("state", ["sent", "sending"])
def test_what_is_sent_is_not_sent_again(cast: Cast, make_letter: MakeLetter, state: str) -> None:
    with pytest.raises(WrongState):
        resend_letter(letter=make_letter(state), by=cast.staff, at=NOW)
    assert Letter.objects.get().state == state
    assert not Entry.objects.filter(verb="letter.resent").exists()


@pytest.mark.parametrize("name", ["delegate", "chair", "observer", "stranger"])
def test_only_the_secretariat(cast: Cast, make_letter: MakeLetter, name: str) -> None:
    with pytest.raises(NotPermitted):
        resend_letter(letter=make_letter("failed"), by=getattr(cast, name), at=NOW)
    assert Letter.objects.get().state == "failed"
