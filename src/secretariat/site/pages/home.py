from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from secretariat.people.access import everyone, open_to


@require_safe
@open_to(everyone)
def home(request: HttpRequest) -> HttpResponse:
    """Today: who holds which chair, what comes next, what was published last."""
    return render(request, "site/home.html", {})
