"""A log line says what happened where, and nothing of anybody."""

import json
import logging
from typing import Any

import pytest
from django.test import Client

from secretariat.operation.logs import JsonFormatter, request_id
from tests.cast import Cast
from tests.factories import Make


def line_of(record: logging.LogRecord, **options: Any) -> dict[str, Any]:
    return dict(json.loads(JsonFormatter(**options).format(record)))


def a_record(name: str, words: str, *args: Any, **extra: Any) -> logging.LogRecord:
    return logging.getLogger(name).makeRecord(
        name, logging.WARNING, "f.py", 1, words, args, None, extra=extra
    )


@pytest.mark.django_db
def test_a_request_is_told_by_its_route(client: Client, cast: Cast, caplog: pytest.LogCaptureFixture) -> None:
    person = Make.person("ana-albu", "Ana Albu")
    with caplog.at_level(logging.INFO, logger="secretariat.request"):
        answer = client.get(f"/people/{person.slug}/?q=whispered", REMOTE_ADDR="192.0.2.17")
    (record,) = [r for r in caplog.records if r.name == "secretariat.request"]
    line = line_of(record)
    assert (line["route"], line["method"], line["status"]) == ("site:person", "GET", 200)
    assert line["ms"] > 0
    assert line["queries"] > 1
    assert len(answer["X-Request-ID"]) == 16
    for words in ("ana", "whispered", "192.0.2.17"):
        assert words not in json.dumps(line)


@pytest.mark.parametrize(
    ("given", "kept"),
    [("0123456789abcdef", True), ("short", False), ("x" * 65, False), ('evil","status":"500', False)],
)
def test_the_id_of_the_proxy_is_kept_where_it_is_one(client: Client, given: str, kept: bool) -> None:
    answer = client.get("/health/live", HTTP_X_REQUEST_ID=given)
    assert (answer["X-Request-ID"] == given) is kept
    assert request_id.get() == ""


def test_machines_that_ask_all_day_fill_no_log(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, logger="secretariat.request"):
        client.get("/health/live")
    assert [r for r in caplog.records if r.name == "secretariat.request"] == []


def test_django_does_not_quote_the_address() -> None:
    line = line_of(a_record("django.request", "%s: %s", "Not Found", "/people/ana-albu/"))
    assert line["message"] == "Not Found"
    host = line_of(a_record("django.security.DisallowedHost", "Invalid HTTP_HOST header: 'ana.example'"))
    assert host["message"] == "django.security.DisallowedHost"


def test_addresses_are_scrubbed_wherever_they_slip_in() -> None:
    words = "Letter to <ana@alba.example> by 192.0.2.17 and 2001:db8::1:17 at 12:30:15 failed"
    assert line_of(a_record("secretariat.outbox", words))["message"] == (
        "Letter to <[address]> by [address] and [address] at 12:30:15 failed"
    )


@pytest.mark.parametrize("detail", [False, True])
def test_an_exception_is_told_by_kind_and_place(detail: bool) -> None:
    try:
        try:
            raise KeyError("ana@alba.example")
        except KeyError as error:
            raise ValueError("Key (email)=(ana@alba.example) already exists") from error
    except ValueError as error:
        record = a_record("secretariat", "It broke")
        record.exc_info = (type(error), error, error.__traceback__)
    told = line_of(record, detail=detail)["exception"]
    assert told["type"] == "builtins.ValueError"
    assert told["cause"]["type"] == "builtins.KeyError"
    assert told["frames"][-1].startswith("operation/test_logs.py:")
    assert ("ana@alba.example" in json.dumps(told)) is detail


@pytest.mark.django_db
def test_a_broken_page_is_logged_with_its_request(caplog: pytest.LogCaptureFixture, settings: Any) -> None:
    settings.ROOT_URLCONF = "tests.operation.broken_urls"
    client = Client(raise_request_exception=False)
    with caplog.at_level(logging.INFO):
        assert client.get("/broken/ana-albu/").status_code == 500
    lines = [line_of(record) for record in caplog.records]
    (broken,) = [line for line in lines if line["logger"] == "django.request"]
    assert broken["message"] == "Internal Server Error"
    assert broken["exception"]["type"] == "builtins.RuntimeError"
    (request,) = [line for line in lines if line["logger"] == "secretariat.request"]
    assert (request["status"], request["route"]) == (500, "broken")
    assert "ana" not in json.dumps(lines)
