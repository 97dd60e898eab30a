"""Notices as the public reads them: the list, one notice, its pictures; and the preview."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from secretariat.evidence import originals
from secretariat.notices.models import Notice
from secretariat.notices.policies import may_write
from secretariat.people.access import everyone, open_to, signed_in
from secretariat.people.actor import Actor
from secretariat.people.pace import paced
from secretariat.refusals import NotReady
from secretariat.site.pages.looking import look_of, page_number, show, show_json, unless_unchanged
from secretariat.site.queries import notice as queries
from secretariat.site.queries.news import NewsPage, news_page
from secretariat.site.queries.notice_data import article_data


@require_safe
@open_to(everyone)
@unless_unchanged
def news(request: HttpRequest) -> HttpResponse:
    """All that is published, newest first, narrowed by body and language."""
    look = look_of(request)
    return show(request, "site/news.html", _news(request), look)


@require_safe
@open_to(everyone)
@unless_unchanged
def news_json(request: HttpRequest) -> HttpResponse:
    """The same as JSON."""
    return show_json(_news(request), look_of(request))


def _news(request: HttpRequest) -> NewsPage | None:
    asked = request.GET
    body, language = asked.get("body", "")[:100], asked.get("language", "")[:12]
    return news_page(look_of(request), timezone.now(), body, language, page_number(request))


@require_safe
@open_to(everyone)
@unless_unchanged
def notice(request: HttpRequest, public_id: str, language: str = "") -> HttpResponse:
    """A published notice; a withdrawn one says so at the same address."""
    look = look_of(request)
    page = queries.notice_page(public_id, look, timezone.now(), language)
    root = f"{request.scheme}://{request.get_host()}"
    if page is None and not language and _works_on(look.viewer, public_id):
        return redirect("notices:notice", public_id)
    more: dict[str, Any] = {"linked": article_data(page, root) if page else None}
    if page and look.viewer.is_signed_in:
        found = Notice.objects.select_related("body__parent").get(public_id=public_id)
        more["may_write"] = may_write(look.viewer, found.body)
    return show(request, "site/notice.html", page, look, more)


def _works_on(viewer: Actor, public_id: str) -> bool:
    rows = Notice.objects.filter(public_id=public_id)
    return viewer.is_signed_in and rows.in_hand(viewer, timezone.now()).exists()


@require_safe
@open_to(everyone)
@unless_unchanged
def notice_json(request: HttpRequest, public_id: str) -> HttpResponse:
    """The same as JSON."""
    look = look_of(request)
    language = request.GET.get("language", "")[:12]
    return show_json(queries.notice_page(public_id, look, timezone.now(), language), look)


@require_safe
@open_to(signed_in)
def preview(request: HttpRequest, public_id: str, language: str) -> HttpResponse:
    """What the public will see, for whoever works on the notice."""
    look = look_of(request)
    rows = Notice.objects.in_hand(look.viewer, timezone.now()).select_related("body", "about")
    found = rows.filter(public_id=public_id).first()
    page = queries.preview(found, look, language) if found else None
    return show(request, "site/notice.html", page, look)


@require_safe
@open_to(everyone)
@paced
def picture(request: HttpRequest, public_id: str, picture: str) -> HttpResponse:
    """A picture of a notice, to be shown in a page; its distribution is that of the notice."""
    found = queries.picture_for(request.actor, public_id, picture, timezone.now())  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    try:
        data = originals.read(found.sha256)
    except originals.Lost as error:
        raise NotReady("The picture is missing, or is not what was written. It is not shown.") from error
    response = HttpResponse(data, content_type=found.media_type)
    response["Content-Disposition"] = "inline"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    # A withdrawn or corrected notice may lose its picture: each time it is asked whether it is still shown.
    response["Cache-Control"] = "private, no-cache"
    response["ETag"] = f'"{found.sha256}"'
    return response
