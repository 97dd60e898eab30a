"""What the tests of the acts on notices share."""

from collections.abc import Callable
from typing import Any

import pytest

from secretariat.history.models import Entry
from secretariat.notices.actions.tie_sentence import tie_sentence
from secretariat.notices.models import Notice, Wording
from secretariat.notices.sentences import Place
from secretariat.refusals import Refused
from tests.cast import Cast
from tests.notices.making import (
    NOW,
)

FIRST = Place(0, 0)


def told(notice: Notice) -> list[str]:
    """The verbs of the notice's history, oldest first."""
    return list(
        Entry.objects.filter(object_kind="notice", object_id=notice.public_id)
        .order_by("pk")
        .values_list("verb", flat=True)
    )


def refused(kind: type[Refused], act: Callable[[], Any], match: str = "") -> None:
    """Assert that it is refused and wrote nothing."""
    rows = (Entry.objects.count(), Wording.objects.count(), list(Notice.objects.values()))
    with pytest.raises(kind, match=match or None):
        act()
    assert (Entry.objects.count(), Wording.objects.count(), list(Notice.objects.values())) == rows


def tie(notice: Notice, cast: Cast, line: str, place: Place = FIRST) -> Notice:
    """Tie a sentence."""
    return tie_sentence(
        notice=notice,
        language="en",
        place=place,
        line=line,
        by=cast.staff,
        at=NOW,
        seen_version=notice.version,
    )
