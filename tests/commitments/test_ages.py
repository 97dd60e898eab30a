from datetime import date

import pytest

from secretariat.commitments.ages import Age, VersionFacts, age_of, is_review_overdue, state_of
from secretariat.commitments.states import VersionState
from secretariat.engines.values.edtf import Edtf

ON = date(2026, 3, 16)


def facts(adopted: str | None, in_force: str | None = None, status: str = "in force") -> VersionFacts:
    dates = (Edtf.parse(one) if one else None for one in (adopted, in_force))
    return VersionFacts(*dates, status)


@pytest.mark.parametrize(
    ("version", "others", "is_reviewed", "state"),
    [
        (facts("2020-06-01"), (), False, "in force"),
        (facts("2020-06-01"), (), True, "under review"),
        (facts("2020-06-01", status="superseded"), (), True, "superseded"),
        (facts("2020-06-01"), (facts("2024-01-01"),), True, "superseded"),
        (facts("2020-06-01"), (facts("2026-01-01", "2027-01-01/.."),), False, "in force"),
        (facts("2024-01-01"), (facts("2020-06-01"),), False, "in force"),
        (facts("2026-01-01", "2027-01-01/.."), (facts("2020-06-01"),), False, "adopted"),
        (facts("2026-01-01", "2027-01-01/.."), (), True, "adopted"),
        (facts("2020-06-01", "2020-07-01/2025-12-31"), (), False, "superseded"),
        (facts("2020-06-01", "2020-07-01/2026-12-31", "unknown"), (), False, "in force"),
        (facts("2020-06-01", status="unknown"), (), False, "unknown"),
        (facts("2020-06-01", status="unknown"), (), True, "under review"),
        (facts(None), (facts("2024-01-01"),), False, "in force"),
        (facts("2020"), (facts("2020"),), False, "in force"),
    ],
)
def test_state_of(
    version: VersionFacts, others: tuple[VersionFacts, ...], is_reviewed: bool, state: str
) -> None:
    assert state_of(version, others, ON, is_reviewed=is_reviewed) == VersionState(state)


@pytest.mark.parametrize(
    ("adopted", "age"),
    [
        ("2020-03-16", Age((6,), 0)),
        ("2020-03-17", Age((5,), 364)),
        ("2020-02-29", Age((6,), 15)),
        ("2019-02", Age((7,), None)),
        ("2020-03", Age((5, 6), None)),
        ("2026", Age((0,), None)),
        ("2026-04-01", None),
        (None, None),
    ],
)
def test_age_of(adopted: str | None, age: Age | None) -> None:
    assert age_of(Edtf.parse(adopted) if adopted else None, ON) == age


@pytest.mark.parametrize(
    ("due", "versions", "reviewed", "is_overdue"),
    [
        ("2025", (), (), True),
        ("2026", (), (), False),
        (None, (), (), False),
        ("2025", (facts("2020-01-01"),), (), True),
        ("2025", (facts("2025-05-01"),), (), False),
        ("2025", (), (date(2025, 2, 1),), False),
        ("2025", (), (date(2024, 2, 1),), True),
    ],
)
def test_is_review_overdue(
    due: str | None, versions: tuple[VersionFacts, ...], reviewed: tuple[date, ...], is_overdue: bool
) -> None:
    due_on = Edtf.parse(due) if due else None
    assert is_review_overdue(due_on, versions, ON, reviewed=reviewed) is is_overdue
