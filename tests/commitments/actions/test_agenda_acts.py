"""Acts on an agenda: measures, what is filed under a line, reviews."""

from datetime import date
from typing import Any

import pytest

from secretariat.bodies.queries import actor_of
from secretariat.commitments.actions.close_strategy_review import close_strategy_review
from secretariat.commitments.actions.file_under_priority import file_under_priority
from secretariat.commitments.actions.measure_indicator import measure_indicator
from secretariat.commitments.actions.open_strategy_review import open_strategy_review
from secretariat.commitments.actions.take_from_priority import take_from_priority
from secretariat.commitments.bridge import IndicatorValue
from secretariat.commitments.models import (
    Alignment,
    Measure,
    Priority,
    Strategy,
    StrategyReview,
)
from secretariat.history.models import Entry
from secretariat.meetings.actions.record_items import NewItem, record_items
from secretariat.meetings.shapes.agenda import ItemValue
from secretariat.refusals import Invalid, NotPermitted, Refused, StaleRevision, WrongState
from secretariat.texts.actions.open_draft import Opening, open_draft
from secretariat.texts.models import Draft
from tests.cast import Cast
from tests.commitments import making
from tests.factories import Make

pytestmark = pytest.mark.django_db
PORTS = (IndicatorValue(name="Ports with a plan", baseline="0", target="10"),)


@pytest.fixture
def line(cast: Cast) -> Priority:
    making.with_zone(cast)
    return making.priority(cast, making.version(cast), indicators=PORTS)


def measure(cast: Cast, line: Priority, **given: Any) -> None:
    told = {"indicator": "Ports with a plan", "figure": "4", "on": "2026-01", "seen_count": 0} | given
    by = told.pop("by", None)
    measure_indicator(priority=line, sourced=making.sourced(cast, by), **told)


def item(cast: Cast, **more: Any) -> str:
    meeting = Make.meeting(cast.union, "Council", "2026-03-01", by=cast.staff, **more)
    value = ItemValue(meeting="", body=None, title="Safe ports")
    made = record_items(
        meeting=meeting, items=[NewItem(value)], sourced=making.sourced(cast, **more), seen_version=0
    )
    return str(made[0].public_id)


def draft(cast: Cast, distribution: str = "limited", body: Any = None) -> Draft:
    opening = Opening(
        title="Agenda 2030", kind="declaration", paragraphs=[("", "1. Ports.")], distribution=distribution
    )
    by = cast.other_staff if body else cast.staff
    return open_draft(body=body or cast.union, opening=opening, by=by, at=making.NOW)


def review(cast: Cast, of: Strategy, **given: Any) -> StrategyReview:
    told = {
        "reason": "Much has changed.",
        "distribution": "public",
        "by": cast.staff,
        "at": making.NOW,
    } | given
    drafted = told.pop("draft", None) or draft(cast)
    return open_strategy_review(of=of, draft=drafted, **told)


def test_staff_and_chair_measure(cast: Cast, line: Priority) -> None:
    measure(cast, line)
    measure(cast, line, on="2026-02", figure="5.5", by=cast.chair, seen_count=1)
    assert [str(one.figure) for one in Measure.objects.order_by("on_first")] == ["4.0000", "5.5000"]


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"indicator": "Ships"}, "indicator"),
        ({"figure": "many"}, "figure"),
        ({"figure": "NaN"}, "figure"),
        ({"figure": "1e30"}, "figure"),
        ({"on": "2027"}, "on"),
        ({"on": "soon"}, "on"),
    ],
)
def test_bad_measure_is_refused(cast: Cast, line: Priority, given: dict[str, str], field: str) -> None:
    with pytest.raises(Invalid) as refused:
        measure(cast, line, **given)
    assert refused.value.details["field"] == field
    assert not Measure.objects.exists()


def test_measure_is_refused_to_others_when_stale_and_twice_a_day(cast: Cast, line: Priority) -> None:
    for by in (cast.delegate, cast.other_staff, cast.observer):
        with pytest.raises(NotPermitted):
            measure(cast, line, by=by)
    measure(cast, line)
    with pytest.raises(StaleRevision):
        measure(cast, line, on="2026-02")
    with pytest.raises(Invalid):
        measure(cast, line, seen_count=1)
    assert Measure.objects.count() == 1


def filed(cast: Cast, line: Priority, subject: str, seen_count: int = 0, **source: Any) -> Alignment:
    """File something as the staff, who saw it stand under so many lines."""
    sourced = making.sourced(cast, **source)
    claim = file_under_priority(priority=line, subject=subject, sourced=sourced, seen_count=seen_count)
    return Alignment.objects.get(line=claim.line)


def taken(cast: Cast, alignment: Alignment, **given: Any) -> None:
    alignment = Alignment.objects.select_related("line").get(pk=alignment.pk)
    told = {"reason": "Not of ports.", "by": cast.staff, "seen_version": alignment.line.version} | given
    take_from_priority(alignment=alignment, at=making.NOW, **told)


