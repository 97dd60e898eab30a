"""Who presides, the troika, the next turn, and one Party in two chairs."""

from datetime import date

import pytest
from tests.engines.rotation.rota import term, years

from secretariat.engines.rotation import cross_chairmanships, next_turn, presiding, troika

EXACT = years(2020, "Alba", "Brenn", "Corva")
PARTIAL = [
    term("Alba", "2006-06-15", "2007"),
    term("Brenn", "2007", "2008"),
    term("Corva", "2008", "2009-06-16"),
    term("Dorin", "2009-06-16", "2010"),
]


@pytest.mark.parametrize(
    ("day", "named", "is_sure"),
    [
        (date(2019, 12, 31), "nobody", True),
        (date(2020, 1, 1), "Alba", True),
        (date(2020, 12, 31), "Alba", True),
        (date(2021, 1, 1), "Brenn", True),
        (date(2022, 12, 31), "Corva", True),
        (date(2023, 1, 1), "nobody", True),
    ],
)
def test_first_day_is_in_and_end_day_is_out(day, named, is_sure):
    found = presiding(EXACT, day)
    assert (str(found), found.is_sure) == (named, is_sure)


@pytest.mark.parametrize(
    ("day", "named", "is_sure"),
    [
        (date(2006, 12, 31), "Alba", True),
        (date(2007, 1, 1), "Alba or Brenn", False),
        (date(2007, 12, 31), "Brenn", True),
        (date(2008, 6, 1), "Brenn or Corva", False),
        (date(2009, 6, 15), "Corva", True),
        (date(2009, 6, 16), "Dorin", True),
        (date(2010, 6, 1), "Dorin or nobody", False),
        (date(2011, 1, 1), "nobody", True),
    ],
)
def test_partial_boundary_answers_both(day, named, is_sure):
    found = presiding(PARTIAL, day)
    assert (str(found), found.is_sure) == (named, is_sure)


def test_two_terms_that_truly_overlap_are_both_named():
    terms = [term("Alba", "2020-01-01", "2020-12-31"), term("Brenn", "2020-06-01", "2020-12-31")]
    assert str(presiding(terms, date(2020, 7, 1))) == "Alba or Brenn"


def test_open_term_presides_still():
    assert str(presiding([term("Alba", "2020-01-01")], date(2099, 1, 1))) == "Alba"


def test_troika_stands_around_the_day():
    found = troika(EXACT, date(2021, 5, 1))
    assert (found.previous, str(found.present), found.following) == (EXACT[0], "Brenn", EXACT[2])
    first = troika(EXACT, date(2020, 5, 1))
    assert (first.previous, first.following) == (None, EXACT[1])
    assert troika(EXACT, date(2022, 5, 1)).following is None


def test_troika_between_terms_has_the_neighbours():
    terms = [*years(2020, "Alba"), *years(2022, "Brenn")]
    found = troika(terms, date(2021, 5, 1))
    assert (found.previous, found.present.terms, found.following) == (terms[0], (), terms[1])


def test_troika_of_an_unsure_day_stands_around_both():
    found = troika(PARTIAL, date(2008, 6, 1))
    assert (found.previous, str(found.present), found.following) == (PARTIAL[0], "Brenn or Corva", PARTIAL[3])


def test_next_turn_begins_on_the_day_or_later():
    terms = years(2020, "Alba", "Brenn", "Alba")
    assert next_turn(terms, "Alba", date(2020, 1, 1)) == terms[0]
    assert next_turn(terms, "Alba", date(2020, 1, 2)) == terms[2]
    assert next_turn(terms, "Brenn", date(2021, 1, 2)) is None
    assert next_turn(PARTIAL, "Brenn", date(2007, 12, 31)) == PARTIAL[1]


def test_next_turn_counts_a_joint_chair():
    joint = term("Alba and Brenn (joint)", "2023-01-01", joint=("Alba", "Brenn"))
    assert next_turn([joint], "Brenn", date(2020, 1, 1)) == joint


def crossed(chairs, first=date(2000, 1, 1), end=date(2050, 1, 1)):
    return [
        (
            each.party,
            each.bodies,
            each.first.isoformat(),
            each.end.isoformat(),
            each.shared_days,
            each.is_sure,
        )
        for each in cross_chairmanships(chairs, first, end)
    ]


def test_shared_days_are_counted_half_open():
    chairs = {
        "north": [term("Alba", "2023-07-01", "2024-06-30"), term("Brenn", "2024-07-01", "2025-06-30")],
        "south": [term("Alba", "2023-07-01", "2024-06-30"), term("Brenn", "2024-01-01", "2024-06-30")],
    }
    both = ("north", "south")
    assert crossed(chairs) == [("Alba", both, "2023-07-01", "2024-07-01", 366, True)]


def test_window_cuts_the_days():
    chairs = {"north": years(2020, "Alba"), "south": years(2020, "Alba")}
    (cut,) = crossed(chairs, date(2020, 3, 1), date(2020, 4, 1))
    assert cut[2:5] == ("2020-03-01", "2020-04-01", 31)
    assert crossed(chairs, date(2021, 1, 1)) == []


def test_third_chair_opens_a_stretch_of_its_own():
    chairs = {
        "east": [term("Alba", "2020-03-01", "2020-03-31")],
        "north": years(2020, "Alba"),
        "south": years(2020, "Alba"),
    }
    assert [each[1:4] for each in crossed(chairs)] == [
        (("north", "south"), "2020-01-01", "2020-03-01"),
        (("east", "north", "south"), "2020-03-01", "2020-04-01"),
        (("north", "south"), "2020-04-01", "2021-01-01"),
    ]


def test_partial_boundary_makes_shared_days_unsure():
    chairs = {"north": [term("Alba", "2020", "2021-12-31")], "south": years(2020, "Alba", "Alba")}
    assert [each[2:4] + each[5:] for each in crossed(chairs)] == [
        ("2020-01-01", "2020-12-31", False),
        ("2020-12-31", "2022-01-01", True),
    ]


def test_two_terms_in_one_chair_are_no_cross_chairmanship():
    assert crossed({"north": [*years(2020, "Alba"), *years(2020, "Alba")]}) == []


def test_joint_chair_counts_for_each_of_its_parties():
    joint = term("Alba and Brenn (joint)", "2023-01-01", "2023-12-31", joint=("Alba", "Brenn"))
    chairs = {"north": [joint], "south": years(2023, "Brenn")}
    assert [each[0] for each in crossed(chairs)] == ["Brenn"]
