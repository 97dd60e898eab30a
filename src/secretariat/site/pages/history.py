from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from secretariat.people.access import everyone, open_to, signed_in
from secretariat.site import policies
from secretariat.site.pages.looking import look_of, page_number, show, unless_unchanged
from secretariat.site.queries import history as queries


@require_safe
@open_to(policies.may_browse_history)
def history(request: HttpRequest) -> HttpResponse:
    """All that was done, newest first; each entry only to whoever may see what it is about."""
    look, wanted = look_of(request), _wanted(request)
    page = queries.browsed(wanted, look, page_number(request))
    more = {
        "wanted": wanted,
        "verbs": queries.verbs(),
        "kinds": queries.kinds(),
        "may_export": policies.may_export_history(look.viewer),
    }
    return show(request, "site/history.html", page, look, more)


@require_safe
@open_to(everyone)
@unless_unchanged
def history_of(request: HttpRequest, kind: str, of: str) -> HttpResponse:
    """What was done about one thing, for whoever may see it."""
    look = look_of(request)
    page = queries.history_page(kind, of, look, page_number(request))
    return show(request, "site/history_of.html", page, look)


@require_safe
@open_to(signed_in)
def history_by(request: HttpRequest, public_id: str) -> HttpResponse:
    """What one account did; one's own for everybody."""
    look = look_of(request)
    if not policies.may_see_acts_of(look.viewer, public_id):
        raise Http404
    return show(request, "site/history_of.html", queries.acts_by(public_id, look, page_number(request)), look)


@require_safe
@open_to(signed_in)
def my_history(request: HttpRequest) -> HttpResponse:
    """The way to one's own."""
    return redirect("site:history-by", look_of(request).viewer.history_id)


def _wanted(request: HttpRequest) -> queries.Wanted:
    asked = request.GET
    return queries.Wanted(
        verb=asked.get("verb", "")[:60],
        kind=asked.get("kind", "")[:40],
        who=asked.get("who", "")[:100],
        since=day_asked(asked.get("since", "")),
        until=day_asked(asked.get("until", "")),
    )


def day_asked(asked: str) -> date | None:
    """Return the day; a bad one is not found."""
    try:
        return date.fromisoformat(asked) if asked else None
    except ValueError as error:
        raise Http404 from error
