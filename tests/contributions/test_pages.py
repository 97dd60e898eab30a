"""The pages of contributions: who sees what, in how many queries; from the scale to the reminder."""

import csv
import io
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from secretariat.contributions.models import Assessment, LetterSent, Payment, Scale, Waiver
from secretariat.contributions.unfinished import arrears_open
from secretariat.parties.unfinished import Asked
from secretariat.people.models import Account
from tests.cast import Cast
from tests.contributions.making import issued, members, paid, scale
from tests.factories import Make

pytestmark = pytest.mark.django_db
TABLE, STATEMENT = 12, 14
TABLE_URL = "/contributions/union/"


def as_(client: Client, actor: Any) -> Client:
    """The same browser, signed in as somebody, or as nobody."""
    if actor.account_id is None:
        client.logout()
    else:
        client.force_login(Account.objects.get(pk=actor.account_id))
    return client


def words(response: Any) -> str:
    return str(response.content.decode())


def test_a_year_goes_from_its_scale_to_a_reminder(client: Client, cast: Cast) -> None:
    members(cast)
    as_(client, cast.staff)
    typed = {
        "year": "2025", "way": "units", "currency": "eur", "total": "1 000", "decided": "Decision 4",
        "table": "member;units\nAlba;1\nBrenn;2", "version": "1",
    }  # fmt: skip
    read = client.post(f"{TABLE_URL}scale/", typed)
    assert "all rows can be taken" in words(read)
    assert not Scale.objects.exists()
    assert client.post(f"{TABLE_URL}scale/", typed | {"step": "record"})["Location"] == TABLE_URL
    late = client.post(f"{TABLE_URL}scale/", typed | {"step": "record", "total": "2000"})
    assert late.status_code == 409
    assert "2000" in words(late)
    as_(client, cast.delegate)
    assert "Decision 4" not in words(client.get(TABLE_URL))  # a draft is the secretariat's
    as_(client, cast.staff)
    days = {"issued_on": "2025-01-10", "due_on": "2025-03-01", "version": "1"}
    assert client.post(f"{TABLE_URL}2025/issue/", days)["Location"] == TABLE_URL
    of_alba = f"{TABLE_URL}of/XA/"
    came = {"amount": "100.50", "currency": "EUR", "on": "2025-02-01", "reference": "Bank 7", "version": "0"}
    assert client.post(f"{of_alba}payment/", came)["Location"] == of_alba
    waiver = {"year": "2025", "amount": "32.83", "on": "2025-02-02", "decided": "Decision 9", "version": "0"}
    assert client.post(f"{of_alba}waive/", waiver)["Location"] == of_alba
    shown = words(client.get(f"{of_alba}letter/?kind=reminder"))
    assert "2025: 200.00 EUR, which was to be paid until 1 March 2025." in shown
    sent = {"on": "2025-03-05", "words": "Please pay.", "version": "0"}
    assert client.post(f"{of_alba}letter/?kind=reminder", sent)["Location"] == of_alba
    assert LetterSent.objects.get().kind == "reminder"
    assert (Payment.objects.count(), Waiver.objects.count()) == (1, 1)
    assert "200.00 !" in words(client.get(of_alba))
    assert "Bank 7" not in words(client.get(f"{of_alba}?on=2025-01-31"))
    assert client.get(f"{of_alba}?on=soon").status_code == 404
    assert client.get(f"{of_alba}statement.pdf")["Content-Type"] == "application/pdf"
    back = client.post(f"/contributions/payments/{Payment.objects.get().public_id}/take-back/",
                       {"reason": "Booked twice.", "version": "1"})  # fmt: skip
    assert back["Location"] == of_alba
    assert "Booked twice." in words(client.get(of_alba))


def test_the_next_year_begins_with_the_shape_of_the_last(client: Client, cast: Cast, now: datetime) -> None:
    issued(cast, now)
    page = words(as_(client, cast.staff).get(f"{TABLE_URL}scale/"))
    assert 'value="2027"' in page
    assert "XA;33.3333" in page
    typed = {
        "year": "2027", "way": "percent", "currency": "EUR", "total": "10", "decided": "Decision 5",
        "table": "member;percent\nAlba;50\nBrenn;50", "version": "1", "step": "record",
    }  # fmt: skip
    assert client.post(f"{TABLE_URL}scale/", typed)["Location"] == TABLE_URL
    assert client.post(f"{TABLE_URL}scale/", typed | {"year": "2026", "version": "3"}).status_code == 409


