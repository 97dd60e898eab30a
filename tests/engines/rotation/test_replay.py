"""The record explained: each kind of exception, holes, and the fault of a record named as that term."""

from dataclasses import replace
from datetime import date

import pytest
from tests.engines.rotation.rota import FOUR, at, by_list, by_name, decision, member, members, term, years

from secretariat.engines.rotation import (
    Anchor,
    Boundary,
    Days,
    ListInForce,
    Member,
    Order,
    Rule,
    Seat,
    continued,
    replay,
)

# kind, decisions, holders of the years from 2020 on (anchor first), turns by rule, turns by exception
KINDS = [
    ("rule", [], "Alba Brenn Corva Dorin Alba", 4, 0),
    (
        "skip",
        [decision("2021-01-01", "skip", "Brenn", expected="Brenn", actual="Corva")],
        "Alba Corva Dorin",
        1,
        1,
    ),
    ("skip of two", [decision("2021-01-01", "skip", "Brenn", "Corva")], "Alba Dorin Alba Brenn", 2, 1),
    (
        "swap",
        [
            decision("2021-01-01", "swap", "Brenn", "Corva", expected="Brenn", actual="Corva"),
            decision("2022-01-01", "swap", "Brenn", "Corva", expected="Corva", actual="Brenn"),
        ],
        "Alba Corva Brenn Dorin",
        1,
        2,
    ),
    (
        "repeat",
        [decision("2021-01-01", "repeat", "Alba", expected="Brenn", actual="Alba")],
        "Alba Alba Brenn",
        1,
        1,
    ),
    (
        "insert",
        [decision("2021-01-01", "insert", expected="Brenn", actual="Elm")],
        "Alba Elm Brenn Corva",
        2,
        1,
    ),
    (
        "replaced",
        [decision("2021-01-01", "replaced", expected="Brenn", actual="Elm")],
        "Alba Elm Corva",
        1,
        1,
    ),
    (
        "joined",
        [decision("2021-01-01", "joined", expected="Brenn", actual="Brenn")],
        "Alba Brenn Corva",
        2,
        0,
    ),
    (
        "removed",
        [decision("2021-01-01", "removed", "Elm", expected="Brenn", actual="Brenn")],
        "Alba Brenn",
        1,
        0,
    ),
    ("other", [decision("2021-01-01", "other", expected="Brenn", actual="Dorin")], "Alba Dorin Alba", 1, 1),
]


@pytest.mark.parametrize(("decisions", "holders", "by_rule", "by_exception"), [row[1:] for row in KINDS])
def test_turn_is_explained_by_its_kind(decisions, holders, by_rule, by_exception):
    found = replay(by_list(), members(), decisions, years(2020, *holders.split()))
    assert found.unexplained == ()
    assert (len(found.by_rule), len(found.by_exception)) == (by_rule, by_exception)
    assert len(found.turns) == by_rule + by_exception
    assert found.idle == ()


@pytest.mark.parametrize("row", [row for row in KINDS if row[4]], ids=lambda row: row[0])
def test_dropped_exception_is_named_as_that_turn(row):
    _, decisions, holders, _, _ = row
    for number, dropped in enumerate(decisions):
        left = decisions[:number] + decisions[number + 1 :]
        found = replay(by_list(), members(), left, years(2020, *holders.split()))
        assert [turn.at for turn in found.unexplained] == [dropped.at]


def test_another_in_the_term_of_the_anchor_is_named_with_whom_it_changed_places():
    found = replay(by_list(), members(), [], years(2020, "Brenn", "Alba", "Corva", "Dorin"))
    assert [(str(turn.at), turn.expected, turn.actual) for turn in found.unexplained] == [
        ("2020-01-01", "Alba", "Brenn"),
        ("2021-01-01", "Brenn", "Alba"),
    ]
    alone = replay(by_list(), members(), [], years(2020, "Dorin", "Brenn", "Corva"))
    assert [str(turn.at) for turn in alone.unexplained] == ["2020-01-01"]


def test_vacancy_counts_as_a_turn_and_fills_the_hole():
    record = [*years(2020, "Alba"), *years(2022, "Corva", "Dorin")]
    decided = [decision("2021-01-01", "vacancy", expected="Brenn")]
    found = replay(by_list(), members(), decided, record)
    assert [(turn.expected, turn.actual, turn.is_by_exception) for turn in found.turns] == [
        ("Brenn", None, True),
        ("Corva", "Corva", False),
        ("Dorin", "Dorin", False),
    ]
    assert (found.gaps, found.restarts) == ((), (record[0],))


def test_vacancy_from_the_end_of_a_month_fills_the_hole_up_to_the_next_end():
    record = [term("Alba", "2024-01-31", "2024-02-28"), term("Corva", "2024-03-31", "2024-04-29")]
    found = replay(
        by_list(months=1, start="2024-01-31"), members(), [decision("2024-02-29", "vacancy")], record
    )
    assert (found.gaps, len(found.turns)) == ((), 2)


