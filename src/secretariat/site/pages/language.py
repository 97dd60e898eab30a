from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST
from django.views.i18n import set_language

from secretariat.people.access import everyone, open_to


# Exempt: the choice is no act on the record, and a token would make each public page differ per visitor.
@csrf_exempt
@require_POST
@open_to(everyone)
def choose(request: HttpRequest) -> HttpResponse:
    """Keep the reader's language in a cookie and go back to the page."""
    return set_language(request)
