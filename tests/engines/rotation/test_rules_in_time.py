"""A rule that was changed: each term is explained by the rule in force on its first day."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.engines.rotation.rota import FOUR, at, by_list, decision, members, years

from secretariat.engines.rotation import Anchor, Order, Rule, Term, continued, project, replay, replay_in_time

FORMER = by_list(*FOUR)
BACKWARDS = by_list(*reversed(FOUR))
CHANGED = date(2023, 1, 1)
RULES = ((date.min, FORMER), (CHANGED, BACKWARDS))


def test_each_term_is_explained_by_the_rule_of_its_day() -> None:
    record = years(2020, "Alba", "Brenn", "Corva", "Brenn", "Alba", "Dorin")
    assert replay(FORMER, members(), (), record).unexplained
    assert replay(BACKWARDS, members(), (), record).unexplained
    found = replay_in_time(RULES, members(), (), record)
    assert (len(found.turns), len(found.by_rule), found.unexplained, found.gaps) == (5, 5, (), ())
    assert [term.holder for term in found.restarts] == ["Alba"]


def test_a_fault_is_named_as_that_term_on_either_side() -> None:
    record = years(2020, "Alba", "Corva", "Corva", "Brenn", "Dorin")
    found = replay_in_time(RULES, members(), (), record)
    assert [str(turn.at) for turn in found.unexplained] == ["2021-01-01", "2024-01-01"]


def test_exceptions_belong_to_the_rule_of_their_day() -> None:
    passed = decision("2024-01-01", "skip", "Alba", expected="Alba", actual="Dorin")
    idle = decision("2021-01-01", "skip", "Dorin", expected="Dorin", actual="Alba")
    record = years(2020, "Alba", "Brenn", "Corva", "Brenn", "Dorin")
    found = replay_in_time(RULES, members(), (passed, idle), record)
    assert ([str(turn.at) for turn in found.by_exception], found.idle) == (["2024-01-01"], (idle,))
    assert found.unexplained == ()


def test_a_rule_with_an_anchor_of_its_own_begins_there() -> None:
    anew = replace(FORMER, anchor=Anchor(holder="Dorin", start=at("2023-01-01")))
    record = years(2020, "Alba", "Brenn", "Corva", "Dorin", "Alba")
    found = replay_in_time(((date.min, FORMER), (CHANGED, anew)), members(), (), record)
    assert [term.holder for term in found.restarts] == ["Alba", "Dorin"]
    assert (len(found.turns), found.unexplained) == (3, ())


def test_after_years_of_agreement_an_order_goes_on_from_its_anchor() -> None:
    anew = replace(FORMER, anchor=Anchor(holder="Dorin", start=at("2023-01-01")))
    rules = ((date.min, Rule(order=Order.AGREED)), (CHANGED, anew))
    found = replay_in_time(rules, members(), (), years(2020, "Corva", "Alba", "Corva", "Dorin", "Alba"))
    assert ([turn.actual for turn in found.turns], found.unexplained) == (["Alba"], ())


@given(st.integers(1, 9), st.integers(1, 9))
def test_what_two_rules_project_their_replay_explains(before: int, after: int) -> None:
    changed = date(2020 + before, 1, 1)
    record: tuple[Term, ...] = project(FORMER, members(), (), changed)
    going_on = continued(BACKWARDS, replay(FORMER, members(), (), record))
    record = (*record[:-1], *project(going_on, members(), (), date(2020 + before + after, 1, 1)))
    found = replay_in_time(((date.min, FORMER), (changed, BACKWARDS)), members(), (), record)
    assert (len(found.turns), found.unexplained) == (before + after - 1, ())


@pytest.mark.parametrize("names", [("Alba", "Brenn", "Corva", "Dorin", "Alba"), ("Alba", "Corva", "Brenn")])
def test_one_rule_in_time_is_that_rule(names: tuple[str, ...]) -> None:
    record = years(2020, *names)
    assert replay_in_time(((date.min, FORMER),), members(), (), record) == replay(
        FORMER, members(), (), record
    )
