from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from secretariat.people.access import everyone, open_to
from secretariat.people.pace import paced
from secretariat.site.queries.rows import Look
from secretariat.site.queries.search import found_for


@require_safe
@open_to(everyone)
@paced
def search(request: HttpRequest) -> HttpResponse:
    """Find names, titles and words of documents."""
    actor = request.actor  # type: ignore[attr-defined]
    look = Look(actor, get_language() or "en", timezone.localdate())
    found = found_for(request.GET.get("q", ""), look, with_fictitious=settings.DEMO)
    return render(request, "site/search.html", {"found": found, "query": found.query})
