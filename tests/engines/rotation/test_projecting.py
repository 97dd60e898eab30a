"""Terms ahead: month ends, start days, exceptions, and what every projection keeps to."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engines.rotation.rota import at, by_list, by_name, decision, in_turn, member, members, term, years

from secretariat.engines.rotation import (
    Anchor,
    Boundary,
    Days,
    ExceptionKind,
    Member,
    NothingToProject,
    Order,
    RotationException,
    Rule,
    Seat,
    continued,
    project,
    replay,
)

NAMES = ("Alba", "Brenn", "Corva", "Dorin", "Elm", "Fara")


def starts(terms):
    return [str(each.start) for each in terms]


def test_half_years_of_a_month_end_come_back_to_it():
    terms = project(by_list(months=6, start="2023-08-31"), [], [], date(2025, 9, 1))
    assert starts(terms) == ["2023-08-31", "2024-02-29", "2024-08-31", "2025-02-28", "2025-08-31"]


def test_years_of_a_leap_day_come_back_to_it():
    terms = project(by_list(start="2024-02-29"), [], [], date(2028, 3, 1))
    assert starts(terms) == ["2024-02-29", "2025-02-28", "2026-02-28", "2027-02-28", "2028-02-29"]


@pytest.mark.parametrize(
    ("start", "months", "expected"),
    [
        ("2024-01-31", 1, ["2024-02-29", "2024-03-31", "2024-04-30"]),
        ("2023-08-31", 6, ["2024-02-29", "2024-08-31", "2025-02-28"]),
        ("2020-02-29", 24, ["2022-02-28", "2024-02-29", "2026-02-28"]),
        ("2020-02-28", 12, ["2021-02-28", "2022-02-28", "2023-02-28"]),
    ],
)
def test_record_that_ends_in_a_short_month_goes_on_at_the_end_of_the_long_ones(start, months, expected):
    rule = by_list(months=months, start=start)
    first, second, *_ = project(rule, [], [], date(2030, 1, 1))
    assert str(second.start) == expected[0]
    for record in ([first], [first, second]):
        going_on = continued(rule, replay(rule, [], [], record))
        terms = project(going_on, [], [], date(2030, 1, 1))
        assert [each for each in starts(terms) if each > start][:3] == expected


def test_partial_start_stays_partial():
    terms = project(by_list(months=6, start="2026-01"), [], [], date(2027, 1, 1))
    assert starts(terms) == ["2026-01", "2026-07"]
    assert starts(project(by_list(start="2026"), [], [], date(2028, 1, 1))) == ["2026", "2027"]


def test_nominal_start_days_draw_the_terms_in():
    rule = by_list(start="1992-03-06", start_days=((7, 1),))
    assert starts(project(rule, [], [], date(1995, 1, 1))) == ["1992-03-06", "1993-07-01", "1994-07-01"]


def test_known_end_of_the_anchor_counts():
    anchor = Anchor(holder="Alba", start=at("2020-01-01"), end=at("2021-07-01"), pointer="Corva")
    rule = Rule(order=Order.LIST, names=NAMES[:4], months=12, anchor=anchor)
    assert [(each.holder, str(each.start)) for each in project(rule, [], [], date(2023, 1, 1))] == [
        ("Alba", "2020-01-01"),
        ("Dorin", "2021-07-01"),
        ("Alba", "2022-07-01"),
    ]


# kind, decisions for 2021 or later, the first terms of the list Alba, Brenn, Corva, Dorin
KINDS = [
    (
        "skip",
        [decision("2021-01-01", "skip", "Brenn")],
        "Alba 2020, Corva 2021, Dorin 2022, Alba 2023, Brenn 2024",
    ),
    ("skip not due", [decision("2021-01-01", "skip", "Dorin")], "Alba 2020, Brenn 2021, Corva 2022"),
    (
        "swap",
        [
            decision("2021-01-01", "swap", expected="Brenn", actual="Corva"),
            decision("2022-01-01", "swap", expected="Corva", actual="Brenn"),
        ],
        "Alba 2020, Corva 2021, Brenn 2022, Dorin 2023",
    ),
    (
        "swap not due",
        [decision("2021-01-01", "swap", expected="Dorin", actual="Alba")],
        "Alba 2020, Brenn 2021",
    ),
    ("repeat", [decision("2021-01-01", "repeat")], "Alba 2020, Alba 2021, Brenn 2022"),
    ("insert", [decision("2021-01-01", "insert", actual="Elm")], "Alba 2020, Elm 2021, Brenn 2022"),
    ("replaced", [decision("2021-01-01", "replaced", actual="Elm")], "Alba 2020, Elm 2021, Corva 2022"),
    ("vacancy", [decision("2021-01-01", "vacancy")], "Alba 2020, Corva 2022, Dorin 2023"),
    ("extend", [decision("2021-01-01", "extend")], "Alba 2020, Brenn 2022, Corva 2023"),
    ("joined", [decision("2021-01-01", "joined", "Brenn")], "Alba 2020, Brenn 2021, Corva 2022"),
    ("removed", [decision("2021-01-01", "removed", "Elm")], "Alba 2020, Brenn 2021, Corva 2022"),
    ("other", [decision("2021-01-01", "other", actual="Dorin")], "Alba 2020, Dorin 2021, Alba 2022"),
]


@pytest.mark.parametrize(("decisions", "calendar"), [row[1:] for row in KINDS], ids=[row[0] for row in KINDS])
def test_exception_changes_the_calendar_as_its_kind_says(decisions, calendar):
    expected = calendar.split(", ")
    assert in_turn(project(by_list(), [], decisions, date(2030, 1, 1)))[: len(expected)] == expected


def test_all_kinds_have_a_row():
    assert {each.kind for row in KINDS for each in row[1]} == set(ExceptionKind)


def test_extension_ends_on_the_day_decided():
    decided = RotationException(at=at("2021-01-01"), kind=ExceptionKind.EXTEND, until=at("2021-04-01"))
    assert starts(project(by_list(), [], [decided], date(2023, 1, 1))) == [
        "2020-01-01",
        "2021-04-01",
        "2022-04-01",
    ]


def test_new_member_gets_its_turn_where_the_alphabet_has_it():
    ring = [member("Alba"), member("Brenn", date(2022, 1, 1)), member("Corva")]
    assert in_turn(project(by_name(), ring, [], date(2024, 1, 1))) == [
        "Alba 2020",
        "Corva 2021",
        "Alba 2022",
        "Brenn 2023",
    ]


def test_terms_end_where_nobody_is_left():
    ring = [member("Alba", None, date(2021, 6, 1)), member("Brenn", None, date(2021, 6, 1))]
    assert in_turn(project(by_name(), ring, [], date(2030, 1, 1))) == ["Alba 2020", "Brenn 2021"]


def test_following_body_has_the_terms_of_the_leading_one():
    rule = Rule(order=Order.FOLLOWS, follows="north")
    assert project(rule, [], [], date(2021, 1, 1), leading=years(2020, "Alba", "Brenn")) == (
        term("Alba", "2020-01-01", "2020-12-31"),
    )


@pytest.mark.parametrize(
    ("rule", "named"),
    [
        (Rule(order=Order.ELECTION, months=12), "election"),
        (by_list(months=None), "length"),
        (Rule(order=Order.LIST, names=NAMES, months=12), "anchor"),
    ],
)
def test_what_is_missing_is_named(rule, named):
    with pytest.raises(NothingToProject, match=named):
        project(rule, members(), [], date(2030, 1, 1))


day = st.dates(date(1950, 1, 1), date(2060, 12, 31))
lengths = st.sampled_from([1, 6, 12, 18, 24])
kinds = st.sampled_from(list(ExceptionKind))


@st.composite
def rules(draw):
    names = draw(st.permutations(NAMES))[: draw(st.integers(2, len(NAMES)))]
    anchor = Anchor(holder=names[0], start=Boundary.on(draw(day)))
    if draw(st.booleans()):
        return Rule(order=Order.LIST, names=tuple(names), months=draw(lengths), anchor=anchor)
    return Rule(order=Order.ALPHABETICAL, months=draw(lengths), anchor=anchor)


def until_of(rule, terms_count=30):
    return rule.anchor.start.moved(rule.months * terms_count).first


@given(rules())
def test_terms_join_without_gap_or_overlap(rule):
    terms = project(rule, members(*NAMES), [], until_of(rule))
    assert len(terms) == 30
    for earlier, later in pairwise(terms):
        assert earlier.end == later.start
        assert earlier.start < later.start
        assert not earlier.may_hold(later.start.first)
        assert earlier.surely_holds(later.start.first - timedelta(days=1))


@given(rules())
def test_start_is_the_anchor_so_many_months_on(rule):
    anchor = rule.anchor.start.first
    for number, each in enumerate(project(rule, members(*NAMES), [], until_of(rule))):
        months = anchor.month - 1 + rule.months * number
        found = each.start.first
        assert (found.year, found.month) == (anchor.year + months // 12, months % 12 + 1)
        is_cut = (found + timedelta(days=1)).month != found.month
        assert found.day == anchor.day or (is_cut and found.day < anchor.day)


@given(rules(), st.integers(1, 20))
def test_record_goes_on_as_it_would_have_from_the_first(rule, count):
    terms = project(rule, members(*NAMES), [], until_of(rule))
    going_on = continued(rule, replay(rule, members(*NAMES), [], terms[:count]))
    assert project(going_on, members(*NAMES), [], until_of(rule))[1:] == terms[count:]


@given(rules())
def test_each_round_gives_every_member_one_turn(rule):
    ring = set(rule.names or NAMES)
    holders = [each.holder for each in project(rule, members(*NAMES), [], until_of(rule))]
    for start in range(len(holders) - len(ring) + 1):
        assert set(holders[start : start + len(ring)]) == ring


@st.composite
def decided(draw, rule):
    """Draw exceptions of every kind at days on which some term begins."""
    days = draw(st.lists(st.integers(1, 20), max_size=6, unique=True))
    return [
        RotationException(
            at=rule.anchor.start.moved(rule.months * number),
            kind=draw(kinds),
            parties=tuple(draw(st.lists(st.sampled_from(NAMES), max_size=3, unique=True))),
            actual=draw(st.sampled_from((*NAMES, "Outside"))),
            expected=draw(st.one_of(st.none(), st.sampled_from(NAMES))),
        )
        for number in days
    ]


@st.composite
def bodies(draw):
    rule = draw(rules())
    changes = st.one_of(
        st.none(), st.integers(1, 29).map(lambda n: rule.anchor.start.moved(rule.months * n).first)
    )

    def seat():
        first, end = draw(changes), draw(changes)
        suspended = Days(draw(changes), draw(changes)) if draw(st.booleans()) else None
        days = Days(first, end) if not (first and end) or first < end else Days(first)
        return Seat(days=days, suspended=(suspended,) if suspended and suspended.first else ())

    ring = [Member(party=name, seats=(seat(),)) for name in NAMES]
    return rule, ring, draw(decided(rule))


@settings(max_examples=300)
@given(bodies())
def test_replay_of_a_projection_is_fully_explained(body):
    rule, ring, exceptions = body
    terms = project(rule, ring, exceptions, until_of(rule))
    found = replay(rule, ring, exceptions, terms)
    assert found.unexplained == ()
    assert (found.gaps, found.overlaps, found.irregular) == ((), (), ())
    assert found.restarts == terms[:1]


@settings(max_examples=200)
@given(bodies())
def test_gaps_are_vacancies_and_nothing_overlaps(body):
    rule, ring, exceptions = body
    vacant = {each.at for each in exceptions if each.kind is ExceptionKind.VACANCY}
    terms = project(rule, ring, exceptions, until_of(rule))
    for earlier, later in pairwise(terms):
        assert earlier.end <= later.start
        assert earlier.end == later.start or earlier.end in vacant


@settings(max_examples=200)
@given(bodies())
def test_without_exceptions_only_members_of_the_day_serve(body):
    rule, ring, _ = body
    seats = {each.party: each for each in ring}
    for each in project(rule, ring, [], until_of(rule))[1:]:
        assert seats[each.holder].is_in(each.start.first)
