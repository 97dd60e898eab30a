"""The API as a whole: its operations, its one shape of an error, its OpenAPI document."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import ValidationError
from ninja.operation import Operation
from ninja.renderers import JSONRenderer

from secretariat.site.api import lists, objects, together
from secretariat.site.problems import ADVICE, MEDIA_TYPE, PREFIX, TITLES, problem

VERSION = "1.0"  # a field that goes or changes its meaning needs /api/v2/; one that comes does not
DESCRIPTION = (
    "What was promised, by whom, under which chair, and what became of it; each line with its sources. "
    "Read only. Without signing in one reads what is public; with the session of a browser what one's seats "
    "open. "
    "Dates of the record are EDTF (ISO 8601-2) under `edtf` and in `value`; `when` says the same in words. "
    "Addresses are relative to this server. Words are in the language of `Accept-Language`."
)
_PROBLEM = {
    "type": "object",
    "title": "Problem",
    "description": "Problem details (RFC 9457).",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string", "description": "Page that explains it."},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string", "description": "What to do."},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["parameter", "message"],
                "properties": {"parameter": {"type": "string"}, "message": {"type": "string"}},
            },
        },
    },
}
_ANSWERED_BY_ALL = (400, 404, 405, 422, 429)


class _AsWritten(JSONRenderer):
    """Cyrillic and typographic signs as they are."""

    json_dumps_params: Mapping[str, Any] = {"ensure_ascii": False}


class RecordApi(NinjaAPI):
    """Operations are called by the name of their function."""

    def get_openapi_operation_id(self, operation: Operation) -> str:
        """Return "list_bodies"."""
        return str(operation.view_func.__name__)


api = RecordApi(
    title="Secretariat", version=VERSION, description=DESCRIPTION, openapi_url=None, docs_url=None,
    urls_namespace="record", renderer=_AsWritten(),
)  # fmt: skip
api.add_router("", lists.router)
api.add_router("", objects.router)
api.add_router("", together.router)


@api.exception_handler(Http404)
def _not_found(_request: HttpRequest, _error: Exception) -> HttpResponse:
    return problem(404)


@api.exception_handler(ValidationError)
def _not_taken(_request: HttpRequest, error: Any) -> HttpResponse:
    return problem(422, errors=[_told(one) for one in error.errors])


def _told(error: dict[str, Any]) -> dict[str, str]:
    """Return which parameter it was and why, without the words of the library around ours."""
    name = error.get("ctx", {}).get("parameter") or str(error["loc"][-1])
    return {"parameter": name, "message": str(error["msg"]).removeprefix("Value error, ")}


@lru_cache(maxsize=1)
def openapi() -> dict[str, Any]:
    """Return the OpenAPI 3.1 document, made once."""
    document: dict[str, Any] = dict(api.get_openapi_schema(path_prefix=PREFIX.lstrip("/")))
    document["servers"] = [{"url": "/"}]
    document["components"]["schemas"]["Problem"] = _PROBLEM
    for path in document["paths"].values():
        operation = path["get"]
        operation["responses"] = {str(code): told for code, told in operation["responses"].items()}
        operation["responses"] |= {str(code): _problem(code) for code in _ANSWERED_BY_ALL}
        for parameter in operation["parameters"]:
            parameter["schema"] = _stated(parameter["schema"])
        operation["responses"]["304"] = {"description": "Nothing was written since (`If-None-Match`)."}
    schemas = document["components"]["schemas"]
    document["components"]["schemas"] = {name: schemas[name] for name in sorted(_named(document))}
    return document


def _named(document: dict[str, Any]) -> set[str]:
    """Return the schemas to which the operations lead, directly or by way of others."""
    schemas, found = document["components"]["schemas"], set()
    waiting = _references(document["paths"])
    while waiting:
        name = waiting.pop()
        found.add(name)
        waiting |= _references(schemas[name]) - found
    return found


def _references(given: Any) -> set[str]:
    if isinstance(given, list):
        return set().union(*map(_references, given))
    if not isinstance(given, dict):
        return set()
    own = {given["$ref"].rpartition("/")[2]} if isinstance(given.get("$ref"), str) else set()
    return own.union(*map(_references, given.values()))


def _problem(code: int) -> dict[str, Any]:
    schema = {"$ref": "#/components/schemas/Problem"}
    return {
        "description": f"{TITLES[code]}. {ADVICE[code]}",
        "content": {MEDIA_TYPE: {"schema": schema}},
    }


def _stated(schema: dict[str, Any]) -> dict[str, Any]:
    """Return a parameter's schema without "or null": an address says a thing or leaves it out."""
    told = {name: given for name, given in schema.items() if name not in {"anyOf", "default", "title"}}
    if schema.get("default") is not None:
        told["default"] = schema["default"]
    one = [choice for choice in schema.get("anyOf", ()) if choice.get("type") != "null"]
    return told | one[0] if one else told
