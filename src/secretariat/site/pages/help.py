from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from secretariat.people.access import everyone, open_to

# The signs worth learning; the others explain themselves by their word.
SIGNS = ("held", "planned", "confirmed", "postponed", "not-held", "disputed", "unverified")


@require_safe
@open_to(everyone)
def reading_a_page(request: HttpRequest) -> HttpResponse:
    """How to read a page: sources, signs, dates, keys."""
    return render(request, "site/help.html", {"signs": SIGNS})
