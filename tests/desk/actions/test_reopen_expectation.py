"""Opening again is tested beside closing; here that a withdrawn announcement awaits nothing."""

from secretariat.desk.actions.accept_finding import accept_finding
from secretariat.desk.actions.undo_decision import undo_decision
from secretariat.desk.queries.since_then import all_expectations
from tests.cast import Cast
from tests.desk.making import NOW, chair, received


def test_an_announcement_that_was_withdrawn_awaits_nothing(cast: Cast) -> None:
    _, (finding,) = received(cast.staff, [chair()])
    accept_finding(finding=finding, by=cast.staff, at=NOW, seen_version=1)
    assert len(all_expectations(cast.staff, NOW.date()).items) == 1
    undo_decision(finding=finding, by=cast.staff, at=NOW, seen_version=2)
    assert all_expectations(cast.staff, NOW.date()).items == ()
