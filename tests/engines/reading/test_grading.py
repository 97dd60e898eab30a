"""What was measured decides on the grade, not what a rule believes of itself."""

import pytest

from secretariat.engines.reading.findings import Finding, Grade, Kind
from secretariat.engines.reading.grading import FEWEST_HITS, MOST_WRONG, OFFICES, Family, graded
from secretariat.engines.values.spans import Span


def finding(kind: Kind, rule: str, grade: Grade = Grade.ACCEPTED, **fields: str | None) -> Finding:
    return Finding(kind, fields, {}, (Span(0, 1),), rule, grade)


@pytest.mark.parametrize(
    ("given", "grade"),
    [
        (finding(Kind.OFFICE, "en.office.title-name", organisation="Alba"), Grade.ACCEPTED),
        (finding(Kind.OFFICE, "en.office.title-name", organisation=None), Grade.CANDIDATE),
        (finding(Kind.OFFICE, "en.office.title-name", Grade.CANDIDATE, organisation="Alba"), Grade.CANDIDATE),
        (finding(Kind.OFFICE, "en.office.unmeasured", organisation="Alba"), Grade.CANDIDATE),
        (finding(Kind.MEETING, "en.office.title-name", body="Alba"), Grade.CANDIDATE),
    ],
)
def test_only_measured_families_are_accepted_grade(given: Finding, grade: Grade) -> None:
    assert graded(given).grade is grade


@pytest.mark.parametrize(
    ("hits", "wrong", "proven"),
    [(30, 1, True), (29, 0, False), (100, 2, False), (FEWEST_HITS, MOST_WRONG, True)],
)
def test_a_family_is_proven_by_its_counts(hits: int, wrong: int, proven: bool) -> None:
    assert Family("a form", frozenset(), hits, wrong).is_proven is proven


def test_every_shipped_family_is_proven() -> None:
    assert [family.name for family in OFFICES if not family.is_proven] == []
