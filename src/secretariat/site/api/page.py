"""The page on the API for people, and the OpenAPI document for programs: made from the same operations."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from secretariat.people.access import everyone, open_to
from secretariat.site.api.mounting import open_to_programs
from secretariat.site.api.record import openapi
from secretariat.site.problems import ADVICE, TITLES


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter: its form in words ("date", "one of: held, planned")."""

    name: str
    form: str
    description: str
    is_required: bool


@dataclass(frozen=True, slots=True)
class Described:
    """One operation."""

    address: str
    does: str
    answer: str
    parameters: tuple[Parameter, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """Operations that belong together."""

    title: str
    operations: tuple[Described, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """An error and what to do about it."""

    status: int
    title: str
    advice: str


@require_safe
@open_to(everyone)
def api_page(request: HttpRequest) -> HttpResponse:
    """What a program can ask for, and how."""
    problems = tuple(Problem(status, title, ADVICE[status]) for status, title in TITLES.items())
    return render(request, "site/api.html", {"parts": parts(openapi()), "problems": problems})


def _openapi_json(_: HttpRequest) -> HttpResponse:
    return JsonResponse(openapi(), json_dumps_params={"ensure_ascii": False, "indent": 1})


openapi_json = open_to_programs(_openapi_json)


def parts(document: dict[str, Any]) -> tuple[Part, ...]:
    """Return the operations of the document, those of one kind together."""
    every = [
        (operation["get"]["tags"][0], path, operation["get"]) for path, operation in document["paths"].items()
    ]
    every.sort(key=lambda one: one[0])
    return tuple(
        Part(tag, tuple(_described(path, operation, document) for _, path, operation in same))
        for tag, same in groupby(every, key=lambda one: one[0])
    )


def _described(path: str, operation: dict[str, Any], document: dict[str, Any]) -> Described:
    answer = operation["responses"]["200"]["content"]["application/json"]["schema"]
    return Described(
        address=path,
        does=operation["description"],
        answer=answer["$ref"].rpartition("/")[2],
        parameters=tuple(_parameter(one, document) for one in operation["parameters"]),
    )


def _parameter(given: dict[str, Any], document: dict[str, Any]) -> Parameter:
    return Parameter(
        name=given["name"],
        form=_form(given["schema"], document),
        description=given.get("description", ""),
        is_required=given["required"],
    )


def _form(schema: dict[str, Any], document: dict[str, Any]) -> str:
    if "$ref" in schema:
        schema = document["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    if "enum" in schema:
        return ", ".join(schema["enum"])
    if schema.get("format") == "date":
        return "YYYY-MM-DD"
    if schema["type"] == "integer":
        return f"{schema['minimum']}–{schema['maximum']}, {schema['default']}"
    return ""
