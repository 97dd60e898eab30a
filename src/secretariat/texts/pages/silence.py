"""Pages of silence procedures: open one, see it, answer it, extend it, take its certificate."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from secretariat.papers.pdf import pdf_of
from secretariat.people.access import everyone, open_to, signed_in
from secretariat.people.actor import Actor
from secretariat.refusals import Refused, StaleRevision
from secretariat.seen import Compared, SeenForm, Stale
from secretariat.texts import policies, silences
from secretariat.texts.actions.break_silence import break_silence
from secretariat.texts.actions.extend_silence import extend_silence
from secretariat.texts.actions.open_silence import open_silence
from secretariat.texts.adoptions.silence import certificate, silence_page
from secretariat.texts.models import Draft, Silence
from secretariat.texts.rooms.names import members_of
from secretariat.texts.silence_forms import BreakForm, ExtendForm, OpenSilenceForm
from secretariat.texts.states import SILENT_FROM


@require_safe
@open_to(everyone)
def silence(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show a silence procedure to whoever may see its text."""
    found = _silence_or_404(request, public_id)
    page = silence_page(found, _actor(request), timezone.now())
    return render(request, "texts/silence.html", {"page": page, "draft": page.draft})


@require_safe
@open_to(everyone)
def silence_certificate(request: HttpRequest, public_id: str) -> HttpResponse:
    """Give the certificate as PDF; one that still runs says so."""
    found = _silence_or_404(request, public_id)
    paper = certificate(silence_page(found, _actor(request), timezone.now()))
    response = HttpResponse(pdf_of(paper), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="silence-{found.public_id}.pdf"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(signed_in)
def begin(request: HttpRequest, public_id: str) -> HttpResponse:
    """Open a silence procedure on a text."""
    actor, now = _actor(request), timezone.now()
    rows = Draft.objects.visible_to(actor).select_related("body__parent")
    draft = rows.filter(public_id=public_id).first()
    if draft is None or not policies.may_steer(actor, draft.body, now):
        raise Http404
    if draft.stage not in SILENT_FROM and request.method != "POST":
        raise Http404
    known = silences.rules_with_silence()
    initial = {"rules": draft.rule_set if draft.rule_set in known else "", "length": 72}
    members = list(members_of(draft.body, actor, now).items())
    form = OpenSilenceForm(_given(request), initial=initial, members=members, version=draft.version)

    def act() -> Silence:
        names = ("rules", "length", "holidays", "objections", "note")
        given = {name: form.cleaned_data[name] for name in names}
        return open_silence(draft=draft, by=actor, at=now, seen_version=form.seen_version, **given)

    def version() -> int:
        return Draft.objects.values_list("version", flat=True).get(pk=draft.pk)

    return _acted(request, draft, form, act, version, gettext_lazy("Open a silence procedure"))


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
        _given(request),
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

    return _acted(
        request,
        found.draft,
        form,
        act,
        _version_of(found),
        gettext_lazy("Break the silence"),
        found,
        is_grave=True,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(signed_in)
def extend(request: HttpRequest, public_id: str) -> HttpResponse:
    """Give a silence a later end."""
    found, actor, now = _running_or_404(request, public_id)
    if silences.role_of(actor, found.draft, silences.rule_of(found), now) != found.role:
        raise Http404
    form = ExtendForm(_given(request), version=found.version)

    def act() -> Silence:
        return extend_silence(
            silence=found, until=form.until_at(found.zone), note=form.cleaned_data["note"], by=actor, at=now,
            seen_version=form.seen_version,
        )  # fmt: skip

    return _acted(
        request, found.draft, form, act, _version_of(found), gettext_lazy("Extend the silence"), found
    )


def _actor(request: HttpRequest) -> Actor:
    return cast(Actor, request.actor)  # type: ignore[attr-defined]


def _given(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _silence_or_404(request: HttpRequest, public_id: str) -> Silence:
    seen = Draft.objects.visible_to(_actor(request))
    rows = Silence.objects.filter(draft__in=seen).select_related("draft__body__parent")
    found = rows.filter(public_id=public_id).first()
    if found is None:
        raise Http404
    return found


def _running_or_404(request: HttpRequest, public_id: str) -> tuple[Silence, Actor, datetime]:
    found, now = _silence_or_404(request, public_id), timezone.now()
    if not found.is_running and request.method != "POST":  # a late answer is told why, and loses nothing
        raise Http404
    return found, _actor(request), now


def _version_of(found: Silence) -> Callable[[], int]:
    return lambda: Silence.objects.values_list("version", flat=True).get(pk=found.pk)


def _stale(draft: Draft, form: SeenForm, refusal: StaleRevision, heading: Promise) -> Stale:
    """Return what was seen, what stands, what was typed; the next try is made in sight of it."""
    draft.refresh_from_db()
    last = draft.silences.order_by("number").last()
    said = last.words.count() if last else 0
    silence = f"{last.get_state_display()}, {said}" if last else "—"
    now = _("%(stage)s; silence: %(silence)s") % {"stage": draft.get_stage_display(), "silence": silence}
    typed = [str(each.value()) for each in form.visible_fields() if each.value()]
    row = Compared(
        "silence", str(heading), _("The state when the page was opened"), "; ".join(typed), now,
        is_yours=True, is_theirs=True,
    )  # fmt: skip
    return Stale(refusal.message, (row,))


def _acted(
    request: HttpRequest,
    draft: Draft,
    form: SeenForm,
    act: Callable[[], Silence],
    version: Callable[[], int],
    heading: Promise,
    found: Silence | None = None,
    *,
    is_grave: bool = False,
) -> HttpResponse:
    """Show the form, or do the act and lead on to the silence."""
    status, stale = (422 if form.errors else 200), None
    if request.method == "POST" and form.is_valid():
        try:
            done = act()
        except StaleRevision as refusal:
            stale, status = _stale(draft, form, refusal, heading), refusal.status
            form.follow(version())
        except Refused as refusal:
            name = refusal.details.get("field")
            form.add_error(name if name in form.fields else None, refusal.message)
            status = refusal.status
        else:
            messages.success(request, _("Done."))
            return redirect("adoptions:silence", done.public_id)
    shown = {
        "draft": draft, "form": form, "heading": heading, "silence": found, "stale": stale,
        "is_grave": is_grave,
    }  # fmt: skip
    return render(request, "texts/silence_act.html", shown, status=status)
