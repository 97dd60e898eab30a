"""Practices written down, revised, offered, reviewed, withdrawn; who may, and what is refused."""

from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest

from secretariat.commitments.papers import Paper
from secretariat.evidence.models import Document
from secretariat.evidence.sourced import Cited
from secretariat.evidence.states import CitationKind
from secretariat.history.models import Entry
from secretariat.practices.actions.add_result import add_result
from secretariat.practices.actions.draft_practice import draft_practice
from secretariat.practices.actions.offer_practice import offer_practice
from secretariat.practices.actions.publish_practice import publish_practice
from secretariat.practices.actions.revise_practice import revise_practice
from secretariat.practices.actions.send_back_practice import send_back_practice
from secretariat.practices.actions.take_back_result import take_back_result
from secretariat.practices.actions.withdraw_practice import withdraw_practice
from secretariat.practices.models import Practice, PracticeResult
from secretariat.practices.proofs import Proof
from secretariat.refusals import Invalid, NotPermitted, NotReady, Refused, StaleRevision, WrongState
from tests.cast import Cast
from tests.factories import Make
from tests.practices.making import (
    ADDRESS,
    OWN_WORD,
    asked,
    draft,
    members,
    offered,
    published,
    told,
    with_result,
)

pytestmark = pytest.mark.django_db


def refused(refusal: type[Refused], act: Any) -> None:
    """It refuses and writes nothing."""
    before = (Entry.objects.count(), list(Practice.objects.values()), PracticeResult.objects.count())
    with pytest.raises(refusal):
        act()
    assert (Entry.objects.count(), list(Practice.objects.values()), PracticeResult.objects.count()) == before


def test_an_experience_is_written_down_and_recorded(cast: Cast, now: datetime) -> None:
    one = draft(cast, now, amount=Decimal("1200000"), currency="EUR", during="2024/2025")
    assert (one.state, one.size, one.party, one.published_on) == ("draft", "middle", cast.brenn, None)
    assert list(one.topics.values_list("topic", flat=True)) == ["transport"]
    entry = Entry.objects.get(verb="practice.drafted")
    assert (entry.object_id, entry.told("party")) == (one.public_id, "XB")
    assert "mole@brenn.example" not in str(list(Entry.objects.values()))


def test_a_member_of_the_table_of_cities_has_its_inhabitants_from_there(cast: Cast, now: datetime) -> None:
    members(cast)
    gdynia = Make.party("gdynia", kind="city", country="PL", names={"short": "Gdynia"})
    Make.membership(cast.union, gdynia)
    one = draft_practice(
        body=cast.union, party="gdynia", by=cast.staff, at=now,
        told=told(population=None, population_year=None, population_source=""),
    )  # fmt: skip
    assert one.city == 3099424
    assert (one.size, "GeoNames" in one.population_source) == ("large", True)


@pytest.mark.parametrize(
    "more",
    [
        {"title": " "},
        {"problem": ""},
        {"done": "x" * 8001},
        {"title": "Lorries\u202ewait"},
        {"topics": ()},
        {"topics": ("bees",)},
        {"languages": ("xx",)},
        {"distribution": "restricted"},
        {"amount": Decimal(5)},
        {"amount": Decimal(5), "currency": "EUQ"},
        {"amount": Decimal(-5), "currency": "EUR"},
        {"population": 5, "population_year": None},
        {"population_source": "", "population": 5},
        {"population_year": 2027},
        {"during": "next year"},
        {"during": "2031"},
    ],
)
def test_what_cannot_be_is_not_written_down(cast: Cast, now: datetime, more: dict[str, Any]) -> None:
    members(cast)
    refused(Invalid, lambda: draft(cast, now, **more))


@pytest.mark.parametrize("who", ["delegate", "observer", "other_staff", "stranger"])
def test_only_its_delegation_and_the_secretariat_speak_for_a_member(
    cast: Cast, now: datetime, who: str
) -> None:
    members(cast)
    refused(NotPermitted, lambda: draft(cast, now, by=getattr(cast, who)))


def test_the_secretariat_writes_for_any_member_but_not_for_a_stranger(cast: Cast, now: datetime) -> None:
    assert draft(cast, now, by=cast.staff).party == cast.brenn
    given = {"told": told(), "by": cast.staff, "at": now}
    refused(Invalid, lambda: draft_practice(body=cast.union, party="XC", **given))
    refused(NotPermitted, lambda: draft_practice(body=cast.elsewhere, party="XB", **given))


def test_a_revision_of_a_published_practice_says_its_day(cast: Cast, now: datetime) -> None:
    one = draft(cast, now)
    args: dict[str, Any] = {"practice": one, "by": cast.chair, "at": now}
    revise_practice(**args, told=told(title="Lorries wait"), seen_version=one.version)
    one.refresh_from_db()
    assert (one.title, one.revised_on) == ("Lorries wait", None)
    refused(StaleRevision, lambda: revise_practice(**args, told=told(), seen_version=one.version - 1))
    stranger = {**args, "by": cast.delegate}
    refused(NotPermitted, lambda: revise_practice(**stranger, told=told(), seen_version=one.version))
    refused(Invalid, lambda: revise_practice(**args, told=told(title=""), seen_version=one.version))
    done = published(cast, now)
    revise_practice(
        practice=done, told=told(problem="Seventy lorries."), by=cast.chair, at=now, seen_version=done.version
    )
    done.refresh_from_db()
    assert done.revised_on == now.date()
    assert Entry.objects.filter(verb="practice.revised").last().told("before")["problem"].startswith("Sixty")


