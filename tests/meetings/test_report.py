"""The report of a meeting: assembled from the record, circulated, approved as the body's rule says."""

from datetime import datetime, timedelta
from io import BytesIO
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from docx import Document
from pypdf import PdfReader

from secretariat.commitments.actions.file_statement import file_statement
from secretariat.commitments.bridge import SpeakerValue, StatementValue
from secretariat.distribution import Distribution
from secretariat.history.models import Entry
from secretariat.meetings.actions.approve_report import approve_report
from secretariat.meetings.actions.check_report import check_report
from secretariat.meetings.actions.circulate_report import circulate_report
from secretariat.meetings.actions.draft_report import draft_report
from secretariat.meetings.actions.object_to_report import object_to_report
from secretariat.meetings.actions.record_decision import record_decision
from secretariat.meetings.actions.set_approval_rule import set_approval_rule
from secretariat.meetings.bridge import OutcomeValue
from secretariat.meetings.models import AgendaItem, ApprovalRule, Meeting, MeetingReport
from secretariat.meetings.naming import Written
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, NotPermitted, NotReady, StaleRevision, WrongState
from tests.cast import Cast
from tests.meetings.sitting import (
    NOW,
    attending,
    client_of,
    council,
    filed,
    listed,
    new_item,
    own,
    sent_back,
    with_items,
)  # fmt: skip

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_march(monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Any) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    settings.ORIGINALS = tmp_path / "originals"


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    """A council that was held today, with an item, a decision, a statement, a document and two delegates."""
    held = council(cast, on="2026-03-16", status="held")
    budget, other = with_items(cast, held, new_item("Budget"), new_item("Any other business"))
    value = OutcomeValue(meeting="", words="The budget is adopted.", symbol="UTR/DEC/1", how="consensus")
    record_decision(item=budget, value=value, sourced=own(cast.staff), seen_count=0)
    said = StatementValue(
        speaker=SpeakerValue(words=""), words="We agree.", is_quotation=True, delivery="check"
    )
    file_statement(item=other, value=said, speaker=Written("Alba"), sourced=own(cast.staff), seen_count=0)
    filed(cast, listed(cast, held, symbol="UTR/C/1", title="Draft budget", item=budget.public_id), b"Budget.")
    listed(cast, held, symbol="UTR/C/2", title="Awaited paper")
    attending(cast, held, "H.E. Ms. Mara Lind", "XA", role="head", status="attended")
    attending(cast, held, "Per Holm", "XB", status="absent")
    return Meeting.objects.get(pk=held.pk)


def at(name: str, thing: Any, *more: str) -> str:
    return reverse(name, args=[thing.public_id, *more])


def ruled(cast: Cast, way: str, days: int = 0) -> None:
    rule = ApprovalRule.objects.filter(body=cast.union).first()
    version = rule.version if rule else 0
    set_approval_rule(
        body=cast.union, way=way, silence_days=days, by=cast.staff, at=NOW, seen_version=version
    )


def drafted(cast: Cast, meeting: Meeting, by: Any = None) -> MeetingReport:
    known = MeetingReport.objects.filter(meeting=meeting).first()
    return draft_report(
        meeting=meeting, introduction="The Council met.", by=by or cast.staff, at=NOW,
        seen_version=known.version if known else 0,
    )  # fmt: skip


def circulated(
    cast: Cast, meeting: Meeting, way: str = "silence", *, checkers: tuple[int, ...] = ()
) -> MeetingReport:
    ruled(cast, way, 14)
    report = drafted(cast, meeting)
    return circulate_report(
        report=report, checkers=checkers, by=cast.staff, at=NOW, seen_version=report.version
    )


def approved(
    report: MeetingReport, by: Actor, at: datetime = NOW, other: Meeting | None = None
) -> MeetingReport:
    return approve_report(report=report, by=by, at=at, seen_version=report.version, at_meeting=other)


