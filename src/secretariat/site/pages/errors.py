from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from secretariat.site.problems import is_asked_by_program, problem


@dataclass(frozen=True, slots=True)
class Stopped:
    """What a page says that asks nothing of the database, nor of the request: either may be what is wrong."""

    code: int
    heading: str
    lede: str
    advice: str


def stopped(code: int) -> Stopped:
    """Return the words for a status."""
    return {
        400: Stopped(
            400,
            _("This request cannot be read"),
            _("Something in it is not as a browser sends it. Nothing was changed."),
            _("Go back and try again; if you followed a link, it may be broken."),
        ),
        403: Stopped(
            403,
            _("This is not open to you"),
            _("Nothing was changed."),
            _("If this should be yours to do, ask the secretariat of the body: rights follow from seats."),
        ),
        408: Stopped(
            408,
            _("What you sent did not arrive in time"),
            _("Nothing of it was kept."),
            _("Send fewer or smaller files at once, or try again over a better connection."),
        ),
        413: Stopped(
            413,
            _("What you sent is too large"),
            _("Nothing of it was kept."),
            _("Hand in fewer files at once; the page where you receive documents says how large one may be."),
        ),
    }[code]


def bad_request(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """The request is not one that a browser sends."""
    if is_asked_by_program(request):
        return problem(400)
    return render(request, "site/stopped.html", {"stopped": stopped(400)}, status=400)


def forbidden(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """Not permitted."""
    return render(request, "site/stopped.html", {"stopped": stopped(403)}, status=403)


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form came without the token of its page: from elsewhere, or from a page that is too old."""
    told = Stopped(
        403,
        _("This form could not be matched with its page"),
        _("Nothing was changed. Either the page was open for too long, or the form was not sent from here."),
        _("Go back, load the page again, and send it once more; your browser must accept our cookies."),
    )
    return render(request, "site/stopped.html", {"stopped": told}, status=403)


def not_found(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """Nothing here, or nothing that this viewer may see: the two look alike."""
    if is_asked_by_program(request):
        return problem(404)
    return render(request, "site/not_found.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Something broke."""
    if is_asked_by_program(request):
        return problem(500)
    return render(request, "site/server_error.html", status=500)
