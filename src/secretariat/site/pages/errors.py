from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def not_found(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """Nothing here, or nothing that this viewer may see: the two look alike."""
    return render(request, "site/not_found.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Something broke."""
    return render(request, "site/server_error.html", status=500)
