"""Pages on which a call is opened and closed, a concept note is handed in, a path is set."""

from dataclasses import replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from secretariat.commitments.offered import priorities_of, texts_of
from secretariat.commitments.pages.follow import commitment_or_404, own_word
from secretariat.commitments.policies import may_report
from secretariat.distribution import Distribution
from secretariat.evidence.sourced import Sourced
from secretariat.meetings.pages.looking import actor_of, given_by
from secretariat.parties.models import Body
from secretariat.people.access import open_to, signed_in, staff
from secretariat.projects import policies
from secretariat.projects.actions.close_call import close_call
from secretariat.projects.actions.hand_in_concept_note import hand_in_concept_note
from secretariat.projects.actions.open_call import open_call
from secretariat.projects.actions.report_project_to_commitment import report_project_to_commitment
from secretariat.projects.actions.set_approval_path import set_approval_path
from secretariat.projects.actions.start_project_from_commitment import start_project_from_commitment
from secretariat.projects.forms import (
    CallForm,
    CloseCallForm,
    NoteForm,
    PathForm,
    ToCommitmentForm,
    typed_steps,
)
from secretariat.projects.models import ProjectCall
from secretariat.projects.offered import calls_of
from secretariat.projects.pages.asking import (
    answered,
    body_or_404,
    page_of,
    project_or_404,
    source_of,
    today_of,
)

POSTED = ["GET", "HEAD", "POST"]


@require_http_methods(POSTED)
@open_to(signed_in)
def new_call(request: HttpRequest, slug: str) -> HttpResponse:
    """Open a call for projects."""
    actor, body = actor_of(request), body_or_404(slug)
    if not policies.may_run(actor, body, timezone.now()):
        raise Http404
    form = CallForm(
        given_by(request), viewer=actor, version=1, initial=own_word(actor) | {"opens": today_of(body)},
        priorities=priorities_of(body, actor, Distribution.PUBLIC),
    )  # fmt: skip

    def do() -> str:
        call = open_call(value=form.value(body.slug), sourced=source_of(form, body, request))
        return reverse("site:project-call", args=[call.public_id])

    return answered(request, form, do, _of(body), _("Open a call for projects"))


@require_http_methods(POSTED)
@open_to(signed_in)
def close(request: HttpRequest, public_id: str) -> HttpResponse:
    """Close a call."""
    actor = actor_of(request)
    rows: Any = ProjectCall.objects.visible_to(actor).select_related("line", "body__parent")
    call: ProjectCall | None = rows.filter(line__public_id=public_id).first()
    if call is None or not policies.may_run(actor, call.body, timezone.now()):
        raise Http404
    initial = own_word(actor) | {"on": today_of(call.body)}
    form = CloseCallForm(given_by(request), viewer=actor, version=call.line.version, initial=initial)
    back = reverse("site:project-call", args=[public_id])

    def do() -> str:
        source = source_of(form, call.body, request, call.line.distribution)
        close_call(call=call, on=form.cleaned_data["on"], sourced=source, seen_version=form.seen_version)
        return back

    def stands() -> tuple[int, str]:
        call.line.refresh_from_db()
        call.refresh_from_db()
        return call.line.version, str(_("closed") if call.closed else _("open"))

    shown = {"of": call.title, "back": back, "is_fictitious": call.line.is_fictitious}
    return answered(request, form, do, shown, _("Close the call"), stands)


@require_http_methods(POSTED)
@open_to(signed_in)
def hand_in(request: HttpRequest, slug: str) -> HttpResponse:
    """Hand in a concept note: whoever runs the projects, or a delegation under a call that is open."""
    actor, body, now = actor_of(request), body_or_404(slug), timezone.now()
    runs = policies.may_run(actor, body, now)
    calls = calls_of(body, actor, lambda call: runs or policies.may_hand_in(actor, body, call, now))
    if not runs and not calls:
        raise Http404
    asked = request.GET.get("call", "")
    initial = own_word(actor) | {"on": today_of(body), "call": asked if asked in dict(calls) else ""}
    form = NoteForm(
        given_by(request), viewer=actor, version=1, initial=initial, calls=calls, is_call_needed=not runs,
        priorities=priorities_of(body, actor, Distribution.PUBLIC), texts=texts_of(body, actor),
        language=get_language() or "en",
    )  # fmt: skip

    def do() -> str:
        made = hand_in_concept_note(
            value=form.value(body.slug), partners=form.cleaned_data["partners"], on=form.cleaned_data["on"],
            sourced=source_of(form, body, request),
        )  # fmt: skip
        return page_of(made)

    return answered(request, form, do, _of(body), _("Hand in a concept note"))


