"""The pages of seats: each manager sees and changes what is theirs; nothing of others exists for them."""

from typing import Any

import pytest
from django.core import mail
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from secretariat.bodies.models import Invitation, Mandate
from secretariat.people.models import Account
from tests.bodies.making import Managers, client_of, managers, mandate_of
from tests.cast import Cast
from tests.factories import Make

pytestmark = pytest.mark.django_db
GOOD = "a sentence that is long"
INVITE = "/seats/in/union/invite/"


@pytest.fixture
def made(cast: Cast) -> Managers:
    return managers(cast)


def test_who_opens_the_page_of_seats_and_whom_they_see(cast: Cast, made: Managers) -> None:
    everybody = {"Sanna Staff", "Adam of Alba", "Bea of Brenn", "Carl of Corva", "Fay of Alba", "Ann Admin"}
    expected: dict[str, set[str] | None] = {
        "staff": everybody,
        "administrator": everybody,
        "auditor": everybody,
        "focal_point": {"Adam of Alba", "Fay of Alba"},
        "delegate": None,
        "chair": None,
        "observer": None,
        "other_staff": None,
    }
    for name, people in expected.items():
        answer = client_of(getattr(made, name, None) or getattr(cast, name)).get("/seats/in/union/")
        assert answer.status_code == (200 if people else 404), name
        main = answer.content.decode().split("<main")[1]
        assert {one for one in everybody if one in main} == (people or set()), name
    assert client_of(cast.staff).get("/seats/in/league/").status_code == 404
    assert client_of(cast.staff).get("/seats/in/nowhere/").status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_of_seats_costs_the_same(
    cast: Cast, made: Managers, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        Make.account(f"Delegate {number}", body=cast.union, role="member", party=cast.brenn)
    client = client_of(cast.staff)
    with django_assert_num_queries(14):
        client.get("/seats/in/union/")


def test_a_focal_point_reaches_no_account_of_others(cast: Cast, made: Managers) -> None:
    client = client_of(made.focal_point)
    brenn, own = mandate_of(cast.chair), mandate_of(cast.delegate)
    assert client.get(f"/seats/mandates/{own.public_id}/end/").status_code == 200
    assert client.get(f"/seats/accounts/{cast.delegate.public_id}/").status_code == 200
    for address in (
        f"/seats/mandates/{brenn.public_id}/end/",
        f"/seats/accounts/{cast.chair.public_id}/close/",
        f"/seats/accounts/{cast.chair.public_id}/hand-over/",
        "/seats/in/union/give/",
    ):
        assert client.post(address, {"end_on": "2026-03-16"}).status_code == 404, address
    assert client.get(f"/seats/accounts/{cast.chair.public_id}/").status_code == 404
    assert Mandate.objects.get(pk=brenn.pk).end_on is None
    form = client.get(INVITE).context["form"]
    assert [code for code, _ in form.fields["party"].choices] == ["", "XA"]
    assert [role for role, _ in form.fields["role"].choices] == ["head", "member", "focal-point"]


def invitation(party: str) -> dict[str, str]:
    given = {"email": "nia@members.example", "name": "Nia New", "role": "member", "language": "en"}
    return given | {"party": party}


def test_from_invitation_to_seat_by_the_pages(
    cast: Cast, made: Managers, django_capture_on_commit_callbacks: Any
) -> None:
    given = invitation("XA")
    with django_capture_on_commit_callbacks(execute=True):
        answer = client_of(made.focal_point).post(INVITE, given)
    assert answer["Location"] == "/seats/in/union/"
    path = "/" + next(w for w in mail.outbox[0].body.split() if w.startswith("http")).split("/", 3)[3]
    guest = Client()
    page = guest.get(path, follow=True)
    assert page.request["PATH_INFO"] == "/account/invitation/", "the secret leaves the address"
    assert "Member of the delegation, Alba in Union of the Three Rivers" in page.content.decode()
    account = {"name": "Nia New", "password": GOOD, "again": GOOD, "language": "en", "time_zone": "UTC"}
    weak = guest.post("/account/invitation/", account | {"password": "short", "again": "short"})
    assert (weak.status_code, "too short" in weak.content.decode()) == (422, True)
    differ = guest.post("/account/invitation/", account | {"again": "another long sentence"})
    assert "The two passwords differ" in differ.content.decode()
    assert guest.post("/account/invitation/", account)["Location"] == "/account/"
    assert guest.session["_auth_user_id"] == str(Account.objects.get(email="nia@members.example").pk)
    assert guest.get("/account/").status_code == 200
    again = Client().get(path, follow=True)
    assert (again.status_code, "This invitation is over" in again.content.decode()) == (404, True)


def test_invitations_are_sent_again_and_taken_back_by_who_may(cast: Cast, made: Managers) -> None:
    given = invitation("XB")
    client = client_of(cast.staff)
    client.post(INVITE, given)
    one = Invitation.objects.get()
    for version, verb in ((2, "resend"), (3, "revoke")):
        address = f"/seats/invitations/{one.public_id}/{verb}/"
        assert client_of(made.focal_point).post(address).status_code == 404
        assert client.get(address).status_code == 405
        assert client.post(address, {"version": version})["Location"] == "/seats/in/union/"
    one.refresh_from_db()
    assert (one.sent_count, one.revoked_at is None) == (2, False)
    assert client.post(INVITE, given | {"party": "XC"}).status_code == 422


def test_a_seat_is_given_and_an_account_closed_and_opened_by_the_pages(cast: Cast, made: Managers) -> None:
    account = Make.account("Newt New")
    client = client_of(made.administrator)
    given = {
        "account": account.public_id,
        "role": "staff",
        "party": "",
        "first_on": "2020-01-01",
        "end_on": "",
    }
    assert client.post("/seats/in/union/give/", given)["Location"] == "/seats/in/union/"
    mandate = Mandate.objects.get(account=account)
    ended = client.post(f"/seats/mandates/{mandate.public_id}/end/", {"end_on": "1999-01-01", "version": 2})
    assert ended.status_code == 422
    page = f"/seats/accounts/{account.public_id}/"
    assert client.get(page).status_code == 200
    for version, verb, is_active in ((1, "close", False), (2, "reopen", True)):
        assert client.post(f"{page}{verb}/", {"version": version})["Location"] == page
        account.refresh_from_db()
        assert account.is_active is is_active


def test_an_administrator_reads_nothing_by_being_it(cast: Cast, made: Managers) -> None:
    client = client_of(made.administrator)
    assert [client.get(address).status_code for address in ("/desk/", "/desk/receive/")] == [404, 404]
    assert made.administrator.general_bodies == made.administrator.limited_bodies == frozenset()


def test_without_a_house_the_page_says_what_to_set(cast: Cast, settings: Any) -> None:
    settings.HOUSE = ""
    assert "SECRETARIAT_HOUSE" in client_of(cast.staff).get("/seats/").content.decode()
