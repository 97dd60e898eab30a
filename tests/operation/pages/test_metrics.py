"""Figures for those whom the settings allow; for others there are none."""

from typing import Any

import pytest
from django.test import Client

from secretariat.history.actions.chain_entries import chain_entries
from tests.cast import Cast
from tests.desk.making import NOW
from tests.operation import tasks
from tests.outbox.test_outbox import write

pytestmark = pytest.mark.django_db
TOKEN = {"HTTP_AUTHORIZATION": "Bearer four words of luck"}


def figures(client: Client) -> dict[str, float]:
    lines = client.get("/metrics", **TOKEN).content.decode().splitlines()  # type: ignore[arg-type]
    pairs = (line.rpartition(" ") for line in lines if not line.startswith("#"))
    return {name: float(value) for name, _, value in pairs}


@pytest.mark.parametrize(
    ("loopback", "token", "headers", "status"),
    [
        (False, "", {}, 404),
        (False, "", {"HTTP_AUTHORIZATION": "Bearer "}, 404),
        (False, "four words of luck", TOKEN, 200),
        (False, "four words of luck", {"HTTP_AUTHORIZATION": "Bearer four words"}, 404),
        (False, "four words of luck", {}, 404),
        (True, "", {}, 200),
        (True, "", {"HTTP_X_FORWARDED_FOR": "192.0.2.1"}, 404),
        (True, "", {"HTTP_X_FORWARDED_PROTO": "https"}, 404),
        (True, "", {"REMOTE_ADDR": "192.0.2.1"}, 404),
        (True, "", {"REMOTE_ADDR": ""}, 404),
        (True, "", {"REMOTE_ADDR": "::1"}, 200),
    ],
)
def test_who_may_read_the_figures(
    client: Client, settings: Any, loopback: bool, token: str, headers: dict[str, Any], status: int
) -> None:
    settings.METRICS_LOOPBACK, settings.METRICS_TOKEN = loopback, token
    assert client.get("/metrics", **headers).status_code == status


def test_requests_are_counted_by_route_and_not_by_address(client: Client, cast: Cast, settings: Any) -> None:
    settings.METRICS_TOKEN = "four words of luck"
    body = 'secretariat_requests_total{method="GET",route="site:body",status="200"}'
    none = 'secretariat_requests_total{method="OTHER",route="none",status="404"}'
    before = figures(client)
    client.get("/bodies/union/")
    client.get("/bodies/league/")
    client.generic("BREW", "/wp-login/")
    after = figures(client)
    assert after[body] - before.get(body, 0) == 2
    assert after[none] - before.get(none, 0) == 1
    assert not any("union" in name or "wp-login" in name for name in after)
    assert after['secretariat_request_seconds_count{route="site:body"}'] >= 2


def test_what_waits_is_told(client: Client, cast: Cast, settings: Any) -> None:
    settings.METRICS_TOKEN = "four words of luck"
    tasks.keep.enqueue("minutes")
    write("alba@states.example")
    told = figures(client)
    assert told['secretariat_tasks{state="ready"}'] == 1
    assert told['secretariat_letters{state="waiting"}'] == 1
    assert told["secretariat_letter_oldest_wait_seconds"] > 0
    assert (told["secretariat_workers"], told["secretariat_documents_waiting"]) == (0, 0)
    assert told["secretariat_history_unchained"] > 5
    assert told["secretariat_history_lag_seconds"] > 60
    chain_entries(at=NOW)
    told = figures(client)
    assert (told["secretariat_history_unchained"], told["secretariat_history_lag_seconds"]) == (0, 0)
