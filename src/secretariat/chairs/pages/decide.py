from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from secretariat.chairs import policies, queries
from secretariat.chairs.decisions import effect_of
from secretariat.chairs.forms import FORMS, DecisionForm
from secretariat.chairs.pages.desk import named, rotation_of, until
from secretariat.chairs.pages.effects import movings
from secretariat.chairs.pages.looking import actor_of, body_name, body_or_404, chair_of
from secretariat.engines.rotation import Difference
from secretariat.evidence.given import sourced_from
from secretariat.people.access import open_to, staff
from secretariat.people.actor import Actor
from secretariat.refusals import Refused

LOOK, RECORD, EDIT = "look", "record", "edit"


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(staff)
def decide(request: HttpRequest, slug: str, kind: str) -> HttpResponse:
    """Say what was decided; see what it moves; then record it, or change it."""
    actor, body, now = actor_of(request), body_or_404(slug), timezone.now()
    if kind not in FORMS or not policies.may_decide(actor, body):
        raise Http404
    form = FORMS[kind](request.POST or None, chair=chair_of(body, actor), viewer=actor)
    step = request.POST.get("step", "")
    if request.method != "POST" or step == EDIT or not form.is_valid():
        return _page(request, form, status=422 if form.errors and step != EDIT else 200)
    try:
        if step == RECORD:
            return _record(request, form, actor, now)
        effect = _effect(form, actor, now)
    except Refused as refusal:
        form.add_error(_field(form, refusal), refusal.message)
        return _page(request, form, status=refusal.status)
    return _page(request, form, effect=effect)


def _effect(form: DecisionForm, actor: Actor, now: datetime) -> Difference:
    decision = form.decision()
    if decision is None:
        return Difference((), (), (), (), ())
    rotation = rotation_of(form.chair.body, actor, now)
    return effect_of(rotation, decision, until(now), named(form.chair))


def _record(request: HttpRequest, form: DecisionForm, actor: Actor, now: datetime) -> HttpResponse:
    version = request.POST.get("seen_version", "")
    sourced = sourced_from(form.cleaned_data, body=form.chair.body, by=actor, at=now)
    form.act(sourced, int(version) if version.isdecimal() else 0)
    messages.success(request, _("Recorded. The calendar below is the new one."))
    return redirect("chairs:desk", form.chair.body.slug)


def _page(
    request: HttpRequest, form: DecisionForm, *, effect: Difference | None = None, status: int = 200
) -> HttpResponse:
    body = form.chair.body
    shown = {
        "form": form,
        "title": form.title,
        "lede": form.lede,
        "body": body,
        "name": body_name(body, actor_of(request)),
        "is_seen": effect is not None,
        "moving": movings(effect, named(form.chair)) if effect else [],
        "given": _given(form) if effect else [],
        "seen_version": queries.calendar_version(body),
    }
    return render(request, "chairs/decide.html", shown, status=status)


def _given(form: DecisionForm) -> list[tuple[str, str]]:
    """Return what was filled in, as label and words."""
    shown = []
    for field in form.visible_fields():
        value = field.value()
        if value:
            choices = dict(getattr(field.field, "choices", ()))
            shown.append((str(field.label), str(choices.get(value, value))))
    return shown


def _field(form: DecisionForm, refusal: Refused) -> str | None:
    """Return the field that a refusal names, None where the form has no such field."""
    name = refusal.details.get("field")
    return name if name in form.fields else None
