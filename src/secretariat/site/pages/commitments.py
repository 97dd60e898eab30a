from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from secretariat.commitments.states import Stance
from secretariat.engines.values.sheets import as_sheet
from secretariat.people.access import everyone, open_to, signed_in
from secretariat.site.pages.looking import look_of, page_number, show, unless_unchanged
from secretariat.site.queries.commitments import board, in_file
from secretariat.site.queries.commitments_narrowing import AGES, SORTS, STATES, Narrowed
from secretariat.site.queries.commitments_views import by_age, by_owner
from secretariat.site.queries.commitments_waiting import waiting_for
from secretariat.site.queries.rows import plain

VIEWS = ("", "owners", "age")
LONGEST = 100
MOST_DAYS = 3660
_COLUMNS = (
    "id", "words", "owners", "body", "said", "due", "days_late", "state", "since", "stance", "priority",
    "terms", "source",
)  # fmt: skip


@require_safe
@open_to(everyone)
@unless_unchanged
def commitments(request: HttpRequest, slug: str = "") -> HttpResponse:
    """What is owed, by whom and by when: as a list, by owner, or by age and state."""
    look, view = look_of(request), request.GET.get("view", "")
    if view not in VIEWS:
        raise Http404
    narrowed = _narrowed(request, slug)
    page = board(look, narrowed, page_number(request))
    more = {
        "view": view,
        "by_owner": by_owner(look, narrowed) if view == "owners" else (),
        "by_age": by_age(look, narrowed) if view == "age" else None,
    }
    return show(request, "site/commitments.html", page, look, more)


@require_safe
@open_to(everyone)
@unless_unchanged
def commitments_json(request: HttpRequest) -> HttpResponse:
    """The same page of the list as JSON."""
    look = look_of(request)
    page = board(look, _narrowed(request), page_number(request))
    if page is None:
        raise Http404
    told = {name: plain(getattr(page, name)) for name in ("total", "page", "page_count", "overdue", "counts")}
    known = {"as_known_on": look.known.isoformat()} if look.known else {}
    return JsonResponse(known | told | {"rows": plain(page.rows)}, json_dumps_params={"ensure_ascii": False})


@require_safe
@open_to(everyone)
@unless_unchanged
def commitments_csv(request: HttpRequest) -> HttpResponse:
    """The list as CSV; what a spreadsheet would take for a formula is told apart."""
    rows = (
        (row.id, row.words, _labels(row.owners), row.body.label if row.body else "", row.said, row.due_edtf,
         row.days_late or "", row.state, row.since, row.stance, row.priority.label if row.priority else "",
         _labels(row.terms), "; ".join(note.label for note in row.notes))
        for row in in_file(look_of(request), _narrowed(request))
    )  # fmt: skip
    answer = HttpResponse(as_sheet(_COLUMNS, rows), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="commitments.csv"'
    return answer


@require_safe
@open_to(signed_in)
def mine(request: HttpRequest) -> HttpResponse:
    """What those owe for whom one sits; for staff also what has been overdue without a word for long."""
    look = look_of(request)
    return show(request, "site/my_commitments.html", waiting_for(look), look)


def _narrowed(request: HttpRequest, slug: str = "") -> Narrowed:
    """Return what is asked for; what is no filter is not found."""
    asked = request.GET
    given = {name: asked.get(name, "")[:LONGEST] for name in ("owner", "priority", "topic", "term")}
    return Narrowed(
        body=slug or asked.get("body", "")[:LONGEST],
        state=_one_of(asked.get("state", ""), [key for key, _ in STATES]),
        overdue=bool(asked.get("overdue")),
        within=_days(asked.get("within", "")),
        stance=_one_of(asked.get("stance", ""), Stance.values),
        age=_one_of(asked.get("age", ""), [key for key, *_ in AGES]),
        words=asked.get("q", "")[:200],
        sort=_one_of(asked.get("sort", ""), [key for key, _ in SORTS]) or "due",
        **given,
    )


def _one_of(given: str, known: Any) -> str:
    if given and given not in known:
        raise Http404
    return given


def _days(given: str) -> int | None:
    if not given:
        return None
    if not given.isdecimal() or len(given) > 4 or int(given) > MOST_DAYS:
        raise Http404
    return int(given)


def _labels(links: Any) -> str:
    return "; ".join(link.label for link in links)
