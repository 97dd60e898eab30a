"""The pages of practices: who sees what, what is found, in how many queries; from the draft to the visit."""

import csv
import io
from datetime import datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from secretariat.evidence.models import Document
from secretariat.people.models import Account
from secretariat.practices.actions.judge_reuse import judge_reuse
from secretariat.practices.actions.publish_practice import publish_practice
from secretariat.practices.models import PeerVisit, Practice, Reuse
from tests.cast import Cast
from tests.practices.making import answered, asked, draft, members, offered, published, reuse, with_result

pytestmark = pytest.mark.django_db
LIST, ONE, VISIT = 17, 14, 6


def as_(client: Client, actor: Any) -> Client:
    """The same browser, signed in as somebody, or as nobody."""
    if actor.account_id is None:
        client.logout()
    else:
        client.force_login(Account.objects.get(pk=actor.account_id))
    return client


def words(response: Any) -> str:
    return str(response.content.decode())


TYPED = {
    "title": "Lorries wait outside the town", "topics": ["transport"], "problem": "Sixty lorries a night.",
    "done": "A yard.", "amount": "1 200 000", "currency": "eur", "languages": ["en"], "language": "en",
    "contacts": "Mia Mole", "distribution": "public", "population": "120000", "population_year": "2025",
    "population_source": "Statistics Brenn", "version": "0",
}  # fmt: skip


def test_an_experience_goes_from_the_draft_to_a_visit_and_a_reuse(client: Client, cast: Cast) -> None:
    members(cast)
    as_(client, cast.chair)
    made = client.post("/practices/offer/union/", TYPED | {"party": "XB"})
    one = Practice.objects.get()
    url = f"/practices/{one.public_id}/"
    assert made["Location"] == url
    shown = {"version": one.version, "told": "Half as many.", "source": "entry", "note": "Report of 2026"}
    paper = SimpleUploadedFile("report.txt", b"Half as many lorries.")
    assert client.post(f"{url}result/", shown | {"paper": paper}).status_code == 302
    one.refresh_from_db()
    assert client.post(f"{url}offer/", {"version": one.version})["Location"] == url
    as_(client, cast.staff)
    assert "to be reviewed" in words(client.get("/handover/of/union/secretariat/"))
    one.refresh_from_db()
    assert client.post(f"{url}publish/", {"version": one.version})["Location"] == url
    as_(client, cast.delegate)
    ask = {"party": "XA", "aims": "See it.", "suits": "In May", "people": "Four", "version": one.version}
    visit_url = client.post(f"{url}come-and-see/", ask)["Location"]
    visit = PeerVisit.objects.get()
    as_(client, cast.chair)
    assert "Answer Alba" in words(client.get(url))
    answer = {"verdict": "accepted", "on": "2099-05-12", "place": "Harbour office", "version": visit.version}
    assert client.post(f"{visit_url}answer/", answer)["Location"] == visit_url
    visit.refresh_from_db()
    assert f"/meetings/{visit.meeting.public_id}/" in words(client.get(visit_url))
    as_(client, cast.delegate)
    assert "Lorries wait outside the town" in words(client.get(f"/meetings/{visit.meeting.public_id}/"))
    took = {
        "party": "XA", "began": "2026-02", "told": "Our own yard.", "source": "reference",
        "address": "https://alba.example/yard", "version": one.version,
    }  # fmt: skip
    assert client.post(f"{url}took-up/", took)["Location"] == url
    as_(client, cast.staff)
    taken = Reuse.objects.get()
    verdict = {"verdict": "confirmed", "version": taken.version}
    assert client.post(f"/practices/reuses/{taken.public_id}/judge/", verdict)["Location"] == url
    client.logout()
    page = words(client.get(url))
    assert "1 confirmed" in page
    assert "alba.example" in page
    assert "Mia Mole" not in page
    party = words(client.get("/parties/XA/"))
    assert "Lorries wait outside the town" in party
    assert words(client.get("/search/?q=lorries")).count(url) == 1


def test_who_sees_which_practice(client: Client, cast: Cast, now: datetime) -> None:
    unripe, waits = draft(cast, now), offered(cast, now)
    inside, out = published(cast, now, distribution="limited"), published(cast, now)
    every = (unripe, waits, inside, out)
    for actor, sees in (
        (cast.staff, (True, True, True, True)),
        (cast.chair, (True, True, True, True)),
        (cast.delegate, (False, False, True, True)),
        (cast.observer, (False, False, False, True)),
        (cast.other_staff, (False, False, False, True)),
        (cast.stranger, (False, False, False, True)),
    ):
        as_(client, actor)
        for form in ("/", ".json"):
            found = tuple(client.get(f"/practices/{one.public_id}{form}").status_code for one in every)
            assert found == tuple(200 if one else 404 for one in sees)
        listed = words(client.get("/practices/"))
        assert tuple(one.public_id in listed for one in every) == sees


