"""What every public page does alike: who looks, which day, HTML or JSON, unchanged or not."""

import hashlib
from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache, wraps
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.db.models import Subquery
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.views.decorators.http import condition

from secretariat.desk.queries.since_then import SinceThen, since_then
from secretariat.history.models import Entry
from secretariat.notices.models import Notice
from secretariat.people.actor import Actor
from secretariat.site.queries.joint_on import joint_on
from secretariat.site.queries.notices_on import NoticesOn, notices_on_document, notices_on_line
from secretariat.site.queries.rows import Look, plain

View = Callable[..., HttpResponse]
PACKAGE = Path(__file__).parents[2]
# Who comes and goes changes no page that a stranger sees.
OF_NO_PAGE = ("account.signed-in", "account.signed-out", "account.sign-in-failed")


def look_of(request: HttpRequest) -> Look:
    """Return who looks, in which language, and the day asked for with `?known=`; a bad day is not found."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return Look(actor, get_language() or "en", timezone.localdate(), _known(request))


def page_number(request: HttpRequest) -> int:
    """Return the page asked for with `?page=`; what is no number is not found."""
    asked = request.GET.get("page", "1")
    if not asked.isdecimal() or len(asked) > 6:
        raise Http404
    return int(asked)


def show(
    request: HttpRequest,
    template: str,
    page: Any,
    look: Look,
    more: Mapping[str, Any] | None = None,
    **about: str,
) -> HttpResponse:
    """Return the page, or nothing where the query found nothing that this viewer may see.

    Args:
        more: whatever else the template asks for.
        about: whose "Since then" stands on the page: document, body, party, person, line or term; of a
            document, a line and a term also the notices that rest on them.
    """
    if page is None:
        raise Http404
    context = {"page": page, "known": look.known, "today": look.today, "since_then": _since(look, about)}
    context["notices"] = _notices(look, about)
    context["joint"] = joint_on(look, about)
    return render(request, template, context | dict(more or {}))


def show_json(page: Any, look: Look, **about: str) -> HttpResponse:
    """Return the same page as JSON, sources and all."""
    if page is None:
        raise Http404
    known = {"as_known_on": look.known.isoformat()} if look.known else {}
    since = _since(look, about)
    told = {"since_then": plain(since)} if since else {}
    return JsonResponse(known | plain(page) | told, json_dumps_params={"ensure_ascii": False, "indent": 1})


def _since(look: Look, about: dict[str, str]) -> SinceThen | None:
    """Return what became of what was announced; who looks back at a day is not told what came after it."""
    if not about or look.known is not None:
        return None
    return since_then(look.viewer, look.today, look.language, **about)


def _notices(look: Look, about: dict[str, str]) -> NoticesOn | None:
    """Return the notices that rest on a line or a document; who looks back at a day is not told of them."""
    if look.known is not None:
        return None
    if "document" in about:
        return notices_on_document(about["document"], look, timezone.now())
    line = about.get("line") or about.get("term")
    return notices_on_line(line, look, timezone.now()) if line else None


def unless_unchanged(view: View) -> View:
    """Answer 304 to strangers while nothing was written since; whoever is signed in always gets the page."""

    def etag(request: HttpRequest, *_: Any, **__: Any) -> str | None:
        if settings.DEBUG or request.actor.is_signed_in or messages.get_messages(request):  # type: ignore[attr-defined]
            return None
        written = Entry.objects.exclude(verb__in=OF_NO_PAGE).order_by("-pk")
        # The end of an embargo is nobody's act, and changes pages all the same.
        out = Notice.objects.public(timezone.now()).order_by("-published_at").values("published_at")[:1]
        last = written.annotate(out=Subquery(out)).values_list("pk", "out").first()
        told = f"{last} {timezone.localdate()} {get_language()} {_release()} {request.get_full_path()}"
        return f'W/"{hashlib.sha256(told.encode()).hexdigest()[:20]}"'

    guarded = condition(etag_func=etag)(view)

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response: HttpResponse = guarded(request, *args, **kwargs)
        patch_cache_control(response, no_cache=True, private=True)
        return response

    return answered


@lru_cache(maxsize=1)
def _release() -> str:
    """Return what changes when the code does: an upgraded page is not the page of yesterday."""
    kinds = ("*.html", "*.py", "*.css")
    return str(max(path.stat().st_mtime_ns for kind in kinds for path in PACKAGE.rglob(kind)))


def _known(request: HttpRequest) -> date | None:
    asked = request.GET.get("known", "")
    if not asked:
        return None
    try:
        return date.fromisoformat(asked)
    except ValueError as error:
        raise Http404 from error
