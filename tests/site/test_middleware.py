"""What every answer carries, how a refusal looks, and what no page is asked."""

from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from secretariat.people.models import Account
from secretariat.site.middleware import HeadersMiddleware
from tests.cast import Cast

pytestmark = pytest.mark.django_db

EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@pytest.mark.parametrize(
    "address", ["/", "/nothing/here/", "/search/?q=a%00b", "/static/site/css/tokens.css"]
)
def test_every_answer_allows_only_what_comes_from_here(client: Client, address: str) -> None:
    answer = client.get(address)
    assert {name: answer.headers.get(name) for name in EVERYWHERE if name != "X-Frame-Options"} == {
        name: value for name, value in EVERYWHERE.items() if name != "X-Frame-Options"
    }
    policy = dict(rule.split(" ", 1) for rule in answer.headers["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == policy["base-uri"] == policy["object-src"] == "'none'"
    assert policy["frame-ancestors"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == "'self'"
    assert "unsafe" not in answer.headers["Content-Security-Policy"]
    assert "camera=()" in answer.headers["Permissions-Policy"]


def test_pages_are_upgraded_to_tls_where_tls_alone_is_used(settings: Any) -> None:
    def view(request: HttpRequest) -> HttpResponse:
        return HttpResponse()

    for is_secure in (True, False):
        settings.SESSION_COOKIE_SECURE = is_secure
        answer = HeadersMiddleware(view)(RequestFactory().get("/"))
        assert ("upgrade-insecure-requests" in answer["Content-Security-Policy"]) is is_secure


def test_a_stricter_policy_of_a_view_stands() -> None:
    def view(request: HttpRequest) -> HttpResponse:
        return HttpResponse(headers={"Content-Security-Policy": "sandbox"})

    answer = HeadersMiddleware(view)(RequestFactory().get("/"))
    assert answer.headers["Content-Security-Policy"] == "sandbox"


def test_what_a_signed_in_person_sees_is_kept_in_no_shared_cache(cast: Cast, client: Client) -> None:
    client.force_login(Account.objects.get(pk=cast.staff.account_id))
    for address in ("/", "/desk/", "/search/?q=union", "/documents/"):
        assert "private" in client.get(address).headers["Cache-Control"], address


@pytest.mark.parametrize(
    "address",
    ["/search/?q=a%00b", "/search/?%00=a", "/bodies/%00/", "/search/?q=" + "a" * 5000],
)
def test_zero_byte_or_endless_query_is_no_request(client: Client, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 400
    assert "This request cannot be read" in answer.content.decode()


def test_zero_byte_in_a_form_is_no_request(client: Client) -> None:
    assert client.post("/language/", {"language": "ru", "next": "/a\x00b"}).status_code == 400


def test_too_many_fields_are_no_request(client: Client) -> None:
    fields = {f"f{n}": "" for n in range(1001)}
    assert client.post("/language/", fields).status_code == 400


def test_name_of_another_host_is_no_request(client: Client) -> None:
    answer = client.get("/", HTTP_HOST="evil.example")
    assert (answer.status_code, "evil.example" in answer.content.decode()) == (400, False)
    assert "This request cannot be read" in answer.content.decode()


def test_form_without_its_token_gets_a_page_that_says_what_to_do() -> None:
    answer = Client(enforce_csrf_checks=True).post("/desk/receive/")
    assert answer.status_code == 403
    assert "This form could not be matched with its page" in answer.content.decode()
