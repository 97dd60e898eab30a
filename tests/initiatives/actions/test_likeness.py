"""A word on two that are counted as alike: who says it, and that a late one is refused."""

from datetime import datetime
from typing import Any

import pytest

from secretariat.history.models import Entry
from secretariat.initiatives.actions.judge_likeness import judge_likeness
from secretariat.initiatives.models import LikenessVerdict
from secretariat.refusals import Invalid, NotPermitted, StaleRevision
from tests.cast import Cast
from tests.site.levels_making import like_lines

pytestmark = pytest.mark.django_db


def test_a_pair_is_judged_and_judged_again(cast: Cast, now: datetime) -> None:
    ports, theirs, water = like_lines(cast)
    given: dict[str, Any] = {"by": cast.staff, "at": now, "reason": "One is of ships.", "verdict": "apart"}
    first = judge_likeness(one=ports.line, other=theirs.line, seen_count=0, **given)
    assert first.one.public_id < first.other.public_id
    for refusal, more in (
        (StaleRevision, {"seen_count": 0}),
        (Invalid, {"verdict": "perhaps"}),
        (Invalid, {"reason": " "}),
        (Invalid, {"other": water.line, "seen_count": 0}),
        (Invalid, {"other": cast.chairmanship.line, "seen_count": 0}),
        (NotPermitted, {"by": cast.other_staff}),
        (NotPermitted, {"by": cast.chair}),
    ):
        with pytest.raises(refusal):
            judge_likeness(**{"one": ports.line, "other": theirs.line, "seen_count": 1, **given, **more})
    judge_likeness(one=theirs.line, other=ports.line, seen_count=1, **given | {"verdict": "same"})
    assert [row.verdict for row in LikenessVerdict.objects.all()] == ["apart", "same"]
    assert Entry.objects.filter(verb="likeness.judged").count() == 2
