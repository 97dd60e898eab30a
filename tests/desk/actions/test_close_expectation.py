"""What became of it: said by a person, with the line that shows it; and taken back."""

from datetime import date
from typing import Any

import pytest

from secretariat.desk.actions.accept_finding import accept_finding
from secretariat.desk.actions.close_expectation import close_expectation
from secretariat.desk.actions.reopen_expectation import reopen_expectation
from secretariat.desk.models import Closing, Expectation
from secretariat.history.models import Entry
from secretariat.refusals import Invalid, NotPermitted, StaleRevision, WrongState
from tests.cast import Cast
from tests.desk.making import NOW, chair, received
from tests.factories import Make


@pytest.fixture
def awaited(cast: Cast) -> Expectation:
    _, (finding,) = received(cast.staff, [chair()])
    accept_finding(finding=finding, by=cast.staff, at=NOW, seen_version=1)
    return Expectation.objects.get()


def close(cast: Cast, expectation: Expectation, **changes: Any) -> Expectation:
    held = Make.chairmanship(cast.union, cast.corva, "2026-07-01/2026-12-31")
    fields = {"expectation": expectation, "ending": "otherwise", "by": cast.staff, "at": NOW}
    return close_expectation(**fields | {"seen_version": 1, "by_line": held.line} | changes)


def test_close_and_open_again_are_both_kept(cast: Cast, awaited: Expectation) -> None:
    closed = close(cast, awaited)
    assert (closed.version, Closing.objects.get().ending) == (2, "otherwise")
    reopened = reopen_expectation(expectation=closed, by=cast.staff, at=NOW, seen_version=2)
    assert (reopened.version, Closing.objects.filter(reopening__isnull=True).count()) == (3, 0)
    close(cast, awaited, seen_version=3)
    verbs = Entry.objects.filter(object_id=awaited.public_id).order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == ["expectation.closed", "expectation.reopened", "expectation.closed"]


def test_no_trace_says_up_to_which_day(cast: Cast, awaited: Expectation) -> None:
    close(cast, awaited, ending="no-trace", by_line=None, searched_until=date(2026, 11, 21))
    assert (Closing.objects.get().by_line, Closing.objects.get().searched_until) == (None, date(2026, 11, 21))


@pytest.mark.parametrize(
    ("refusal", "changes", "field"),
    [
        (StaleRevision, {"seen_version": 2}, None),
        (Invalid, {"ending": "somehow"}, "ending"),
        (Invalid, {"ending": "no-trace"}, "searched_until"),
        (Invalid, {"by_line": None}, "by_line"),
    ],
)
def test_each_refusal_writes_nothing(
    cast: Cast, awaited: Expectation, refusal: type[Exception], changes: dict[str, Any], field: str | None
) -> None:
    with pytest.raises(refusal) as refused:
        close(cast, awaited, **changes)
    assert refused.value.details.get("field") == field
    assert Closing.objects.count() == 0
    assert not Entry.objects.filter(verb="expectation.closed").exists()


def test_rights_and_state(cast: Cast, awaited: Expectation) -> None:
    with pytest.raises(NotPermitted):
        close(cast, awaited, by=cast.chair)
    with pytest.raises(WrongState):
        reopen_expectation(expectation=awaited, by=cast.staff, at=NOW, seen_version=1)
    closed = close(cast, awaited)
    with pytest.raises(WrongState):
        close(cast, closed, seen_version=2)
    with pytest.raises(NotPermitted):
        reopen_expectation(expectation=closed, by=cast.delegate, at=NOW, seen_version=2)
    with pytest.raises(StaleRevision):
        reopen_expectation(expectation=closed, by=cast.staff, at=NOW, seen_version=1)


def test_a_line_that_the_actor_may_not_see_closes_nothing(cast: Cast, awaited: Expectation) -> None:
    hidden = Make.chairmanship(cast.elsewhere, cast.corva, "2026-07-01/2026-12-31")
    Make.hidden(hidden.line)
    with pytest.raises(Invalid):
        close(cast, awaited, by_line=hidden.line)
