"""What was approved is shown, and what is missing is named."""

import pytest

from secretariat.meetings.actions.enter_meeting import enter_meeting
from secretariat.meetings.bridge import MeetingValue
from secretariat.notices.actions.publish_notice import publish_notice
from secretariat.notices.actions.set_notice_rule import set_notice_rule
from secretariat.notices.models import Notice
from secretariat.notices.ties import changed_facts
from secretariat.refusals import NotReady
from tests.cast import Cast
from tests.factories import Make
from tests.notices.acting import refused, tie, told
from tests.notices.making import (
    LATER,
    NOW,
    approved,
    council,
    drafted,
    free,
    published,
    wrote,
)

pytestmark = pytest.mark.django_db


def test_publishing_shows_what_was_approved(cast: Cast) -> None:
    notice = published(cast)
    assert (notice.state, notice.published_at, notice.updated_at) == ("published", NOW, NOW)
    assert notice.shown["words"] == {"en": 1}
    assert list(Notice.objects.public(NOW)) == [notice]
    assert told(notice)[-3:] == ["notice.submitted", "notice.approved", "notice.published"]


def test_publishing_names_the_languages_that_are_missing(cast: Cast) -> None:
    set_notice_rule(
        body=cast.union, languages=["en", "ru"], approvers=[], by=cast.staff, at=NOW, seen_version=0
    )
    notice = approved(cast)
    refused(
        NotReady,
        lambda: publish_notice(notice=notice, by=cast.staff, at=NOW, seen_version=notice.version),
        "no complete version in Russian",
    )
    again = publish_notice(notice=notice, by=cast.staff, at=NOW, seen_version=notice.version, with_gaps=True)
    assert again.is_public(NOW)


def test_a_version_behind_its_original_is_named(cast: Cast) -> None:
    notice = wrote(free(cast), cast.staff, "ru", title="Совет собрался", lede="", text="Совет принял бюджет.")
    notice = wrote(notice, cast.staff, text="It adopted nothing.")
    notice = approved(cast, notice)
    refused(
        NotReady,
        lambda: publish_notice(notice=notice, by=cast.staff, at=NOW, seen_version=notice.version),
        "Russian is behind the original",
    )


def test_a_tie_of_the_original_leaves_no_version_behind(cast: Cast) -> None:
    notice = wrote(free(cast), cast.staff, "ru", title="Совет собрался", lede="", text="Совет принял бюджет.")
    notice = approved(cast, tie(notice, cast, council(cast).public_id))
    assert publish_notice(notice=notice, by=cast.staff, at=NOW, seen_version=notice.version).is_public(NOW)


def test_publishing_names_facts_that_changed_since_the_approval(cast: Cast) -> None:
    meeting = council(cast)
    notice = approved(cast, drafted(cast, meeting))
    value = MeetingValue(
        body="union",
        title="Council of March",
        on="2026-03-13",
        status="held",
        kind="council",
        place="Port Alba",
    )
    enter_meeting(value=value, sourced=Make.sourced(at=NOW), line=meeting.line, choose=True)
    refused(
        NotReady,
        lambda: publish_notice(notice=notice, by=cast.staff, at=NOW, seen_version=notice.version),
        "1 of its lines read otherwise",
    )


def test_a_further_language_is_published_later_without_a_correction(cast: Cast) -> None:
    notice = published(cast)
    notice = wrote(notice, cast.staff, "ru", title="Совет собрался", lede="", text="Совет принял бюджет.")
    notice = approved(cast, notice)
    assert list(notice.shown["words"]) == ["en"]
    notice = publish_notice(notice=notice, by=cast.staff, at=LATER, seen_version=notice.version)
    assert (notice.published_at, notice.updated_at) == (NOW, LATER)
    assert sorted(notice.shown["words"]) == ["en", "ru"]


def test_facts_that_read_otherwise_since_are_told(cast: Cast) -> None:
    meeting = council(cast)
    notice = published(cast, drafted(cast, meeting))
    assert changed_facts([notice]) == {}
    Make.hidden(meeting.line)
    assert changed_facts([notice]) == {notice.pk: (meeting.public_id,)}
