"""Costly pages have a pace per address; who that is, is believed of our own proxies alone."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from secretariat.people import pace
from secretariat.people.actor import NOBODY
from secretariat.refusals import TooOften
from tests.cast import Cast


@pytest.fixture(autouse=True)
def afresh(settings: Any) -> Iterator[None]:
    settings.PACE = 3
    pace.forget_all()
    yield
    pace.forget_all()


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/search/?q=alba", "/chairs/"])
def test_the_fourth_time_in_a_minute_is_too_often(client: Client, address: str) -> None:
    assert [client.get(address).status_code for _ in range(4)] == [200, 200, 200, 429]
    answer = client.get(address)
    assert 1 <= int(answer["Retry-After"]) <= 60
    assert "was asked for very often from your address" in answer.content.decode()
    assert client.get("/bodies/").status_code == 200
    assert client.get(address, REMOTE_ADDR="192.0.2.7").status_code == 200


def test_whoever_is_signed_in_asks_at_will(cast: Cast, client: Client) -> None:
    from secretariat.people.models import Account

    client.force_login(Account.objects.get(pk=cast.delegate.account_id))
    assert [client.get("/chairs/").status_code for _ in range(5)] == [200] * 5


@pytest.mark.django_db
def test_with_no_pace_nobody_waits(client: Client, settings: Any) -> None:
    settings.PACE = 0
    assert [client.get("/chairs/").status_code for _ in range(5)] == [200] * 5


@pytest.mark.parametrize(
    ("proxies", "forwarded", "expected"),
    [
        (0, "", "198.51.100.1"),
        (0, "203.0.113.9", None),
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "10.0.0.1, 203.0.113.9", "203.0.113.9"),
        (2, "10.0.0.1, 203.0.113.9, 198.51.100.7", "203.0.113.9"),
        (2, "203.0.113.9", None),
        (1, "", None),
        (1, " , ", None),
    ],
)
def test_only_what_our_proxies_wrote_is_believed(
    settings: Any, proxies: int, forwarded: str, expected: str | None
) -> None:
    settings.PROXIES = proxies
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    request = RequestFactory(REMOTE_ADDR="198.51.100.1").get("/", headers=headers)
    assert pace.address_of(request) == expected


def test_a_minute_later_it_begins_anew_and_memory_is_bounded(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = [1000.0]
    monkeypatch.setattr(pace.time, "monotonic", lambda: clock[0])
    monkeypatch.setattr(pace, "_MOST_ADDRESSES", 5)

    def page(request: HttpRequest) -> HttpResponse:
        return HttpResponse("here")

    def ask(address: str) -> None:
        request = RequestFactory(REMOTE_ADDR=address).get("/")
        request.actor = NOBODY  # type: ignore[attr-defined]
        pace.paced(page)(request)

    for _ in range(3):
        ask("192.0.2.1")
    with pytest.raises(TooOften) as refused:
        ask("192.0.2.1")
    assert refused.value.details["seconds"] == 60
    clock[0] += 60
    ask("192.0.2.1")
    for last in range(20):
        ask(f"192.0.2.{last}")
    assert len(pace._windows) == 5