def test_vacancy_shorter_than_the_hole_leaves_a_gap():
    record = [*years(2020, "Alba"), *years(2023, "Dorin")]
    found = replay(by_list(), members(), [decision("2021-01-01", "vacancy")], record)
    assert [(gap.first, gap.end) for gap in found.gaps] == [(date(2022, 1, 1), date(2023, 1, 1))]


def test_vacancy_after_the_last_term_moves_the_pointer():
    found = replay(by_list(), members(), [decision("2021-01-01", "vacancy")], years(2020, "Alba"))
    assert found.last is not None
    assert found.last.pointer == "Brenn"


def test_extension_is_no_turn_and_explains_a_long_term():
    record = [term("Alba", "2020-01-01", "2021-12-31"), term("Brenn", "2022-01-01", "2022-12-31")]
    decided = decision("2021-01-01", "extend", "Alba", expected="Brenn", actual="Alba")
    assert replay(by_list(), members(), [decided], record).irregular == ()
    assert len(replay(by_list(), members(), [decided], record).turns) == 1
    assert replay(by_list(), members(), [], record).irregular == (record[0],)


def test_first_term_that_outlasts_a_later_hole_restarts_the_replay():
    record = [*years(2020, "Alba"), *years(2022, "Dorin", "Alba")]
    found = replay(by_list(), members(), [], record)
    assert [(gap.first, gap.end) for gap in found.gaps] == [(date(2021, 1, 1), date(2022, 1, 1))]
    assert found.restarts == (record[0], record[1])
    assert [turn.actual for turn in found.turns] == ["Alba"]


def test_hole_of_two_months_is_named_but_does_not_restart():
    record = [term("Alba", "2020-01-01", "2020-12-31"), term("Brenn", "2021-03-01", "2021-12-31")]
    found = replay(by_list(), members(), [], record)
    assert [(gap.first, gap.end) for gap in found.gaps] == [(date(2021, 1, 1), date(2021, 3, 1))]
    assert len(found.turns) == 1


def test_shared_days_are_named_once():
    record = [term("Alba", "2020-01-01", "2021-01-31"), term("Brenn", "2021-01-01", "2021-12-31")]
    (overlap,) = replay(by_list(), members(), [], record).overlaps
    assert (overlap.first, overlap.end) == (date(2021, 1, 1), date(2021, 2, 1))
    assert (overlap.earlier, overlap.later) == tuple(record)


def test_planned_term_that_begins_within_a_held_one_is_named():
    held = term("Alba", "2020-01-01", "2021-12-31")
    planned = term("Brenn", "2021-01-01", "2021-12-31", status="planned")
    (overlap,) = replay(by_list(), members(), [], [planned, held]).overlaps
    assert (overlap.earlier, overlap.later) == (held, planned)


def test_same_partial_date_is_neither_gap_nor_overlap():
    record = [term("Alba", "2007", "2008"), term("Brenn", "2008", "2009")]
    found = replay(by_list(start="2007"), members(), [], record)
    assert (found.gaps, found.overlaps, len(found.by_rule)) == ((), (), 1)


def test_exception_matches_the_start_as_written():
    record = [term("Alba", "2007", "2008"), term("Corva", "2008", "2009")]
    rule = by_list(start="2007")
    assert replay(rule, members(), [decision("2008", "skip", "Brenn")], record).unexplained == ()
    other_day = replay(rule, members(), [decision("2008-01-01", "skip", "Brenn")], record)
    assert [str(turn.at) for turn in other_day.unexplained] == ["2008"]
    assert [str(each.at) for each in other_day.idle] == ["2008-01-01"]


def test_exception_that_expects_somebody_else_is_idle():
    decided = decision("2021-01-01", "skip", "Corva", expected="Corva", actual="Dorin")
    found = replay(by_list(), members(), [decided], years(2020, "Alba", "Brenn"))
    assert (len(found.by_rule), found.idle) == (1, (decided,))
    wrong = replay(by_list(), members(), [decided], years(2020, "Alba", "Dorin"))
    assert [(turn.expected, turn.actual) for turn in wrong.unexplained] == [("Brenn", "Dorin")]


def test_exception_on_or_before_the_anchor_is_record_only():
    decided = [decision("2020-01-01", "skip", "Alba"), decision("2019-01-01", "swap")]
    found = replay(by_list(), members(), decided, years(2020, "Alba", "Brenn"))
    assert (len(found.by_rule), found.idle) == (1, ())


def test_two_holders_exchanged_are_named_and_nobody_else():
    holders = ["Alba", "Brenn", "Corva", "Dorin"] * 3
    for one in range(1, len(holders) - 1):
        changed = holders.copy()
        changed[one], changed[one + 1] = changed[one + 1], changed[one]
        found = replay(by_list(), members(), [], years(2020, *changed))
        assert [turn.at.first.year for turn in found.unexplained] == [2020 + one, 2021 + one]


