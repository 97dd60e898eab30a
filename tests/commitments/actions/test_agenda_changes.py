"""What stands of an agenda is said anew: by further claims, each refusal writing nothing."""

from dataclasses import replace
from typing import Any

import pytest

from secretariat.commitments import checks
from secretariat.commitments.actions.arrange_priorities import arrange_priorities
from secretariat.commitments.actions.change_priority import change_priority
from secretariat.commitments.actions.change_strategy import change_strategy
from secretariat.commitments.actions.change_strategy_version import change_strategy_version
from secretariat.commitments.actions.measure_indicator import measure_indicator
from secretariat.commitments.bridge import IndicatorValue, priority_now
from secretariat.commitments.models import Priority, Strategy, StrategyVersion
from secretariat.evidence.models import Claim
from secretariat.history.models import Entry
from secretariat.refusals import Invalid, NotPermitted, Refused, StaleRevision, WrongState
from tests.cast import Cast
from tests.commitments import making

pytestmark = pytest.mark.django_db
PORTS = (IndicatorValue(name="Ports with a plan", baseline="0", target="10"),)


@pytest.fixture
def line(cast: Cast) -> Priority:
    making.with_zone(cast)
    return making.priority(cast, making.version(cast), topics=("transport",), indicators=PORTS)


def of_strategy(cast: Cast, strategy: Strategy, **given: Any) -> None:
    now = Strategy.objects.select_related("line", "body__parent").get(pk=strategy.pk)
    told = {"title": "The plan", "next_review": "2027", "seen_version": now.line.version} | given
    source = making.sourced(cast, told.pop("by", None))
    change_strategy(strategy=now, sourced=source, **told)


def of_version(cast: Cast, version: StrategyVersion, **given: Any) -> None:
    rows = StrategyVersion.objects.select_related("line", "of__body__parent", "text__line")
    now = rows.get(pk=version.pk)
    told = {
        "text": now.text.public_id, "adopted": "2020-06-01", "in_force": None,
        "seen_version": now.line.version, "seen_text": now.text.line.version,
    } | given  # fmt: skip
    source = making.sourced(cast, told.pop("by", None))
    change_strategy_version(version=now, sourced=source, **told)


def of_line(cast: Cast, line: Priority, **given: Any) -> None:
    now = Priority.objects.select_related("line__chosen", "line__body__parent", "of").get(pk=line.pk)
    source = making.sourced(cast, given.pop("by", None))
    seen = given.pop("seen_version", now.line.version)
    value = replace(priority_now(now), **given)
    change_priority(priority=now, value=value, sourced=source, seen_version=seen)


def test_title_and_next_review_are_said_anew(cast: Cast, line: Priority) -> None:
    strategy = line.of.of
    of_strategy(cast, strategy)
    strategy.refresh_from_db()
    assert (strategy.title, strategy.next_review and strategy.next_review.text) == ("The plan", "2027")
    assert strategy.line.claims.count() == 2
    assert Entry.objects.filter(object_id=strategy.public_id, verb="line.claimed").count() == 2


@pytest.mark.parametrize(
    ("refusal", "given"),
    [
        (StaleRevision, {"seen_version": 7}),
        (WrongState, {"title": "The agenda", "next_review": None}),
        (Invalid, {"title": " "}),
        (Invalid, {"next_review": "soon"}),
    ],
)
def test_agenda_is_not_changed(
    cast: Cast, line: Priority, refusal: type[Refused], given: dict[str, Any]
) -> None:
    claims = Claim.objects.count()
    with pytest.raises(refusal):
        of_strategy(cast, line.of.of, **given)
    assert Claim.objects.count() == claims


def test_day_of_adoption_is_a_claim_of_the_text_and_the_interval_of_the_version(
    cast: Cast, line: Priority
) -> None:
    version = line.of
    of_version(cast, version, adopted="2020-06-02")
    version.text.refresh_from_db()
    assert version.text.adopted
    assert version.text.adopted.text == "2020-06-02"
    assert (version.line.claims.count(), version.text.line.claims.count()) == (1, 2)
    of_version(cast, version, adopted="2020-06-02", in_force="2021/2030")
    version.refresh_from_db()
    assert version.in_force
    assert version.in_force.text == "2021/2030"
    assert (version.line.claims.count(), version.text.line.claims.count()) == (2, 2)


def test_version_becomes_another_text(cast: Cast, line: Priority) -> None:
    other = making.text(cast, "Agenda as amended", "2020-07-01")
    of_version(cast, line.of, text=other.public_id)
    assert StrategyVersion.objects.get(pk=line.of_id).text == other


