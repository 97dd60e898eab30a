"""Who presides, who did, who is next; a partial boundary may leave two answers."""

from datetime import date

import pytest

from secretariat.engines.values.edtf import parse
from secretariat.site.queries.troika import Term, is_last_known, troika_on


@pytest.mark.parametrize(
    ("day", "terms", "expected"),
    [
        ("2026-03-16", [], ("", "", "")),
        (
            "2026-03-16",
            [
                "A 2025-07-01/2025-12-31 held",
                "B 2026-01-01/2026-06-30 held",
                "C 2026-07-01/2026-12-31 planned",
            ],
            ("A", "B", "C"),
        ),
        # The last day still counts; on the next one the chair has moved.
        ("2026-06-30", ["B 2026-01-01/2026-06-30 held", "C 2026-07-01/2026-12-31 planned"], ("", "B", "C")),
        ("2026-07-01", ["B 2026-01-01/2026-06-30 held", "C 2026-07-01/2026-12-31 planned"], ("B", "C", "")),
        # Known to the month only: either may preside on that day.
        ("2022-06-15", ["A 2021/2022-06 held", "B 2022-06/2023 held"], ("", "A B", "")),
        ("2022-05-31", ["A 2021/2022-06 held", "B 2022-06/2023 held"], ("", "A", "B")),
        ("2022-07-01", ["A 2021/2022-06 held", "B 2022-06/2023 held"], ("A", "B", "")),
        # Not held counts for nothing; the one that was prolonged does.
        (
            "2022-09-01",
            [
                "MD 2022-01-01/2022-12-31 held",
                "RU 2022-07-01/2022-12-31 not-held",
                "RS 2023-01-01/2023-06-30 held",
            ],
            ("", "MD", "RS"),
        ),
        # A term without an end gives way to a later one that has begun.
        ("2026-03-16", ["A 2020-01-01/.. held", "B 2025-01-01/.. held"], ("A", "B", "")),
        ("2026-03-16", ["A 2021-01-01/ held"], ("", "A", "")),
        ("2021-01-01", ["A 2021-01-01/ held"], ("", "A", "")),
        ("2026-03-16", ["A 2020-01-01/ held", "B 2025-01-01/2025-12-31 held"], ("B", "", "")),
        # A held term comes before a planned one over the same days.
        ("2026-03-16", ["A 2026-01-01/.. held", "B 2026-01-01/2026-12-31 planned"], ("", "A", "")),
        ("2026-03-16", ["A /1999-04-30 held"], ("A", "", "")),
    ],
)
def test_troika_of_a_day(day: str, terms: list[str], expected: tuple[str, str, str]) -> None:
    given = [Term(key, parse(during), status) for key, during, status in (t.split() for t in terms)]
    found = troika_on(date.fromisoformat(day), given)
    places = (found.outgoing, found.current, found.incoming)
    assert tuple(" ".join(term.key for term in place) for place in places) == expected


@pytest.mark.parametrize(
    ("during", "expected"),
    [("2021/", True), ("2026-01/", False), ("2021/..", False), ("2021/2022", False)],
)
def test_a_chair_that_began_long_ago_and_has_no_known_end_is_the_last_known(
    during: str, expected: bool
) -> None:
    assert is_last_known(parse(during), date(2026, 3, 16)) is expected
