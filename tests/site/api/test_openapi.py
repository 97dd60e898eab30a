"""The OpenAPI document is valid for a second reader, and the API keeps what it promises."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.test import Client
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from openapi_spec_validator import OpenAPIV31SpecValidator
from schemathesis import GenerationMode

import secretariat
from secretariat.site.api.record import openapi
from tests.rights.stage import Stage

DOCS = Path(secretariat.__file__).parents[2] / "docs/reference/api.md"
OPERATIONS = {path: told["get"]["operationId"] for path, told in openapi()["paths"].items()}
EXAMPLES = 5  # of each operation, of parameters that can be taken and of such that cannot


@pytest.mark.django_db
def test_document_is_valid_openapi(client: Client) -> None:
    answer = client.get("/api/v1/openapi.json")
    assert answer["Content-Type"] == "application/json"
    document = json.loads(answer.content)
    assert document["openapi"] == "3.1.0"
    assert list(OpenAPIV31SpecValidator(document).iter_errors()) == []


def test_document_leads_nowhere_in_vain() -> None:
    document = openapi()
    text = json.dumps(document["paths"]) + json.dumps(document["components"])
    schemas = document["components"]["schemas"]
    assert all(f'"#/components/schemas/{name}"' in text for name in schemas)
    assert {len(told) for told in document["paths"].values()} == {1}, "the API reads, and reads only"


def test_every_operation_and_parameter_is_documented() -> None:
    text = DOCS.read_text(encoding="utf-8")
    assert [path for path in OPERATIONS if f"`{path}`" not in text] == []
    asked = [p for told in openapi()["paths"].values() for p in told["get"]["parameters"]]
    names = {parameter["name"] for parameter in asked if parameter["in"] == "query"}
    assert [name for name in names if f"`{name}`" not in text] == []


@pytest.fixture
def one_connection() -> Iterator[None]:
    """Let a request through WSGI leave the test's own connection, and so its transaction, open."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.django_db
@pytest.mark.usefixtures("one_connection")
def test_schemathesis_finds_no_broken_promise(made: Stage) -> None:
    schema = schemathesis.openapi.from_dict(openapi())
    schema.app = get_wsgi_application()
    for path in OPERATIONS:
        for mode in GenerationMode:
            assert asked(schema[path]["GET"], mode) <= {200, 404, 400, 405, 422}, path


def asked(operation: Any, mode: GenerationMode) -> set[int]:
    """Ask with what the document allows, or with what it does not; return how it was answered.

    Schemathesis compares each answer with the document: status, type, shape, headers, and that what may not
    be taken is refused.
    """
    codes: set[int] = set()

    @given(case=operation.as_strategy(generation_mode=mode))
    @hypothesis_settings(
        max_examples=EXAMPLES, deadline=None, database=None, suppress_health_check=list(HealthCheck)
    )
    def ask(case: Any) -> None:
        codes.add(case.call_and_validate().status_code)

    ask()
    assert codes
    return codes
