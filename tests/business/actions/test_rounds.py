"""A round is opened, members take their seats, pairs are proposed, changed, published: outcomes, refusals."""

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from secretariat.business.actions.change_round import change_round
from secretariat.business.actions.drop_round import drop_round
from secretariat.business.actions.end_round import end_round
from secretariat.business.actions.leave_round import leave_round
from secretariat.business.actions.open_round import open_round
from secretariat.business.actions.place_pair import place_pair
from secretariat.business.actions.propose_pairs import propose_pairs
from secretariat.business.actions.publish_round import publish_round
from secretariat.business.actions.remove_pair import remove_pair
from secretariat.business.models import Pairing, Round, Seat, Wish
from secretariat.history.models import Entry
from secretariat.refusals import Invalid, NotPermitted, NotReady, Refused, StaleRevision, WrongState
from tests.business.making import speaker
from tests.business.rounds_making import forum, full, full_council, opened, plan, seated
from tests.cast import Cast
from tests.factories import Make


def refused(act: Any, refusal: type[Refused], field: str = "") -> None:
    """The act is refused, at the field where one is named, and writes nothing."""

    def stands() -> Any:
        pairs = list(
            Pairing.objects.values_list("slot", "table", "one", "other", "is_by_hand").order_by("pk")
        )
        rounds = list(Round.objects.values_list("version", "state"))
        return Entry.objects.count(), rounds, Seat.objects.count(), Wish.objects.count(), pairs

    before = stands()
    with pytest.raises(refusal) as told:
        act()
    assert told.value.details.get("field", "") == field
    assert stands() == before


def doing(cast: Cast, now: datetime, one: Round, **more: Any) -> dict[str, Any]:
    one.refresh_from_db()
    return {"one": one, "by": cast.staff, "at": now, "seen_version": one.version} | more


def pairs_of(one: Round) -> list[tuple[int, int, str, str]]:
    rows = one.pairings.select_related("one__party", "other__party")
    return [(row.slot, row.table, *sorted((row.one.party.code, row.other.party.code))) for row in rows]


def test_pairs_are_proposed_by_reasons_and_published(cast: Cast, now: datetime) -> None:
    one = full(cast, now)
    propose_pairs(**doing(cast, now, one))
    assert pairs_of(one) == [
        (1, 1, "chamber-dorn", "lines"), (1, 2, "bank", "yard"), (2, 1, "lines", "yard"),
    ]  # fmt: skip
    best = one.pairings.first()
    assert best is not None
    assert [reason["why"] for reason in best.why] == ["mutual-wish", "same-region"]
    publish_round(**doing(cast, now, one))
    one.refresh_from_db()
    assert (one.state, one.pairings.filter(is_by_hand=False).count()) == ("published", 0)
    refused(lambda: end_round(**doing(cast, now, one), came=["lines"]), NotReady)
    later = now + timedelta(days=10)
    refused(lambda: end_round(**doing(cast, later, one), came=["nobody"]), Invalid, "came")
    end_round(**doing(cast, later, one), came=["lines", "yard"])
    assert {seat.party.code for seat in one.seats.filter(came=True)} == {"lines", "yard"}
    verbs = Entry.objects.filter(verb__startswith="business-round").order_by("pk")
    assert [entry.verb.partition(".")[2] for entry in verbs] == [
        "opened", *["seated"] * 4, "proposed", "published", "ended",
    ]  # fmt: skip
    assert "refuses" not in str([entry.payload for entry in verbs])


def test_what_a_person_placed_stays_and_the_rest_is_filled_around_it(cast: Cast, now: datetime) -> None:
    one = full(cast, now)
    propose_pairs(**doing(cast, now, one))
    placing = {"slot": 1, "table": 1, "parties": ("yard", "lines")}
    placed = place_pair(**doing(cast, now, one), **placing)
    assert (placed.is_by_hand, [reason["why"] for reason in placed.why]) == (
        True,
        ["sector-fit", "same-region"],
    )
    assert pairs_of(one) == [(1, 1, "lines", "yard")]
    propose_pairs(**doing(cast, now, one))
    assert pairs_of(one) == [
        (1, 1, "lines", "yard"), (2, 1, "chamber-dorn", "lines"), (2, 2, "bank", "yard"),
    ]  # fmt: skip
    in_way = {"slot": 1, "table": 2, "parties": ("lines", "bank")}
    refused(lambda: place_pair(**doing(cast, now, one), **in_way), NotReady)
    for wrong, field in (
        ({"slot": 3}, "slot"),
        ({"table": 0}, "table"),
        ({"parties": ("yard", "nobody")}, "other"),
        ({"parties": ("yard", "yard")}, "other"),
        ({"parties": ("bank", "chamber-dorn")}, "other"),
    ):
        refused(lambda wrong=wrong: place_pair(**doing(cast, now, one), **placing | wrong), Invalid, field)
    refused(
        lambda: change_round(**doing(cast, now, one), plan=plan(now, slots=1, day=date(2020, 1, 1))),
        Invalid, "day",
    )  # fmt: skip
    change_round(**doing(cast, now, one), plan=plan(now, slots=1))
    assert pairs_of(one) == [(1, 1, "lines", "yard")]
    place_pair(**doing(cast, now, one), **placing | {"table": 2})
    refused(lambda: change_round(**doing(cast, now, one), plan=plan(now, slots=1, tables=1)), NotReady)
    pairing = one.pairings.get()
    removing = doing(cast, now, one)
    del removing["one"]
    refused(lambda: remove_pair(pairing=pairing, **removing | {"seen_version": 1}), StaleRevision)
    remove_pair(pairing=pairing, **removing)
    assert pairs_of(one) == []
    refused(lambda: publish_round(**doing(cast, now, one)), NotReady)


