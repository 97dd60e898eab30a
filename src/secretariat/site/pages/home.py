from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from secretariat.people.access import everyone, open_to
from secretariat.site.queries.home import today_for


@require_safe
@open_to(everyone)
def home(request: HttpRequest) -> HttpResponse:
    """Today: who holds which chair, what comes next, what was adopted and published last."""
    actor = request.actor  # type: ignore[attr-defined]
    today = today_for(
        actor, timezone.localdate(), with_fictitious=settings.DEMO, language=get_language() or "en"
    )
    return render(request, "site/home.html", {"today": today})
