"""The pages of campaigns: who sees what, in how many queries; an act too late loses nothing."""

from datetime import datetime
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from secretariat.campaigns.actions.admit_prospect import admit_prospect
from secretariat.campaigns.models import Campaign, Contact, Prospect, SentLetter
from secretariat.people.models import Account
from tests.campaigns.making import GDYNIA, SZCZECIN, campaign, contact, found, members, moved, named
from tests.cast import Cast
from tests.factories import Make

pytestmark = pytest.mark.django_db


def as_(client: Client, actor: Any) -> Client:
    """The same browser, signed in."""
    client.force_login(Account.objects.get(pk=actor.account_id))
    return client


def words(response: Any) -> str:
    return str(response.content.decode())


def test_a_campaign_goes_from_its_opening_to_a_seat(client: Client, cast: Cast) -> None:
    as_(client, cast.staff)
    given = {
        "title": "New towns", "purpose": "Come.", "opens_on": "2026-01-01", "distribution": "public",
        "version": 0,
    }  # fmt: skip
    made = client.post("/campaigns/open/union/", given)
    one = Campaign.objects.get()
    assert made["Location"] == f"/campaigns/{one.public_id}/"
    read = words(
        client.post(f"/campaigns/{one.public_id}/import/", {"version": 1, "table": "name;country\nDorn;XD"})
    )
    assert "all rows can be taken" in read
    assert not Prospect.objects.exists()
    rows = {"version": 1, "table": "name;country\nDorn;XD", "step": "record"}
    assert client.post(f"/campaigns/{one.public_id}/import/", rows).status_code == 302
    town = Prospect.objects.get()
    url, on = f"/campaigns/prospects/{town.public_id}/", town.stage_since.isoformat()
    for stage, address in (("applied", ""), ("decided", "https://union.example/1")):
        town.refresh_from_db()
        step = {"stage": stage, "on": on, "address": address, "version": town.version}
        assert client.post(f"{url}move/", step)["Location"] == url
    town.refresh_from_db()
    assert "Record the seat" in words(client.get(url))
    seat = {"first_on": on, "kind": "city", "source": "entry", "note": "Decided.", "version": town.version}
    assert client.post(f"{url}admit/", seat)["Location"] == url
    assert "It has its seat" in words(client.get(url))
    client.logout()
    page = words(client.get(f"/campaigns/{one.public_id}/"))
    assert "Dorn" in page
    assert "1 joined" in page


def test_who_is_being_won_is_told_to_members_and_secretariat(
    client: Client, cast: Cast, now: datetime
) -> None:
    one = campaign(cast, now, distribution="public")
    secret, joined = named(cast, now, "Dorn", "Held", of=one)
    joined = moved(cast, now, joined, "applied", "decided")
    admit_prospect(
        prospect=joined, first_on=joined.stage_since, sourced=Make.sourced(cast.staff, at=now),
        seen_version=joined.version,
    )  # fmt: skip
    contact(cast, now, secret)
    for actor, sees, sees_contact in (
        (cast.staff, True, True),
        (cast.delegate, True, False),
        (cast.observer, False, False),
        (cast.other_staff, False, False),
        (None, False, False),
    ):
        if actor:
            as_(client, actor)
        else:
            client.logout()
        page = words(client.get(f"/campaigns/{one.public_id}/"))
        file = words(client.get(f"/campaigns/{one.public_id}.csv"))
        data = words(client.get(f"/campaigns/{one.public_id}.json"))
        assert ["Dorn" in told for told in (page, file, data)] == [sees] * 3
        assert ["Held" in told for told in (page, file, data)] == [True] * 3
        answer = client.get(f"/campaigns/prospects/{secret.public_id}/")
        assert answer.status_code == (200 if sees else 404)
        assert ("mayor@town.example" in words(answer)) == sees_contact


