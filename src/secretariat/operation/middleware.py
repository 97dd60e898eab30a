import logging
import re
import secrets
import time
from collections.abc import Callable
from typing import Any

from django.db import connection
from django.http import HttpRequest, HttpResponse

from secretariat.operation import metrics
from secretariat.operation.logs import request_id

log = logging.getLogger("secretariat.request")

_GIVEN = re.compile(r"[0-9A-Za-z-]{8,64}")
_QUIET = {"health-live", "health-ready", "metrics"}  # asked for every few seconds by machines


class Counting:
    """Counts the queries of one request."""

    def __init__(self) -> None:
        self.queries = 0

    def __call__(self, execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: Any) -> Any:
        self.queries += 1
        return execute(sql, params, many, context)


class RequestMiddleware:
    """The outermost: gives the request an id, and tells logs and figures what became of it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        given = request.headers.get("X-Request-ID", "")
        name = given if _GIVEN.fullmatch(given) else secrets.token_hex(8)
        token = request_id.set(name)
        begun, counting = time.perf_counter(), Counting()
        try:
            with connection.execute_wrapper(counting):
                response = self.get_response(request)
            response.headers["X-Request-ID"] = name
            _tell(request, response, time.perf_counter() - begun, counting.queries)
        finally:
            request_id.reset(token)
        return response


def _tell(request: HttpRequest, response: HttpResponse, seconds: float, queries: int) -> None:
    route = route_of(request)
    method = request.method if request.method in metrics.METHODS else "OTHER"
    metrics.count(route, str(method), response.status_code, seconds)
    if route not in _QUIET:
        told = {
            "route": route,
            "method": method,
            "status": response.status_code,
            "ms": round(seconds * 1000, 1),
            "queries": queries,
        }
        log.info("request", extra=told)


def route_of(request: HttpRequest) -> str:
    """Return the name of the route ("site:body"), never the address; "none" where nothing is there."""
    match = request.resolver_match
    return (match.view_name or match.route) if match else "none"