def test_item_is_filed_under_a_line_and_taken_from_there(cast: Cast, line: Priority) -> None:
    subject = item(cast)
    alignment = filed(cast, line, subject)
    assert (alignment.priority, alignment.subject.public_id) == (line, subject)
    with pytest.raises(StaleRevision):
        filed(cast, line, subject)
    with pytest.raises(Invalid, match="stands under this line"):
        filed(cast, line, subject, 1)
    taken(cast, alignment)
    assert not Alignment.objects.standing().exists()
    verbs = Entry.objects.filter(object_id=alignment.public_id).order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == ["line.claimed", "line.withdrawn"]
    with pytest.raises(WrongState):
        taken(cast, alignment)
    filed(cast, line, subject)
    assert Alignment.objects.standing().count() == 1


def test_taking_is_refused(cast: Cast, line: Priority) -> None:
    alignment = filed(cast, line, item(cast))
    cases: list[tuple[type[Refused], dict[str, Any]]] = [
        (NotPermitted, {"by": cast.chair}),
        (NotPermitted, {"by": cast.other_staff}),
        (StaleRevision, {"seen_version": 7}),
        (Invalid, {"reason": " "}),
    ]
    for refusal, given in cases:
        with pytest.raises(refusal):
            taken(cast, alignment, **given)
    assert Alignment.objects.standing().count() == 1


def test_filing_is_refused(cast: Cast, line: Priority) -> None:
    subject = item(cast)
    hidden = making.priority(cast, line.of, "For members", reach={"distribution": "limited"})
    cases: list[tuple[type[Refused], Priority, str, dict[str, Any]]] = [
        (NotPermitted, line, subject, {"by": cast.chair}),
        (NotPermitted, line, subject, {"by": cast.other_staff}),
        (Invalid, line, "nothing-xx", {}),
        (Invalid, line, line.public_id, {}),
        (Invalid, hidden, subject, {}),
    ]
    for refusal, priority, of, given in cases:
        with pytest.raises(refusal):
            filed(cast, priority, of, **given)
    assert not Alignment.objects.exists()


def test_review_is_opened_and_closed_once(cast: Cast, line: Priority) -> None:
    of = line.of.of
    made = review(cast, of, by=cast.chair)
    with pytest.raises(WrongState):
        review(cast, of)
    close = {"reason": "Nothing was agreed.", "by": cast.staff, "at": making.NOW}
    with pytest.raises(StaleRevision):
        close_strategy_review(review=made, seen_version=7, **close)
    with pytest.raises(NotPermitted):
        close_strategy_review(review=made, seen_version=1, **close | {"by": cast.delegate})
    with pytest.raises(Invalid):
        close_strategy_review(review=made, seen_version=1, **close | {"reason": " "})
    done = close_strategy_review(review=made, seen_version=1, **close)
    assert (done.version, done.why_closed, done.version_made) == (2, "Nothing was agreed.", None)
    with pytest.raises(WrongState):
        close_strategy_review(review=made, seen_version=2, **close)
    verbs = Entry.objects.filter(object_kind="strategy-review").order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == ["strategy-review.opened", "strategy-review.closed"]
    review(cast, of)


def test_review_is_refused(cast: Cast, line: Priority) -> None:
    of = line.of.of
    closed = making.version(cast, text=line.of.text, reach={"distribution": "limited"}).of
    cases: list[tuple[type[Refused], Strategy, dict[str, Any]]] = [
        (NotPermitted, of, {"by": cast.delegate}),
        (NotPermitted, of, {"by": cast.other_staff}),
        (Invalid, of, {"reason": ""}),
        (Invalid, of, {"distribution": "restricted"}),
        (Invalid, of, {"draft": draft(cast, body=cast.elsewhere, distribution="public")}),
        (Invalid, closed, {"distribution": "public"}),
    ]
    for refusal, strategy, given in cases:
        with pytest.raises(refusal):
            review(cast, strategy, **given)
    assert not StrategyReview.objects.exists()


def test_version_of_another_agenda_closes_no_review(cast: Cast, line: Priority) -> None:
    made = review(cast, line.of.of)
    other = making.version(cast, text=making.text(cast, "Another"))
    with pytest.raises(Invalid):
        close_strategy_review(
            review=made, reason="Adopted.", by=cast.staff, at=making.NOW, seen_version=1, version=other
        )


def test_review_of_members_is_not_there_for_strangers(cast: Cast, line: Priority) -> None:
    review(cast, line.of.of, distribution="limited")
    assert not StrategyReview.objects.visible_to(cast.stranger).exists()
    member = actor_of(
        Make.account("Mem Ber", body=cast.union, role="member", party=cast.alba), date(2026, 3, 16)
    )
    assert StrategyReview.objects.visible_to(member).exists()