def test_a_limited_campaign_is_not_there_for_others(client: Client, cast: Cast, now: datetime) -> None:
    one = campaign(cast, now)
    assert client.get(f"/campaigns/{one.public_id}/").status_code == 404
    assert "New towns" not in words(client.get("/campaigns/"))
    as_(client, cast.delegate)
    assert client.get(f"/campaigns/{one.public_id}/").status_code == 200
    assert "New towns" in words(client.get("/campaigns/?body=union"))
    assert client.get(f"/campaigns/{one.public_id}/change/").status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_a_campaign_costs_the_same_for_few_and_many(
    client: Client, cast: Cast, now: datetime, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    one = campaign(cast, now, distribution="public")
    named(cast, now, *(f"Town {number}" for number in range(count)), of=one)
    as_(client, cast.staff)
    client.get(f"/campaigns/{one.public_id}/")
    with django_assert_num_queries(CAMPAIGN):
        client.get(f"/campaigns/{one.public_id}/")
    with django_assert_num_queries(LIST):
        client.get("/campaigns/")
    with django_assert_num_queries(PROSPECT):
        client.get(f"/campaigns/prospects/{Prospect.objects.order_by('pk')[0].public_id}/")


CAMPAIGN, LIST, PROSPECT = 10, 6, 9


def test_a_late_save_shows_what_stands_and_keeps_what_was_typed(
    client: Client, cast: Cast, now: datetime
) -> None:
    one = campaign(cast, now)
    as_(client, cast.staff)
    given = {
        "title": "Mine", "initial-title": "New towns", "purpose": "Come.", "opens_on": "2026-01-01",
        "distribution": "public", "version": 1,
    }  # fmt: skip
    assert client.post(f"/campaigns/{one.public_id}/change/", given | {"title": "Theirs"}).status_code == 302
    late = client.post(f"/campaigns/{one.public_id}/change/", given)
    assert late.status_code == 409
    assert "Theirs" in words(late)
    assert 'value="Mine"' in words(late)
    assert Campaign.objects.get().title == "Theirs"


def test_anybody_finds_cities_and_the_secretariat_adds_them(
    client: Client, cast: Cast, now: datetime
) -> None:
    Make.membership(cast.union, Make.party("gdansk", {"short": "Gdansk"}, kind="city", country="PL"))
    query = "country=PL&population=90000&sea_km=50&sea=baltic"
    page = words(client.get(f"/campaigns/find/union/?{query}"))
    assert [name in page for name in ("Szczecin", "Gdynia", ">Gdańsk<")] == [True, True, False]
    assert "GeoNames, geonames.org (CC BY 4.0)" in page
    one = campaign(cast, now)
    sent = {"campaign": one.public_id, "city": [SZCZECIN, GDYNIA], "country": "PL", "asked": query}
    assert client.post("/campaigns/find/union/", sent).status_code == 404
    as_(client, cast.staff)
    assert client.post("/campaigns/find/union/", sent)["Location"] == f"/campaigns/{one.public_id}/"
    assert set(Prospect.objects.values_list("name", flat=True)) == {"Szczecin", "Gdynia"}
    again = words(client.get(f"/campaigns/find/union/?{query}"))
    assert "Szczecin" not in again
    kept = words(client.get(f"/campaigns/find/union/?campaign={one.public_id}"))
    assert 'value="PL"' in kept
    refused = client.post("/campaigns/find/union/", {"campaign": one.public_id, "asked": query}, follow=True)
    assert "Choose at least one city" in words(refused)


@pytest.mark.parametrize("query", ["page=0", "page=x", "page=99999"])
def test_a_page_of_the_list_that_is_not_there(client: Client, cast: Cast, query: str) -> None:
    assert client.get(f"/campaigns/find/union/?country=PL&{query}").status_code == 404


def test_a_question_that_cannot_be_asked_is_refused(client: Client, cast: Cast) -> None:
    assert client.get("/campaigns/find/union/?population=many").status_code == 422
    assert client.get("/campaigns/find/nowhere/").status_code == 404


def test_a_letter_is_read_mended_and_sent(client: Client, cast: Cast, now: datetime) -> None:
    (town,) = found(cast, now, SZCZECIN)
    one = contact(cast, now, town)
    as_(client, cast.staff)
    url = f"/campaigns/prospects/{town.public_id}/letter"
    page = words(client.get(f"{url}/"))
    assert "Union of the Three Rivers: an invitation to Szczecin" in page
    assert "приглашение" in words(client.get(f"{url}/?language=ru"))
    assert client.get(f"{url}/?kind=threat").status_code == 404
    assert client.get(f"{url}.pdf").content.startswith(b"%PDF")
    assert client.get(f"{url}.docx").content.startswith(b"PK")
    sent = {"contact": one.public_id, "subject": "Come", "words": "Dear Mia.", "version": town.version}
    assert client.post(f"{url}/", sent)["Location"] == f"/campaigns/prospects/{town.public_id}/"
    assert SentLetter.objects.get().words == "Dear Mia."
    as_(client, cast.delegate)
    assert [client.get(f"{url}{end}").status_code for end in ("/", ".pdf")] == [404, 404]


def test_the_delegation_that_wins_it_moves_it_and_sees_no_contact(
    client: Client, cast: Cast, now: datetime
) -> None:
    members(cast)
    one = campaign(cast, now, promoted_by="XA")
    (town,) = named(cast, now, "Dorn", of=one)
    as_(client, cast.delegate)
    form = words(client.get(f"/campaigns/prospects/{town.public_id}/move/"))
    assert "Contacted" in form
    assert "Admission decided" not in form
    assert client.get(f"/campaigns/prospects/{town.public_id}/contact/").status_code == 404
    as_(client, cast.chair)
    assert client.get(f"/campaigns/prospects/{town.public_id}/move/").status_code == 404


def test_a_contact_is_taken_out_by_the_secretariat_alone(client: Client, cast: Cast, now: datetime) -> None:
    (town,) = named(cast, now, "Dorn")
    one = contact(cast, now, town)
    as_(client, cast.delegate)
    assert client.post(f"/campaigns/contacts/{one.public_id}/remove/").status_code == 404
    as_(client, cast.staff)
    assert client.post(f"/campaigns/contacts/{one.public_id}/remove/").status_code == 302
    assert not Contact.objects.exists()


def test_a_formula_is_told_apart_in_the_file(client: Client, cast: Cast, now: datetime) -> None:
    named(cast, now, "=1+1")
    as_(client, cast.staff)
    rows = words(client.get(f"/campaigns/{Campaign.objects.get().public_id}.csv")).splitlines()
    assert rows[1].split(",")[1] == "'=1+1"
