"""A council is asked, its members answer, each is answered: outcomes and refusals."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from secretariat.business.actions.answer_opinion import answer_opinion
from secretariat.business.actions.drop_consultation import drop_consultation
from secretariat.business.actions.end_consultation import end_consultation
from secretariat.business.actions.extend_deadline import extend_deadline
from secretariat.business.actions.set_profile import Business, set_profile
from secretariat.business.actions.withdraw_opinion import withdraw_opinion
from secretariat.business.models import Consultation, Opinion, Profile
from secretariat.history.models import Entry
from secretariat.refusals import Invalid, NotPermitted, NotReady, Refused, StaleRevision, WrongState
from tests.business.making import CLOSES, LETTER, consultation, council, opinion, speaker
from tests.cast import Cast
from tests.commitments import making as owed
from tests.texts.making import opened
from tests.texts.room import tabled

AFTER = timedelta(days=60)


def refused(act: Any, refusal: type[Refused], field: str = "") -> None:
    """The act is refused, at the field where one is named, and writes nothing."""
    before = Entry.objects.count(), Consultation.objects.count(), Opinion.objects.count()
    with pytest.raises(refusal) as told:
        act()
    assert told.value.details.get("field", "") == field
    assert (Entry.objects.count(), Consultation.objects.count(), Opinion.objects.count()) == before


def answered(cast: Cast, at: datetime, one: Opinion, verdict: str = "in-part", **more: Any) -> Opinion:
    given = {"words": "The form has two pages now.", "by": cast.staff, "seen_version": one.version} | more
    return answer_opinion(opinion=one, verdict=verdict, at=at, **given)


def test_a_text_is_put_and_each_opinion_is_answered(cast: Cast, now: datetime) -> None:
    of = consultation(cast, now)
    own = opinion(cast, now, of, by=speaker(cast), note="")
    letter = opinion(cast, now, of, "lines", stance="objects")
    assert (own.note, letter.note) == ("", LETTER)
    later = now + AFTER
    ending = {"consultation": of, "outcome": "The form was shortened.", "by": cast.staff, "at": later}
    answered(cast, later, own)
    refused(lambda: end_consultation(**ending, seen_version=of.version), NotReady)
    answered(cast, later, letter, "not-taken-up")
    ended = end_consultation(**ending, seen_version=of.version)
    assert (ended.state, ended.ended_on) == ("ended", later.date())
    assert [row.verdict for row in ended.opinions.all()] == ["in-part", "not-taken-up"]
    refused(lambda: answered(cast, later, letter, seen_version=2), WrongState)
    verbs = Entry.objects.filter(verb__regex="^(consultation|opinion)").order_by("pk")
    assert [entry.verb for entry in verbs] == [
        "consultation.opened", "opinion.given", "opinion.given", "opinion.answered", "opinion.answered",
        "consultation.ended",
    ]  # fmt: skip
    assert "two pages" not in str([entry.payload for entry in verbs])


def test_the_words_of_a_draft_are_kept_as_they_stood_without_names(cast: Cast, now: datetime) -> None:
    draft = opened(cast)
    tabled(draft, cast.delegate, "They shall keep the locks open all year.")
    draft.refresh_from_db()
    of = consultation(cast, now, draft=draft.public_id)
    assert (of.draft, of.count) == (draft, draft.count)
    assert of.wording.startswith("The Ministers of the Union")
    assert "[" in of.wording
    assert "Alba" not in of.wording
    assert "Limited" not in of.wording


def test_a_draft_for_named_readers_is_put_to_no_council(cast: Cast, now: datetime) -> None:
    council(cast)
    draft = opened(cast, distribution="restricted")
    refused(lambda: consultation(cast, now, draft=draft.public_id), Invalid, "about")


def test_a_line_of_the_agenda_is_put(cast: Cast, now: datetime) -> None:
    line = owed.priority(cast, owed.version(cast), "Safe ports")
    assert consultation(cast, now, priority=line.public_id).wording == "Safe ports"


@pytest.mark.parametrize(
    ("more", "refusal", "field"),
    [
        ({"closes_on": date(2026, 3, 16)}, Invalid, "closes_on"),
        ({"question": " "}, Invalid, "question"),
        ({"title": "x" * 301}, Invalid, "title"),
        ({"text": "nothing"}, Invalid, "about"),
        ({"text": "a", "draft": "b"}, Invalid, "about"),
        ({"distribution": "restricted"}, Invalid, "distribution"),
    ],
)
def test_what_cannot_be_asked_writes_nothing(
    cast: Cast, now: datetime, more: dict[str, Any], refusal: type[Refused], field: str
) -> None:
    council(cast)
    given = {"text": owed.text(cast, "River Agenda").public_id} | more
    refused(lambda: consultation(cast, now, **given), refusal, field)


@pytest.mark.parametrize("who", ["delegate", "observer", "other_staff"])
def test_others_ask_nothing(cast: Cast, now: datetime, who: str) -> None:
    council(cast)
    text = owed.text(cast, "River Agenda").public_id
    refused(lambda: consultation(cast, now, text=text, by=getattr(cast, who)), NotPermitted)


def test_the_chair_asks_while_it_presides(cast: Cast, now: datetime) -> None:
    owed.with_zone(cast)
    assert consultation(cast, now, by=cast.chair).state == "open"


@pytest.mark.parametrize(
    ("code", "more", "refusal", "field"),
    [
        ("XA", {}, Invalid, "party"),
        ("lines", {"words": ""}, Invalid, "words"),
        ("lines", {"stance": "maybe"}, Invalid, "stance"),
        ("lines", {"note": ""}, Invalid, "note"),
        ("lines", {"document": "nothing"}, Invalid, "document"),
    ],
)
def test_what_is_no_opinion_writes_nothing(
    cast: Cast, now: datetime, code: str, more: dict[str, Any], refusal: type[Refused], field: str
) -> None:
    of = consultation(cast, now)
    refused(lambda: opinion(cast, now, of, code, **more), refusal, field)


def test_a_member_speaks_for_itself_alone_and_until_the_last_day(cast: Cast, now: datetime) -> None:
    of, own = consultation(cast, now), speaker(cast)
    refused(lambda: opinion(cast, now, of, "lines", by=own), NotPermitted)
    refused(lambda: opinion(cast, now, of, by=cast.delegate), NotPermitted)
    one = opinion(cast, now, of, by=own)
    refused(lambda: opinion(cast, now, of, by=own), StaleRevision)
    anew = opinion(cast, now, of, by=own, seen_version=one.version, stance="supports")
    assert (anew.pk, anew.stance, anew.version) == (one.pk, "supports", 2)
    refused(lambda: opinion(cast, now + AFTER, of, by=own, seen_version=2), WrongState)
    extended = extend_deadline(
        consultation=of, closes_on=date(2026, 6, 30), by=cast.staff, at=now + AFTER, seen_version=1
    )
    assert extended.closes_on > CLOSES
    assert opinion(cast, now + AFTER, of, by=own, seen_version=2).version == 3


def test_an_opinion_taken_back_leaves_no_words_and_needs_no_answer(cast: Cast, now: datetime) -> None:
    of, own = consultation(cast, now), speaker(cast)
    one = opinion(cast, now, of, by=own)
    refused(lambda: withdraw_opinion(opinion=one, by=cast.delegate, at=now, seen_version=1), NotPermitted)
    refused(lambda: withdraw_opinion(opinion=one, by=own, at=now, seen_version=7), StaleRevision)
    gone = withdraw_opinion(opinion=one, by=own, at=now, seen_version=1)
    assert (gone.words, gone.withdrawn_at) == ("", now)
    refused(lambda: answered(cast, now, gone), WrongState)
    ended = end_consultation(
        consultation=of, outcome="Nobody said anything.", by=cast.staff, at=now + AFTER, seen_version=1
    )
    assert ended.state == "ended"


def test_what_is_answered_is_not_given_anew(cast: Cast, now: datetime) -> None:
    of, own = consultation(cast, now), speaker(cast)
    one = answered(cast, now, opinion(cast, now, of, by=own))
    refused(lambda: opinion(cast, now, of, by=own, seen_version=one.version), WrongState)
    refused(lambda: answered(cast, now, one, verdict="perhaps"), Invalid, "verdict")
    refused(lambda: answered(cast, now, one, words=""), Invalid, "answer")
    refused(lambda: answered(cast, now, one, by=own), NotPermitted)
    refused(lambda: answered(cast, now, one, seen_version=0), StaleRevision)
    assert answered(cast, now, one, verdict="taken-up").verdict == "taken-up"


def test_a_consultation_ends_after_its_last_day_or_is_dropped(cast: Cast, now: datetime) -> None:
    of = consultation(cast, now)
    usual = {"consultation": of, "by": cast.staff, "at": now, "seen_version": 1}
    refused(lambda: end_consultation(outcome="Done.", **usual), WrongState)
    refused(lambda: extend_deadline(closes_on=CLOSES, **usual), Invalid, "closes_on")
    refused(lambda: drop_consultation(reason="", **usual), Invalid, "outcome")
    refused(lambda: drop_consultation(reason="No need.", **usual | {"by": cast.delegate}), NotPermitted)
    refused(lambda: drop_consultation(reason="No need.", **usual | {"seen_version": 0}), StaleRevision)
    dropped = drop_consultation(reason="The text was withdrawn.", **usual)
    assert (dropped.state, dropped.outcome) == ("dropped", "The text was withdrawn.")
    refused(lambda: drop_consultation(reason="Again.", **usual | {"seen_version": 2}), WrongState)


def test_a_member_tells_what_it_does(cast: Cast, now: datetime) -> None:
    here, own = council(cast), speaker(cast)
    usual = {"council": here, "party": "chamber-dorn", "by": own, "at": now}
    told = set_profile(business=Business(sectors=("H", "G"), countries=("xa", "XB")), seen_version=0, **usual)
    assert [row.sector for row in told.sectors.all()] == ["G", "H"]
    assert [row.country for row in told.countries.all()] == ["XA", "XB"]
    for wrong in (
        Business(sectors=()), Business(sectors=("Z",)), Business(sectors=("H",), countries=("XA", "xa")),
        Business(sectors=("H",), countries=("Alba",)), Business(sectors=("H",), words="x" * 1001),
    ):  # fmt: skip
        with pytest.raises(Invalid):
            set_profile(business=wrong, seen_version=1, **usual)
    with pytest.raises(StaleRevision):
        set_profile(business=Business(sectors=("H",)), seen_version=0, **usual)
    with pytest.raises(NotPermitted):
        set_profile(business=Business(sectors=("H",)), seen_version=0, **usual | {"party": "lines"})
    assert Profile.objects.count() == 1
