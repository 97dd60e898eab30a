from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from secretariat.chairs import policies
from secretariat.chairs.actions.enter_programme import RESTING_ON
from secretariat.chairs.actions.write_programme import write_programme
from secretariat.chairs.forms.programme import ProgrammeForm, initial_of
from secretariat.chairs.models import Chairmanship, Programme
from secretariat.chairs.pages.looking import actor_of, body_name, chair_of, line_choices, term_or_404
from secretariat.evidence.models import Line
from secretariat.people.access import open_to, signed_in
from secretariat.people.actor import Actor
from secretariat.refusals import Refused, StaleRevision
from secretariat.seen import Stale

LASTING = ("strategy", "agenda", "action plan", "charter", "vision", "roadmap", "programme")


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(signed_in)
def programme(request: HttpRequest, public_id: str) -> HttpResponse:
    """The motto and the priorities of a term, for its delegation and the secretariat."""
    actor, term = actor_of(request), term_or_404(request, public_id)
    if not (policies.sits_for(actor, term) or policies.may_decide(actor, term.body)):
        raise Http404
    held = _held(term, actor)
    form = _form(held, term, actor, request.POST or None)
    status, stale = 200, None
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                _write(form, term, actor)
            except StaleRevision as refusal:
                held, status = _held(term, actor), refusal.status
                stale = Stale(refusal.message, form.compared(_initial(held)))
                form = _form(held, term, actor, form.carried_on(_initial(held), _version(held)))
            except Refused as refusal:
                form.add_error(None, refusal.message)
                status = refusal.status
            else:
                messages.success(request, _("The programme is written."))
                return redirect("chairs:handover", public_id)
    code = term.holder.code if term.holder else ""
    shown = {
        "form": form,
        "stale": stale,
        "term": term,
        "holder": chair_of(term.body, actor).names.get(code, term.holder_words),
        "name": body_name(term.body, actor),
        "opens_on": policies.opens_on(term, policies.DRAFTING_DAYS),
        "may_write": policies.may_write_programme(actor, term, timezone.now()),
    }
    return render(request, "chairs/programme.html", shown, status=status)


def _held(term: Chairmanship, actor: Actor) -> Programme | None:
    return Programme.objects.visible_to(actor).filter(of=term).select_related("line").first()


def _version(held: Programme | None) -> int:
    return held.line.version if held else 0


def _initial(held: Programme | None) -> dict[str, str]:
    if held is None:
        return {"distribution": "limited"}
    return initial_of(held.motto, held.priorities, held.line.distribution)


def _form(held: Programme | None, term: Chairmanship, actor: Actor, data: Any) -> ProgrammeForm:
    priorities = held.priorities if held else []
    return ProgrammeForm(
        data,
        initial=_initial(held),
        version=_version(held),
        held=priorities,
        strategies=_strategies(term, {each["line"] for each in priorities}, actor) if priorities else [],
    )


def _strategies(term: Chairmanship, tied: set[str], actor: Actor) -> list[tuple[str, str]]:
    """Return on what a priority may rest: long-lived texts of body or organisation, lines of agendas."""
    body = term.body
    lines = Line.objects.visible_to(actor).filter(kind__in=RESTING_ON, chosen__isnull=False)
    of_body = lines.filter(body__in=[body.pk, body.parent_id or body.pk]).select_related("chosen")
    is_lasting = [line for line in of_body if line.kind == "priority" or _lasts(line)]
    others = lines.filter(public_id__in=tied - {line.public_id for line in is_lasting})
    return line_choices([*is_lasting, *others.select_related("chosen")], "adopted")


def _lasts(line: Line) -> bool:
    return line.chosen is not None and line.chosen.value["kind"] in LASTING


def _write(form: ProgrammeForm, term: Chairmanship, actor: Actor) -> None:
    given = form.cleaned_data
    write_programme(
        of=term,
        motto=given["motto"],
        priorities=form.values(),
        distribution=given["distribution"],
        by=actor,
        at=timezone.now(),
        seen_version=form.seen_version,
    )
