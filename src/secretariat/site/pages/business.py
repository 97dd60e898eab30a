from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from secretariat.business.queries import consultation_told
from secretariat.people.access import everyone, open_to
from secretariat.site.pages.looking import look_of, show, show_json, unless_unchanged
from secretariat.site.queries.business import business_page, council_page


@require_safe
@open_to(everyone)
@unless_unchanged
def business(request: HttpRequest) -> HttpResponse:
    """Business councils and what they are asked."""
    look = look_of(request)
    return show(request, "site/business.html", business_page(look, timezone.now()), look)


@require_safe
@open_to(everyone)
@unless_unchanged
def council(request: HttpRequest, slug: str) -> HttpResponse:
    """A business council: its chair, its members, what it was asked."""
    look = look_of(request)
    return show(request, "site/council.html", council_page(slug, look, timezone.now()), look)


@require_safe
@open_to(everyone)
@unless_unchanged
def consultation(request: HttpRequest, public_id: str) -> HttpResponse:
    """A consultation: what was put, what each member of the council says, what it is answered."""
    look = look_of(request)
    told = consultation_told(public_id, look.viewer, timezone.now(), look.language)
    return show(request, "site/consultation.html", told, look)


@require_safe
@open_to(everyone)
@unless_unchanged
def consultation_json(request: HttpRequest, public_id: str) -> HttpResponse:
    """The same as JSON."""
    look = look_of(request)
    return show_json(consultation_told(public_id, look.viewer, timezone.now(), look.language), look)
