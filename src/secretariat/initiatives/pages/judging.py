"""A word of the desk on two that are counted as alike."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from secretariat.acting import Page, answered
from secretariat.evidence.models import Line
from secretariat.initiatives import policies
from secretariat.initiatives.actions.judge_likeness import judge_likeness
from secretariat.initiatives.compared import owner_of, words_of
from secretariat.initiatives.forms import VerdictForm
from secretariat.initiatives.models import LikenessVerdict
from secretariat.meetings.pages.looking import actor_of
from secretariat.people.access import open_to, staff


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(staff)
def judge(request: HttpRequest, one: str, other: str) -> HttpResponse:
    """Say whether two lines, or two projects, of two bodies are the same work."""
    actor = actor_of(request)
    rows: Any = Line.objects.visible_to(actor).filter(public_id__in=(one, other), chosen__isnull=False)
    lines = list(rows.order_by("public_id"))
    bodies = [owner_of(line) for line in lines]
    if len(lines) != 2 or not policies.may_judge(actor, bodies):
        raise Http404
    said = LikenessVerdict.objects.filter(one=lines[0], other=lines[1])
    count, last = said.count(), said.last()
    now = {"verdict": last.verdict, "reason": last.reason} if last else {}
    form = VerdictForm(request.POST or None, version=count, initial=now)

    def act() -> str:
        judge_likeness(
            one=lines[0], other=lines[1], verdict=form.cleaned_data["verdict"],
            reason=form.cleaned_data["reason"], by=actor, at=timezone.now(), seen_count=form.seen_version,
        )  # fmt: skip
        return reverse("site:levels") + "#like"

    page = Page(
        _("Is this the same work?"), reverse("site:levels"), _("Levels and topics"),
        "; ".join(f"“{words_of(line)}” ({body})" for line, body in zip(lines, bodies, strict=True)),
        is_fictitious=any(line.is_fictitious for line in lines),
    )  # fmt: skip
    return answered(request, form, act, page, (now, count))
