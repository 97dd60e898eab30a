"""What a body decides on its chair: what moves, what is written, what stands in the way."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from tests.cast import Cast
from tests.factories import Make

from secretariat.bodies.models import Membership
from secretariat.chairs import queries
from secretariat.chairs.actions.decline_turn import decline_turn
from secretariat.chairs.actions.enter_rotation import enter_rotation
from secretariat.chairs.actions.prolong_term import prolong_term
from secretariat.chairs.actions.record_rule import record_rule
from secretariat.chairs.actions.record_term import record_term
from secretariat.chairs.actions.suspend_membership import suspend_membership
from secretariat.chairs.actions.swap_turns import swap_turns
from secretariat.chairs.bridge import ChairmanshipValue, RotationValue
from secretariat.chairs.models import Chairmanship, Rotation, RotationException
from secretariat.engines.rotation import Difference
from secretariat.evidence.models import Claim
from secretariat.history.models import Entry
from secretariat.refusals import Invalid, NotPermitted, NotReady, Refused, StaleRevision

UNTIL = date(2029, 1, 1)


def seen(cast: Cast) -> int:
    return queries.calendar_version(cast.union)


def terms(cast: Cast) -> list[str]:
    rows = Chairmanship.objects.filter(body=cast.union).order_by("term_first", "pk")
    return [f"{row.holder} {row.term} {row.status}" for row in rows]


def calendar(cast: Cast, count: int = 5) -> list[str]:
    rotation = queries.rotations(cast.staff, date(2026, 3, 16), ["union"])["union"]
    assert rotation.replayed().unexplained == ()
    return [f"{each.holder} {each.start}" for each in rotation.calendar(UNTIL)[:count]]


def exceptions() -> list[tuple[str, str, list[str], str, str]]:
    rows = RotationException.objects.order_by("at_first")
    return [(str(row.at), row.kind, row.parties, row.was_due, row.served) for row in rows]


def act(action: Callable[..., Any], cast: Cast, **more: Any) -> Any:
    given = {"body": cast.union, "reason": "By letter.", "seen_version": seen(cast)} | more
    if action is prolong_term:
        del given["body"]
    return action(
        sourced=Make.sourced(by=more.pop("by", cast.staff)), **{k: v for k, v in given.items() if k != "by"}
    )


def test_declined_turn_goes_to_the_next_and_what_was_announced_moves(chair: Cast) -> None:
    assert calendar(chair) == [
        "XB 2026-01-01", "XC 2026-07-01", "XA 2027-01-01", "XB 2027-07-01", "XC 2028-01-01",
    ]  # fmt: skip
    effect: Difference = act(decline_turn, chair, party="XC", on=date(2026, 4, 1))
    assert [(m.before.holder, str(m.before.start), str(m.after.start)) for m in effect.moved][:2] == [
        ("XC", "2026-07-01", "2027-07-01"), ("XA", "2027-01-01", "2026-07-01"),
    ]  # fmt: skip
    assert exceptions() == [("2026-07-01", "skip", ["XC"], "XC", "XA")]
    assert calendar(chair, 4) == ["XB 2026-01-01", "XA 2026-07-01", "XB 2027-01-01", "XC 2027-07-01"]
    assert terms(chair) == [
        "XB 2026-01-01/2026-06-30 held",
        "XA 2026-07-01/2026-12-31 planned",
        "XC 2027-07-01/2027-12-31 planned",
    ]
    corva = Chairmanship.objects.get(holder=chair.corva)
    assert [claim.value["term"] for claim in Claim.objects.filter(line=corva.line)] == [
        "2026-07-01/2026-12-31", "2027-07-01/2027-12-31",
    ]  # fmt: skip


def test_two_may_decline_the_same_turn(chair: Cast) -> None:
    act(decline_turn, chair, party="XC", on=date(2026, 4, 1))
    act(decline_turn, chair, party="XA", on=date(2026, 4, 1))
    assert exceptions() == [("2026-07-01", "skip", ["XC", "XA"], "XC", "XB")]
    assert Claim.objects.filter(line__kind="rotation-exception").count() == 2
    assert calendar(chair, 3) == ["XB 2026-01-01", "XB 2026-07-01", "XC 2027-01-01"]


def test_exchanged_turns_stand_at_both_places(chair: Cast) -> None:
    act(swap_turns, chair, party="XC", other="XA", on=date(2026, 4, 1))
    assert exceptions() == [
        ("2026-07-01", "swap", [], "XC", "XA"), ("2027-01-01", "swap", [], "XA", "XC"),
    ]  # fmt: skip
    assert terms(chair)[1:] == ["XA 2026-07-01/2026-12-31 planned", "XC 2027-01-01/2027-06-30 planned"]
    with pytest.raises(Invalid, match="An exchange takes two"):
        act(swap_turns, chair, party="XC", other="XC", on=date(2026, 4, 1))


def test_prolonged_term_moves_those_after_it(chair: Cast) -> None:
    act(prolong_term, chair, term=chair.chairmanship, until=date(2026, 12, 31))
    assert terms(chair) == [
        "XB 2026-01-01/2026-12-31 held",
        "XC 2027-01-01/2027-06-30 planned",
        "XA 2027-07-01/2027-12-31 planned",
    ]
    assert exceptions() == [("2026-07-01", "extend", [], "", "XB")]
    assert str(RotationException.objects.get().until) == "2026-12-31"


def test_announced_term_may_be_prolonged_too(chair: Cast) -> None:
    corva = Chairmanship.objects.get(holder=chair.corva)
    act(prolong_term, chair, term=corva, until=date(2027, 3, 31))
    assert terms(chair)[1:] == ["XC 2026-07-01/2027-03-31 planned", "XA 2027-04-01/2027-06-30 planned"]
    assert calendar(chair, 4) == ["XB 2026-01-01", "XC 2026-07-01", "XA 2027-04-01", "XB 2027-07-01"]


def test_prolonging_refuses_an_earlier_day_and_names_who_is_in_the_way(chair: Cast) -> None:
    with pytest.raises(Invalid, match="ends on 2026-06-30 already"):
        act(prolong_term, chair, term=chair.chairmanship, until=date(2026, 6, 30))
    past = Make.chairmanship(chair.union, chair.alba, "2025-07-01/2025-12-31")
    with pytest.raises(NotReady, match="Brenn is in the way: its term from 2026-01-01 to 2026-06-30 is"):
        act(prolong_term, chair, term=past, until=date(2026, 3, 31))


def test_suspended_member_is_passed_by(chair: Cast) -> None:
    seat = Membership.objects.get(body=chair.union, party=chair.corva)
    suspend_membership(
        membership=seat,
        first=date(2026, 4, 1),
        last=date(2026, 8, 31),
        reason="Decision of the Council.",
        sourced=Make.sourced(by=chair.staff),
        seen_version=seen(chair),
    )
    seat.refresh_from_db()
    assert seat.suspensions == ["2026-04-01/2026-08-31"]
    assert calendar(chair, 4) == ["XB 2026-01-01", "XA 2026-07-01", "XB 2027-01-01", "XC 2027-07-01"]
    assert exceptions() == []


def test_suspension_without_an_end_lets_the_announced_term_fall_away(chair: Cast) -> None:
    seat = Membership.objects.get(body=chair.union, party=chair.corva)
    suspend_membership(
        membership=seat,
        first=date(2026, 4, 1),
        last=None,
        reason="",
        sourced=Make.sourced(by=chair.staff),
        seen_version=seen(chair),
    )
    assert [term for term in terms(chair) if term.startswith("XC")] == ["XC 2026-07-01/2026-12-31 not-held"]
    with pytest.raises(Invalid, match="ends after it begins"):
        suspend_membership(
            membership=seat,
            first=date(2026, 4, 1),
            last=date(2026, 3, 1),
            reason="",
            sourced=Make.sourced(by=chair.staff),
            seen_version=seen(chair),
        )


def rule(**more: Any) -> RotationValue:
    given = {
        "body": "union",
        "order": "list",
        "names": ("XB", "XA", "XC"),
        "length": "P1Y",
        "since": "2027-01-01",
    }
    return RotationValue(**given | more)  # type: ignore[arg-type]


def test_new_rule_holds_from_its_day(chair: Cast) -> None:
    record_rule(
        body=chair.union,
        value=rule(),
        since=date(2027, 1, 1),
        sourced=Make.sourced(by=chair.staff),
        seen_version=seen(chair),
    )
    assert Rotation.objects.filter(body=chair.union).count() == 2
    assert calendar(chair, 4) == ["XB 2026-01-01", "XC 2026-07-01", "XB 2027-01-01", "XA 2028-01-01"]
    assert "XA 2028-01-01/2028-12-31 planned" in terms(chair)
    for wrong, said in (
        (rule(names=()), "A list has names"),
        (rule(names=("XX",)), "No party has the code “XX”"),
        (rule(length="P2W"), "is not a length"),
    ):
        with pytest.raises((Invalid, ValueError), match=said):
            record_rule(
                body=chair.union,
                value=wrong,
                since=date(2028, 1, 1),
                sourced=Make.sourced(by=chair.staff),
                seen_version=seen(chair),
            )


def new_term(holder: str, term: str, status: str = "planned") -> ChairmanshipValue:
    return ChairmanshipValue(body="union", holder=holder, term=term, status=status)


def test_recorded_term_stands_with_its_source(chair: Cast) -> None:
    term = record_term(
        value=new_term("XB", "2027-07-01/2027-12-31"),
        sourced=Make.sourced(by=chair.staff),
        seen_version=seen(chair),
    )
    assert term.line.chosen is not None
    assert term.line.chosen.citations.count() == 1


def test_recorded_term_names_what_is_in_its_way(chair: Cast) -> None:
    before = terms(chair)
    for value, refusal, said in (
        (new_term("XA", "2026-10-01/2027-03-31"), NotReady, "Corva is in the way: its term from 2026-07-01"),
        (new_term("XA", "/2027"), Invalid, "Give at least the year"),
    ):
        with pytest.raises(refusal, match=said):
            record_term(value=value, sourced=Make.sourced(by=chair.staff), seen_version=seen(chair))
    assert terms(chair) == before
    not_held = new_term("XA", "2026-10-01/2027-03-31", "not-held")
    assert (
        record_term(value=not_held, sourced=Make.sourced(by=chair.staff), seen_version=seen(chair)).status
        == "not-held"
    )


@pytest.mark.parametrize(
    "action", [decline_turn, swap_turns, prolong_term, suspend_membership, record_rule, record_term]
)
def test_decisions_are_the_secretariat_s_and_on_what_it_saw(chair: Cast, action: Callable[..., Any]) -> None:
    seat = Membership.objects.get(body=chair.union, party=chair.corva)
    given: dict[str, Any] = {
        "decline_turn": {"body": chair.union, "party": "XC", "on": date(2026, 4, 1), "reason": ""},
        "swap_turns": {
            "body": chair.union,
            "party": "XC",
            "other": "XA",
            "on": date(2026, 4, 1),
            "reason": "",
        },
        "prolong_term": {"term": chair.chairmanship, "until": date(2026, 9, 30), "reason": ""},
        "suspend_membership": {"membership": seat, "first": date(2026, 4, 1), "last": None, "reason": ""},
        "record_rule": {"body": chair.union, "value": rule(), "since": date(2027, 1, 1)},
        "record_term": {"value": new_term("XB", "2027-07-01/2027-12-31")},
    }[action.__name__]
    entries, was = Entry.objects.count(), terms(chair)
    for by, version, refusal in (
        (chair.chair, seen(chair), NotPermitted),
        (chair.other_staff, seen(chair), NotPermitted),
        (chair.staff, seen(chair) - 1, StaleRevision),
    ):
        with pytest.raises(refusal):
            action(sourced=Make.sourced(by=by), seen_version=version, **given)
    assert (Entry.objects.count(), terms(chair)) == (entries, was)


def test_turn_that_nobody_has_is_refused_by_name(chair: Cast) -> None:
    with pytest.raises(Invalid, match="Corva has no turn between 2045-01-01"):
        act(decline_turn, chair, party="XC", on=date(2045, 1, 1))


def test_where_people_decide_only_the_announced_terms_move(cast: Cast, now: datetime) -> None:
    value = RotationValue(body="union", order="offers", length="P6M")
    enter_rotation(value=value, sourced=Make.sourced())
    corva = Make.chairmanship(cast.union, cast.corva, "2026-07-01/2026-12-31", status="planned")
    alba = Make.chairmanship(cast.union, cast.alba, "2027-01-01/2027-06-30", status="planned")
    act(swap_turns, cast, party="XC", other="XA", on=date(2026, 4, 1))
    for term in (corva, alba):
        term.refresh_from_db()
    assert (str(corva.term), str(alba.term)) == ("2027-01-01/2027-06-30", "2026-07-01/2026-12-31")
    act(decline_turn, cast, party="XA", on=date(2026, 4, 1))
    alba.refresh_from_db()
    assert alba.status == "not-held"
    with pytest.raises(Refused, match="Corva is in the way"):
        act(prolong_term, cast, term=cast.chairmanship, until=date(2027, 1, 31))
