"""A reservation is lifted, or put into a statement that is attached when the text is adopted."""

from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from secretariat.engines.drafting.operations.matrix import before_clean
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, NotPermitted, NotReady, StaleRevision, WrongState
from secretariat.texts.actions.announce_statement import announce_statement
from secretariat.texts.actions.choose_alternative import choose_alternative
from secretariat.texts.actions.end_silences import end_silences
from secretariat.texts.actions.lift_position import lift_position
from secretariat.texts.actions.move_draft import move_draft
from secretariat.texts.models import Adoption, AnnouncedStatement, Draft
from tests.cast import Cast
from tests.meetings.sitting import client_of
from tests.texts.making import NOW, later, opened
from tests.texts.room import bracket, held, now, state, tabled
from tests.texts.silent import silent
from tests.texts.test_adoptions import adopted

pytestmark = pytest.mark.django_db

SECOND = "The members meet every second year in the port of Ostwick."
WORDS = "Alba understands that “every year” binds nobody."


@pytest.fixture(autouse=True)
def _in_march(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def draft(cast: Cast) -> Draft:
    return opened(cast, rule_set="osce")


def announced(draft: Draft, by: Actor, target: str, **more: Any) -> AnnouncedStatement:
    given = {"kind": "interpretative statement", "words": WORDS, "at": NOW, "seen_count": now(draft).count}
    return announce_statement(draft=draft, target=target, by=by, **given | more)


def cleaned(draft: Draft, cast: Cast) -> Draft:
    for minute, stage in enumerate(("circulated", "in negotiation", "clean ad referendum"), 1):
        draft = move_draft(
            draft=draft, to=stage, by=cast.staff, at=later(minute), seen_version=now(draft).version
        )
    return draft


def accepted(draft: Draft, cast: Cast, words: str) -> None:
    """The Chair closes the one bracket of a paragraph: with the words proposed, or with those that stood."""
    closing = bracket(draft)
    wanted = closing.alternatives[1].proposals[0] + ".0" if words == "proposed" else "base"
    choose_alternative(
        draft=draft, bracket=closing.id, alternative=wanted, by=cast.chair, at=NOW,
        seen_count=now(draft).count, ruling="As the room agreed.",
    )  # fmt: skip


def said(adoption: Adoption) -> list[tuple[str, str, str]]:
    return [(one.party.code, one.kind, one.words) for one in adoption.statements.all()]


def test_a_reservation_blocks_until_it_is_put_into_a_statement_which_the_adoption_carries(
    cast: Cast, draft: Draft
) -> None:
    held(draft, cast.delegate, "p3", "reserve", reservation="substantive")
    with pytest.raises(NotReady, match="reservation"):
        cleaned(draft, cast)
    announced(now(draft), cast.delegate, "p3")
    assert not before_clean(state(draft))
    adoption = adopted(cast, draft=cleaned(now(draft), cast))
    assert said(adoption) == [("XA", "interpretative statement", WORDS)]


def test_the_adoption_by_silence_carries_it_too(cast: Cast, draft: Draft) -> None:
    held(draft, cast.delegate, "p3", "reserve")
    announced(now(draft), cast.delegate, "p3", kind="reservation")
    silence = silent(cast, draft=cleaned(now(draft), cast))
    end_silences(at=silence.expires_at)
    assert said(Adoption.objects.get(draft=draft)) == [("XA", "reservation", WORDS)]


def test_of_two_statements_on_one_place_the_latest_counts_and_one_that_was_lifted_none(
    cast: Cast, draft: Draft
) -> None:
    for target in ("p3", "p4"):
        held(draft, cast.delegate, target, "reserve")
        announced(now(draft), cast.delegate, target)
    announced(now(draft), cast.delegate, "p3", words="Alba reserves on the port.")
    lift_position(draft=now(draft), target="p4", by=cast.delegate, at=NOW, seen_count=now(draft).count)
    adoption = adopted(cast, draft=cleaned(now(draft), cast))
    assert [words for _code, _kind, words in said(adoption)] == ["Alba reserves on the port."]


def test_a_reservation_on_accepted_words_stays_in_sight(cast: Cast, draft: Draft) -> None:
    proposal = tabled(draft, cast.chair, SECOND)
    held(draft, cast.delegate, proposal, "reserve", reservation="study")
    accepted(draft, cast, "proposed")
    page = client_of(cast.delegate).get(reverse("texts:paragraph", args=[draft.public_id, "p3"]))
    assert "(study)" in page.content.decode()
    assert [one.code for one in before_clean(state(draft))] == ["reservation"]
    announced(now(draft), cast.delegate, proposal)
    assert said(adopted(cast, draft=cleaned(now(draft), cast)))


def test_a_reservation_on_refused_words_falls_with_them(cast: Cast, draft: Draft) -> None:
    proposal = tabled(draft, cast.chair, SECOND)
    held(draft, cast.delegate, proposal, "reserve")
    announced(now(draft), cast.delegate, proposal)
    accepted(draft, cast, "base")
    assert not before_clean(state(draft))
    assert not said(adopted(cast, draft=cleaned(now(draft), cast)))


def test_it_is_for_whoever_reserves(cast: Cast, draft: Draft) -> None:
    held(draft, cast.delegate, "p3", "reserve")
    held(draft, cast.delegate, "p4", "reserve", in_confidence=True)
    held(draft, cast.delegate, "p5", "oppose")
    standing = now(draft)
    for target, by, refusal in (
        ("p3", cast.chair, WrongState),
        ("p3", cast.observer, NotPermitted),
        ("p3", cast.staff, Invalid),
        ("p4", cast.delegate, Invalid),
        ("p5", cast.delegate, WrongState),
    ):
        with pytest.raises(refusal):
            announced(standing, by, target)
    with pytest.raises(StaleRevision):
        announced(standing, cast.delegate, "p3", seen_count=0)
    for wrong in ({"words": " "}, {"kind": "protest"}, {"words": "x" * 20_001}):
        with pytest.raises(Invalid):
            announced(standing, cast.delegate, "p3", **wrong)
    announced(standing, cast.staff, "p3", party="XA", paper="note 3")
    assert AnnouncedStatement.objects.get().paper == "note 3"


def test_form_takes_it_and_the_room_shows_it_to_members(cast: Cast, draft: Draft) -> None:
    held(draft, cast.delegate, "p3", "reserve")
    where = reverse("texts:act", args=[draft.public_id, "announce"])
    given = {"target": "p3", "kind": "explanation of position", "words": WORDS, "seen": ""}
    answer = client_of(cast.delegate).post(where, given | {"version": str(now(draft).count)})
    assert answer.status_code == 302
    paragraph = reverse("texts:paragraph", args=[draft.public_id, "p3"])
    assert WORDS in client_of(cast.chair).get(paragraph).content.decode()
    assert "Change the statement" in client_of(cast.delegate).get(paragraph).content.decode()
