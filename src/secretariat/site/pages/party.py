from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from secretariat.people.access import everyone, open_to
from secretariat.site.pages.looking import look_of, show, show_json, unless_unchanged
from secretariat.site.queries.parties import parties_page
from secretariat.site.queries.party import party_page
from secretariat.site.queries.party_word import party_word


@require_safe
@open_to(everyone)
@unless_unchanged
def party(request: HttpRequest, code: str) -> HttpResponse:
    """One member across all bodies."""
    look = look_of(request)
    return show(request, "site/party.html", party_page(code, look), look, party=code)


@require_safe
@open_to(everyone)
@unless_unchanged
def party_json(request: HttpRequest, code: str) -> HttpResponse:
    """The same as JSON."""
    look = look_of(request)
    return show_json(party_page(code, look), look, party=code)


@require_safe
@open_to(everyone)
@unless_unchanged
def party_word_page(request: HttpRequest, code: str) -> HttpResponse:
    """Its terms ahead, what its people promised, what waits for it."""
    look = look_of(request)
    return show(request, "site/party_word.html", party_word(code, look), look)


@require_safe
@open_to(everyone)
@unless_unchanged
def party_word_json(request: HttpRequest, code: str) -> HttpResponse:
    """The same as JSON."""
    look = look_of(request)
    return show_json(party_word(code, look), look)


@require_safe
@open_to(everyone)
@unless_unchanged
def parties(request: HttpRequest) -> HttpResponse:
    """All members of all bodies."""
    look = look_of(request)
    kind, words = request.GET.get("kind", ""), request.GET.get("q", "")[:100]
    return show(request, "site/parties.html", parties_page(look, kind=kind, words=words), look)
