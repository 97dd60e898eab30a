"""The moment at which the rights of a chair move: by date at the seat, by an act, or not at all."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretariat.chairs.holding import Act, rights_at
from secretariat.chairs.states import Grounds, HandoverAct
from secretariat.engines.rotation import Boundary, Term, TermStatus


def term(holder: str, start: str, last: str | None, status: TermStatus = TermStatus.HELD) -> Term:
    end = Boundary.after(last) if last else None
    return Term(holder=holder, start=Boundary.starting(start), end=end, status=status)


BRENN = term("Brenn", "2026-01-01", "2026-06-30")
CORVA = term("Corva", "2026-07-01", "2026-12-31", TermStatus.PLANNED)
ISTANBUL = ZoneInfo("Europe/Istanbul")


def at(text: str, zone: str = "UTC") -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))


@pytest.mark.parametrize(
    ("moment", "holder"),
    [
        (at("2026-06-30T23:59:59", "Europe/Istanbul"), "Brenn"),
        (at("2026-07-01T00:00:00", "Europe/Istanbul"), "Corva"),
        (at("2026-06-30T20:59:59"), "Brenn"),
        (at("2026-06-30T21:00:00"), "Corva"),
    ],
)
def test_rights_move_at_midnight_of_the_seat(moment: datetime, holder: str) -> None:
    found = rights_at([BRENN, CORVA], [], ISTANBUL, moment)
    assert (found.parties, found.grounds) == (frozenset({holder}), Grounds.BY_DATE)


@pytest.mark.parametrize(
    ("zone", "day", "before_utc", "after_utc"),
    [
        # On this day clocks go back at 4:00 in Brussels: midnight is still summer time.
        ("Europe/Brussels", "2026-10-25", "2026-10-24T21:59:59", "2026-10-24T22:00:00"),
        ("Europe/Brussels", "2026-10-26", "2026-10-25T22:59:59", "2026-10-25T23:00:00"),
        ("Europe/Brussels", "2026-03-29", "2026-03-28T22:59:59", "2026-03-28T23:00:00"),
        # In Beirut the hour after this midnight does not exist: the day begins at 1:00.
        ("Asia/Beirut", "2026-03-29", "2026-03-28T21:59:59", "2026-03-28T22:00:00"),
        ("Pacific/Kiritimati", "2026-07-01", "2026-06-30T09:59:59", "2026-06-30T10:00:00"),
    ],
)
def test_changes_of_the_clock_do_not_move_the_day(
    zone: str, day: str, before_utc: str, after_utc: str
) -> None:
    handover = Boundary.starting(day)
    terms = [
        Term(holder="Brenn", start=Boundary.starting("2026-01-01"), end=handover),
        Term(holder="Corva", start=handover, end=Boundary.starting("2027-07-01")),
    ]
    found = [rights_at(terms, [], ZoneInfo(zone), at(moment)).parties for moment in (before_utc, after_utc)]
    assert found == [{"Brenn"}, {"Corva"}]


def test_partial_boundary_moves_rights_only_by_an_act() -> None:
    terms = [term("Brenn", "2025-07-01", "2026-06"), term("Corva", "2026-06", "2027-06-30")]
    open_day = at("2026-06-20T12:00:00")
    waiting = rights_at(terms, [], ISTANBUL, open_day)
    assert (waiting.parties, waiting.grounds) == ({"Brenn"}, Grounds.UNSURE)
    act = Act(terms[1], HandoverAct.HAND_OVER, at("2026-06-15T10:00:00"))
    assert rights_at(terms, [act], ISTANBUL, at("2026-06-15T09:59:59")).parties == {"Brenn"}
    handed = rights_at(terms, [act], ISTANBUL, at("2026-06-15T10:00:00"))
    assert (handed.parties, handed.grounds) == ({"Corva"}, Grounds.BY_ACT)
    assert rights_at(terms, [], ISTANBUL, at("2026-07-02T00:00:00")).grounds == Grounds.BY_DATE


def test_delay_keeps_the_rights_with_the_outgoing_chair() -> None:
    delay = Act(CORVA, HandoverAct.DELAY, at("2026-07-10T09:00:00", "Europe/Istanbul"))
    found = [
        rights_at([BRENN, CORVA], [delay], ISTANBUL, at(moment, "Europe/Istanbul"))
        for moment in (
            "2026-06-30T23:59:59",
            "2026-07-01T00:00:00",
            "2026-07-10T08:59:59",
            "2026-07-10T09:00",
        )
    ]
    assert [(*each.parties, each.grounds) for each in found] == [
        ("Brenn", Grounds.BY_DATE),
        ("Brenn", Grounds.DELAYED),
        ("Brenn", Grounds.DELAYED),
        ("Corva", Grounds.BY_DATE),
    ]


def test_body_without_a_time_zone_moves_nothing_by_itself() -> None:
    moment = at("2026-08-01T00:00:00")
    assert rights_at([BRENN, CORVA], [], None, moment).parties == frozenset()
    act = Act(CORVA, HandoverAct.HAND_OVER, at("2026-07-01T10:00:00"))
    found = rights_at([BRENN, CORVA], [act], None, moment)
    assert (found.parties, found.grounds) == ({"Corva"}, Grounds.NO_ZONE)


def test_held_term_counts_before_an_announced_one() -> None:
    carried_on = term("Brenn", "2026-01-01", "2026-12-31")
    assert rights_at([carried_on, CORVA], [], ISTANBUL, at("2026-08-01T00:00:00")).parties == {"Brenn"}


def test_chair_without_a_known_end_keeps_the_rights_until_an_act() -> None:
    goes_on = term("Brenn", "2026-01-01", None)
    found = rights_at([goes_on, CORVA], [], ISTANBUL, at("2026-08-01T00:00:00"))
    assert (found.parties, found.grounds) == ({"Brenn"}, Grounds.UNSURE)


def test_joint_chair_gives_rights_to_each_party() -> None:
    joint = Term(
        holder="both",
        start=Boundary.starting("2026-01-01"),
        end=Boundary.after("2026-12-31"),
        joint=("Alba", "Brenn"),
    )
    assert rights_at([joint], [], ISTANBUL, at("2026-08-01T00:00:00")).parties == {"Alba", "Brenn"}


def test_between_terms_nobody_presides() -> None:
    found = rights_at([BRENN], [], ISTANBUL, at("2026-07-01T00:00:00"))
    assert (found.term, found.grounds) == (None, Grounds.NOBODY)


@given(
    st.dates(date(2000, 1, 1), date(2040, 1, 1)),
    st.sampled_from(["Europe/Istanbul", "Europe/Brussels", "Asia/Beirut", "Pacific/Apia", "America/Havana"]),
    st.integers(-200_000, 200_000),
)
def test_whoever_presides_on_the_local_day_has_the_rights(day: date, zone: str, seconds: int) -> None:
    handover = Boundary.on(day)
    terms = [
        Term(holder="Brenn", start=Boundary.on(day - timedelta(days=400)), end=handover),
        Term(holder="Corva", start=handover, end=Boundary.on(day + timedelta(days=400))),
    ]
    local = ZoneInfo(zone)
    moment = datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(seconds=seconds)
    expected = "Corva" if moment.astimezone(local).date() >= day else "Brenn"
    assert rights_at(terms, [], local, moment).parties == {expected}
