"""As known on a day: claims said by then decide; those of an unknown day stand apart."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest

from secretariat.engines.values.edtf import Edtf, parse
from secretariat.site.queries.known_on import Said, known_on, said_by

DAY = date(2021, 12, 31)
AT = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Claimed:
    pk: int
    said_on: Edtf | None
    entered_at: datetime = AT


def claimed(*days: str | None) -> list[Claimed]:
    return [Claimed(at, parse(day) if day else None) for at, day in enumerate(days, start=1)]


@pytest.mark.parametrize(
    ("said_on", "expected"),
    [
        ("2021-12-31", Said.BY_THEN),
        ("2022-01-01", Said.LATER),
        ("2021-12", Said.BY_THEN),
        ("2021", Said.BY_THEN),
        ("2022", Said.LATER),
        ("202X", Said.DAY_NOT_KNOWN),
        ("2021-12-30/2022-01-02", Said.DAY_NOT_KNOWN),
        ("2021~", Said.DAY_NOT_KNOWN),
        ("2022?", Said.DAY_NOT_KNOWN),
        ("2020/", Said.DAY_NOT_KNOWN),
        ("XXXX-12-08", Said.DAY_NOT_KNOWN),
        (None, Said.DAY_NOT_KNOWN),
    ],
)
def test_said_by_a_day(said_on: str | None, expected: Said) -> None:
    assert said_by(parse(said_on) if said_on else None, DAY) is expected


@pytest.mark.parametrize(
    ("days", "reading", "by_then", "apart"),
    [
        ((), None, [], []),
        (("2021-10-29",), 1, [1], []),
        (("2021-10-29", "2021-12-08"), 2, [1, 2], []),
        (("2021-12-08", "2021-10-29"), 1, [2, 1], []),
        (("2021-10-29", "2023-07-01"), 1, [1], []),
        (("2023-07-01",), None, [], []),
        ((None,), None, [], [1]),
        ((None, "2021-10-29"), 2, [2], [1]),
        (("2022-01", None, "202X"), None, [], [2, 3]),
        (("2021-12-08", "2021-12-08"), 2, [1, 2], []),
        (("2021-12", "2021-12-08"), 1, [2, 1], []),
    ],
)
def test_the_claim_said_last_decides(
    days: tuple[str | None, ...], reading: int | None, by_then: list[int], apart: list[int]
) -> None:
    known = known_on(claimed(*days), DAY)
    assert (known.reading.pk if known.reading else None) == reading
    assert [claim.pk for claim in known.by_then] == by_then
    assert [claim.pk for claim in known.apart] == apart


def test_of_two_said_on_one_day_the_one_entered_last_decides() -> None:
    first = Claimed(2, parse("2021-12-08"), datetime(2026, 1, 1, tzinfo=UTC))
    second = Claimed(1, parse("2021-12-08"), datetime(2026, 1, 2, tzinfo=UTC))
    assert known_on([second, first], DAY).reading == second
