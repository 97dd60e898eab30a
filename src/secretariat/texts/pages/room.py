from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from secretariat.people.access import everyone, open_to
from secretariat.texts.pages.looking import actor_of, filter_or_404, look_or_404, paragraph_or_404
from secretariat.texts.pages.parts import parts_of
from secretariat.texts.rooms import lists
from secretariat.texts.rooms.figures import figures_of
from secretariat.texts.rooms.languages import languages_of
from secretariat.texts.rooms.matrix import matrix_of
from secretariat.texts.rooms.own import own_of
from secretariat.texts.rooms.paragraph import focus_of
from secretariat.texts.rooms.telling import Told, log_of
from secretariat.texts.rooms.visits import left_at


@require_safe
@open_to(everyone)
def rooms(request: HttpRequest) -> HttpResponse:
    """Show the texts under negotiation that the viewer may see."""
    asked = {name: request.GET.get(name, "") for name in ("body", "meeting", "page")}
    page = lists.rooms_listed(actor_of(request), timezone.now(), **asked)
    return render(request, "texts/rooms.html", {"page": page})


@require_safe
@open_to(everyone)
def room(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show a drafting room."""
    look, which = look_or_404(request, public_id), filter_or_404(request)
    left = left_at(look)
    since: tuple[Told, ...] = ()
    if left < look.draft.count:
        since = log_of(look).told(look.names, after=left)
    shown = {
        "since": since,
        "draft": look.draft,
        "body": look.body,
        "rights": look.rights,
        "which": which,
        "parts": parts_of(look, which),
        "own": own_of(look),
        "at": "room",
    }
    return render(request, "texts/room.html", shown)


@require_safe
@open_to(everyone)
def paragraph(request: HttpRequest, public_id: str, key: str) -> HttpResponse:
    """Show one paragraph in focus, with its proposals, positions and history."""
    look = look_or_404(request, public_id)
    focus = focus_of(look, paragraph_or_404(look, key))
    return render(request, "texts/paragraph.html", {"focus": focus, "room": focus.room, "draft": look.draft})


@require_safe
@open_to(everyone)
def matrix(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show who holds which bracket; to nobody who may not know it."""
    look = look_or_404(request, public_id)
    if not look.rights.sees_names:
        raise Http404
    shown = {
        "draft": look.draft,
        "body": look.body,
        "matrix": matrix_of(look),
        "at": "matrix",
        "rights": look.rights,
    }
    return render(request, "texts/matrix.html", shown)


@require_safe
@open_to(everyone)
def figures(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show the figures of a negotiation to those who take part in it."""
    look = look_or_404(request, public_id)
    if not look.is_inside:
        raise Http404
    shown = {
        "draft": look.draft, "body": look.body, "figures": figures_of(look), "at": "figures",
        "rights": look.rights,
    }  # fmt: skip
    return render(request, "texts/figures.html", shown)


@require_safe
@open_to(everyone)
def languages(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show the languages of a text, each version beside the original."""
    look = look_or_404(request, public_id)
    shown = {
        "draft": look.draft, "body": look.body, "page": languages_of(look), "at": "languages",
        "rights": look.rights,
    }  # fmt: skip
    return render(request, "texts/languages.html", shown)


@require_safe
@open_to(everyone)
def history(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show the whole log of a text in sentences, the latest first."""
    look = look_or_404(request, public_id)
    if not look.is_inside:
        raise Http404
    told = log_of(look).told(look.names)
    shown = {"draft": look.draft, "body": look.body, "told": told, "at": "log", "rights": look.rights}
    return render(request, "texts/log.html", shown)
