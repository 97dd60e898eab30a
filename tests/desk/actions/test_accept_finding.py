"""A finding that a person believes enters the record, with its passages; a refusal writes nothing."""

from collections.abc import Callable
from typing import Any

import pytest

from secretariat.bodies.models import Membership, Name, Tenure
from secretariat.chairs.models import Chairmanship
from secretariat.commitments.models import Commitment, Statement
from secretariat.desk.actions.accept_finding import accept_finding
from secretariat.desk.models import Expectation
from secretariat.evidence.models import Claim, Finding, Line
from secretariat.history.models import Entry
from secretariat.meetings.models import Meeting
from secretariat.people.models import Person
from secretariat.refusals import NotPermitted, NotReady, StaleRevision, WrongState
from secretariat.texts.models import Text
from tests.cast import Cast
from tests.desk.making import NOW, chair, fact, office, received, summit, talk, visit, wish
from tests.factories import Make


def accept(cast: Cast, finding: Finding, **changes: Any) -> Finding:
    fields = {"finding": finding, "by": cast.staff, "at": NOW, "seen_version": finding.version}
    return accept_finding(**fields | changes)


def counts() -> tuple[int, ...]:
    return tuple(model.objects.count() for model in (Line, Claim, Person, Expectation, Entry))


def test_a_planned_term_enters_with_its_passage_and_is_awaited(cast: Cast) -> None:
    _, (finding,) = received(cast.staff, [chair()], published="2026-03-05")
    accepted = accept(cast, finding)
    term = Chairmanship.objects.get(holder=cast.alba)
    assert (term.status, term.term.text) == ("planned", "2026-07-01/2026-12-31")
    claim = term.line.chosen
    assert [c.passage.words for c in claim.citations.all()] == [
        "Alba will chair the Union from 1 July 2026 to 31 December 2026"
    ]
    assert (claim.said_on.text, claim.finding) == ("2026-03-05", finding)
    assert (accepted.state, accepted.decided_by_id, accepted.version) == (
        "accepted",
        cast.staff.account_id,
        2,
    )
    expectation = Expectation.objects.get()
    assert (expectation.horizon.text, expectation.line) == ("2026-07-01/2026-12-31", term.line)
    entry = Entry.objects.get(verb="finding.accepted")
    assert (entry.actor_label, entry.payload["line"]["value"]) == ("Sanna Staff", term.line.public_id)


def test_an_office_enters_the_person_with_the_name(cast: Cast) -> None:
    _, (finding,) = received(cast.staff, [office()])
    accept(cast, finding)
    tenure = Tenure.objects.get()
    assert (tenure.person.slug, tenure.office.title, tenure.office.party) == (
        "bo-berg",
        "Minister of Rivers",
        cast.brenn,
    )
    assert [(n.text, n.form) for n in Name.objects.filter(person=tenure.person)] == [("Bo Berg", "official")]


def test_an_organisation_that_nobody_knows_stays_words(cast: Cast) -> None:
    _, (finding,) = received(cast.staff, [office(organisation="Chamber of Rafts")])
    accept(cast, finding)
    found = Tenure.objects.get().office
    assert (found.body, found.party, found.organisation) == (None, None, "Chamber of Rafts")


def test_the_same_name_is_the_same_person_and_another_spelling_is_not(cast: Cast) -> None:
    Make.person("bo-berg", "Bo Berg")
    Make.person("ana-albu", "Ana Albú")
    _, findings = received(cast.staff, [office(), visit()])
    for finding in findings:
        accept(cast, finding)
    assert sorted(Person.objects.values_list("slug", flat=True)) == ["ana-albu", "ana-albu-2", "bo-berg"]


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0)])
def test_meetings_of_a_visit_become_its_programme_in_either_order(cast: Cast, order: tuple[int, ...]) -> None:
    _, findings = received(cast.staff, [office(), visit(), talk()])
    for at in order:
        finding = Finding.objects.get(pk=findings[at].pk)
        accept(cast, finding)
    there = Meeting.objects.visible_to(cast.stranger)
    held = there.get(kind="visit")
    (met,) = there.filter(part_of=held)
    assert [(p.person.slug, p.words) for p in met.participants.all()] == [
        ("ana-albu", "Ana Albu"),
        ("bo-berg", "Bo Berg"),
    ]
    assert met.participants.get(words="Bo Berg").office == "Minister of Rivers, Brenn"


def test_a_meeting_of_a_body_is_no_part_of_the_visit(cast: Cast) -> None:
    _, findings = received(cast.staff, [visit(), summit()])
    for finding in findings:
        accept(cast, finding)
    planned = Meeting.objects.get(kind="summit")
    assert (planned.status, planned.part_of, planned.body) == ("planned", None, cast.union)
    assert [e.horizon.text for e in Expectation.objects.all()] == ["2026-06"]


