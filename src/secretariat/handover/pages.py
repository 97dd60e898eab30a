"""Pages of the handover file: as of today, and each kept version; the same as PDF, Word file, JSON."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any, cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from secretariat.handover import policies
from secretariat.handover.actions.make_handover_file import make_handover_file
from secretariat.handover.content import content_of
from secretariat.handover.models import HandoverFile
from secretariat.handover.queries import file_called, version_of, versions
from secretariat.handover.showing import shown
from secretariat.handover.states import Edition
from secretariat.handover.writing import MEDIA, written
from secretariat.parties.models import Body
from secretariat.people.access import open_to, signed_in
from secretariat.people.actor import Actor


@require_safe
@open_to(signed_in)
def today(request: HttpRequest, slug: str, edition: str = Edition.CHAIR.value) -> HttpResponse:
    """What is open today; nothing is kept."""
    body, actor, now = _body_or_404(request, slug, edition), _actor(request), timezone.now()
    content = content_of(body, edition, on=body.day(now), at=now, language=get_language() or "en")
    context = {
        "page": shown(content),
        "version": None,
        "edition": edition,
        "editions": _editions(actor, body, now),
        "versions": versions(body, edition),
        "may_make": policies.may_make(actor, body, edition, now),
    }
    return render(request, "handover/file.html", context)


@require_safe
@open_to(signed_in)
def today_file(request: HttpRequest, slug: str, edition: str, form: str) -> HttpResponse:
    """The same as PDF, Word file or JSON."""
    body, now = _body_or_404(request, slug, edition), timezone.now()
    content = content_of(body, edition, on=body.day(now), at=now, language=get_language() or "en")
    return _file(
        content, form, f"handover-{slug}-{content['on']}", (str(Edition(edition).label), content["on"])
    )


@require_POST
@open_to(signed_in)
def make(request: HttpRequest, slug: str, edition: str) -> HttpResponse:
    """Keep what is open today as a version."""
    body, now = _body_or_404(request, slug, edition), timezone.now()
    if not policies.may_make(_actor(request), body, edition, now):
        raise Http404
    made = make_handover_file(body=body, edition=edition, by=_actor(request), at=now)
    messages.success(request, _("Version %(number)d is kept.") % {"number": made.number})
    return redirect("handover:file", made.public_id)


@require_safe
@open_to(signed_in)
def file(request: HttpRequest, public_id: str) -> HttpResponse:
    """A version as it was kept, and what changed since the one before."""
    kept = _kept_or_404(request, public_id)
    context = {
        "page": shown(kept.content),
        "version": version_of(kept),
        "edition": kept.edition,
        "editions": (),
        "versions": versions(kept.body, kept.edition, kept.number),
        "may_make": False,
    }
    return render(request, "handover/file.html", context)


@require_safe
@open_to(signed_in)
def kept_file(request: HttpRequest, public_id: str, form: str) -> HttpResponse:
    """The same as PDF, Word file or JSON."""
    kept = _kept_or_404(request, public_id)
    version = _("Version %(number)d") % {"number": kept.number}
    marks = (version, str(Edition(kept.edition).label), kept.on.isoformat())
    name = f"handover-{kept.body.slug}-{kept.edition}-{kept.number}"
    return _file(kept.content, form, name, marks, kept)


def _file(
    content: Mapping[str, Any], form: str, name: str, marks: tuple[str, ...], kept: HandoverFile | None = None
) -> HttpResponse:
    if form == "json":
        told = dict(content) | ({"version": kept.number, "sha256": kept.sha256} if kept else {})
        body: bytes = json.dumps(told, ensure_ascii=False, indent=1).encode()
    else:
        body = written(content, form, marks)
    response = HttpResponse(body, content_type=MEDIA[form])
    response["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    return response


def _actor(request: HttpRequest) -> Actor:
    return cast(Actor, request.actor)  # type: ignore[attr-defined]


def _body_or_404(request: HttpRequest, slug: str, edition: str) -> Body:
    body = Body.objects.select_related("parent").filter(slug=slug).first()
    if body is None or not policies.may_see(_actor(request), body, edition, timezone.now()):
        raise Http404
    return body


def _kept_or_404(request: HttpRequest, public_id: str) -> HandoverFile:
    kept = file_called(public_id)
    if kept is None or not policies.may_read(_actor(request), kept, timezone.now()):
        raise Http404
    return kept


def _editions(actor: Actor, body: Body, at: datetime) -> tuple[tuple[str, str], ...]:
    """Return the editions that the viewer may see: key and words."""
    return tuple(
        (edition.value, str(edition.label))
        for edition in Edition
        if policies.may_see(actor, body, edition, at)
    )