@pytest.mark.parametrize(
    ("refusal", "given"),
    [
        (StaleRevision, {"seen_version": 7, "in_force": "2021/2030"}),
        (StaleRevision, {"seen_text": 7, "in_force": "2021/2030"}),
        (WrongState, {}),
        (Invalid, {"in_force": "2010/2011"}),
        (Invalid, {"adopted": "soon"}),
        (Invalid, {"text": "nothing-xx"}),
    ],
)
def test_version_is_not_changed(
    cast: Cast, line: Priority, refusal: type[Refused], given: dict[str, Any]
) -> None:
    claims = Claim.objects.count()
    with pytest.raises(refusal):
        of_version(cast, line.of, **given)
    assert Claim.objects.count() == claims


def test_line_is_said_anew_and_keeps_its_place(cast: Cast, line: Priority) -> None:
    more = (*PORTS, IndicatorValue(name="Pilots trained", unit="pilots", target="40", by="2028"))
    of_line(cast, line, words="Safer ports", number="1", topics=("transport", "environment"), indicators=more)
    line.refresh_from_db()
    assert (str(line), line.position) == ("1 Safer ports", 0)
    assert {one.topic for one in line.topics.all()} == {"transport", "environment"}
    assert [one.name for one in line.indicators.all()] == ["Ports with a plan", "Pilots trained"]
    of_line(cast, line, position=9, words="Safest ports")
    line.refresh_from_db()
    assert (line.words, line.position) == ("Safest ports", 0)


def test_line_is_not_changed(cast: Cast, line: Priority) -> None:
    making.priority(cast, line.of, "Clean ports", number="2", position=1)
    measure_indicator(
        priority=line, indicator="Ports with a plan", figure="4", on="2026-01", sourced=making.sourced(cast),
        seen_count=0,
    )  # fmt: skip
    claims = Claim.objects.count()
    cases: list[tuple[type[Refused], dict[str, Any]]] = [
        (StaleRevision, {"seen_version": 7, "words": "Safer ports"}),
        (WrongState, {}),
        (Invalid, {"number": "2"}),
        (Invalid, {"words": " "}),
        (Invalid, {"topics": ("ships",)}),
        (Invalid, {"continues": line.public_id}),
        (Invalid, {"indicators": ()}),
        (NotPermitted, {"words": "Safer ports", "by": cast.chair}),
        (NotPermitted, {"words": "Safer ports", "by": cast.other_staff}),
    ]
    for refusal, given in cases:
        with pytest.raises(refusal):
            of_line(cast, line, **given)
    assert Claim.objects.count() == claims


def ordered(cast: Cast, line: Priority, places: dict[str, int], **given: Any) -> None:
    version = StrategyVersion.objects.select_related("line", "of__body__parent").get(pk=line.of_id)
    seen = given.get("seen_version", checks.version_of_lines(checks.standing_lines(version)))
    source = making.sourced(cast, given.get("by"))
    arrange_priorities(version=version, places=places, sourced=source, seen_version=seen)


def test_lines_are_put_into_another_order(cast: Cast, line: Priority) -> None:
    second, third = (making.priority(cast, line.of, words, position=at) for at, words in ((1, "B"), (2, "C")))
    ordered(cast, line, {line.public_id: 30, second.public_id: 10, third.public_id: 20})
    assert [row.words for row in checks.standing_lines(line.of)] == ["B", "C", "Safe ports"]
    line.refresh_from_db()
    assert [one.topic for one in line.topics.all()] == ["transport"]


def test_order_is_not_changed(cast: Cast, line: Priority) -> None:
    second = making.priority(cast, line.of, "B", position=1)
    turned = {line.public_id: 2, second.public_id: 1}
    claims = Claim.objects.count()
    cases: list[tuple[type[Refused], dict[str, int], dict[str, Any]]] = [
        (StaleRevision, turned, {"seen_version": 1}),
        (StaleRevision, {line.public_id: 2}, {}),
        (WrongState, {line.public_id: 1, second.public_id: 1}, {}),
        (NotPermitted, turned, {"by": cast.chair}),
        (NotPermitted, turned, {"by": cast.delegate}),
    ]
    for refusal, places, given in cases:
        with pytest.raises(refusal):
            ordered(cast, line, places, **given)
    assert Claim.objects.count() == claims


def test_others_change_neither_agenda_nor_version(cast: Cast, line: Priority) -> None:
    claims = Claim.objects.count()
    for by in (cast.chair, cast.delegate, cast.other_staff):
        with pytest.raises(NotPermitted):
            of_strategy(cast, line.of.of, by=by)
        with pytest.raises(NotPermitted):
            of_version(cast, line.of, in_force="2021/2030", by=by)
    assert Claim.objects.count() == claims
