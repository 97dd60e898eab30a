"""A date in a table is as exact as its source, with days for queries beside it."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from secretariat.dates import EdtfField
from secretariat.meetings.models import Meeting
from tests.cast import Cast
from tests.factories import Make


@pytest.mark.parametrize(
    ("edtf", "first", "end"),
    [
        ("2022-06", date(2022, 6, 1), date(2022, 7, 1)),
        ("2021-12-08/2021-12-10", date(2021, 12, 8), date(2021, 12, 11)),
        ("2022-41", date(2022, 7, 1), date(2023, 1, 1)),
        ("2022-40", date(2022, 1, 1), date(2022, 7, 1)),
        ("1992/..", date(1992, 1, 1), None),
        ("/2001", None, date(2002, 1, 1)),
        (None, None, None),
    ],
)
def test_the_days_follow_the_date(cast: Cast, edtf: str | None, first: date | None, end: date | None) -> None:
    meeting = Make.meeting(cast.union, "Summit", edtf, status="planned")
    again = Meeting.objects.get(pk=meeting.pk)
    assert (again.on.text if again.on else None) == edtf
    assert (again.on_first, again.on_end) == (first, end)


def test_what_is_no_date_is_refused() -> None:
    with pytest.raises(ValidationError, match="13"):
        EdtfField().to_python("2021-13")
