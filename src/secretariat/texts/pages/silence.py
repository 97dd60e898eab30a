"""Pages of silence procedures: open one, see it, answer it, extend it, take its certificate."""

from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from secretariat.papers.pdf import pdf_of
from secretariat.people.access import everyone, open_to, signed_in
from secretariat.people.actor import Actor
from secretariat.texts import policies, silences
from secretariat.texts.actions.break_silence import break_silence
from secretariat.texts.actions.extend_silence import extend_silence
from secretariat.texts.actions.open_silence import open_silence
from secretariat.texts.adoptions.silence import certificate, silence_page
from secretariat.texts.models import Draft, Silence
from secretariat.texts.pages.acting import acted
from secretariat.texts.pages.looking import actor_of, draft_or_404, file_answer, given_by
from secretariat.texts.rooms.names import members_of
from secretariat.texts.silence_forms import BreakForm, ExtendForm, OpenSilenceForm
from secretariat.texts.states import SILENT_FROM


@require_safe
@open_to(everyone)
def silence(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show a silence procedure to whoever may see its text."""
    found = _silence_or_404(request, public_id)
    page = silence_page(found, actor_of(request), timezone.now())
    return render(request, "texts/silence.html", {"page": page, "draft": page.draft})


@require_safe
@open_to(everyone)
def silence_certificate(request: HttpRequest, public_id: str) -> HttpResponse:
    """Give the certificate as PDF; one that still runs says so."""
    found = _silence_or_404(request, public_id)
    paper = certificate(silence_page(found, actor_of(request), timezone.now()))
    return file_answer(pdf_of(paper), "application/pdf", f"silence-{found.public_id}.pdf", is_shown=True)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(signed_in)
def begin(request: HttpRequest, public_id: str) -> HttpResponse:
    """Open a silence procedure on a text."""
    actor, now = actor_of(request), timezone.now()
    draft = draft_or_404(request, public_id)
    if not policies.may_steer(actor, draft.body, now):
        raise Http404
    if draft.stage not in SILENT_FROM and request.method != "POST":
        raise Http404
    known = silences.rules_with_silence()
    initial = {"rules": draft.rule_set if draft.rule_set in known else "", "length": 72}
    members = list(members_of(draft.body, actor, now).items())
    form = OpenSilenceForm(given_by(request), initial=initial, members=members, version=draft.version)

    def act() -> Silence:
        names = ("rules", "length", "holidays", "objections", "note")
        given = {name: form.cleaned_data[name] for name in names}
        return open_silence(draft=draft, by=actor, at=now, seen_version=form.seen_version, **given)

    return acted(request, form, act, gettext_lazy("Open a silence procedure"), draft)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(signed_in)
def answer(request: HttpRequest, public_id: str) -> HttpResponse:
    """Break a silence, or answer it otherwise, for a delegation."""
    found, actor, now = _running_or_404(request, public_id)
    if not policies.may_take_part(actor, found.draft.body):
        raise Http404
    own = policies.speaks_for(actor, found.draft.body)
    members = members_of(found.draft.body, actor, now)
    parties = [pair for pair in members.items() if not own or pair[0] in own]
    form = BreakForm(
        given_by(request),
        initial={"kind": "objection"},
        parties=parties,
        is_told=not own,
        version=found.version,
    )

    def act() -> Silence:
        given = form.cleaned_data
        return break_silence(
            silence=found, reason=given["reason"], kind=given["kind"], party=given["party"],
            paper=given.get("paper", ""), by=actor, at=now, seen_version=form.seen_version,
        )  # fmt: skip

    return acted(request, form, act, gettext_lazy("Break the silence"), found, is_grave=True)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(signed_in)
def extend(request: HttpRequest, public_id: str) -> HttpResponse:
    """Give a silence a later end."""
    found, actor, now = _running_or_404(request, public_id)
    if silences.role_of(actor, found.draft, silences.rule_of(found), now) != found.role:
        raise Http404
    form = ExtendForm(given_by(request), version=found.version)

    def act() -> Silence:
        return extend_silence(
            silence=found, until=form.until_at(found.zone), note=form.cleaned_data["note"], by=actor, at=now,
            seen_version=form.seen_version,
        )  # fmt: skip

    return acted(request, form, act, gettext_lazy("Extend the silence"), found)


def _silence_or_404(request: HttpRequest, public_id: str) -> Silence:
    seen = Draft.objects.visible_to(actor_of(request))
    rows = Silence.objects.filter(draft__in=seen).select_related("draft__body__parent")
    found = rows.filter(public_id=public_id).first()
    if found is None:
        raise Http404
    return found


def _running_or_404(request: HttpRequest, public_id: str) -> tuple[Silence, Actor, datetime]:
    found, now = _silence_or_404(request, public_id), timezone.now()
    if not found.is_running and request.method != "POST":  # a late answer is told why, and loses nothing
        raise Http404
    return found, actor_of(request), now