def test_bad_rows_change_nothing_and_say_why(client: Client, cast: Cast) -> None:
    members(cast)
    as_(client, cast.staff)
    typed = {
        "year": "2025", "way": "percent", "currency": "EUR", "total": "1000", "decided": "Decision 4",
        "table": "member;percent\nAlba;40\nDorn;50", "version": "1", "step": "record",
    }  # fmt: skip
    answer = client.post(f"{TABLE_URL}scale/", typed)
    assert "Row 3: “Dorn” is no member" in words(answer)
    less = client.post(f"{TABLE_URL}scale/", typed | {"table": "member;percent\nAlba;40\nBrenn;50"})
    assert "The shares make 90 %: 10 % less than 100 %." in words(less)
    fees = {"way": "classes", "classes": "up to 5; 1", "table": "member;inhabitants\nAlba;4"}
    assert "The last class is" in words(client.post(f"{TABLE_URL}scale/", typed | fees))
    assert not Scale.objects.exists()


def test_a_fee_by_class_is_issued_like_every_other(client: Client, cast: Cast) -> None:
    members(cast)
    as_(client, cast.staff)
    typed = {
        "year": "2025", "way": "classes", "currency": "EUR", "classes": "up to 50000; 1200\nabove; 2400",
        "decided": "Statutes", "table": "member;inhabitants\nAlba;40000\nBrenn;50000", "version": "1",
        "step": "record",
    }  # fmt: skip
    client.post(f"{TABLE_URL}scale/", typed)
    one = Scale.objects.get()
    assert (one.total, [share.amount for share in one.shares.all()]) == (Decimal(3600), [1200, 2400])
    assert "up to 50000; 1200" in words(client.get(f"{TABLE_URL}scale/?year=2025"))


def test_who_sees_what_members_owe(client: Client, cast: Cast, now: datetime) -> None:
    issued(cast, now)
    paid(cast, now)
    for actor, sees in (
        (cast.staff, (200, 200, 200, 200)),
        (cast.delegate, (200, 200, 200, 404)),
        (cast.chair, (200, 200, 404, 200)),
        (cast.observer, (404, 404, 404, 404)),
        (cast.other_staff, (404, 404, 404, 404)),
    ):
        as_(client, actor)
        urls = (TABLE_URL, f"{TABLE_URL}table.csv", f"{TABLE_URL}of/XA/", f"{TABLE_URL}of/XB/")
        assert tuple(client.get(url).status_code for url in urls) == sees
    rows = list(
        csv.DictReader(
            io.StringIO(words(as_(client, cast.chair).get(f"{TABLE_URL}table.csv")).lstrip("\ufeff"))
        )
    )
    assert [(row["member"], row["owed"], row["is_late"]) for row in rows] == [
        ("XA", "233.33", "1"), ("XB", "666.67", "1"),
    ]  # fmt: skip
    client.logout()
    assert client.get(TABLE_URL).status_code == 302
    assert "contributions" not in words(client.get("/bodies/union/"))


@pytest.mark.parametrize("count", [1, 3])
def test_pages_cost_the_same_for_few_and_many(
    client: Client, cast: Cast, now: datetime, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        issued(cast, now, year=2020 + number)
        paid(cast, now, f"{number + 1}.00")
    as_(client, cast.staff)
    client.get(TABLE_URL)
    with django_assert_num_queries(TABLE):
        client.get(TABLE_URL)
    with django_assert_num_queries(STATEMENT):
        client.get(f"{TABLE_URL}of/XA/")


def test_arrears_are_told_to_whoever_comes_next(cast: Cast, now: datetime) -> None:
    issued(cast, now)
    issued(cast, now, year=2027, due_on=date(2027, 3, 1))
    scale(cast, now, year=2028)
    paid(cast, now, "333.33")
    far = Make.membership(cast.elsewhere, cast.alba)
    asked = Asked(cast.staff, cast.union, (cast.union, far.body), now.date(), now)
    (item,) = arrears_open(asked)
    assert item.words == "Brenn owes 666.67 EUR for 2026 (Decision 4 of the Council)"
    assert (item.due, item.state) == ("2026-03-01", "not paid")
    assert arrears_open(Asked(cast.observer, cast.union, (cast.union,), now.date(), now)) == []
    assert Assessment.objects.count() == 4