def test_draft_is_assembled_from_the_record_and_names_its_gaps(cast: Cast, meeting: Meeting) -> None:
    drafted(cast, meeting)
    page = client_of(cast.staff).get(at("site:report", meeting)).context["page"]
    told = {item.number: [one.words for one in (*item.decided, *item.said)] for item in page.items}
    assert told == {"1": ["The budget is adopted."], "2": ["We agree."]}
    assert [(one.item, one.symbol, one.how) for one in page.decisions] == [("1", "UTR/DEC/1", "By consensus")]
    assert [one.symbol for one in page.documents] == ["UTR/C/1"], "what is awaited is left out"
    people = [person.name for group in page.groups for one in group.delegations for person in one.people]
    assert people == ["H.E. Ms. Mara Lind"], "who did not come is left out"
    assert page.gaps == ("1 documents are still awaited and left out.",)


def test_draft_is_for_members_alone_until_it_is_approved(cast: Cast, meeting: Meeting) -> None:
    addresses = [
        at("site:report", meeting),
        at("site:report-file", meeting, "pdf"),
        at("site:report-json", meeting),
    ]

    def opened(actor: Actor) -> list[int]:
        return [client_of(actor).get(address).status_code for address in addresses]

    assert opened(cast.delegate) == [404, 404, 404]
    drafted(cast, meeting)
    assert opened(cast.delegate) == [200, 200, 200]
    assert opened(cast.observer) == [404, 404, 404]
    assert opened(cast.stranger) == [404, 404, 404]
    report = circulated(cast, meeting)
    approved(report, cast.staff, NOW + timedelta(days=14))
    assert opened(cast.stranger) == [200, 200, 200]


def test_what_circulates_stays_whatever_the_record_becomes(cast: Cast, meeting: Meeting) -> None:
    report = circulated(cast, meeting)
    budget = AgendaItem.objects.get(title="Budget")
    late = OutcomeValue(meeting="", words="A second thought.")
    record_decision(item=budget, value=late, sourced=own(cast.staff), seen_count=1)
    page = client_of(cast.delegate).get(at("site:report", meeting)).context["page"]
    assert [one.words for one in page.decisions] == ["The budget is adopted."]
    assert page.course.sha256 == report.sha256
    assert len(report.sha256) == 64


def test_closed_lines_stay_closed_in_the_report(cast: Cast, meeting: Meeting) -> None:
    item = AgendaItem.objects.get(title="Budget")
    closed = OutcomeValue(meeting="", words="Salaries rise.")
    record_decision(
        item=item, value=closed, sourced=own(cast.staff, distribution=Distribution.LIMITED), seen_count=1
    )
    approved(circulated(cast, meeting), cast.staff, NOW + timedelta(days=14))
    for address in (at("site:report", meeting), at("site:report-json", meeting)):
        assert "Salaries rise." in client_of(cast.delegate).get(address).content.decode()
        assert "Salaries rise." not in Client().get(address).content.decode()
    pdf = at("site:report-file", meeting, "pdf")
    texts = [text_of(client.get(pdf).content) for client in (client_of(cast.delegate), Client())]
    assert ["Salaries rise." in text for text in texts] == [True, False]
    assert all("The budget is adopted." in text for text in texts)
    word = Document(BytesIO(Client().get(at("site:report-file", meeting, "docx")).content))
    headings = [p.text for p in word.paragraphs if p.style.name.startswith("Heading")]
    assert headings[:2] == ["Report", "Introduction"]
    assert "Annex III. Participants" in headings


