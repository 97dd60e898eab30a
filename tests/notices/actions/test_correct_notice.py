"""A published notice is corrected."""

import pytest

from secretariat.notices.actions.correct_notice import correct_notice
from secretariat.notices.actions.publish_notice import publish_notice
from secretariat.refusals import Invalid, NotReady, WrongState
from tests.cast import Cast
from tests.notices.acting import refused
from tests.notices.making import (
    LATER,
    NOW,
    approved,
    published,
    wrote,
)

pytestmark = pytest.mark.django_db


def test_a_correction_replaces_the_words_and_says_what_was_wrong(cast: Cast) -> None:
    notice = wrote(published(cast), cast.staff, title="The Council met twice")
    assert (notice.shown["words"], notice.is_public(NOW)) == ({"en": 1}, True)
    notice = approved(cast, notice)
    refused(
        NotReady, lambda: publish_notice(notice=notice, by=cast.staff, at=LATER, seen_version=notice.version)
    )
    refused(
        Invalid,
        lambda: correct_notice(notice=notice, words="", by=cast.staff, at=LATER, seen_version=notice.version),
    )
    notice = correct_notice(
        notice=notice, words="It met twice.", by=cast.staff, at=LATER, seen_version=notice.version
    )
    assert (notice.state, notice.shown["words"]) == ("published", {"en": 2})
    assert (notice.published_at, notice.updated_at) == (NOW, LATER)
    assert [(one.number, one.words) for one in notice.corrections.all()] == [(1, "It met twice.")]


def test_what_nobody_read_is_not_corrected(cast: Cast) -> None:
    notice = approved(cast)
    refused(
        WrongState,
        lambda: correct_notice(notice=notice, words="x", by=cast.staff, at=NOW, seen_version=notice.version),
    )
