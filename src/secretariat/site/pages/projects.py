from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from secretariat.bodies.queries import bodies_known_to
from secretariat.engines.values.sheets import as_sheet
from secretariat.parties.models import Body
from secretariat.people.access import everyone, open_to
from secretariat.projects.iati.gathering import iati_of
from secretariat.site.pages.looking import look_of, page_number, show, show_json, unless_unchanged
from secretariat.site.queries.project import project_page
from secretariat.site.queries.project_call import call_page, calls_listed
from secretariat.site.queries.projects import columns, projects_in_file, projects_page
from secretariat.site.queries.projects_money import money_board, projects_map
from secretariat.site.queries.projects_narrowing import SORTS, STATES, NarrowedProjects
from secretariat.site.queries.rows import plain

VIEWS = ("", "states", "money", "map", "calls")
LONGEST = 100
_COLUMNS = (
    "id", "title", "body", "lead", "partners", "state", "step", "decides", "until", "since", "planned",
    "total", "currency", "percent", "watched", "source",
)  # fmt: skip


@require_safe
@open_to(everyone)
@unless_unchanged
def projects(request: HttpRequest) -> HttpResponse:
    """Projects: as a list, by state, by money, on a map; and the calls."""
    look, view = look_of(request), request.GET.get("view", "")
    if view not in VIEWS:
        raise Http404
    narrowed = _narrowed(request)
    page = projects_page(look, narrowed, page_number(request))
    more: dict[str, Any] = {"view": view, "columns": (), "money": None, "map": None, "calls": ()}
    if page is not None and view == "states":
        more["columns"] = columns(look, narrowed)
    elif page is not None and view == "money":
        more["money"] = money_board(look, narrowed)
    elif page is not None and view == "map":
        more["map"] = projects_map(look, narrowed)
    elif view == "calls":
        more["calls"] = calls_listed(look, timezone.now())
    return show(request, "site/projects.html", page, look, more)


@require_safe
@open_to(everyone)
@unless_unchanged
def projects_json(request: HttpRequest) -> HttpResponse:
    """The same page of the list as JSON."""
    look = look_of(request)
    page = projects_page(look, _narrowed(request), page_number(request))
    if page is None:
        raise Http404
    told = {name: plain(getattr(page, name)) for name in ("total", "page", "page_count", "counts")}
    return JsonResponse(told | {"rows": plain(page.rows)}, json_dumps_params={"ensure_ascii": False})


@require_safe
@open_to(everyone)
@unless_unchanged
def projects_csv(request: HttpRequest) -> HttpResponse:
    """The list as CSV; what a spreadsheet would take for a formula is told apart."""
    rows = (
        (row.id, row.title, row.body.label, row.lead.label if row.lead else "", row.partner_count, row.state,
         row.step, row.step_who, row.step_until, row.since, row.planned_edtf, row.amount, row.currency,
         row.percent, "; ".join(row.late), "; ".join(note.label for note in row.notes))
        for row in projects_in_file(look_of(request), _narrowed(request))
    )  # fmt: skip
    answer = HttpResponse(as_sheet(_COLUMNS, rows), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="projects.csv"'
    return answer


@require_safe
@open_to(everyone)
@unless_unchanged
def project(request: HttpRequest, public_id: str) -> HttpResponse:
    """A project: how it stands, its way, its partners and money, its course; each with its source."""
    look = look_of(request)
    page = project_page(public_id, look, timezone.now())
    return show(request, "site/project.html", page, look, line=public_id)


@require_safe
@open_to(everyone)
@unless_unchanged
def project_json(request: HttpRequest, public_id: str) -> HttpResponse:
    """The same as JSON."""
    look = look_of(request)
    return show_json(project_page(public_id, look, timezone.now()), look, line=public_id)


@require_safe
@open_to(everyone)
@unless_unchanged
def call(request: HttpRequest, public_id: str) -> HttpResponse:
    """A call for projects, with what was handed in under it."""
    look = look_of(request)
    return show(request, "site/project_call.html", call_page(public_id, look, timezone.now()), look)


@require_safe
@open_to(everyone)
@unless_unchanged
def projects_iati(request: HttpRequest) -> HttpResponse:
    """The approved projects of a body as IATI 2.03; what is public alone."""
    known = Body.objects.filter(bodies_known_to(look_of(request).viewer)).select_related("parent")
    body = known.filter(slug=request.GET.get("body", "")[:LONGEST]).first()
    if body is None:
        raise Http404
    answer = HttpResponse(iati_of(body, timezone.now()), content_type="application/xml; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="iati-{body.slug}.xml"'
    return answer


def _narrowed(request: HttpRequest) -> NarrowedProjects:
    """Return what is asked for; what is no filter is not found."""
    asked = request.GET
    names = ("body", "partner", "step", "topic", "place", "priority", "call")
    return NarrowedProjects(
        state=_one_of(asked.get("state", ""), [key for key, _ in STATES]),
        words=asked.get("q", "")[:200],
        sort=_one_of(asked.get("sort", ""), [key for key, _ in SORTS]) or "end",
        **{name: asked.get(name, "")[: LONGEST * 2] for name in names},
    )


def _one_of(given: str, known: Any) -> str:
    if given and given not in known:
        raise Http404
    return given