def text_of(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


def test_silence_runs_its_days_and_is_broken_by_an_objection(cast: Cast, meeting: Meeting) -> None:
    report = circulated(cast, meeting)
    with pytest.raises(NotReady, match="silence runs until 2026-03-30"):
        approved(report, cast.staff, NOW + timedelta(days=13))
    for who in (cast.staff, cast.observer, cast.other_staff):
        with pytest.raises(NotPermitted):
            object_to_report(report=report, reason="No.", by=who, at=NOW, seen_version=report.version)
    with pytest.raises(WrongState, match="silence is over"):
        object_to_report(
            report=report,
            reason="Late.",
            by=cast.delegate,
            at=NOW + timedelta(days=14),
            seen_version=report.version,
        )
    with pytest.raises(Invalid):
        object_to_report(report=report, reason=" ", by=cast.delegate, at=NOW, seen_version=report.version)
    report = object_to_report(
        report=report, reason="Item 2 is wrong.", by=cast.delegate, at=NOW, seen_version=report.version
    )
    assert (report.state, report.objected_by) == ("objected", "XA")
    with pytest.raises(WrongState):
        approved(report, cast.staff, NOW + timedelta(days=15))
    assert drafted(cast, meeting).state == "draft"
    assert Entry.objects.get(verb="meeting-report.objected").told("reason") == "Item 2 is wrong."


def test_two_elected_checkers_approve_it_together(cast: Cast, meeting: Meeting) -> None:
    with pytest.raises(Invalid, match="2 delegates"):
        circulated(cast, meeting, "checkers", checkers=(cast.delegate.acting_id,))
    with pytest.raises(Invalid, match="2 delegates"):
        circulated_by_rule(cast, meeting, (cast.delegate.acting_id, cast.observer.acting_id))
    report = circulated_by_rule(cast, meeting, (cast.delegate.acting_id, cast.chair.acting_id))
    with pytest.raises(NotReady):
        approved(report, cast.staff)
    with pytest.raises(NotPermitted):
        check_report(report=report, by=cast.staff, at=NOW, seen_version=report.version)
    report = check_report(report=report, by=cast.delegate, at=NOW, seen_version=report.version)
    assert report.state == "circulated"
    with pytest.raises(WrongState):
        check_report(report=report, by=cast.delegate, at=NOW, seen_version=report.version)
    assert check_report(report=report, by=cast.chair, at=NOW, seen_version=report.version).state == "approved"


def circulated_by_rule(cast: Cast, meeting: Meeting, checkers: tuple[int, ...]) -> MeetingReport:
    report = MeetingReport.objects.get(meeting=meeting)
    return circulate_report(
        report=report, checkers=checkers, by=cast.staff, at=NOW, seen_version=report.version
    )


def test_same_meeting_approves_it_before_it_ends(cast: Cast, meeting: Meeting) -> None:
    cast.union.time_zone = "Europe/Helsinki"  # without one, nobody knows when the rights of a chair move
    cast.union.save()
    report = circulated(cast, Meeting.objects.get(pk=meeting.pk), "same-meeting")
    with pytest.raises(NotReady, match="ended on 2026-03-16"):
        approved(report, cast.staff, NOW + timedelta(days=1))
    assert approved(report, cast.chair).state == "approved", "the chair records it too"


def test_next_meeting_approves_it(cast: Cast, meeting: Meeting) -> None:
    report = circulated(cast, meeting, "next-meeting")
    with pytest.raises(Invalid, match="Name the next meeting"):
        approved(report, cast.staff)
    earlier = council(cast, on="2026-01-10", status="held", title="Earlier", ordinal=15)
    ahead = council(cast, on="2026-09-01", title="Ahead", ordinal=17)
    for other in (earlier, ahead):
        with pytest.raises(Invalid, match="not held later"):
            approved(report, cast.staff, other=other)
    ahead.status = "held"
    ahead.save()
    assert approved(report, cast.staff, other=ahead).approved_at_meeting == ahead


def test_report_is_drafted_by_the_secretariat_once_the_meeting_was_held(cast: Cast, meeting: Meeting) -> None:
    for who in (cast.delegate, cast.chair, cast.other_staff):
        with pytest.raises(NotPermitted):
            drafted(cast, meeting, by=who)
    with pytest.raises(WrongState, match="once the meeting is closed"):
        drafted(cast, council(cast, kind="committee", title="Ahead"))
    report = drafted(cast, meeting)
    with pytest.raises(StaleRevision):
        draft_report(meeting=meeting, introduction="", by=cast.staff, at=NOW, seen_version=report.version - 1)
    report = circulated(cast, meeting)
    with pytest.raises(WrongState, match="circulated"):
        drafted(cast, meeting)
    verbs = Entry.objects.filter(object_id=report.public_id).order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == ["meeting-report.drafted", "meeting-report.drafted", "meeting-report.circulated"]


def test_all_acts_are_done_by_form(cast: Cast, meeting: Meeting) -> None:
    desk, alba = client_of(cast.staff), client_of(cast.delegate)
    rule = at("meetings:approval-rule", meeting)
    sent = sent_back(desk, rule) | {"way": "silence", "silence_days": "3"}
    assert desk.post(rule, sent).status_code == 302
    assert desk.post(rule, sent).status_code == 409
    draft = at("meetings:draft-report", meeting)
    assert desk.post(draft, sent_back(desk, draft) | {"introduction": "They met."}).status_code == 302
    assert desk.get(at("site:report", meeting)).context["page"].acts == ("draft", "circulate", "rule")
    circulate = at("meetings:circulate-report", meeting)
    stale = sent_back(desk, circulate)
    desk.post(draft, sent_back(desk, draft) | {"introduction": "The Council met."})
    assert desk.post(circulate, stale).status_code == 409
    assert desk.post(circulate, sent_back(desk, circulate)).status_code == 302
    assert alba.get(at("site:report", meeting)).context["page"].acts == ("object",)
    objecting = at("meetings:object-to-report", meeting)
    assert alba.post(objecting, sent_back(alba, objecting) | {"reason": "Item 2."}).status_code == 302
    assert "XA: Item 2." in desk.get(at("site:report", meeting)).content.decode()
    for name in ("circulate-report", "approve-report", "draft-report"):
        assert alba.get(at(f"meetings:{name}", meeting)).status_code == 404, name
    assert alba.get(at("meetings:check-report", meeting)).status_code == 404
    assert client_of(cast.observer).get(objecting).status_code == 404


def test_way_to_the_report_stands_on_the_meeting_for_whom_it_is(cast: Cast, meeting: Meeting) -> None:
    way = at("site:report", meeting)

    def shown(actor: Actor) -> bool:
        return way in client_of(actor).get(at("site:meeting", meeting)).content.decode()

    assert [shown(who) for who in (cast.staff, cast.delegate, cast.stranger)] == [True, False, False]
    drafted(cast, meeting)
    assert [shown(who) for who in (cast.staff, cast.delegate, cast.stranger)] == [True, True, False]


def test_day_of_a_follow_up_is_told_in_words(cast: Cast, meeting: Meeting) -> None:
    value = OutcomeValue(
        meeting="", words="Ports report.", handed_to="league", due="2026-11", how="consensus"
    )
    record_decision(
        item=AgendaItem.objects.earliest("pk"), value=value, sourced=own(cast.staff), seen_count=1
    )
    page = client_of(cast.staff).get(at("site:report", meeting), headers={"accept-language": "ru"})
    told = [one.follow_up for one in page.context["page"].decisions if one.follow_up]
    assert told == ["League of the Far Shore, by ноябрь 2026\u202fг."]


def test_report_costs_the_same_queries_whatever_its_length(cast: Cast, meeting: Meeting) -> None:
    client = client_of(cast.staff)

    def counted() -> tuple[int, int, int]:
        client.get(at("site:report", meeting))
        with CaptureQueriesContext(connection) as queries:
            page = client.get(at("site:report", meeting)).context["page"]
        return len(queries), len(page.decisions), len(page.documents)

    assert counted() == (23, 1, 1)
    item = AgendaItem.objects.earliest("pk")
    for number in range(5):
        value = OutcomeValue(meeting="", words=f"Decision {number}.", how="consensus")
        record_decision(item=item, value=value, sourced=own(cast.staff), seen_count=number + 1)
        paper = listed(cast, meeting, symbol=f"UTR/P/{number}", item=item.public_id)
        filed(cast, paper, f"Paper {number}.".encode())
        attending(cast, meeting, f"Ole Brandt{'abcde'[number]}", "XB", status="attended")
    assert counted() == (23, 6, 6)
