"""Sentences are tied to lines of the record, and untied."""

import pytest

from secretariat.notices.actions.untie_sentence import untie_sentence
from secretariat.notices.sentences import Place
from secretariat.refusals import Invalid
from tests.cast import Cast
from tests.factories import Make
from tests.notices.acting import FIRST, refused, tie
from tests.notices.making import (
    NOW,
    council,
    free,
    sentences,
)

pytestmark = pytest.mark.django_db


def test_sentences_are_tied_and_untied(cast: Cast) -> None:
    meeting, notice = council(cast), free(cast)
    notice = tie(notice, cast, f"/lines/{meeting.public_id}/")
    assert sentences(notice)[0][1] == (meeting.public_id,)
    refused(Invalid, lambda: tie(notice, cast, meeting.public_id), "already")
    notice = untie_sentence(
        notice=notice, language="en", place=FIRST, line=meeting.public_id, by=cast.staff, at=NOW,
        seen_version=notice.version,
    )  # fmt: skip
    assert sentences(notice)[0][1] == ()
    refused(
        Invalid,
        lambda: untie_sentence(
            notice=notice, language="en", place=FIRST, line=meeting.public_id, by=cast.staff, at=NOW,
            seen_version=notice.version,
        ),
    )  # fmt: skip


def test_no_sentence_is_tied_to_what_the_public_may_not_see(cast: Cast) -> None:
    notice = free(cast)
    closed = council(cast, by=cast.staff, distribution="general")
    refused(
        Invalid, lambda: tie(notice, cast, closed.public_id), "“Council of March” is not open to the public"
    )
    hidden = council(cast)
    Make.hidden(hidden.line)
    refused(Invalid, lambda: tie(notice, cast, hidden.public_id), "There is no line")
    fine = council(cast).public_id
    refused(Invalid, lambda: tie(notice, cast, fine, Place(9, 9)), "no such sentence")
