"""What a missing date means, list by list."""

import dataclasses

import pytest

from secretariat.data import body_facts
from secretariat.data.periods import (
    coordinator_period,
    meeting_date,
    membership_period,
    presiding_periods,
    suspension_period,
    tenure_period,
    term_periods,
)
from secretariat.data.rows import (
    BodyFacts,
    CoordinatorRow,
    MeetingRow,
    MembershipRow,
    OfficeRow,
    SuspensionRow,
    TermRow,
)

SEAT = MembershipRow(
    id="mem-aaaaaaaaaa",
    source="https://alba.example",
    party="Alba",
    party_kind="state",
    country=None,
    status="member",
    start="1992-06-25",
    end=None,
    suspended=(),
)
OFFICE = OfficeRow(
    id="off-aaaaaaaaaa",
    source="https://alba.example",
    office="Secretary General",
    person="Ana Brenn",
    country=None,
    start="2021-07-01",
    end=None,
)


def _term(
    holder: str, start: str | None, end: str | None, status: str = "held", *, current: bool = True
) -> TermRow:
    return TermRow(
        id=holder,
        source="https://alba.example",
        holder=holder,
        country=None,
        start=start,
        end=end,
        status=status,
        dates="stated",
        current=current,
    )


def _body(*terms: TermRow) -> BodyFacts:
    return dataclasses.replace(body_facts("bsec"), chairmanships=terms)


@pytest.mark.parametrize(
    ("start", "end", "current", "period"),
    [
        ("1992-06-25", None, True, "1992-06-25/.."),
        ("1992-06-25", None, False, "1992-06-25/"),
        ("1992", "2005-06", True, "1992/2005-06"),
        (None, "2005", True, "/2005"),
        (None, None, True, "/.."),
        (None, None, False, "/"),
    ],
)
def test_membership(start: str | None, end: str | None, current: bool, period: str) -> None:
    row = dataclasses.replace(SEAT, start=start, end=end, current=current)
    assert membership_period(row) == period


@pytest.mark.parametrize(
    ("start", "end", "current", "period"),
    [
        ("2021-07-01", None, True, "2021-07-01/.."),
        ("1994", None, False, "1994/"),
        ("2004", "2006", True, "2004/2006"),
        (None, None, True, "/"),
        (None, "2000-04", True, "/2000-04"),
    ],
)
def test_tenure(start: str | None, end: str | None, current: bool, period: str) -> None:
    assert tenure_period(dataclasses.replace(OFFICE, start=start, end=end, current=current)) == period


def test_suspension_goes_on_without_an_end() -> None:
    assert suspension_period(SuspensionRow(id="sus-a", start="2022-03-03", end=None)) == "2022-03-03/.."


def test_coordinator_with_one_known_day_has_no_dates() -> None:
    row = CoordinatorRow(
        id="crd-a",
        source="https://alba.example",
        group="Energy",
        holder="Alba",
        country=None,
        start=None,
        end=None,
    )
    assert coordinator_period(row) == "/"


@pytest.mark.parametrize(
    ("start", "end", "when"),
    [
        ("2021-12-08", "2021-12-10", "2021-12-08/2021-12-10"),
        ("2021-12-08", "2021-12-08", "2021-12-08"),
        ("2021-12", None, "2021-12"),
    ],
)
def test_meeting(start: str, end: str | None, when: str) -> None:
    row = MeetingRow(
        id="mtg-a",
        source="https://alba.example",
        kind="council",
        ordinal=None,
        title="Council",
        start=start,
        end=end,
        place=None,
        country=None,
        status="held",
    )
    assert meeting_date(row) == when


def test_only_the_latest_held_term_goes_on() -> None:
    body = _body(
        _term("Alba", "2020-01-01", None),
        _term("Brenn", "2021-01-01", None),
        _term("Corva", "2022-01-01", None, "planned"),
        _term("Delm", None, None),
    )
    assert term_periods(body) == {
        "Alba": "2020-01-01/",
        "Brenn": "2021-01-01/..",
        "Corva": "2022-01-01/",
        "Delm": "/",
    }


def test_latest_term_that_is_not_current_has_an_unknown_end() -> None:
    assert term_periods(_body(_term("Alba", "2020", None, current=False))) == {"Alba": "2020/"}


def test_incoming_chair_presides_on_a_shared_day() -> None:
    body = _body(
        _term("Alba", "2020-01-01", "2020-06-30"),
        _term("Brenn", "2020-06-30", "2020-12-31"),
        _term("Corva", "2021-01-01", "2021-06"),
        _term("Delm", "2021-06", "2022-01-15"),
        _term("Alba again", "2022-01-15", "2022-01-15"),
        _term("Brenn again", "2022-01-15", None),
    )
    assert presiding_periods(body) == {
        "Alba": "2020-01-01/2020-06-29",
        "Brenn": "2020-06-30/2020-12-31",
        "Corva": "2021-01-01/2021-06",
        "Delm": "2021-06/2022-01-14",
        "Alba again": "2022-01-15",
        "Brenn again": "2022-01-15/..",
    }
