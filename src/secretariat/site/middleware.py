from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from secretariat.refusals import Refused


class RefusalMiddleware:
    """The one place that turns a refusal into a page: what was refused, why, and what to do."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer a Refused; leave every other exception alone."""
        if not isinstance(exception, Refused):
            return None
        return render(request, "site/refused.html", {"refusal": exception}, status=exception.status)


class ContentPolicyMiddleware:
    """Let a page load only what comes from here: no inline script or style, no frame around it."""

    policy = (
        "default-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'"
    )

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", self.policy)
        return response
