"""Feeds of chairs that calendars, spreadsheets and readers subscribe to: stable addresses, one per form."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from secretariat.chairs.calendar_file import calendar_file
from secretariat.chairs.listing import as_csv, listed
from secretariat.people.access import everyone, open_to
from secretariat.people.pace import paced
from secretariat.site.pages.looking import look_of, page_number, show, unless_unchanged
from secretariat.site.queries import chair_feeds as queries
from secretariat.site.queries import shared_chairs
from secretariat.site.queries.chair_feeds import Source
from secretariat.site.queries.rows import Look

Writer = Callable[[HttpRequest, Source, Look], HttpResponse]


@require_safe
@open_to(everyone)
@paced
@unless_unchanged
def chairs(request: HttpRequest, form: str, slug: str | None = None, code: str | None = None) -> HttpResponse:
    """Terms in the chair: of all organisations, of one Body, or of one Party."""
    look = look_of(request)
    source = queries.source_of(look, body=slug, party=code)
    if source is None:
        raise Http404
    return _WRITERS[form](request, source, look)


@require_safe
@open_to(everyone)
@paced
@unless_unchanged
def cross_chairs(request: HttpRequest, form: str, code: str | None = None) -> HttpResponse:
    """Where one Party holds two chairs at once."""
    look = look_of(request)
    if code is not None and queries.source_of(look, party=code) is None:
        raise Http404
    rows = shared_chairs.shared_chairs(look, code)
    if form == "json":
        return _json([asdict(row) for row in rows])
    entries = shared_chairs.shared_entries(rows, _root(request))
    title = _("Two chairs at once")
    file = calendar_file(title, entries, stamped=timezone.now(), address=request.build_absolute_uri())
    return _calendar(file, "cross-chairs")


@require_safe
@open_to(everyone)
@paced
@unless_unchanged
def cross_chairs_page(request: HttpRequest) -> HttpResponse:
    """The same as a page: from when to when one Party chairs two bodies, and for how many shared days."""
    look = look_of(request)
    page = shared_chairs.shared_page(look, page_number(request))
    return show(request, "site/cross_chairs.html", page, look)


def _write_calendar(request: HttpRequest, source: Source, look: Look) -> HttpResponse:
    entries = queries.entries_of(source, look, _root(request))
    address = request.build_absolute_uri()
    file = calendar_file(source.title, entries, stamped=timezone.now(), address=address)
    return _calendar(file, f"chairs-{source.body or source.party or 'all'}")


def _write_json(request: HttpRequest, source: Source, look: Look) -> HttpResponse:
    rows = listed(queries.terms_of(source, look), look.viewer, look.language)
    return _json([asdict(row) for row in rows])


def _write_csv(request: HttpRequest, source: Source, look: Look) -> HttpResponse:
    rows = listed(queries.terms_of(source, look), look.viewer, look.language)
    # The mark at the beginning lets spreadsheets see that it is UTF-8.
    response = HttpResponse("\ufeff" + as_csv(rows), content_type="text/csv; charset=utf-8")
    name = f"chairs-{source.body or source.party or 'all'}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _write_atom(request: HttpRequest, source: Source, look: Look) -> HttpResponse:
    root = _root(request)
    feed = Atom1Feed(
        title=source.title,
        link=root + _page_of(source),
        description=_("What was last written on who presides over what."),
        language=get_language(),
        feed_url=request.build_absolute_uri(),
        author_name="Secretariat",
    )
    for change in queries.changes_of(source, look):
        at = datetime.fromisoformat(change.at)
        feed.add_item(
            title=change.title,
            link=root + change.url,
            unique_id=root + change.url,
            description=change.summary + (f" {change.source}" if change.source else ""),
            updateddate=at,
        )
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)


_WRITERS: dict[str, Writer] = {
    "ics": _write_calendar,
    "json": _write_json,
    "csv": _write_csv,
    "atom": _write_atom,
}


def _page_of(source: Source) -> str:
    if source.body:
        return reverse("site:body", args=[source.body])
    return reverse("site:party", args=[source.party]) if source.party else reverse("site:chairs")


def _root(request: HttpRequest) -> str:
    return f"{request.scheme}://{request.get_host()}"


def _calendar(file: bytes, name: str) -> HttpResponse:
    response = HttpResponse(file, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'inline; filename="{name}.ics"'
    return response


def _json(rows: list[dict[str, Any]]) -> JsonResponse:
    return JsonResponse(rows, safe=False, json_dumps_params={"ensure_ascii": False, "indent": 1})
