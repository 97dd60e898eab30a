"""A page that breaks, as the tests of the logs need it."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from secretariat.config.urls import handler500
from secretariat.config.urls import urlpatterns as whole


def broken(request: HttpRequest, slug: str) -> HttpResponse:
    raise RuntimeError(f"nothing known of {slug}")


urlpatterns = [*whole, path("broken/<slug:slug>/", broken, name="broken")]
__all__ = ["handler500", "urlpatterns"]
