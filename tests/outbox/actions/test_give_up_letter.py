"""A person stops trying to send a letter."""

import pytest

from secretariat.history.models import Entry
from secretariat.outbox.actions.give_up_letter import give_up_letter
from secretariat.outbox.models import Letter
from secretariat.refusals import NotPermitted, WrongState
from tests.cast import Cast
from tests.desk.making import NOW
from tests.outbox.conftest import MakeLetter


@pytest.mark.parametrize("state", ["failed", "waiting"])
def test_a_letter_is_given_up_and_the_act_is_written(cast: Cast, make_letter: MakeLetter, state: str) -> None:
    letter = give_up_letter(letter=make_letter(state, failure="451 later"), by=cast.staff, at=NOW)
    assert (Letter.objects.get().state, Letter.objects.get().ended_at) == ("given-up", NOW)
    entry = Entry.objects.get(verb="letter.given-up")
    assert (entry.object_id, entry.payload["failure"]["value"]) == (letter.public_id, "451 later")


@pytest.mark.parametrize("state", ["sent", "sending", "given-up"])
def test_what_has_ended_is_not_given_up(cast: Cast, make_letter: MakeLetter, state: str) -> None:
    with pytest.raises(WrongState):
        give_up_letter(letter=make_letter(state), by=cast.staff, at=NOW)
    assert Letter.objects.get().state == state


@pytest.mark.parametrize("name", ["delegate", "chair", "observer", "stranger"])
def test_only_the_secretariat(cast: Cast, make_letter: MakeLetter, name: str) -> None:
    with pytest.raises(NotPermitted):
        give_up_letter(letter=make_letter("failed"), by=getattr(cast, name), at=NOW)
    assert Letter.objects.get().state == "failed"
    assert not Entry.objects.filter(verb="letter.given-up").exists()