def test_a_promise_is_awaited_once_though_it_is_also_a_statement(cast: Cast) -> None:
    words = "The River Agenda of 2012 needs to be updated"
    said = fact("statement", words, speaker="Ana Albu", quote=False, span=words)
    _, findings = received(cast.staff, [wish(), said], published="2026-03-05")
    for finding in findings:
        accept(cast, finding)
    assert (Commitment.objects.get().words, Statement.objects.get().words) == (words, words)
    assert Statement.objects.get().said.text == "2026-03-05"
    assert [e.line.kind for e in Expectation.objects.all()] == ["commitment"]


def test_a_seat_and_a_text_enter(cast: Cast) -> None:
    seat = fact("membership", "Alba", body="UTR", party="Alba", status="member", change="none")
    text = fact(
        "adoption", "River Agenda", instrument="agenda", title="River Agenda", body="UTR", date="2012"
    )
    _, findings = received(cast.staff, [seat, text])
    for finding in findings:
        accept(cast, finding)
    assert Membership.objects.get().during.text == "/.."
    assert (Text.objects.get().adopted.text, Text.objects.get().status) == ("2012", "unknown")


def test_a_second_source_joins_the_line_and_does_not_overwrite(cast: Cast) -> None:
    held = Make.chairmanship(cast.union, cast.alba, "2026-07-01/2026-12-31", status="not-held")
    _, (finding,) = received(cast.staff, [chair()])
    accept(cast, finding)
    held.refresh_from_db()
    assert (held.status, held.line.claims.count()) == ("not-held", 2)
    assert Chairmanship.objects.filter(holder=cast.alba).count() == 1


def test_what_was_said_later_and_goes_on_becomes_the_present_reading(cast: Cast) -> None:
    _, (planned,) = received(cast.staff, [chair()], published="2026-01-05")
    accept(cast, planned)
    _, (now,) = received(
        cast.staff, [chair(status="current")], text=f"{_news()} Later.", published="2026-08-01"
    )
    accept(cast, now)
    assert Chairmanship.objects.get(holder=cast.alba).status == "held"


def test_a_person_may_choose_otherwise(cast: Cast) -> None:
    term = Make.chairmanship(cast.union, cast.alba, "2026-07-01/2026-12-31", status="not-held")
    _, (finding,) = received(cast.staff, [chair()])
    accept(cast, finding, choose=True)
    term.refresh_from_db()
    assert term.status == "planned"


def test_what_a_limited_document_says_stays_with_its_body(cast: Cast) -> None:
    found = chair(body="League of the Far Shore")
    _, (finding,) = received(cast.staff, [found], distribution="limited")
    accept(cast, finding)
    line = Chairmanship.objects.get(holder=cast.alba).line
    assert (line.distribution, line.body) == ("limited", cast.union)
    seen = [name for name in ("staff", "delegate", "other_staff", "stranger")
            if Line.objects.visible_to(getattr(cast, name)).filter(pk=line.pk)]  # fmt: skip
    assert seen == ["staff", "delegate"]


def test_a_limited_document_does_not_join_a_line_of_others(cast: Cast) -> None:
    public = Make.chairmanship(cast.elsewhere, cast.alba, "2026-07-01/2026-12-31", status="held")
    _, (finding,) = received(cast.staff, [chair(body="League of the Far Shore")], distribution="limited")
    accept(cast, finding)
    assert public.line.claims.count() == 1
    assert Chairmanship.objects.filter(holder=cast.alba).count() == 2


Refusing = Callable[[Cast, Finding], dict[str, Any]]


@pytest.mark.parametrize(
    ("refusal", "changes"),
    [
        (NotPermitted, lambda cast, finding: {"by": cast.delegate}),
        (NotPermitted, lambda cast, finding: {"by": cast.stranger}),
        (StaleRevision, lambda cast, finding: {"seen_version": finding.version + 1}),
    ],
)
def test_refusals_write_nothing(cast: Cast, refusal: type[Exception], changes: Refusing) -> None:
    _, (finding,) = received(cast.staff, [chair()])
    before = counts()
    with pytest.raises(refusal):
        accept(cast, finding, **changes(cast, finding))
    finding.refresh_from_db()
    assert (counts(), finding.state) == (before, "open")


def test_a_body_that_nobody_knows_must_be_chosen_first(cast: Cast) -> None:
    _, (finding,) = received(cast.staff, [chair(body="Group of the Nine Bridges")])
    before = counts()
    with pytest.raises(NotReady) as refusal:
        accept(cast, finding)
    assert refusal.value.details["field"] == "body"
    assert counts() == before


def test_a_finding_is_decided_once(cast: Cast) -> None:
    _, (finding,) = received(cast.staff, [chair()])
    accepted = accept(cast, finding)
    before = counts()
    with pytest.raises(WrongState):
        accept(cast, accepted)
    assert counts() == before


def test_staff_of_another_house_do_not_decide_on_what_they_may_not_see(cast: Cast) -> None:
    _, (finding,) = received(cast.staff, [chair()], distribution="limited")
    with pytest.raises(NotPermitted):
        accept(cast, finding, by=cast.other_staff)


def _news() -> str:
    from tests.desk.making import NEWS

    return NEWS
