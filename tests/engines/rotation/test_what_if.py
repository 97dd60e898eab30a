"""What a decision moves, as a difference to the calendar of today."""

from datetime import date

import pytest
from tests.engines.rotation.rota import by_list, by_name, decision, in_turn, members, years

from secretariat.engines.rotation import (
    Declines,
    Exchanges,
    IsSuspended,
    Joins,
    Leaves,
    NoSuchTurn,
    difference,
    what_if,
)

UNTIL = date(2026, 1, 1)
TODAY = ["Alba 2020", "Brenn 2021", "Corva 2022", "Dorin 2023", "Alba 2024", "Brenn 2025"]


def changed(*changes, rule=None, exceptions=()):
    return what_if(rule or by_name(), members(), exceptions, UNTIL, changes)


def moves(found):
    return [
        (move.before.holder, move.before.start.first.year, move.after.start.first.year)
        for move in found.moved
    ]


def test_no_change_makes_no_difference():
    found = changed()
    assert in_turn(found.today) == TODAY
    assert (found.added, found.removed, found.moved, found.today) == ((), (), (), found.changed)


def test_new_member_takes_its_place_in_the_alphabet():
    found = changed(Joins(party="Bora", on=date(2021, 6, 1)))
    assert in_turn(found.changed) == [*TODAY[:5], "Bora 2025"]
    assert (in_turn(found.added), in_turn(found.removed)) == (["Bora 2025"], ["Brenn 2025"])


def test_new_member_stands_in_a_list_behind_whom_it_is_put():
    found = changed(Joins(party="Elm", on=date(2022, 6, 1), behind="Corva"), rule=by_list())
    assert in_turn(found.changed) == [*TODAY[:3], "Elm 2023", "Dorin 2024", "Alba 2025"]
    assert moves(found) == [("Dorin", 2023, 2024), ("Alba", 2024, 2025)]
    at_the_end = changed(Joins(party="Elm", on=date(2022, 6, 1)), rule=by_list())
    assert in_turn(at_the_end.added) == ["Elm 2024"]


def test_member_that_left_is_passed_over():
    found = changed(Leaves(party="Corva", on=date(2022, 1, 1)))
    assert in_turn(found.changed) == [*TODAY[:2], "Dorin 2022", "Alba 2023", "Brenn 2024", "Dorin 2025"]
    assert in_turn(found.removed) == ["Corva 2022"]
    assert in_turn(found.added) == ["Dorin 2025"]
    assert moves(found) == [("Dorin", 2023, 2022), ("Alba", 2024, 2023), ("Brenn", 2025, 2024)]


def test_member_that_left_may_come_back():
    found = changed(Leaves(party="Corva", on=date(2022, 1, 1)), Joins(party="Corva", on=date(2022, 1, 1)))
    assert found.moved == ()


def test_listed_name_without_a_seat_can_leave():
    found = what_if(by_list(), [], [], UNTIL, [Leaves(party="Corva", on=date(2022, 1, 1))])
    assert in_turn(found.removed) == ["Corva 2022"]


def test_suspended_member_waits_for_the_next_round():
    found = changed(IsSuspended(party="Brenn", first=date(2020, 6, 1), end=date(2021, 6, 1)))
    assert in_turn(found.changed) == [
        *("Alba 2020", "Corva 2021", "Dorin 2022"),
        *("Alba 2023", "Brenn 2024", "Corva 2025"),
    ]


def test_declined_turn_goes_to_the_next_and_the_rest_moves_up():
    found = changed(Declines(party="Brenn", on=date(2020, 1, 1)))
    assert in_turn(found.changed)[:3] == ["Alba 2020", "Corva 2021", "Dorin 2022"]
    assert moves(found)[0] == ("Brenn", 2021, 2024)


def test_two_who_decline_the_same_turn_are_both_passed_over():
    found = changed(
        Declines(party="Brenn", on=date(2020, 1, 1)), Declines(party="Corva", on=date(2020, 1, 1))
    )
    assert in_turn(found.changed)[:3] == ["Alba 2020", "Dorin 2021", "Alba 2022"]


def test_exchange_moves_two_turns_and_nothing_else():
    found = changed(Exchanges(party="Brenn", other="Dorin", on=date(2020, 6, 1)))
    assert in_turn(found.changed) == [
        *("Alba 2020", "Dorin 2021", "Corva 2022", "Brenn 2023"),
        *("Alba 2024", "Brenn 2025"),
    ]
    assert moves(found) == [("Brenn", 2021, 2023), ("Dorin", 2023, 2021)]
    assert (found.added, found.removed) == ((), ())


def test_change_keeps_the_decisions_already_taken():
    found = changed(
        Declines(party="Dorin", on=date(2022, 1, 1)), exceptions=[decision("2021-01-01", "skip", "Brenn")]
    )
    assert in_turn(found.changed)[:3] == ["Alba 2020", "Corva 2021", "Alba 2022"]


@pytest.mark.parametrize(
    "change",
    [
        Declines(party="Elm", on=date(2020, 1, 1)),
        Declines(party="Brenn", on=date(2025, 6, 1)),
        Exchanges(party="Brenn", other="Elm", on=date(2020, 1, 1)),
        Leaves(party="Elm", on=date(2020, 1, 1)),
        IsSuspended(party="Elm", first=date(2020, 1, 1)),
        Joins(party="Brenn", on=date(2020, 1, 1)),
    ],
)
def test_change_of_a_turn_that_is_not_there_is_refused(change):
    with pytest.raises(NoSuchTurn, match=getattr(change, "other", None) or change.party):
        changed(change)


def test_difference_pairs_the_turns_of_a_party_in_order():
    found = difference(years(2020, "Alba", "Brenn"), years(2021, "Alba", "Brenn", "Corva"))
    assert moves(found) == [("Alba", 2020, 2021), ("Brenn", 2021, 2022)]
    assert in_turn(found.added) == ["Corva 2023"]
