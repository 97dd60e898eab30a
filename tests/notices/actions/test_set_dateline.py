"""The dateline of a notice."""

import pytest

from secretariat.notices.actions.set_dateline import set_dateline
from secretariat.refusals import Invalid
from tests.cast import Cast
from tests.notices.acting import refused
from tests.notices.making import (
    NOW,
    free,
)

pytestmark = pytest.mark.django_db


def test_a_dateline_needs_its_day(cast: Cast) -> None:
    notice = free(cast)
    refused(
        Invalid,
        lambda: set_dateline(
            notice=notice,
            kind="statement",
            place="",
            dated=None,
            by=cast.staff,
            at=NOW,
            seen_version=notice.version,
        ),
    )
