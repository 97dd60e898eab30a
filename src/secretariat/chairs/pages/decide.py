from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from secretariat.chairs import policies, queries
from secretariat.chairs.decisions import effect_of
from secretariat.chairs.forms.coordinators import CoordinatorForm
from secretariat.chairs.forms.decisions import FORMS, DecisionForm
from secretariat.chairs.pages.desk import named, rotation_of, until
from secretariat.chairs.pages.effects import Moving, movings
from secretariat.chairs.pages.looking import actor_of, body_name, body_or_404, chair_of
from secretariat.evidence.given import sourced_from
from secretariat.parties.models import Body
from secretariat.people.access import open_to, staff
from secretariat.people.actor import Actor
from secretariat.refusals import Refused, StaleRevision
from secretariat.seen import Compared, Stale

LOOK, RECORD, EDIT = "look", "record", "edit"
Form = DecisionForm | CoordinatorForm


@dataclass(frozen=True, slots=True)
class Deciding:
    """A decision on a body: its form, what it moves, and the version of all that it rests on.

    `moving` may refuse; then nothing is saved. `term` says in words of which one the form speaks, if of one.
    """

    body: Body
    form: Form
    moving: Callable[[], list[Moving]]
    version: Callable[[], int]
    term: str = ""


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(staff)
def decide(request: HttpRequest, slug: str, kind: str) -> HttpResponse:
    """Say what was decided on a chair; see what it moves; then record it, or change it."""
    actor, body, now = actor_of(request), body_or_404(slug), timezone.now()
    if kind not in FORMS or not policies.may_decide(actor, body):
        raise Http404
    form = FORMS[kind](request.POST or None, chair=chair_of(body, actor), viewer=actor)
    return in_two_steps(
        request,
        Deciding(
            body,
            form,
            moving=lambda: _moving(form, actor, now),
            version=lambda: queries.calendar_version(body),
        ),
        now,
    )


def in_two_steps(request: HttpRequest, deciding: Deciding, now: datetime) -> HttpResponse:
    """Show the form, then what it moves, then record it on the source that was given."""
    form, step = deciding.form, request.POST.get("step", "")
    if request.method != "POST" or step == EDIT or not form.is_valid():
        return _page(request, deciding, status=422 if form.errors and step != EDIT else 200)
    try:
        if step == RECORD:
            return _record(request, deciding, now)
        moving = deciding.moving()
    except StaleRevision as refusal:
        return _too_late(request, deciding, refusal)
    except Refused as refusal:
        form.add_error(_field(form, refusal), refusal.message)
        return _page(request, deciding, status=refusal.status)
    return _page(request, deciding, moving=moving)


def _moving(form: DecisionForm, actor: Actor, now: datetime) -> list[Moving]:
    decision = form.decision()
    if decision is None:
        return []
    rotation = rotation_of(form.chair.body, actor, now)
    return movings(effect_of(rotation, decision, until(now), named(form.chair)), named(form.chair))


def _record(request: HttpRequest, deciding: Deciding, now: datetime) -> HttpResponse:
    version = request.POST.get("seen_version", "")
    given = deciding.form.cleaned_data
    sourced = sourced_from(given, body=deciding.body, by=actor_of(request), at=now)
    deciding.form.act(sourced, int(version) if version.isdecimal() else 0)
    messages.success(request, _("Recorded. The calendar below is the new one."))
    return redirect("chairs:desk", deciding.body.slug)


def _too_late(request: HttpRequest, deciding: Deciding, refusal: StaleRevision) -> HttpResponse:
    """Show what the decision was seen to move, what it moves now (or why it cannot), and what was typed."""
    form = deciding.form
    seen, typed = (
        request.POST.get("seen_moves", ""),
        "\n".join(f"{one}: {said}" for one, said in _given(form)),
    )
    moving: list[Moving] | None = None
    try:
        moving = deciding.moving()
        now = _in_words(moving)
    except Refused as other:
        form.add_error(_field(form, other), other.message)
        now = other.message
    row = Compared("moves", _("What it moves"), seen, typed, now, is_yours=True, is_theirs=seen != now)
    return _page(request, deciding, moving=moving, stale=Stale(refusal.message, [row]))


def _in_words(moving: list[Moving]) -> str:
    return "\n".join(f"{one.holder}: {one.today or '–'} → {one.then or '–'}" for one in moving)


def _page(
    request: HttpRequest,
    deciding: Deciding,
    *,
    moving: list[Moving] | None = None,
    stale: Stale | None = None,
    status: int = 200,
) -> HttpResponse:
    form = deciding.form
    shown = {
        "form": form,
        "title": form.title,
        "lede": form.lede,
        "body": deciding.body,
        "name": body_name(deciding.body, actor_of(request)),
        "is_seen": moving is not None,
        "moving": moving or [],
        "given": _given(form) if moving is not None else [],
        "seen_version": deciding.version(),
        "seen_moves": _in_words(moving or []),
        "stale": stale,
        "term": deciding.term,
    }
    return render(request, "chairs/decide.html", shown, status=StaleRevision.status if stale else status)


def _given(form: Form) -> list[tuple[str, str]]:
    """Return what was filled in, as label and words."""
    shown = []
    for field in form.visible_fields():
        value = field.value()
        if value:
            choices = dict(getattr(field.field, "choices", ()))
            shown.append((str(field.label), str(choices.get(value, value))))
    return shown


def _field(form: Form, refusal: Refused) -> str | None:
    """Return the field that a refusal names, None where the form has no such field."""
    name = refusal.details.get("field")
    return name if name in form.fields else None
