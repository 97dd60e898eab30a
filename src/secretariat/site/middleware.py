from collections.abc import Callable, Iterable

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from secretariat.refusals import Refused, TooOften
from secretariat.site.problems import is_asked_by_program, problem

Answer = Callable[[HttpRequest], HttpResponse]


class RefusalMiddleware:
    """The one place that turns a refusal into a page, or into the API's one shape of an error."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer a Refused; leave every other exception alone."""
        if not isinstance(exception, Refused):
            return None
        if is_asked_by_program(request):
            answer = problem(exception.status, exception.message)
        else:
            answer = render(request, "site/refused.html", {"refusal": exception}, status=exception.status)
        if isinstance(exception, TooOften):
            answer["Retry-After"] = str(exception.details["seconds"])
        return answer


class ParameterMiddleware:
    """Refuse what no page of ours asks for: an endless query, or a zero byte, which no database keeps."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if len(request.META.get("QUERY_STRING", "")) > settings.QUERY_CHARACTERS:
            raise SuspiciousOperation("The query of an address is too long.")
        _refuse_zero_bytes([request.path, *_values(request.GET.lists())])
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_: object) -> None:
        """Look at what a form brings, after its token was seen to be ours."""
        if request.method == "POST":
            _refuse_zero_bytes(_values(request.POST.lists()))


def _values(lists: Iterable[tuple[str, list[str]]]) -> Iterable[str]:
    for name, values in lists:
        yield from (name, *map(str, values))


def _refuse_zero_bytes(values: Iterable[str]) -> None:
    if any("\x00" in value for value in values):
        raise SuspiciousOperation("A zero byte stands in a parameter.")


class HeadersMiddleware:
    """Tell the browser what a page may do: nothing that did not come from here, and nothing of the device.

    A view that sets one of these itself keeps its own.
    """

    permissions = ", ".join(
        [
            f"{feature}=()"
            for feature in ("camera", "display-capture", "geolocation", "microphone", "payment", "usb")
        ]
        + ["publickey-credentials-get=(self)", "publickey-credentials-create=(self)"]
    )

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response
        forms = " ".join(["'self'", *settings.CONTENT_FORM_ACTIONS])
        rules = [
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self'",
            "font-src 'self'",
            "connect-src 'self'",
            "manifest-src 'self'",
            f"form-action {forms}",
            "frame-ancestors 'none'",
            "base-uri 'none'",
            "object-src 'none'",
        ]
        if settings.SESSION_COOKIE_SECURE:  # reached by TLS alone
            rules.append("upgrade-insecure-requests")
        self.headers = {
            "Content-Security-Policy": "; ".join(rules),
            "Permissions-Policy": self.permissions,
            "Cross-Origin-Resource-Policy": "same-origin",
        }

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        for name, value in self.headers.items():
            response.headers.setdefault(name, value)
        if settings.SESSION_COOKIE_NAME in request.COOKIES:  # whoever that is: no query to find out
            response.headers.setdefault("Cache-Control", "private, no-cache")
        return response
