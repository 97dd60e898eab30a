"""What a program is answered when something is wrong: problem details (RFC 9457) that say what to do."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse

MEDIA_TYPE = "application/problem+json"
PREFIX = "/api/v1/"
TITLES = {
    400: "The request cannot be read",
    403: "This is not open to you",
    404: "There is nothing here, or nothing that you may see",
    405: "The API is read only",
    408: "What you sent did not arrive in time",
    413: "What you sent is too large",
    422: "A parameter cannot be taken",
    429: "Asked for too often",
    500: "Something broke here",
}
ADVICE = {
    400: "Send the address as the documentation shows it: no zero byte, a query of at most 4096 signs.",
    403: "Nothing was changed. Rights follow from seats; ask the secretariat of the body.",
    404: "Look the id up in a list. What you may not see is not told apart from what is not there; "
    "sign in if it should be open to you.",
    405: "Send GET or HEAD. The record is changed on the pages, where each act is checked and recorded.",
    408: "Nothing of it was kept. The API takes no body: send GET or HEAD without one.",
    413: "Nothing of it was kept. The API takes no body: send GET or HEAD without one.",
    422: "Correct the parameters that are named under `errors`, and ask again.",
    429: "Wait for the seconds that `Retry-After` gives, ask for more rows at once (limit=100), and send "
    "`If-None-Match`; whoever is signed in may ask at will.",
    500: "Nothing was changed. Ask again later; if it stays, tell the secretariat the time of your request.",
}


def is_asked_by_program(request: HttpRequest) -> bool:
    """Tell whether the API was asked, which answers errors as JSON."""
    return request.path.startswith(PREFIX)


def problem(
    status: int,
    detail: str = "",
    *,
    errors: Sequence[Mapping[str, str]] = (),
    headers: Mapping[str, str] | None = None,
) -> HttpResponse:
    """Return the problem as JSON; `type` leads to the page that explains it.

    Args:
        errors: parameters that cannot be taken, each with `parameter` and `message`.
    """
    told: dict[str, Any] = {
        "type": f"/api/#problem-{status}",
        "title": TITLES.get(status, "Refused"),
        "status": status,
        "detail": detail or ADVICE.get(status, ""),
    }
    if errors:
        told["errors"] = [dict(error) for error in errors]
    answer = JsonResponse(
        told, status=status, content_type=MEDIA_TYPE, json_dumps_params={"ensure_ascii": False}
    )
    for name, value in (headers or {}).items():
        answer[name] = value
    return answer
