"""Coordinators of groups: recorded, ended, prolonged, planned; their yearly reports; what is refused."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from tests.cast import Cast
from tests.factories import Make
from tests.site.record import document

from secretariat.chairs import queries
from secretariat.chairs.actions.end_coordinator import end_coordinator
from secretariat.chairs.actions.enter_coordinator import enter_coordinator
from secretariat.chairs.actions.plan_coordination import plan_coordination
from secretariat.chairs.actions.prolong_coordinator import prolong_coordinator
from secretariat.chairs.actions.receive_report import receive_report
from secretariat.chairs.actions.record_coordinator import record_coordinator
from secretariat.chairs.bridge import CoordinatorValue
from secretariat.chairs.coordinating import gap_from, leading, yearly_reports
from secretariat.chairs.models import Coordinator
from secretariat.engines.values.edtf import parse
from secretariat.evidence.models import Claim
from secretariat.evidence.sourced import Sourced
from secretariat.history.models import Entry
from secretariat.parties.models import Body
from secretariat.people.actor import Actor
from secretariat.people.models import Account
from secretariat.refusals import Invalid, NotPermitted, NotReady, Refused, StaleRevision, WrongState

NOW = datetime(2026, 5, 20, 9, 0, tzinfo=UTC)
ENTRY = {"source": "entry", "note": "Letter of 18 May 2026"}


@pytest.fixture(autouse=True)
def _may_2026(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def group(cast: Cast) -> Body:
    """A working group of the union; Alba and Brenn have seats in the union."""
    for party in (cast.alba, cast.brenn):
        Make.membership(cast.union, party)
    return Make.body(
        "transport", names={"official": "Working Group on Transport"}, kind="working group", parent=cast.union
    )


def by(actor: Actor) -> Sourced:
    return Make.sourced(actor, at=NOW)


def recorded(
    group: Body, actor: Actor, holder: str, during: str | None, seen: int | None = None
) -> Coordinator:
    return record_coordinator(
        value=CoordinatorValue(body=group.slug, holder=holder, during=during),
        sourced=by(actor),
        seen_version=queries.coordinators_version(group) if seen is None else seen,
    )


def test_a_coordinator_is_recorded_and_whoever_is_in_the_way_is_named(group: Body, cast: Cast) -> None:
    term = recorded(group, cast.staff, "XA", "2025-01-01/2026-12-31")
    assert (term.holder, str(term.during)) == (cast.alba, "2025-01-01/2026-12-31")
    assert Entry.objects.filter(verb="line.claimed", object_id=term.public_id).count() == 1
    with pytest.raises(
        NotReady, match=r"^Alba is in the way: it coordinates this group in 2025-01-01/2026-12-31\."
    ):
        recorded(group, cast.staff, "XB", "2026-12-31/2028-12-31")
    assert str(recorded(group, cast.staff, "XB", "2027-01-01/2028-12-31").during) == "2027-01-01/2028-12-31"


@pytest.mark.parametrize(
    ("holder", "during", "seen", "kind"),
    [("XA", None, None, Invalid), ("XZ", "2026/2027", None, Invalid), ("XA", "2026/2027", 7, StaleRevision)],
)
def test_what_cannot_be_recorded_is_refused(
    group: Body, cast: Cast, holder: str, during: str | None, seen: int | None, kind: type[Refused]
) -> None:
    with pytest.raises(kind):
        recorded(group, cast.staff, holder, during, seen)
    assert not Coordinator.objects.exists()


def test_a_term_ends_sooner_and_lasts_longer(group: Body, cast: Cast) -> None:
    term = recorded(group, cast.staff, "XA", "2025-01-01/2026-12-31")

    def act(action: Callable[..., Coordinator], until: date, of: Coordinator = term) -> Coordinator:
        seen = queries.coordinators_version(group)
        return action(
            term=Coordinator.objects.get(pk=of.pk), until=until, reason="Reform.", sourced=by(cast.staff),
            seen_version=seen,
        )  # fmt: skip

    assert str(act(end_coordinator, date(2026, 6, 30)).during) == "2025-01-01/2026-06-30"
    assert str(act(prolong_coordinator, date(2026, 9, 30)).during) == "2025-01-01/2026-09-30"
    recorded(group, cast.staff, "XB", "2027-01-01/..")
    for action, until, kind in (
        (end_coordinator, date(2024, 12, 31), Invalid),
        (end_coordinator, date(2026, 9, 30), Invalid),
        (prolong_coordinator, date(2026, 9, 30), Invalid),
        (prolong_coordinator, date(2027, 1, 1), NotReady),
    ):
        with pytest.raises(kind):
            act(action, until)
    following = Coordinator.objects.get(holder=cast.brenn)
    with pytest.raises(WrongState):
        act(prolong_coordinator, date(2029, 1, 1), following)
    assert str(act(end_coordinator, date(2028, 12, 31), following).during) == "2027-01-01/2028-12-31"
    assert Claim.objects.filter(line=term.line, note="Reform.").count() == 2


def test_a_term_whose_days_are_not_known_is_neither_ended_nor_prolonged(group: Body, cast: Cast) -> None:
    claim = enter_coordinator(value=CoordinatorValue(body=group.slug, holder="XA"), sourced=by(cast.staff))
    term = Coordinator.objects.get(line=claim.line)
    for action in (end_coordinator, prolong_coordinator):
        with pytest.raises(WrongState):
            action(
                term=term, until=date(2027, 1, 1), reason="", sourced=by(cast.staff),
                seen_version=queries.coordinators_version(group),
            )  # fmt: skip


def planned(term: Coordinator, actor: Actor, **more: Any) -> Coordinator:
    given = {
        "focal_point": None, "plan_of_action": "", "plan_document": "", "report_due": None,
        "handover_meeting": "", "seen_version": queries.coordinators_version(term.body),
    }  # fmt: skip
    return plan_coordination(term=Coordinator.objects.get(pk=term.pk), sourced=by(actor), **given | more)


def test_focal_point_plan_report_and_handover_meeting_are_kept(group: Body, cast: Cast) -> None:
    term = recorded(group, cast.staff, "XA", "2025-01-01/2026-12-31")
    Make.person("ann-ames", "Ann Ames")
    paper = document(cast.union, "Plan of action").public_id
    meeting = Make.meeting(cast.union, "Handover of the group", "2026-12-15").public_id
    term = planned(
        term, cast.staff, focal_point="ann-ames", plan_of_action="Plan 2025-2026", plan_document=paper,
        report_due="2025-12-31", handover_meeting=meeting,
    )  # fmt: skip
    assert (term.focal_point.slug, term.plan_document, str(term.report_due), term.handover_meeting) == (  # type: ignore[union-attr]
        "ann-ames", paper, "2025-12-31", meeting,
    )  # fmt: skip
    for wrong in (
        {"focal_point": "nobody"},
        {"plan_document": "aaaaaaaaaa"},
        {"report_due": "soon"},
        {"handover_meeting": term.public_id},
    ):
        with pytest.raises(Invalid):
            planned(term, cast.staff, **wrong)


def test_a_yearly_report_comes_in_time_late_or_not_at_all(group: Body, cast: Cast) -> None:
    term = planned(
        recorded(group, cast.staff, "XA", "2024-01-01/2026-12-31"), cast.staff, report_due="2024-12-31"
    )
    paper = document(cast.union, "Report").public_id

    def receive(due: date, received: date, document: str = "") -> Coordinator:
        seen = queries.coordinators_version(group)
        return receive_report(
            term=Coordinator.objects.get(pk=term.pk), due=due, received=received, document=document,
            sourced=by(cast.staff), seen_version=seen,
        )  # fmt: skip

    receive(date(2024, 12, 31), date(2024, 12, 31), paper)
    term = receive(date(2025, 12, 31), date(2026, 2, 1))
    reports = yearly_reports(term.report_due, term.during, term.reports, NOW.date())
    assert [(str(report.due), report.state.value) for report in reports] == [
        ("2024-12-31", "received"), ("2025-12-31", "received-late"), ("2026-12-31", "due"),
    ]  # fmt: skip
    for due, received, paper_id, kind in (
        (date(2024, 12, 31), date(2025, 1, 1), "", WrongState),
        (date(2026, 6, 30), date(2026, 5, 1), "", Invalid),
        (date(2026, 12, 31), date(2026, 5, 21), "", Invalid),
        (date(2026, 12, 31), date(2026, 5, 20), "aaaaaaaaaa", Invalid),
    ):
        with pytest.raises(kind):
            receive(due, received, paper_id)


@pytest.mark.parametrize("who", ["chair", "delegate", "other_staff"])
def test_only_the_secretariat_of_the_group_keeps_its_coordinators(group: Body, cast: Cast, who: str) -> None:
    actor, term = getattr(cast, who), recorded(group, cast.staff, "XA", "2025/2026")
    claims, seen = Claim.objects.count(), queries.coordinators_version(group)
    acts: list[Callable[[], Any]] = [
        lambda: recorded(group, actor, "XB", "2030/2031"),
        lambda: planned(term, actor, plan_of_action="Ours"),
        lambda: end_coordinator(
            term=term, until=date(2025, 6, 1), reason="", sourced=by(actor), seen_version=seen
        ),
        lambda: prolong_coordinator(
            term=term, until=date(2028, 6, 1), reason="", sourced=by(actor), seen_version=seen
        ),
        lambda: receive_report(
            term=term, due=date(2025, 6, 1), received=date(2025, 6, 1), document="", sourced=by(actor),
            seen_version=seen,
        ),
    ]  # fmt: skip
    for refused in acts:
        with pytest.raises(NotPermitted):
            refused()
    assert Claim.objects.count() == claims


@pytest.mark.parametrize(
    ("due", "during", "reports", "expected"),
    [
        (None, "2024/2025", [], []),
        ("2024-06", "2024-01-01/2025-12-31", [], [("2024-06-30", "late"), ("2025-06-30", "late")]),
        ("2024-02-29", "2024-01-01/2025-12-31", [], [("2024-02-29", "late"), ("2025-02-28", "late")]),
        ("2025-05-20", "2025-01-01/..", [], [("2025-05-20", "late"), ("2026-05-20", "due")]),
        ("2026-05-21", "2026-01-01/..", [], [("2026-05-21", "due")]),
        (
            "2026-12-31",
            "2026-01-01/2026-12-31",
            [{"due": "2025-12-31", "received": "2026-01-02", "document": ""}],
            [("2025-12-31", "received-late"), ("2026-12-31", "due")],
        ),
    ],
)
def test_reports_recur_each_year_of_the_term(
    due: str | None, during: str, reports: list[dict[str, str]], expected: list[tuple[str, str]]
) -> None:
    found = yearly_reports(parse(due) if due else None, parse(during), reports, date(2026, 5, 20))
    assert [(str(report.due), report.state.value) for report in found] == expected


def test_who_leads_and_where_nobody_does() -> None:
    exact, vague = Coordinator(during=parse("2025-01-01/2026-12-31")), Coordinator(during=parse("2026/2027"))
    assert leading([exact, vague], date(2026, 5, 1)) == [exact]
    assert leading([vague], date(2027, 5, 1)) == [vague]
    assert leading([exact], date(2027, 5, 1)) == []
    spans = [parse("2025-01-01/2025-12-31"), parse("2027-01-01/..")]
    assert gap_from(spans, date(2026, 1, 1)) == (date(2026, 1, 1), date(2027, 1, 1))
    assert gap_from(spans, date(2025, 12, 31)) is None
    assert gap_from(spans[:1], date(2026, 1, 1)) == (date(2026, 1, 1), None)


def client_of(actor: Actor) -> Client:
    client = Client()
    client.force_login(Account.objects.get(pk=actor.account_id))
    return client


def test_the_desk_shows_what_it_moves_before_anything_is_saved(group: Body, cast: Cast) -> None:
    client, claims = client_of(cast.staff), Claim.objects.count()
    assert "No coordinator is on record." in client.get("/chair/transport/").content.decode()
    given = {"holder": "XA", "start": "2025-07-01", "end": "2027-06-30", **ENTRY}
    page = client.post("/chair/transport/coordinator/record/", {"step": "look", **given}).content.decode()
    for words in ("2025-07-01/2027-06-30", "Without coordinator", "2027-07-01 – open", "Record it"):
        assert words in page
    assert Claim.objects.count() == claims
    saved = client.post(
        "/chair/transport/coordinator/record/", {"step": "record", "seen_version": 0, **given}, follow=True
    )
    assert saved.redirect_chain == [("/chair/transport/", 302)]
    assert "Alba" in saved.content.decode()
    refused = client.post("/chair/transport/coordinator/record/", {"step": "look", **given, "holder": "XB"})
    assert refused.status_code == 409
    assert "Alba is in the way" in refused.content.decode()


def test_the_desk_keeps_plan_reports_and_days(group: Body, cast: Cast) -> None:
    term = recorded(group, cast.staff, "XA", "2025-01-01/2026-12-31")
    Make.person("ann-ames", "Ann Ames")
    meeting = Make.meeting(cast.union, "Handover of the group", "2026-12-15").public_id
    client, base = client_of(cast.staff), "/chair/transport/coordinator"

    def save(kind: str, given: dict[str, str]) -> None:
        seen = {"seen_version": queries.coordinators_version(group)}
        looked = client.post(f"{base}/{kind}/", {"step": "look", **ENTRY, **given})
        assert "Record it" in looked.content.decode(), looked.content.decode()
        answer = client.post(f"{base}/{kind}/", {"step": "record", **ENTRY, **seen, **given})
        assert answer.status_code == 302, answer.content.decode()

    plan = {"term": term.public_id, "focal_point": "ann ames", "report_due": "2025-12-31"}
    save("plan", plan | {"plan_of_action": "Plan 2025", "handover_meeting": meeting})
    again = client.get(f"{base}/plan/?term={term.public_id}").content.decode()
    for words in (
        'value="Ann Ames"',
        'value="Plan 2025"',
        'value="2025-12-31"',
        "Alba, 2025-01-01/2026-12-31",
    ):
        assert words in again
    save("report", {"report": f"{term.public_id}:2025-12-31", "received": "2026-01-05"})
    save("end", {"term": term.public_id, "until": "2026-06-30", "reason": "Reform"})
    save("prolong", {"term": term.public_id, "until": "2026-08-31"})
    term.refresh_from_db()
    assert (str(term.during), term.reports[0]["received"]) == ("2025-01-01/2026-08-31", "2026-01-05")
    wrong = client.post(f"{base}/plan/", {"step": "look", **ENTRY, **plan, "focal_point": "Nobody At All"})
    assert "No person of the record has this name." in wrong.content.decode()


def test_the_desk_of_coordinators_is_there_for_its_secretariat_alone(group: Body, cast: Cast) -> None:
    for who, status in ((cast.staff, 200), (cast.other_staff, 404), (cast.chair, 404)):
        assert client_of(who).get("/chair/transport/coordinator/record/").status_code == status
    assert client_of(cast.staff).get("/chair/transport/coordinator/abolish/").status_code == 404