def test_one_wrong_holder_is_named_and_nobody_else():
    for place, wrong in ((2, "Elm"), (2, "Alba"), (3, "Corva"), (5, "Dorin")):
        holders = list(FOUR * 2)
        holders[place] = wrong
        found = replay(by_list(), members(), [], years(2020, *holders))
        assert [(turn.at.first.year, turn.actual) for turn in found.unexplained] == [(2020 + place, wrong)]


def test_member_is_in_from_its_first_day_to_its_last():
    ring = [member("Alba"), member("Brenn", date(2021, 1, 1), date(2024, 1, 2)), member("Corva")]
    rule = by_name(start="2020-01-01")
    record = years(2020, "Alba", "Brenn", "Corva", "Alba", "Brenn", "Corva")
    assert replay(rule, ring, [], record).unexplained == ()
    ring[1] = member("Brenn", date(2021, 1, 2), date(2024, 1, 1))
    assert [turn.at.first.year for turn in replay(rule, ring, [], record).unexplained] == [2021, 2024]


def test_suspended_member_is_passed_over_without_an_exception():
    seat = Seat(suspended=(Days(date(2021, 1, 1), date(2021, 1, 2)),))
    ring = [member("Alba"), Member(party="Brenn", seats=(seat,)), member("Corva")]
    found = replay(by_name(), ring, [], years(2020, "Alba", "Corva", "Alba", "Brenn"))
    assert len(found.by_rule) == 3


def test_pointer_whose_party_has_left_keeps_its_place():
    ring = [member("Alba"), member("Brenn", None, date(2021, 6, 1)), member("Corva")]
    assert len(replay(by_name(), ring, [], years(2020, "Alba", "Brenn", "Corva")).by_rule) == 2


def test_pointer_that_only_a_former_list_has_keeps_its_place():
    lists = (
        ListInForce(days=Days(None, date(2022, 1, 1)), names=("Alba", "Brenn", "Corva")),
        ListInForce(days=Days(date(2022, 1, 1), None), names=("Dorin", "Alba", "Corva")),
    )
    rule = replace(by_list(), lists=lists)
    found = replay(rule, [], [], years(2020, "Alba", "Brenn", "Corva", "Dorin"))
    assert len(found.by_rule) == 3


def test_list_in_force_on_the_day_is_the_order():
    lists = (ListInForce(days=Days(date(2020, 1, 1), date(2022, 1, 1)), names=("Alba", "Corva", "Brenn")),)
    rule = by_list("Alba", "Brenn", "Corva", lists=lists)
    wrong = replay(rule, [], [], years(2020, "Alba", "Brenn"))
    assert [turn.expected for turn in wrong.unexplained] == ["Corva"]
    right = replay(rule, [], [], years(2020, "Alba", "Corva", "Alba", "Brenn"))
    assert (len(right.by_rule), right.unexplained) == (3, ())


def test_names_sort_without_case_and_accents_or_as_the_language_does():
    ring = [member("Österland"), member("Zeta"), member("Pala"), member("Nord", sort_name="älv")]
    plain = years(2020, "Nord", "Österland", "Pala", "Zeta")
    assert len(replay(by_name("Nord"), ring, [], plain).by_rule) == 3
    swedish = years(2020, "Pala", "Zeta", "Nord", "Österland")
    assert len(replay(by_name("Pala", language="sv"), ring, [], swedish).by_rule) == 3


def test_groups_take_turns_whoever_serves_for_them():
    rule = Rule(
        order=Order.GROUPS,
        names=("East", "West"),
        months=12,
        anchor=Anchor(holder="Alba", start=at("2020-01-01")),
    )
    record = [
        replace(each, group=group)
        for each, group in zip(years(2020, "Alba", "Brenn", "Corva"), ("East", "West", "West"), strict=True)
    ]
    found = replay(rule, [], [], record)
    assert [(turn.expected, turn.actual) for turn in found.unexplained] == [("East", "West")]
    assert len(found.by_rule) == 1


@pytest.mark.parametrize(
    "order",
    [Order.HOST, Order.AGREED, Order.OFFERS, Order.ELECTION, Order.FOLLOWS],
    ids=lambda order: order.value,
)
def test_where_people_decide_there_are_no_turns_but_gaps(order):
    rule = Rule(order=order, months=12, anchor=Anchor(holder="Alba", start=at("2020")))
    found = replay(rule, members(), [], [*years(2020, "Alba"), *years(2022, "Brenn")])
    assert (found.turns, len(found.gaps)) == ((), 1)


def test_record_before_the_anchor_or_empty_gives_no_turns():
    assert replay(by_list(), members(), [], []).turns == ()
    assert replay(by_list(), members(), [], years(2010, "Alba", "Brenn")).turns == ()


def test_rule_goes_on_behind_the_one_who_was_due():
    decided = [decision("2021-01-01", "swap", expected="Brenn", actual="Corva")]
    found = replay(by_list(), members(), decided, years(2020, "Alba", "Corva"))
    anchor = continued(by_list(), found).anchor
    assert anchor == Anchor(
        holder="Corva", start=at("2021-01-01"), end=Boundary.on(date(2022, 1, 1)), pointer="Brenn"
    )
