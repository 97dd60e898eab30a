"""What the rule would have named on a day in the past, from what was known then."""

from datetime import date

from tests.engines.rotation.rota import at, by_list, by_name, decision, member, members, term, years

from secretariat.engines.rotation import Anchor, Days, ListInForce, Order, Rule, project
from secretariat.engines.rotation.foresight import Forecast, forecasts


def in_short(found: tuple[Forecast, ...]) -> list[str]:
    return [
        f"{each.day.year}+{each.place} {each.by_rule}/{each.next_in_list}: {each.actual} {each.cause.value}"
        for each in found
    ]


def test_two_terms_are_named_each_year() -> None:
    found = forecasts(by_list(), [], [], years(2020, "Alba", "Brenn", "Corva"))
    assert in_short(found) == [
        "2021+1 Brenn/Brenn: Brenn nothing",
        "2021+2 Corva/Corva: Corva nothing",
        "2022+1 Corva/Corva: Corva nothing",
    ]
    assert all(each.is_hit and each.is_next_in_list for each in found)


def test_decision_counts_from_the_day_on_which_it_took_effect() -> None:
    swapped = [
        decision("2021-01-01", "swap", expected="Brenn", actual="Corva"),
        decision("2022-01-01", "swap", expected="Corva", actual="Brenn"),
    ]
    found = forecasts(by_list(), [], swapped, years(2020, "Alba", "Corva", "Brenn", "Dorin"))
    assert in_short(found)[:2] == ["2021+1 Brenn/Brenn: Corva decision", "2021+2 Corva/Corva: Brenn decision"]
    # On 1 January 2023 the exchange is over: the rule goes on after Corva, the list after Brenn.
    assert in_short(found)[-1] == "2023+1 Dorin/Corva: Dorin nothing"
    assert found[0].exception is swapped[0]


def test_new_member_was_not_known_before_it_joined() -> None:
    ring = [*members("Alba", "Corva"), member("Brenn", date(2021, 6, 1))]
    found = forecasts(by_name(), ring, [], years(2020, "Alba", "Corva", "Alba", "Brenn"))
    assert in_short(found)[2:4] == ["2022+1 Alba/Alba: Alba nothing", "2022+2 Brenn/Brenn: Brenn nothing"]
    earlier = forecasts(by_name(), ring, [], years(2020, "Alba", "Corva", "Alba"))
    assert earlier[0].by_rule == "Corva"
    left = [member("Alba"), member("Brenn", None, date(2021, 6, 1)), member("Corva")]
    anchored = forecasts(by_name(start="2021-01-01"), left, [], years(2021, "Alba", "Corva"))
    assert in_short(anchored) == ["2022+1 Corva/Corva: Corva nothing"]


def test_list_that_came_into_force_later_was_not_known() -> None:
    lists = (
        ListInForce(days=Days(date(2020, 1, 1), date(2022, 6, 1)), names=("Alba", "Brenn", "Corva")),
        ListInForce(days=Days(date(2022, 6, 1), None), names=("Alba", "Corva", "Brenn")),
    )
    rule = by_list("Alba", "Corva", "Brenn", lists=lists)
    found = forecasts(rule, [], [], years(2020, "Alba", "Brenn", "Corva", "Brenn"))
    assert in_short(found)[3:5] == ["2022+2 Alba/Alba: Brenn members", "2023+1 Brenn/Brenn: Brenn nothing"]


def test_after_a_hole_nobody_could_know() -> None:
    record = [*years(2020, "Alba", "Brenn"), *years(2025, "Alba")]
    found = forecasts(by_list(), [], [], record)
    assert in_short(found)[-1] == "2025+1 Corva/Corva: Alba hole"


def test_where_people_decide_there_is_no_forecast() -> None:
    assert forecasts(Rule(order=Order.OFFERS), [], [], years(2020, "Alba")) == ()
    assert forecasts(by_list(), [], [], []) == ()
    assert forecasts(by_list(), [], [], [term("Brenn", "2025-01-01", None, status="planned")]) == ()


def test_partial_end_of_the_anchor_leaves_the_length_to_the_rule() -> None:
    anchor = Anchor(holder="Alba", start=at("2020"), end=term("Alba", "2020", "2020").end)
    rule = Rule(order=Order.LIST, names=("Alba", "Brenn"), months=12, anchor=anchor)
    assert [str(each.start) for each in project(rule, [], [], date(2022, 6, 1))] == ["2020", "2021", "2022"]
