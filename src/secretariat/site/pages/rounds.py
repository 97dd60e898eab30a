from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from secretariat.business.rounds import round_told, timetable
from secretariat.engines.values.sheets import as_sheet
from secretariat.people.access import open_to, signed_in
from secretariat.site.pages.looking import look_of, show

_COLUMNS = ("slot", "begins", "table", "one", "other", "confirmed", "points", "reasons")


@require_safe
@open_to(signed_in)
def round_(request: HttpRequest, public_id: str) -> HttpResponse:
    """A round of meetings in pairs: who takes part, who meets whom and why, what the viewer may do."""
    look = look_of(request)
    return show(
        request, "site/round.html", round_told(public_id, look.viewer, timezone.now(), look.language), look
    )


@require_safe
@open_to(signed_in)
def round_csv(request: HttpRequest, public_id: str) -> HttpResponse:
    """The pairs of a round as CSV, for whoever sees them."""
    look = look_of(request)
    told = round_told(public_id, look.viewer, timezone.now(), look.language)
    if told is None or not told.sees_pairs:
        raise Http404
    rows = (
        (pair.slot, f"{pair.begins:%H:%M}", pair.table, pair.one_name, pair.other_name,
         "yes" if pair.is_by_hand else "no", pair.points if told.may_run else "", " ".join(pair.why))
        for pair in told.pairs
    )  # fmt: skip
    answer = HttpResponse(as_sheet(_COLUMNS, rows), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="round-{told.row.id}.csv"'
    return answer


@require_safe
@open_to(signed_in)
def round_timetable(request: HttpRequest, public_id: str, code: str) -> HttpResponse:
    """Whom one participant meets when, to print."""
    look = look_of(request)
    told = timetable(public_id, code, look.viewer, timezone.now(), look.language)
    return show(request, "site/timetable.html", told, look)