@require_http_methods(POSTED)
@open_to(staff)
def path(request: HttpRequest, slug: str) -> HttpResponse:
    """Set how a body approves projects; those that began keep the path they began on."""
    actor, body = actor_of(request), body_or_404(slug)
    if not policies.may_keep_projects(actor, body):
        raise Http404
    last = body.approval_paths.order_by("-number").first()
    initial: dict[str, Any] = {"least_members": 0}
    if last:
        initial = {
            "name": last.name, "steps": typed_steps(last.way), "checklist": "\n".join(last.checklist),
            "least_members": last.least_members, "needs_resolution": last.needs_resolution,
        }  # fmt: skip
    form = PathForm(given_by(request), version=(last.number if last else 0) + 1, initial=initial)

    def do() -> str:
        set_approval_path(
            body=body, by=actor, at=timezone.now(), seen_number=form.seen_version - 1,
            **{name: form.cleaned_data[name] for name in form.fields if name != "version"},
        )  # fmt: skip
        return f"{reverse('site:projects')}?body={body.slug}"

    def stands() -> tuple[int, str]:
        now = body.approval_paths.order_by("-number").first()
        return (now.number if now else 0) + 1, str(now or "")

    return answered(request, form, do, _of(body), _("How this body approves projects"), stands)


def _of(body: Body) -> dict[str, Any]:
    back = f"{reverse('site:projects')}?body={body.slug}"
    return {"of": "", "back": back, "is_fictitious": body.is_fictitious}


@require_http_methods(POSTED)
@open_to(signed_in)
def start(request: HttpRequest, public_id: str) -> HttpResponse:
    """Make a project of a commitment."""
    actor, found = actor_of(request), commitment_or_404(request, public_id)
    body = found.line.body
    if body is None or not policies.may_run(actor, body, timezone.now()):
        raise Http404
    owners = list(found.owners.filter(is_current=True).values_list("words_of_name", flat=True))
    initial = own_word(actor) | {
        "on": today_of(body), "title": found.words[:300], "told": found.words,
        "priority": found.priority.public_id if found.priority else "",
        "partners": "\n".join(f"{name}; {'partner' if at else 'lead'}" for at, name in enumerate(owners)),
        "resolution": found.text.public_id if found.text else "", "distribution": found.line.distribution,
    }  # fmt: skip
    form = NoteForm(
        given_by(request), viewer=actor, version=found.version, initial=initial,
        calls=calls_of(body, actor, lambda call: True),
        priorities=priorities_of(body, actor, found.line.distribution), texts=texts_of(body, actor),
        language=get_language() or "en",
    )  # fmt: skip
    back = reverse("site:commitment", args=[public_id])

    def do() -> str:
        made = start_project_from_commitment(
            commitment=found, value=form.value(body.slug), partners=form.cleaned_data["partners"],
            on=form.cleaned_data["on"], sourced=source_of(form, body, request),
            seen_version=form.seen_version,
        )  # fmt: skip
        return page_of(made)

    def stands() -> tuple[int, str]:
        found.refresh_from_db()
        return found.version, str(found.get_state_display() if found.state else _("nobody has taken it up"))

    shown = {"of": found.words, "language": found.language, "back": back,
             "is_fictitious": found.line.is_fictitious}  # fmt: skip
    return answered(request, form, do, shown, _("Make a project of it"), stands)


@require_http_methods(POSTED)
@open_to(signed_in)
def to_commitment(request: HttpRequest, public_id: str) -> HttpResponse:
    """Say how the commitment stands that a project serves, by its last report."""
    actor, found, now = actor_of(request), project_or_404(request, public_id), timezone.now()
    served = found.commitment
    if served is None or not policies.may_tell(actor, found, now) or not may_report(actor, served, now):
        raise Http404
    form = ToCommitmentForm(given_by(request), version=found.version)

    def do() -> str:
        sourced = Sourced(by=actor, at=now, cited=(), body=found.body)
        report_project_to_commitment(
            project=found, state=form.cleaned_data["state"],
            sourced=replace(sourced, distribution=found.line.distribution), seen_version=form.seen_version,
        )  # fmt: skip
        return reverse("site:commitment", args=[served.public_id])

    def stands() -> tuple[int, str]:
        found.refresh_from_db()
        return found.version, str(found.get_state_display()).lower()

    shown = {"of": found.title, "language": found.language, "back": page_of(found),
             "is_fictitious": found.line.is_fictitious}  # fmt: skip
    return answered(request, form, do, shown, _("Report it to the commitment"), stands)
