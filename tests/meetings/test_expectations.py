"""A meeting planned by hand is awaited; what became of it closes that; without a trace its page says so."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from secretariat.desk.actions.close_expectation import close_expectation
from secretariat.desk.models import Closing, Expectation
from secretariat.meetings.actions.move_meeting import move_meeting
from secretariat.meetings.models import Meeting
from tests.cast import Cast
from tests.factories import Make
from tests.meetings.making import NOW, recorded

pytestmark = pytest.mark.django_db


def moved(cast: Cast, meeting: Meeting, move: str, on: str | None = None) -> None:
    move_meeting(
        meeting=meeting,
        move=move,
        on=on,
        reason="Elections.",
        sourced=Make.sourced(by=cast.staff, body=cast.union, at=NOW),
        seen_version=meeting.line.version,
    )


def endings(meeting: Meeting) -> list[str]:
    found = Closing.objects.filter(expectation__line=meeting.pk, reopening__isnull=True)
    return list(found.order_by("pk").values_list("ending", flat=True))


def test_planned_meeting_is_awaited_and_a_held_one_is_not(cast: Cast) -> None:
    summit = recorded(cast, kind="summit", title="Summit", on="2026-06")
    recorded(cast, kind="council", title="Council", on="2026-01-10", status="held")
    awaited = Expectation.objects.get()
    assert (awaited.line_id, str(awaited.horizon)) == (summit.pk, "2026-06")
    assert endings(summit) == []


@pytest.mark.parametrize(
    ("on", "move", "new_day", "ending"),
    [
        ("2026-03-10", "hold", None, ["as-announced"]),
        ("2026-05-04", "cancel", None, ["did-not-happen"]),
        ("2026-05-04", "postpone", "2026-09", ["otherwise"]),
        ("2026-05-04", "confirm", None, []),
    ],
)
def test_what_became_of_it_closes_it(
    cast: Cast, on: str, move: str, new_day: str | None, ending: list[str]
) -> None:
    meeting = recorded(cast, on=on)
    moved(cast, meeting, move, new_day)
    assert endings(meeting) == ending
    horizons = sorted(str(each.horizon) for each in Expectation.objects.all())
    assert horizons == sorted([on, *([new_day] if new_day else [])])


def test_summit_without_a_trace_says_so_on_its_page(cast: Cast) -> None:
    summit = recorded(cast, kind="summit", title="Summit", on="2022-06")
    address = reverse("site:meeting", args=[summit.public_id])
    assert "overdue" in Client().get(address).content.decode()
    awaited = Expectation.objects.get()
    close_expectation(
        expectation=awaited,
        ending="no-trace",
        by=cast.staff,
        at=NOW,
        seen_version=awaited.version,
        searched_until=date(2026, 3, 16),
    )
    page = Client().get(address).content.decode()
    assert "no trace found" in page.lower()
    assert "16 March 2026" in page
