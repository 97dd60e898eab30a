"""A chair that goes round among the standing cast."""

import pytest
from tests.cast import Cast
from tests.factories import Make

from secretariat.chairs.actions.enter_rotation import enter_rotation
from secretariat.chairs.bridge import RotationValue


@pytest.fixture
def chair(cast: Cast) -> Cast:
    """Alba, Brenn and Corva for half a year each, by name; terms up to the middle of 2027 are announced."""
    cast.union.time_zone = "Europe/Istanbul"
    cast.union.save()
    for party in (cast.alba, cast.brenn, cast.corva):
        Make.membership(cast.union, party)
    value = RotationValue(
        body="union",
        order="alphabetical",
        language="en",
        length="P6M",
        start_days=("01-01", "07-01"),
        anchor_holder="XB",
        anchor_start="2026-01-01",
    )
    enter_rotation(value=value, sourced=Make.sourced())
    Make.chairmanship(cast.union, cast.corva, "2026-07-01/2026-12-31", status="planned")
    Make.chairmanship(cast.union, cast.alba, "2027-01-01/2027-06-30", status="planned")
    return cast
