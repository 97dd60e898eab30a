"""What the pages of projects ask of a request, and how they answer a form."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from secretariat.acting import acted
from secretariat.distribution import Distribution
from secretariat.evidence.given import sourced_from
from secretariat.evidence.sourced import Sourced
from secretariat.meetings.pages.looking import actor_of
from secretariat.parties.models import Body
from secretariat.projects.models import Project
from secretariat.refusals import StaleRevision
from secretariat.seen import Compared, SeenForm, Stale

Standing = Callable[[], tuple[int, str]]


def project_or_404(request: HttpRequest, public_id: str) -> Project:
    """Return a project that the viewer may see."""
    rows: Any = Project.objects.visible_to(actor_of(request))
    found: Project | None = (
        rows.select_related("line__body", "body__parent", "path").filter(line__public_id=public_id).first()
    )
    if found is None:
        raise Http404
    return found


def body_or_404(slug: str) -> Body:
    """Return a body."""
    body = Body.objects.select_related("parent").filter(slug=slug).first()
    if body is None:
        raise Http404
    return body


def source_of(form: Any, body: Body, request: HttpRequest, distribution: str = "") -> Sourced:
    """Return the source that a form names."""
    given = form.cleaned_data
    reach = distribution or given.get("distribution") or Distribution.PUBLIC
    return sourced_from(given, body=body, by=actor_of(request), at=timezone.now(), distribution=reach)


def answered(
    request: HttpRequest,
    form: Any,
    act: Callable[[], str],
    shown: Mapping[str, Any],
    heading: Promise | str,
    standing: Standing | None = None,
) -> HttpResponse:
    """Show the form, or do the act and lead on; a late save shows what stands now and loses nothing.

    Args:
        act: does it and returns where it leads. standing: version and words of what stands now.
    """

    def late(refusal: StaleRevision) -> tuple[Stale, SeenForm]:
        version, words = standing() if standing else (form.seen_version, "")
        typed = [row for row in form.compared(form.initial) if row.is_yours]
        state = Compared("state", _("State"), "", "", words, is_yours=False, is_theirs=True)
        form.follow(version)
        return Stale(refusal.message, (state, *typed)), form

    answer = acted(request, form, act, late)
    if answer.done:
        messages.success(request, _("Recorded."))
        return redirect(answer.done)
    told = dict(shown) | {"form": answer.form, "heading": heading, "stale": answer.stale}
    return render(request, "projects/act.html", told, status=answer.status)


def page_of(project: Project) -> str:
    """Return the page of a project."""
    return reverse("site:project", args=[project.public_id])


def today_of(body: Body) -> str:
    """Return today at the seat."""
    return body.day(timezone.now()).isoformat()
