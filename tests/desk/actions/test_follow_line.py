"""What people announce by hand is awaited as what was read is, and closed by the next word on its line."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client

from secretariat.chairs.actions.add_event import add_event
from secretariat.chairs.actions.enter_chairmanship import enter_chairmanship
from secretariat.chairs.actions.enter_rotation import enter_rotation
from secretariat.chairs.actions.mark_event import mark_event
from secretariat.chairs.actions.prolong_term import prolong_term
from secretariat.chairs.actions.record_term import record_term
from secretariat.chairs.bridge import ChairmanshipValue, RotationValue
from secretariat.chairs.models import ProgrammeEvent
from secretariat.chairs.queries import calendar_version
from secretariat.commitments.actions.enter_commitment import enter_commitment
from secretariat.commitments.bridge import CommitmentValue, SpeakerValue
from secretariat.desk.models import Closing, Expectation
from secretariat.desk.queries.since_then import since_then
from secretariat.evidence.actions.choose_claim import choose_claim
from secretariat.evidence.actions.withdraw_claim import withdraw_claim
from secretariat.evidence.models import Claim, Line
from secretariat.history.models import Entry
from secretariat.meetings.actions.move_meeting import move_meeting
from secretariat.meetings.actions.record_meeting import record_meeting
from secretariat.meetings.bridge import MeetingValue
from secretariat.people.actor import Actor
from secretariat.people.models import Account
from tests.cast import Cast
from tests.factories import Make

NOW = datetime(2026, 5, 20, 9, 0, tzinfo=UTC)
TODAY = NOW.date()
PLANNED = ChairmanshipValue(body="union", holder="XC", term="2026-07-01/2026-12-31", status="planned")


def fates() -> list[tuple[str, str, str]]:
    """Words, horizon, and how it ended ("" while it is awaited)."""
    return [
        (row.words, row.horizon.text if row.horizon else "", _ending(row))
        for row in Expectation.objects.filter(claim__withdrawal__isnull=True).order_by("pk")
    ]


def _ending(row: Expectation) -> str:
    closing = row.closings.filter(reopening__isnull=True).last()
    return closing.ending if closing else ""


def event(cast: Cast, by: Actor, on: str | None = "2026-06") -> ProgrammeEvent:
    return add_event(
        of=cast.chairmanship, title="Regatta", on=on, place="", priority="", sourced=Make.sourced(by, at=NOW)
    )


def mark(row: ProgrammeEvent, by: Actor, status: str, on: str | None, reason: str = "") -> ProgrammeEvent:
    return mark_event(
        event=row, status=status, on=on, reason=reason, sourced=Make.sourced(by, at=NOW),
        seen_version=Line.objects.get(pk=row.pk).version,
    )  # fmt: skip


def term(cast: Cast, **changes: Any) -> Line:
    value = replace(PLANNED, **changes)
    row = record_term(
        value=value, sourced=Make.sourced(cast.staff, at=NOW), seen_version=calendar_version(cast.union)
    )
    return row.line


def say(line: Line, by: Actor, **changes: Any) -> Claim:
    value = replace(PLANNED, **changes)
    return enter_chairmanship(value=value, sourced=Make.sourced(by, at=NOW), line=line, choose=True)


def test_a_planned_term_is_awaited_until_it_is_held(cast: Cast) -> None:
    line = term(cast)
    assert fates() == [("XC in the chair of union", "2026-07-01/2026-12-31", "")]
    (item,) = since_then(cast.staff, date(2027, 1, 1), body="union").items
    assert (item.state, item.end) == ("overdue", None)
    say(line, cast.staff, status="held")
    (item,) = since_then(cast.staff, date(2027, 1, 1), party="XC").items
    assert item.end is not None
    assert (item.state, item.end.ending, item.end.line) == ("closed", "as-announced", line.public_id)
    closing = Closing.objects.get()
    assert (closing.by_id, closing.at) == (cast.staff.account_id, NOW)
    entry = Entry.objects.get(verb="expectation.closed")
    assert entry.object_id == Expectation.objects.get().public_id


def test_a_term_that_was_held_on_another_line_is_proposed_and_not_decided(cast: Cast) -> None:
    term(cast)
    Make.chairmanship(cast.union, cast.alba, "2026-07-01/2026-12-31")
    (item,) = since_then(cast.staff, TODAY, body="union").items
    assert (item.state, [c.ending for c in item.candidates]) == ("awaited", ["otherwise"])


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"status": "not-held"}, ["did-not-happen"]),
        ({"status": "held", "term": "2027-01-01/2027-06-30"}, ["otherwise"]),
        ({"status": "held", "holder": "XA"}, ["otherwise"]),
        ({"term": "2027-01-01/2027-06-30"}, ["otherwise", ""]),
        ({"term": "2026-07/2026-12"}, [""]),
        ({"status": "disputed"}, [""]),
    ],
)
def test_the_next_word_on_the_term_says_what_became_of_it(
    cast: Cast, changes: dict[str, Any], expected: list[str]
) -> None:
    say(term(cast), cast.staff, **changes)
    assert [ending for _, _, ending in fates()] == expected


def test_a_decision_that_moves_a_term_moves_what_is_awaited(cast: Cast) -> None:
    for party in (cast.alba, cast.brenn, cast.corva):
        Make.membership(cast.union, party)
    term(cast)
    rule = RotationValue(
        body="union", order="alphabetical", language="en", length="P6M", start_days=("01-01", "07-01"),
        anchor_holder="XB", anchor_start="2026-01-01",
    )  # fmt: skip
    enter_rotation(value=rule, sourced=Make.sourced())
    prolong_term(
        term=cast.chairmanship, until=date(2026, 12, 31), reason="No meeting could be held.",
        sourced=Make.sourced(cast.staff, at=NOW), seen_version=calendar_version(cast.union),
    )  # fmt: skip
    assert fates() == [
        ("XC in the chair of union", "2026-07-01/2026-12-31", "otherwise"),
        ("XC in the chair of union", "2027-01-01/2027-06-30", ""),
    ]


def test_an_event_is_awaited_and_its_chair_says_what_became_of_it(cast: Cast) -> None:
    held, dropped, moved = (event(cast, cast.chair) for _ in range(3))
    mark(held, cast.chair, "held", "2026-05-12")
    mark(dropped, cast.staff, "dropped", "2026-06", "The wind failed.")
    mark(moved, cast.chair, "planned", "2026-06-12")
    assert [(horizon, ending) for _, horizon, ending in fates()] == [
        ("2026-06", "otherwise"),
        ("2026-06", "did-not-happen"),
        ("2026-06", ""),
    ]
    assert {row.by_id for row in Closing.objects.all()} == {cast.chair.account_id, cast.staff.account_id}
    states = [item.state for item in since_then(cast.staff, TODAY, party="XB").items]
    assert sorted(states) == ["awaited", "closed", "closed"]


def test_an_event_without_a_day_has_no_horizon_and_is_held_as_announced(cast: Cast) -> None:
    mark(event(cast, cast.chair, on=None), cast.chair, "held", "2026-05-12")
    assert fates() == [("Regatta", "", "as-announced")]


def test_what_was_closed_too_early_is_awaited_again(cast: Cast) -> None:
    row = mark(event(cast, cast.chair), cast.chair, "dropped", "2026-06", "The wind failed.")
    mark(row, cast.chair, "planned", "2026-06")
    assert fates() == [("Regatta", "2026-06", "")]
    verbs = Entry.objects.filter(object_kind="expectation").order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == ["expectation.closed", "expectation.reopened"]


def test_a_word_taken_back_no_longer_closes(cast: Cast) -> None:
    line = term(cast)
    first, second = Claim.objects.get(line=line), say(line, cast.staff, status="held")
    withdraw_claim(claim=second, by=cast.staff, at=NOW, reason="Misread.")
    assert [ending for _, _, ending in fates()] == [""]
    third = say(line, cast.staff, status="not-held")
    line.refresh_from_db()
    assert [ending for _, _, ending in fates()] == ["did-not-happen"]
    choose_claim(claim=first, by=cast.staff, at=NOW, seen_version=line.version)
    assert [ending for _, _, ending in fates()] == [""]
    assert third.line_id == line.pk


def test_a_meeting_is_awaited_until_it_is_held_cancelled_or_moved(cast: Cast) -> None:
    def planned(on: str) -> Any:
        value = MeetingValue(kind="council", title="Council", status="planned", body="union", on=on)
        return record_meeting(value=value, sourced=Make.sourced(cast.staff, at=NOW))

    def move(meeting: Any, verb: str, reason: str = "", on: str | None = None) -> None:
        version = Line.objects.get(pk=meeting.pk).version
        move_meeting(
            meeting=meeting, move=verb, reason=reason, on=on, sourced=Make.sourced(cast.staff, at=NOW),
            seen_version=version,
        )  # fmt: skip

    confirmed, cancelled, postponed = map(planned, ("2026-05-12", "2026-06-12", "2026-06-20"))
    move(confirmed, "confirm")
    confirmed.refresh_from_db()
    move(confirmed, "hold")
    move(cancelled, "cancel", "No quorum.")
    move(postponed, "postpone", "No room.", "2026-09-20")
    assert [(horizon, ending) for _, horizon, ending in fates()] == [
        ("2026-05-12", "as-announced"),
        ("2026-06-12", "did-not-happen"),
        ("2026-06-20", "otherwise"),
        ("2026-09-20", ""),
    ]


def test_a_promise_is_awaited_by_its_due_day(cast: Cast) -> None:
    owner = SpeakerValue(words="Brenn", party="XB")
    value = CommitmentValue(
        owners=(owner,), words="We will mend the locks.", stance="announced", due="2026-12-31"
    )
    enter_commitment(value=value, sourced=Make.sourced(cast.staff, at=NOW, body=cast.union))
    assert fates() == [("We will mend the locks.", "2026-12-31", "")]


def test_reference_data_and_second_readings_that_do_not_stand_open_nothing(cast: Cast) -> None:
    Make.chairmanship(cast.union, cast.alba, "2027-01-01/2027-06-30", status="planned")
    assert fates() == []
    held = cast.chairmanship.line
    enter_chairmanship(value=PLANNED, sourced=Make.sourced(cast.staff, at=NOW), line=held)
    assert fates() == []


def test_the_desk_shows_an_event_that_is_awaited(cast: Cast, client: Client) -> None:
    event(cast, cast.chair)
    client.force_login(Account.objects.get(pk=cast.staff.account_id))
    page = client.get("/desk/expectations/").content.decode()
    assert "Regatta" in page