def test_it_is_offered_reviewed_sent_back_and_published(cast: Cast, now: datetime) -> None:
    one = offered(cast, now)
    assert one.state == "offered"
    act: dict[str, Any] = {"practice": one, "at": now, "seen_version": one.version}
    refused(WrongState, lambda: offer_practice(**act, by=cast.chair))
    refused(NotPermitted, lambda: publish_practice(**act, by=cast.chair))
    refused(NotPermitted, lambda: send_back_practice(**act, by=cast.chair, reason="No."))
    refused(Invalid, lambda: send_back_practice(**act, by=cast.staff, reason=" "))
    one = send_back_practice(**act, by=cast.staff, reason="Say what it cost.")
    assert (one.state, one.why) == ("draft", "Say what it cost.")
    again: dict[str, Any] = {"practice": one, "at": now, "seen_version": one.version}
    refused(WrongState, lambda: publish_practice(**again, by=cast.staff))
    refused(WrongState, lambda: send_back_practice(**again, by=cast.staff, reason="No."))
    refused(NotPermitted, lambda: offer_practice(**again, by=cast.delegate))
    one = offer_practice(**again, by=cast.chair)
    refused(StaleRevision, lambda: publish_practice(**again, by=cast.staff))
    one = publish_practice(practice=one, by=cast.staff, at=now, seen_version=one.version)
    assert (one.state, one.published_on, one.why) == ("published", now.date(), "")
    verbs = Entry.objects.filter(object_id=one.public_id).order_by("pk").values_list("verb", flat=True)
    assert [verb.partition(".")[2] for verb in verbs] == [
        "drafted", "result-added", "offered", "sent-back", "offered", "published",
    ]  # fmt: skip


def test_without_a_result_nothing_is_published(cast: Cast, now: datetime) -> None:
    one = draft(cast, now)
    one = offer_practice(practice=one, by=cast.chair, at=now, seen_version=one.version)
    refused(NotReady, lambda: publish_practice(practice=one, by=cast.staff, at=now, seen_version=one.version))


def test_a_withdrawn_practice_stays_known_and_is_changed_no_more(cast: Cast, now: datetime) -> None:
    one = published(cast, now)
    visit = asked(cast, now, one)
    act: dict[str, Any] = {"practice": one, "by": cast.chair, "at": now, "seen_version": one.version}
    refused(NotReady, lambda: withdraw_practice(**act, reason="The yard is closed."))
    visit.delete()
    refused(Invalid, lambda: withdraw_practice(**act, reason=""))
    refused(NotPermitted, lambda: withdraw_practice(**{**act, "by": cast.delegate}, reason="No."))
    one = withdraw_practice(**act, reason="The yard is closed.")
    assert (one.state, one.published_on) == ("withdrawn", now.date())
    refused(WrongState, lambda: withdraw_practice(**{**act, "seen_version": one.version}, reason="Again."))
    refused(WrongState, lambda: with_result(cast, now, one))


def test_a_result_comes_with_what_shows_it(cast: Cast, now: datetime) -> None:
    one = with_result(cast, now, draft(cast, now), OWN_WORD)
    paper = Proof(Cited(CitationKind.ENTRY, note="Report of 2026."), Paper(b"Fewer lorries.", "report.txt"))
    one = with_result(cast, now, one, paper)
    result = one.results.latest("pk")
    assert result.document == Document.objects.get(file_name="report.txt")
    assert result.document.distribution == "limited"  # a draft is for nobody else yet
    entry = Entry.objects.filter(verb="practice.result-added").count()
    assert entry == 2


@pytest.mark.parametrize(
    "proof",
    [
        Proof(Cited(CitationKind.REFERENCE, address="")),
        Proof(Cited(CitationKind.REFERENCE, address="javascript:alert(1)")),
        Proof(Cited(CitationKind.ENTRY, note=" ")),
        Proof(Cited(CitationKind.PASSAGE)),
        Proof(Cited(CitationKind.UNVERIFIED)),
        Proof(Cited(CitationKind.ENTRY), Paper(b"", "empty.txt")),
    ],
)
def test_what_shows_nothing_is_refused(cast: Cast, now: datetime, proof: Proof) -> None:
    one = draft(cast, now)
    refused(Invalid, lambda: with_result(cast, now, one, proof))
    assert not Document.objects.exists()


def test_a_result_is_refused_and_taken_back(cast: Cast, now: datetime) -> None:
    one = published(cast, now)
    give: dict[str, Any] = {"practice": one, "proof": ADDRESS, "by": cast.chair, "at": now}
    refused(Invalid, lambda: add_result(**give, words=" ", seen_version=one.version))
    refused(StaleRevision, lambda: add_result(**give, words="More.", seen_version=one.version - 1))
    stranger = {**give, "by": cast.delegate}
    refused(NotPermitted, lambda: add_result(**stranger, words="More.", seen_version=one.version))
    result = one.results.get()
    back: dict[str, Any] = {"by": cast.chair, "at": now}
    refused(NotReady, lambda: take_back_result(**back, result=result, seen_version=one.version))
    one = with_result(cast, now, one)
    refused(NotPermitted, lambda: take_back_result(result=result, by=cast.delegate, at=now, seen_version=1))
    refused(StaleRevision, lambda: take_back_result(**back, result=result, seen_version=one.version - 1))
    take_back_result(**back, result=result, seen_version=one.version)
    one.refresh_from_db()
    assert one.results.filter(taken_back_at=None).count() == 1
    assert one.results.count() == 2
    refused(WrongState, lambda: take_back_result(**back, result=result, seen_version=one.version))
