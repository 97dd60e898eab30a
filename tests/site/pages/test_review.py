"""The review of an agenda: its lines beside the paragraphs of a draft, for those who see the draft."""

from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from secretariat.commitments.models import StrategyReview
from secretariat.people.actor import NOBODY
from secretariat.site.queries.review import ReviewPage, review_page
from secretariat.site.queries.rows import Look
from secretariat.texts import log
from secretariat.texts.models import Draft
from tests.cast import Cast
from tests.commitments import making
from tests.rights.stage import client_of

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 16)


def page_for(cast: Cast, review: StrategyReview) -> ReviewPage:
    page = review_page(review.public_id, Look(cast.delegate, "en", TODAY))
    assert page
    return page


def test_new_draft_begins_with_the_lines_and_stands_beside_them(cast: Cast) -> None:
    making.with_zone(cast)
    version = making.version(cast)
    making.priority(cast, version, "Safe ports", number="1")
    making.priority(cast, version, "Clean water", number="2.1", position=1)
    hidden = making.priority(cast, version, "Hidden", position=2, reach={"distribution": "limited"})
    client, address = client_of(cast.staff), f"/said/strategies/{version.of.public_id}/review/"
    given = {"draft": "new", "title": "Agenda 2030", "readers": "public", "reason": "Much has changed.",
             "distribution": "public", "version": "0"}  # fmt: skip
    assert client.post(address, given | {"title": ""}).status_code == 422
    assert not Draft.objects.exists()
    assert client.post(address, given).status_code == 302
    draft, review = Draft.objects.get(), StrategyReview.objects.get()
    assert (review.draft, draft.kind, draft.distribution) == (draft, "agenda", "public")
    text = log.states_now([draft])[draft.pk].text
    assert [(one.label, one.text) for one in text] == [("1.", "Safe ports"), ("2.1.", "Clean water")]
    page = review_page(review.public_id, Look(NOBODY, "en", TODAY))
    assert page
    assert [(row.kind, row.line and row.line.label) for row in page.rows] == [
        ("same", "1 Safe ports"), ("same", "2.1 Clean water")
    ]  # fmt: skip
    assert hidden.words not in Client().get(f"/reviews/{review.public_id}/").content.decode()


def test_a_draft_of_members_is_opened_of_an_agenda_of_members_alone(cast: Cast) -> None:
    making.with_zone(cast)
    reach = {"distribution": "limited"}
    version = making.version(cast, reach=reach)
    making.priority(cast, version, reach=reach)
    given = {"draft": "new", "title": "Agenda 2030", "readers": "public", "reason": "Much has changed.",
             "distribution": "limited", "version": "0"}  # fmt: skip
    address = f"/said/strategies/{version.of.public_id}/review/"
    assert client_of(cast.staff).post(address, given).status_code == 422
    assert not Draft.objects.exists()


def test_lines_and_paragraphs_are_told_apart(cast: Cast) -> None:
    version = making.version(cast)
    making.priority(cast, version, "Safe ports", number="1")
    making.priority(cast, version, "Railways", number="2", position=1)
    review = making.review(cast, version.of)  # its draft says: 1. Ports.
    rows = page_for(cast, review).rows
    assert [(row.kind, row.line_words, row.paragraph) for row in rows] == [
        ("changed", "Safe ports", ""), ("dropped", "Railways", "")
    ]  # fmt: skip


def test_whoever_does_not_see_the_draft_has_no_such_page(cast: Cast) -> None:
    version = making.version(cast)
    review = making.review(cast, version.of)
    address = f"/reviews/{review.public_id}/"
    for by in (cast.stranger, cast.other_staff):
        assert client_of(by).get(address).status_code == 404
    assert address not in Client().get(f"/strategies/{version.of.public_id}/").content.decode()
    for by in (cast.delegate, cast.staff):
        assert client_of(by).get(address).status_code == 200
        assert address in client_of(by).get(f"/strategies/{version.of.public_id}/").content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_page_costs_the_same_with_one_and_three(
    cast: Cast, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    version = making.version(cast)
    for at in range(count):
        making.priority(cast, version, f"Line {at}", position=at)
    review = making.review(cast, version.of)
    page_for(cast, review)  # this process has read the draft
    with django_assert_num_queries(9):
        page_for(cast, review)
