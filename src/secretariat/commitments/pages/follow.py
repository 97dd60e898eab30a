"""Pages of those who follow up a commitment: say how it stands, change it, agree to it, take a word back."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from secretariat.commitments import policies
from secretariat.commitments.actions.agree_proposal import PROPOSALS, agree_proposal
from secretariat.commitments.actions.change_commitment import change_commitment
from secretariat.commitments.actions.report_progress import report_progress
from secretariat.commitments.actions.take_back_word import take_back_word
from secretariat.commitments.checks import TAKEN_BACK, commitment_of
from secretariat.commitments.follow_forms import AgreeForm, ChangeForm, ReportForm, TakeBackForm
from secretariat.commitments.models import Commitment, Owner
from secretariat.commitments.offered import priorities_of
from secretariat.evidence.given import sourced_from
from secretariat.evidence.models import Line
from secretariat.evidence.sourced import Sourced
from secretariat.evidence.states import CitationKind
from secretariat.meetings.pages.looking import actor_of, given_by
from secretariat.people.access import open_to, signed_in
from secretariat.people.actor import Actor
from secretariat.refusals import Refused, StaleRevision
from secretariat.seen import Compared, SeenForm, Stale

Standing = Callable[[Commitment], dict[str, Any]]


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(signed_in)
def report(request: HttpRequest, public_id: str) -> HttpResponse:
    """Say how a commitment stands, with the evidence."""
    actor, found = actor_of(request), commitment_or_404(request, public_id)
    if not policies.may_report(actor, found, timezone.now()):
        raise Http404

    def made(of: Commitment, data: Any) -> ReportForm:
        asked = request.GET.get("state", "")
        initial = own_word(actor) | {"on": _today(of), "state": asked, "said_on": ""}
        return ReportForm(data, request.FILES or None, viewer=actor, initial=initial, version=of.version)

    def act(form: Any, sourced: Sourced) -> None:
        given = form.cleaned_data
        report_progress(
            commitment=found, state=given["state"], words=given["told"], on=given["on"], sourced=sourced,
            seen_version=form.seen_version, superseded_by=given["superseded_by"] or None,
            papers=form.handed_in(),
        )  # fmt: skip

    return _acted(request, found, made, act, gettext_lazy("Say how it stands"))


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(signed_in)
def change(request: HttpRequest, public_id: str) -> HttpResponse:
    """Give a commitment to others, move its due date, file it under a priority."""
    actor, found = actor_of(request), commitment_or_404(request, public_id)
    if not policies.may_follow_up(actor, found.line.body, timezone.now()):
        raise Http404

    def made(of: Commitment, data: Any) -> ChangeForm:
        initial = own_word(actor) | standing_of(of) | {"on": _today(of)}
        priorities = priorities_of(of.line.body, actor, of.line.distribution)
        return ChangeForm(data, viewer=actor, initial=initial, version=of.version, priorities=priorities)

    def act(form: Any, sourced: Sourced) -> None:
        given = form.cleaned_data
        change_commitment(
            commitment=found, on=given["on"], reason=given["reason"], people=form.people(),
            due=form.moved("due"), priority=form.moved("priority"), sourced=sourced,
            seen_version=form.seen_version,
        )  # fmt: skip

    return _acted(request, found, made, act, gettext_lazy("Change owner, due date or priority"))


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(signed_in)
def agree(request: HttpRequest, public_id: str) -> HttpResponse:
    """Say that a proposal was agreed."""
    actor, found = actor_of(request), commitment_or_404(request, public_id)
    if not policies.may_keep(actor, found.line.body):
        raise Http404
    if found.stance not in PROPOSALS and request.method != "POST":
        raise Http404

    def made(of: Commitment, data: Any) -> AgreeForm:
        initial = own_word(actor) | {"on": _today(of), "stance": "agreed"}
        return AgreeForm(data, viewer=actor, initial=initial, version=of.version)

    def act(form: Any, sourced: Sourced) -> None:
        given = form.cleaned_data
        agree_proposal(
            commitment=found, stance=given["stance"], on=given["on"], words=given["told"], sourced=sourced,
            seen_version=form.seen_version,
        )  # fmt: skip

    return _acted(request, found, made, act, gettext_lazy("It was agreed"))


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(signed_in)
def take_back(request: HttpRequest, public_id: str) -> HttpResponse:
    """Take back a report or a change."""
    actor, now = actor_of(request), timezone.now()
    rows = Line.objects.visible_to(actor).select_related("chosen", "body")
    line = rows.filter(public_id=public_id, kind__in=TAKEN_BACK).first()
    if line is None or (line.chosen is None and request.method != "POST"):
        raise Http404
    try:
        found = commitment_of(line)
    except Refused as refusal:
        raise Http404 from refusal
    claim = line.chosen or line.claims.last()
    if claim is None or not policies.may_take_back(actor, found, claim, now):
        raise Http404
    form = TakeBackForm(given_by(request), version=line.version)
    status, stale = (422 if form.errors else 200), None
    if request.method == "POST" and form.is_valid():
        try:
            take_back_word(
                line=line,
                reason=form.cleaned_data["reason"],
                by=actor,
                at=now,
                seen_version=form.seen_version,
            )
        except Refused as refusal:
            status = refusal.status
            if isinstance(refusal, StaleRevision):
                stale = Stale(refusal.message, form.compared({}))
                form.follow(line.version)
            else:
                form.add_error(None, refusal.message)
        else:
            messages.success(request, _("Taken back; it stays on file."))
            return redirect("site:commitment", found.public_id)
    return _page(request, found, form, gettext_lazy("Take it back"), stale=stale, status=status)


def commitment_or_404(request: HttpRequest, public_id: str) -> Commitment:
    """Return a commitment that the viewer may see."""
    rows: Any = Commitment.objects.visible_to(actor_of(request)).select_related("line__body__parent")
    found: Commitment | None = rows.filter(line__public_id=public_id).first()
    if found is None:
        raise Http404
    return found


def own_word(actor: Actor) -> dict[str, Any]:
    """Return on what a word rests until somebody says otherwise: on whoever says it."""
    party = next((seat.party for seat in actor.seats if seat.party), "")
    note = _("Word of %(name)s, for %(party)s.") if party else _("Word of %(name)s.")
    return {"source": CitationKind.ENTRY.value, "note": note % {"name": actor.label, "party": party}}


def standing_of(of: Commitment) -> dict[str, Any]:
    """Return who owes it, when it is due and under which priority, in the shape of the form."""
    owners = Owner.objects.filter(commitment=of, is_current=True)
    named = owners.values_list("words_of_name", flat=True)
    priority = of.priority.public_id if of.priority else ""
    return {"owners": "\n".join(named), "due": of.due.text if of.due else "", "priority": priority}


def _acted(
    request: HttpRequest,
    found: Commitment,
    made: Callable[[Commitment, Any], Any],
    act: Callable[[Any, Sourced], None],
    heading: Promise,
) -> HttpResponse:
    """Show the form, or do the act and lead back to the commitment; a late save shows what stands now."""
    form, stale = made(found, given_by(request)), None
    status = 422 if form.errors else 200
    if request.method == "POST" and form.is_valid():
        try:
            act(form, _sourced(form, found, actor_of(request)))
        except StaleRevision as refusal:
            found.refresh_from_db()
            stale, status = _late(form, found, refusal), refusal.status
            form.follow(found.version)
        except Refused as refusal:
            form.add_error(form.field_of(refusal), refusal.message)
            status = refusal.status
        else:
            messages.success(request, _("Recorded."))
            return redirect("site:commitment", found.public_id)
    return _page(request, found, form, heading, stale=stale, status=status)


def _late(form: SeenForm, found: Commitment, refusal: StaleRevision) -> Stale:
    now = standing_of(found)
    state = str(found.get_state_display()) if found.state else _("nobody has taken it up")
    rows = [row for row in form.compared({**form.initial, **now}) if row.is_yours or row.name in now]
    standing = Compared("standing", _("State"), "", "", state, is_yours=False, is_theirs=True)
    return Stale(refusal.message, (standing, *rows))


def _sourced(form: Any, found: Commitment, actor: Actor) -> Sourced:
    line = found.line
    return sourced_from(
        form.cleaned_data, body=line.body, by=actor, at=timezone.now(), distribution=line.distribution
    )


def _page(
    request: HttpRequest, found: Commitment, form: Any, heading: Promise, *, stale: Stale | None = None,
    status: int,
) -> HttpResponse:  # fmt: skip
    shown = {
        "of": {"id": found.public_id, "words": found.words, "language": found.language},
        "is_fictitious": found.line.is_fictitious, "form": form, "heading": heading, "stale": stale,
    }  # fmt: skip
    return render(request, "commitments/act.html", shown, status=status)


def _today(of: Commitment) -> str:
    body, now = of.line.body, timezone.now()
    return (body.day(now) if body else now.date()).isoformat()
