"""Pages of lines list the notices that rest on them: published ones to all, in hand to their keepers."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from secretariat.meetings.models import Meeting
from secretariat.notices.actions.tie_sentence import tie_sentence
from secretariat.notices.models import Notice
from secretariat.notices.sentences import Place
from secretariat.notices.unfinished import notices_open
from secretariat.parties.unfinished import Asked
from tests.cast import Cast
from tests.commitments.making import commitment, with_zone
from tests.notices.making import LATER, NOW, council, drafted, free, published
from tests.rights.stage import client_of

HEADING = "Notices that rest on this"


@pytest.fixture(autouse=True)
def _zone(cast: Cast) -> None:
    with_zone(cast)


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    return council(cast)


def page(meeting: Meeting, client: Client | None = None) -> str:
    return (client or Client()).get(f"/meetings/{meeting.public_id}/").content.decode()


def test_a_published_notice_stands_on_the_page_of_what_it_tells(cast: Cast, meeting: Meeting) -> None:
    assert HEADING not in page(meeting)
    notice = published(cast, drafted(cast, meeting))
    told = page(meeting)
    assert HEADING in told
    assert f'href="/news/{notice.public_id}/"' in told


def test_one_in_hand_stands_there_for_its_keepers_alone(cast: Cast, meeting: Meeting) -> None:
    notice = drafted(cast, meeting)
    kept = page(meeting, client_of(cast.staff))
    assert f'href="/notices/{notice.public_id}/"' in kept
    assert "draft" in kept.split(HEADING)[1]
    for other in (Client(), client_of(cast.delegate), client_of(cast.other_staff), client_of(cast.observer)):
        assert HEADING not in page(meeting, other)
        assert notice.public_id not in page(meeting, other)


def test_an_embargo_hides_it_until_its_moment(cast: Cast, meeting: Meeting) -> None:
    notice = published(cast, drafted(cast, meeting))
    Notice.objects.update(published_at=NOW + timedelta(days=36500))
    assert HEADING not in page(meeting)
    assert "under embargo" in page(meeting, client_of(cast.staff)).split(HEADING)[1]
    assert notice.public_id


def test_a_tied_sentence_is_enough(cast: Cast) -> None:
    of, notice = commitment(cast), free(cast)
    client = client_of(cast.staff)
    address = f"/commitments/{of.public_id}/"
    assert HEADING not in client.get(address).content.decode()
    notice = tie_sentence(
        notice=notice, language="en", place=Place(0, 0), line=of.public_id, by=cast.staff, at=NOW,
        seen_version=notice.version,
    )  # fmt: skip
    assert HEADING in client.get(address).content.decode()
    assert HEADING not in Client().get(address).content.decode()
    published(cast, notice)
    assert HEADING in Client().get(address).content.decode()


def test_who_looks_back_at_a_day_is_not_told(cast: Cast, meeting: Meeting) -> None:
    published(cast, drafted(cast, meeting))
    then = Client().get(f"/meetings/{meeting.public_id}/?known=2099-01-01").content.decode()
    assert HEADING not in then


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_runs_as_many_queries_for_three_notices_as_for_one(
    cast: Cast, meeting: Meeting, count: int, django_assert_num_queries: Any
) -> None:
    for _ in range(count):
        published(cast, drafted(cast, meeting))
    page(meeting)
    with django_assert_num_queries(19):
        page(meeting)


def test_open_work_leads_to_the_notice(cast: Cast) -> None:
    notice = free(cast)
    asked = Asked(cast.staff, cast.union, (cast.union,), NOW.date(), LATER)
    assert [one.url for one in notices_open(asked)] == [f"/notices/{notice.public_id}/"]
