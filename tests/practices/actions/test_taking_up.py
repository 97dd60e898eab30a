"""Practices taken up elsewhere with proof, and requests to come and see that become visits."""

from datetime import datetime
from typing import Any

import pytest

from secretariat.commitments.papers import Paper
from secretariat.evidence.models import Citation
from secretariat.evidence.sourced import Cited
from secretariat.evidence.states import CitationKind
from secretariat.history.models import Entry
from secretariat.meetings.models import Meeting
from secretariat.practices.actions.answer_visit import Answer
from secretariat.practices.actions.judge_reuse import judge_reuse
from secretariat.practices.actions.take_back_visit import take_back_visit
from secretariat.practices.models import PeerVisit, Reuse
from secretariat.practices.proofs import Proof
from secretariat.refusals import Invalid, NotPermitted, Refused, StaleRevision, WrongState
from tests.cast import Cast
from tests.practices.making import OWN_WORD, answered, asked, draft, published, reuse

pytestmark = pytest.mark.django_db


def refused(refusal: type[Refused], act: Any) -> None:
    """It refuses and writes nothing."""

    def counts() -> tuple[Any, ...]:
        rows = (list(model.objects.values()) for model in (Reuse, PeerVisit))
        return (Entry.objects.count(), Meeting.objects.count(), *rows)

    before = counts()
    with pytest.raises(refusal):
        act()
    assert counts() == before


def test_a_reuse_is_reported_with_proof_doubted_and_confirmed(cast: Cast, now: datetime) -> None:
    one = published(cast, now)
    paper = Proof(Cited(CitationKind.ENTRY, note="Decision 7"), Paper(b"We build a yard.", "decision.txt"))
    first = reuse(cast, now, one, proof=paper)
    assert (first.state, first.party, first.document.distribution) == ("reported", cast.alba, "public")
    judge: dict[str, Any] = {"reuse": first, "at": now, "seen_version": first.version}
    for who in (cast.chair, cast.delegate, cast.other_staff):
        refused(NotPermitted, lambda who=who: judge_reuse(**judge, by=who, verdict="confirmed", reason=""))
    refused(Invalid, lambda: judge_reuse(**judge, by=cast.staff, verdict="doubted", reason=" "))
    refused(Invalid, lambda: judge_reuse(**judge, by=cast.staff, verdict="perhaps", reason=""))
    doubted = judge_reuse(**judge, by=cast.staff, verdict="doubted", reason="It names no yard.")
    assert (doubted.state, doubted.why) == ("doubted", "It names no yard.")
    refused(StaleRevision, lambda: judge_reuse(**judge, by=cast.staff, verdict="confirmed", reason=""))
    again = reuse(cast, now, one, words="The yard stands.")
    assert (again.pk, again.state, again.why, again.document) == (first.pk, "reported", "", None)
    done = judge_reuse(
        reuse=again, at=now, seen_version=again.version, by=cast.staff, verdict="confirmed", reason=""
    )
    assert done.state == "confirmed"
    refused(WrongState, lambda: reuse(cast, now, one))
    assert Entry.objects.filter(object_id=first.public_id).count() == 4


@pytest.mark.parametrize(
    ("more", "refusal"),
    [
        ({"proof": OWN_WORD}, Invalid),
        ({"words": ""}, Invalid),
        ({"began": ""}, Invalid),
        ({"began": "2031"}, Invalid),
        ({"began": "soon"}, Invalid),
        ({"party": "XB"}, NotPermitted),
    ],
)
def test_a_reuse_that_shows_nothing_is_refused(
    cast: Cast, now: datetime, more: dict[str, Any], refusal: type[Refused]
) -> None:
    one = published(cast, now)
    refused(refusal, lambda: reuse(cast, now, one, **more))