def test_contacts_and_unconfirmed_reuses_are_for_members(client: Client, cast: Cast, now: datetime) -> None:
    one = published(cast, now)
    reuse(cast, now, one)
    outside = [(who, False) for who in (cast.observer, cast.stranger)]
    for actor, sees in ((cast.staff, True), (cast.delegate, True), *outside):
        as_(client, actor)
        for form in ("/", ".json"):
            told = words(client.get(f"/practices/{one.public_id}{form}"))
            assert ("mole@brenn.example" in told, "A yard beside the station" in told) == (sees, sees)


def test_a_paper_for_members_is_told_of_and_not_shown(client: Client, cast: Cast, now: datetime) -> None:
    one = offered(cast, now)
    result = one.results.get()
    result.document = Document.objects.create(
        body=cast.union, distribution="limited", title="Secret count", file_name="a.txt",
        media_type="text/plain", sha256="0" * 64, byte_count=1, received_at=now,
        received_by_id=cast.staff.acting_id,
    )  # fmt: skip
    result.source, result.address, result.note = "entry", "", "Count of 2026"
    result.save()
    one = with_result(cast, now, one)
    publish_practice(practice=one, by=cast.staff, at=now, seen_version=one.version)
    page = words(client.get(f"/practices/{one.public_id}/"))
    assert "Secret count" not in page
    assert "a document that is not open to you" in page
    as_(client, cast.delegate)
    assert "Secret count" in words(client.get(f"/practices/{one.public_id}/"))


@pytest.mark.parametrize(
    ("query", "finds"),
    [
        ("", True),
        ("topic=transport", True),
        ("topic=energy", False),
        ("size=middle", True),
        ("size=small", False),
        ("language=sv", True),
        ("language=ru", False),
        ("body=union", True),
        ("party=XA", False),
        ("q=lorries+night", True),
        ("q=bees", False),
        ("state=withdrawn", False),
    ],
)
def test_practices_are_found_by_what_they_are(
    client: Client, cast: Cast, now: datetime, query: str, finds: bool
) -> None:
    one = published(cast, now)
    assert (one.public_id in words(client.get(f"/practices/?{query}"))) == finds
    rows = list(csv.DictReader(io.StringIO(words(client.get(f"/practices.csv?{query}")).lstrip("\ufeff"))))
    assert [row["id"] for row in rows] == ([one.public_id] if finds else [])
    assert client.get(f"/practices.json?{query}").json()["total"] == int(finds)


@pytest.mark.parametrize("query", ["size=huge", "state=lost", "page=9", "page=x", "body=nowhere"])
def test_what_is_no_filter_is_not_found(client: Client, cast: Cast, query: str) -> None:
    assert client.get(f"/practices/?{query}").status_code == 404
    assert client.get(f"/practices.json?{query}").status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_pages_cost_the_same_for_few_and_many(
    client: Client, cast: Cast, now: datetime, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        one = published(cast, now, title=f"Yard {number}")
        draft(cast, now, title=f"Draft {number}")
    for _number in range(count):
        one = with_result(cast, now, one)
    taken = reuse(cast, now, one)
    judge_reuse(
        reuse=taken, verdict="confirmed", reason="", by=cast.staff, at=now, seen_version=taken.version
    )
    visit = answered(cast, now, asked(cast, now, one))
    as_(client, cast.staff)
    client.get(f"/practices/{one.public_id}/")
    with django_assert_num_queries(LIST):
        client.get("/practices/")
    with django_assert_num_queries(ONE):
        client.get(f"/practices/{one.public_id}/")
    with django_assert_num_queries(VISIT):
        client.get(f"/practices/visits/{visit.public_id}/")


def test_a_request_is_seen_by_both_members_and_the_secretariat(
    client: Client, cast: Cast, now: datetime
) -> None:
    visit = asked(cast, now, published(cast, now))
    url = f"/practices/visits/{visit.public_id}/"
    for actor, sees in ((cast.staff, 200), (cast.chair, 200), (cast.delegate, 200), (cast.observer, 404)):
        assert as_(client, actor).get(url).status_code == sees
    assert as_(client, cast.delegate).get(f"{url}answer/").status_code == 404
    assert as_(client, cast.chair).get(f"{url}take-back/").status_code == 404


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"amount": "much"}, "is no amount"),
        ({"currency": "EUQ"}, "is no currency"),
        ({"topics": []}, "required"),
        ({"population_year": ""}, "Say of which year"),
    ],
)
def test_a_bad_form_comes_back_with_what_was_typed(
    client: Client, cast: Cast, more: dict[str, Any], says: str
) -> None:
    members(cast)
    answer = as_(client, cast.chair).post("/practices/offer/union/", TYPED | {"party": "XB"} | more)
    page = words(answer)
    assert says in page
    assert "Sixty lorries a night." in page
    assert answer.status_code == 422
    assert not Practice.objects.exists()
