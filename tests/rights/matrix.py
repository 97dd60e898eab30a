"""Ask each route as each role, and tell the answer by one sign."""

from django.db import transaction
from django.http import HttpResponse
from django.test import Client

SIGNS = {
    "+": "opens",
    "-": "is not there (404)",
    "?": "is asked to sign in",
    "x": "is refused with a sentence (401, 403, 429)",
    "=": "may, but the empty form is refused (409, 422)",
    "n": "no such method (405)",
    ">": "is led on",
}


def sign_of(answer: HttpResponse) -> str:
    """Return the sign of an answer.

    Raises:
        AssertionError: for an answer that no page should give.
    """
    code = answer.status_code
    if code in {301, 302, 303}:
        return "?" if "/account/sign-in/" in answer["Location"] else ">"
    signs = {200: "+", 204: "+", 401: "x", 403: "x", 404: "-", 405: "n", 409: "=", 422: "=", 429: "x"}
    assert code in signs, f"{code} at {answer.request['PATH_INFO']}"  # type: ignore[attr-defined]
    return signs[code]


def asked(client: Client, address: str) -> str:
    """Return what a GET and an empty POST are answered, two signs; nothing that the POST does stays."""
    return sign_of(client.get(address)) + posted(client, address)


def posted(client: Client, address: str) -> str:
    """Return what an empty POST is answered, by its sign; nothing that it does stays."""
    cookies = {name: morsel.value for name, morsel in client.cookies.items()}
    with transaction.atomic():
        sign = sign_of(client.post(address))
        transaction.set_rollback(True)
    client.cookies.load(cookies)  # whoever signed out is in again
    return sign
