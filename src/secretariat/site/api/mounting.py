"""How every operation is reached: by everyone, paced, read only, with one shape of errors."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt

from secretariat.people.access import everyone, open_to
from secretariat.people.pace import paced
from secretariat.site.api.record import api
from secretariat.site.pages.looking import unless_unchanged
from secretariat.site.problems import PREFIX, problem

View = Callable[..., HttpResponse]
READING = ("GET", "HEAD")


def operations() -> list[URLPattern]:
    """Return the addresses of all operations.

    Who may see what is not asked here: each query takes the viewer.
    """
    return [
        path(f"{PREFIX.lstrip('/')}{entry.pattern}", open_to_programs(entry.callback), name=entry.name)
        for entry in api.urls[0]
        if isinstance(entry, URLPattern) and entry.name != "api-root"
    ]


def open_to_programs(view: View) -> View:
    """Return the view for programs."""
    return open_to(everyone)(_shared(_read_only(_paced(unless_unchanged(_in_language(_as_get(view)))))))


def _paced(view: View) -> View:
    """Count all operations together: one address may ask for so many a minute, whichever they are."""

    @paced
    def operation(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return view(request, *args, **kwargs)

    return wraps(view)(operation)


def _read_only(view: View) -> View:
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method not in READING:
            return problem(405, headers={"Allow": ", ".join(READING)})
        return view(request, *args, **kwargs)

    # Nothing is taken, with or without a token: the answer is 405.
    return csrf_exempt(guarded)


def _as_get(view: View) -> View:
    """Let HEAD be answered as GET; the server leaves the body out."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        request.method = "GET"
        return view(request, *args, **kwargs)

    return answered


def _in_language(view: View) -> View:
    """Answer in the language asked for with `?language=`; one that is not ours the operation refuses."""
    ours = {code for code, _name in settings.LANGUAGES}

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        language = request.GET.get("language")
        if language not in ours:
            return view(request, *args, **kwargs)
        with translation.override(language):
            response = view(request, *args, **kwargs)
        response["Content-Language"] = language
        return response

    return answered


def _shared(view: View) -> View:
    """Let the scripts of other sites read what is public, and that alone.

    No site may read with the cookies of whoever visits it: `*` forbids a browser to hand over an answer that
    was asked for with them, and an answer to a request that brought our cookie does not even say `*`.
    """

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        if settings.SESSION_COOKIE_NAME not in request.COOKIES:
            response["Access-Control-Allow-Origin"] = "*"
            response["Access-Control-Expose-Headers"] = "ETag, Retry-After"
            response["Cross-Origin-Resource-Policy"] = "cross-origin"
        return response

    return answered