def test_a_member_takes_its_seat_until_a_day_and_gives_it_up(cast: Cast, now: datetime) -> None:
    one, own = opened(cast, now), speaker(cast)
    seat = seated(cast, now, one, "chamber-dorn", by=own, wishes=["lines"], refuses=["bank"])
    assert {(wish.party.code, wish.is_refusal) for wish in seat.wishes.all()} == {
        ("lines", False),
        ("bank", True),
    }
    for wrong, field in (
        ({"wishes": ["lines"], "refuses": ["lines"]}, "refuses"),
        ({"wishes": ["chamber-dorn"]}, "wishes"),
        ({"seeks": ["Z"]}, "seeks"),
        ({"offers": ["Z"]}, "offers"),
        ({"countries": ["POL"]}, "countries"),
    ):
        refused(
            lambda wrong=wrong: seated(cast, now, one, "chamber-dorn", by=own, seen_version=1, **wrong),
            Invalid, field,
        )  # fmt: skip
    refused(lambda: seated(cast, now, one, "chamber-dorn", by=own), StaleRevision)
    refused(lambda: seated(cast, now, one, "nobody"), Invalid, "party")
    late = now + timedelta(days=6)
    refused(lambda: seated(cast, late, one, "lines", by=speaker(cast, "lines")), WrongState)
    for other in (speaker(cast, "lines"), cast.delegate, cast.stranger, cast.other_staff):
        refused(lambda other=other: seated(cast, now, one, "bank", by=other), NotPermitted)
    seated(cast, late, one, "lines")
    propose_pairs(**doing(cast, late, one))
    leaving = {"seat": seat, "by": own, "at": late, "seen_version": 1}
    refused(lambda: leave_round(**leaving | {"by": cast.delegate}), NotPermitted)
    refused(lambda: leave_round(**leaving | {"seen_version": 3}), StaleRevision)
    leave_round(**leaving)
    assert (one.seats.count(), one.pairings.count(), Wish.objects.count()) == (1, 0, 0)
    refused(lambda: propose_pairs(**doing(cast, late, one)), NotReady)


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"title": " "}, "title"),
        ({"title": "x" * 201}, "title"),
        ({"minutes": 4}, "minutes"),
        ({"pause": 121}, "pause"),
        ({"slots": 0}, "slots"),
        ({"tables": 101}, "tables"),
        ({"first": time(23, 30)}, "slots"),
        ({"day": date(2026, 1, 1)}, "day"),
        ({"wishes_until": date(2029, 1, 1)}, "wishes_until"),
        ({"wishes_until": date(2026, 1, 1)}, "wishes_until"),
    ],
)
def test_a_plan_that_cannot_be_held_is_refused(
    cast: Cast, now: datetime, more: dict[str, Any], field: str
) -> None:
    here, at_forum = full_council(cast), forum(cast, now)
    opening = {"council": here, "meeting": at_forum, "by": cast.staff, "at": now}
    refused(lambda: open_round(**opening, plan=plan(now, **more)), Invalid, field)


def test_a_round_is_run_by_secretariat_and_chair_alone(cast: Cast, now: datetime) -> None:
    here, at_forum = full_council(cast), forum(cast, now)
    opening = {"council": here, "meeting": at_forum, "plan": plan(now), "at": now}
    others = (speaker(cast, "lines"), cast.delegate, cast.stranger, cast.other_staff)
    for by in others:
        refused(lambda by=by: open_round(**opening, by=by), NotPermitted)
    held = Make.meeting(cast.union, "Long ago", "2020-01-01").public_id
    elsewhere = Make.meeting(cast.elsewhere, "Elsewhere", "2026-05-01", status="planned").public_id
    for wrong in (held, elsewhere, "nothing"):
        refused(
            lambda wrong=wrong: open_round(**opening | {"meeting": wrong}, by=cast.staff), Invalid, "meeting"
        )
    one = open_round(**opening, by=speaker(cast))  # the chamber presides over the council
    for act, more in (
        (change_round, {"plan": plan(now)}),
        (propose_pairs, {}),
        (publish_round, {}),
        (end_round, {"came": []}),
        (drop_round, {"reason": "Nobody comes."}),
        (place_pair, {"slot": 1, "table": 1, "parties": ("lines", "bank")}),
    ):
        told = doing(cast, now, one)
        for by in others:
            refused(
                lambda by=by, act=act, told=told, more=more: act(**told | {"by": by}, **more), NotPermitted
            )
        refused(
            lambda act=act, told=told, more=more: act(**told | {"seen_version": 9}, **more), StaleRevision
        )
    refused(lambda: drop_round(**doing(cast, now, one), reason=" "), Invalid, "outcome")
    refused(lambda: drop_round(**doing(cast, now, one), reason="x" * 1001), Invalid, "outcome")
    drop_round(**doing(cast, now, one), reason="Nobody comes.")
    refused(lambda: propose_pairs(**doing(cast, now, one)), WrongState)
    refused(lambda: seated(cast, now, one, "lines"), WrongState)
