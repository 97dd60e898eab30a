"""A decision is taken back: what it wrote is withdrawn and stays on file."""

import pytest

from secretariat.bodies.models import Name
from secretariat.chairs.models import Chairmanship
from secretariat.desk.actions.accept_finding import accept_finding
from secretariat.desk.actions.correct_finding import correct_finding
from secretariat.desk.actions.reject_finding import reject_finding
from secretariat.desk.actions.undo_decision import undo_decision
from secretariat.desk.queries.since_then import since_then
from secretariat.evidence.models import Claim, Finding
from secretariat.history.models import Entry
from secretariat.meetings.models import Meeting
from secretariat.refusals import NotPermitted, StaleRevision, WrongState
from tests.cast import Cast
from tests.desk.making import NOW, chair, office, received, talk, visit
from tests.factories import Make


def accept(cast: Cast, finding: Finding) -> Finding:
    finding.refresh_from_db()
    return accept_finding(finding=finding, by=cast.staff, at=NOW, seen_version=finding.version)


def undo(cast: Cast, finding: Finding) -> Finding:
    finding.refresh_from_db()
    return undo_decision(finding=finding, by=cast.staff, at=NOW, seen_version=finding.version)


def test_undo_withdraws_the_line_and_what_it_awaited(cast: Cast) -> None:
    document, (finding,) = received(cast.staff, [chair()])
    accept(cast, finding)
    open_again = undo(cast, finding)
    assert (open_again.state, open_again.decided_by, open_again.version) == ("open", None, 3)
    assert not Chairmanship.objects.visible_to(cast.staff).filter(holder=cast.alba).exists()
    assert not since_then(cast.staff, NOW.date(), document=document.public_id)
    assert Claim.objects.filter(finding=finding).count() == 1
    assert Entry.objects.get(verb="finding.undone").payload["before"]["value"]["state"] == "accepted"


def test_undo_brings_the_reading_before_back(cast: Cast) -> None:
    term = Make.chairmanship(cast.union, cast.alba, "2026-07-01/2026-12-31", status="not-held")
    _, (finding,) = received(cast.staff, [chair()])
    accept_finding(finding=finding, by=cast.staff, at=NOW, seen_version=1, choose=True)
    undo(cast, finding)
    term.refresh_from_db()
    assert term.status == "not-held"


def test_undo_of_one_office_leaves_the_person_named_by_another(cast: Cast) -> None:
    _, findings = received(cast.staff, [office(), talk()])
    for finding in findings:
        accept(cast, finding)
    undo(cast, findings[0])
    assert [n.text for n in Name.objects.visible_to(cast.stranger).filter(person__slug="bo-berg")] == [
        "Bo Berg"
    ]
    undo(cast, findings[1])
    assert not Name.objects.visible_to(cast.stranger).filter(person__slug="bo-berg").exists()


def test_undo_of_a_visit_parts_its_programme(cast: Cast) -> None:
    _, findings = received(cast.staff, [visit(), talk()])
    for finding in findings:
        accept(cast, finding)
    undo(cast, findings[0])
    met = Meeting.objects.visible_to(cast.stranger).get()
    assert (met.kind, met.part_of) == ("bilateral", None)
    accept(cast, findings[0])
    met.refresh_from_db()
    assert met.part_of is not None
    assert met.part_of.kind == "visit"


def test_undo_of_a_correction_and_of_a_rejection_gives_back_what_was_read(cast: Cast) -> None:
    _, (finding, other) = received(cast.staff, [chair(), office()])
    correct_finding(finding=finding, value={"holder": "Corva"}, by=cast.staff, at=NOW, seen_version=1)
    reject_finding(finding=other, by=cast.staff, at=NOW, seen_version=1, reason="Wrong.")
    assert undo(cast, finding).corrected is None
    assert undo(cast, other).reason == ""


def test_each_refusal_leaves_the_decision(cast: Cast) -> None:
    _, (finding,) = received(cast.staff, [chair()])
    with pytest.raises(WrongState):
        undo(cast, finding)
    accept(cast, finding)
    finding.refresh_from_db()
    entries = Entry.objects.count()
    with pytest.raises(NotPermitted):
        undo_decision(finding=finding, by=cast.delegate, at=NOW, seen_version=2)
    with pytest.raises(StaleRevision):
        undo_decision(finding=finding, by=cast.staff, at=NOW, seen_version=1)
    assert (Entry.objects.count(), Claim.objects.standing().filter(finding=finding).count()) == (entries, 1)
