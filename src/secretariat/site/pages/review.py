from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from secretariat.people.access import everyone, open_to
from secretariat.site.pages.looking import look_of, show, show_json, unless_unchanged
from secretariat.site.queries.review import review_page


@require_safe
@open_to(everyone)
@unless_unchanged
def review(request: HttpRequest, public_id: str) -> HttpResponse:
    """Beside the lines of an agenda the paragraphs of the draft under which it is reviewed."""
    look = look_of(request)
    return show(request, "site/review.html", review_page(public_id, look), look)


@require_safe
@open_to(everyone)
@unless_unchanged
def review_json(request: HttpRequest, public_id: str) -> HttpResponse:
    """The same as JSON."""
    look = look_of(request)
    return show_json(review_page(public_id, look), look)
