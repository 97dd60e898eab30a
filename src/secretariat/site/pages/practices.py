from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from secretariat.engines.values.sheets import as_sheet
from secretariat.people.access import everyone, open_to
from secretariat.practices.queries import Narrowed
from secretariat.practices.standing import practice_told
from secretariat.practices.states import PracticeState, Size
from secretariat.site.pages.looking import look_of, page_number, show, show_json, unless_unchanged
from secretariat.site.queries.practices import practices_in_file, practices_page
from secretariat.site.queries.rows import plain

LONGEST = 100
_COLUMNS = (
    "id", "title", "party", "body", "topics", "size", "population", "answers_in", "published", "taken_up_by",
    "state",
)  # fmt: skip


@require_safe
@open_to(everyone)
@unless_unchanged
def practices(request: HttpRequest) -> HttpResponse:
    """Experiences that members offer, by topic, size of city, language and words."""
    look = look_of(request)
    return show(
        request, "site/practices.html", practices_page(look, _narrowed(request), page_number(request)), look
    )


@require_safe
@open_to(everyone)
@unless_unchanged
def practices_json(request: HttpRequest) -> HttpResponse:
    """The same page of the list as JSON."""
    page = practices_page(look_of(request), _narrowed(request), page_number(request))
    if page is None:
        raise Http404
    told = {name: plain(getattr(page, name)) for name in ("total", "page", "page_count", "rows")}
    return JsonResponse(told, json_dumps_params={"ensure_ascii": False})


@require_safe
@open_to(everyone)
@unless_unchanged
def practices_csv(request: HttpRequest) -> HttpResponse:
    """The list as CSV; what a spreadsheet would take for a formula is told apart."""
    rows = (
        (row.id, row.title, row.party_name, row.body_name, "; ".join(row.topics), row.size,
         row.population or "", " ".join(row.languages), row.published_on or "", row.reuses, row.state)
        for row in practices_in_file(look_of(request), _narrowed(request))
    )  # fmt: skip
    answer = HttpResponse(as_sheet(_COLUMNS, rows), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="practices.csv"'
    return answer


@require_safe
@open_to(everyone)
@unless_unchanged
def practice(request: HttpRequest, public_id: str) -> HttpResponse:
    """An experience: what was wrong, what was done, what it cost, what came of it, who took it up."""
    look = look_of(request)
    return show(request, "site/practice.html", practice_told(public_id, look.viewer, look.language), look)


@require_safe
@open_to(everyone)
@unless_unchanged
def practice_json(request: HttpRequest, public_id: str) -> HttpResponse:
    """The same as JSON."""
    look = look_of(request)
    return show_json(practice_told(public_id, look.viewer, look.language), look)


def _narrowed(request: HttpRequest) -> Narrowed:
    """Return what is asked for; what is no filter is not found."""
    asked = request.GET
    for name, known in (("state", PracticeState.values), ("size", Size.values)):
        if asked.get(name, "") not in {"", *known}:
            raise Http404
    names = ("body", "party", "topic", "size", "language", "state")
    return Narrowed(words=asked.get("q", "")[:200], **{name: asked.get(name, "")[:LONGEST] for name in names})
