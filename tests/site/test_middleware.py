"""What every answer carries, and how a refusal looks."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from secretariat.site.middleware import ContentPolicyMiddleware

pytestmark = pytest.mark.django_db


def test_every_page_allows_only_what_comes_from_here(client: Client) -> None:
    for address in ("/", "/account/sign-in/", "/nothing/here/"):
        policy = client.get(address).headers["Content-Security-Policy"]
        assert "default-src 'self'" in policy
        assert "unsafe" not in policy


def test_a_stricter_policy_of_a_view_stands() -> None:
    def view(request: HttpRequest) -> HttpResponse:
        return HttpResponse(headers={"Content-Security-Policy": "sandbox"})

    answer = ContentPolicyMiddleware(view)(RequestFactory().get("/"))
    assert answer.headers["Content-Security-Policy"] == "sandbox"