def test_who_does_not_speak_for_another_member_takes_nothing_up(cast: Cast, now: datetime) -> None:
    one = published(cast, now)
    for who in (cast.chair, cast.observer, cast.other_staff, cast.stranger):
        refused(NotPermitted, lambda who=who: reuse(cast, now, one, by=who))
        refused(NotPermitted, lambda who=who: asked(cast, now, one, by=who))
    for party in ("XB", "XC", "XQ"):
        refused(Invalid, lambda party=party: reuse(cast, now, one, by=cast.staff, party=party))
        refused(Invalid, lambda party=party: asked(cast, now, one, by=cast.staff, party=party))
    unripe = draft(cast, now)
    refused(WrongState, lambda: reuse(cast, now, unripe))
    refused(WrongState, lambda: asked(cast, now, unripe))


def test_a_request_that_is_accepted_becomes_a_visit(cast: Cast, now: datetime) -> None:
    one = published(cast, now)
    visit = asked(cast, now, one)
    refused(WrongState, lambda: asked(cast, now, one))
    done = answered(cast, now, visit)
    meeting = Meeting.objects.get()
    assert (done.state, done.meeting) == ("accepted", meeting)
    assert (meeting.kind, meeting.title, meeting.status) == (
        "visit", "Peer visit of Alba to Brenn", "confirmed",
    )  # fmt: skip
    assert (meeting.body, str(meeting.on)) == (cast.union, "2026-05-12/2026-05-14")
    cited = Citation.objects.get(claim__line=meeting.line)
    assert cited.address == f"/practices/visits/{visit.public_id}/"
    assert meeting.participants.filter(party=cast.alba, side="visiting").exists()
    assert Entry.objects.get(verb="peer-visit.answered").told("meeting") == meeting.public_id
    refused(WrongState, lambda: answered(cast, now, done))


def test_the_secretariat_answers_for_a_member(cast: Cast, now: datetime) -> None:
    visit = answered(cast, now, asked(cast, now, published(cast, now)), by=cast.staff)
    assert visit.meeting is not None


@pytest.mark.parametrize(
    ("answer", "refusal"),
    [
        (Answer("declined"), Invalid),
        (Answer("accepted"), Invalid),
        (Answer("accepted", on="2025-05"), Invalid),
        (Answer("accepted", on="May"), Invalid),
        (Answer("accepted", on="2026-05/.."), Invalid),
        (Answer("perhaps"), Invalid),
    ],
)
def test_an_answer_that_cannot_be_is_refused(
    cast: Cast, now: datetime, answer: Answer, refusal: type[Refused]
) -> None:
    visit = asked(cast, now, published(cast, now))
    refused(refusal, lambda: answered(cast, now, visit, answer=answer))


def test_who_answers_and_who_takes_back(cast: Cast, now: datetime) -> None:
    one = published(cast, now)
    visit = asked(cast, now, one)
    for who in (cast.delegate, cast.observer, cast.other_staff):
        refused(NotPermitted, lambda who=who: answered(cast, now, visit, by=who))
    refused(StaleRevision, lambda: answered(cast, now, visit, seen_version=visit.version + 1))
    declined = answered(cast, now, visit, answer=Answer("declined", "We build this year."))
    assert (declined.state, declined.meeting, declined.answer) == ("declined", None, "We build this year.")
    second = asked(cast, now, one)
    back: dict[str, Any] = {"visit": second, "at": now, "seen_version": second.version}
    refused(NotPermitted, lambda: take_back_visit(**back, by=cast.chair))
    refused(StaleRevision, lambda: take_back_visit(**{**back, "seen_version": 9}, by=cast.delegate))
    second = take_back_visit(**back, by=cast.delegate)
    assert second.state == "taken-back"
    refused(
        WrongState,
        lambda: take_back_visit(visit=second, by=cast.delegate, at=now, seen_version=second.version),
    )


@pytest.mark.parametrize("words", ["aims", "suits", "people"])
def test_a_request_says_all_three(cast: Cast, now: datetime, words: str) -> None:
    one = published(cast, now)
    refused(Invalid, lambda: asked(cast, now, one, **{words: " "}))
