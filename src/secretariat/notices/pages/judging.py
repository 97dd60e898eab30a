"""The pages on which a notice is submitted, judged, published, corrected and withdrawn."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from secretariat.bodies.audience import possible_readers
from secretariat.notices import in_hand, policies, readiness
from secretariat.notices.actions.approve_notice import approve_notice
from secretariat.notices.actions.correct_notice import correct_notice
from secretariat.notices.actions.lift_embargo import lift_embargo
from secretariat.notices.actions.move_embargo import move_embargo
from secretariat.notices.actions.publish_notice import publish_notice
from secretariat.notices.actions.send_back_notice import send_back_notice
from secretariat.notices.actions.set_notice_rule import set_notice_rule
from secretariat.notices.actions.submit_notice import submit_notice
from secretariat.notices.actions.withdraw_notice import withdraw_notice
from secretariat.notices.comparing import changes
from secretariat.notices.forms import (
    CorrectForm,
    EmbargoForm,
    PlainForm,
    PublishForm,
    RuleForm,
    SendBackForm,
    WithdrawForm,
)
from secretariat.notices.languages import language_called
from secretariat.notices.models import Notice, NoticeRule, Wording
from secretariat.notices.pages.looking import (
    act_of,
    acted,
    actor_of,
    body_or_404,
    given_by,
    notice_or_404,
    own_or_404,
)
from secretariat.notices.sentences import Words
from secretariat.people.access import open_to, signed_in, staff
from secretariat.refusals import Refused, StaleRevision
from secretariat.seen import SeenForm, Stale

POSTED = ["GET", "HEAD", "POST"]


@require_http_methods(POSTED)
@open_to(staff)
def submit(request: HttpRequest, public_id: str) -> HttpResponse:
    """Submit a notice for approval."""
    lede = _(
        "Somebody who wrote none of it looks at it next: another member of the secretariat, or the Chair."
    )
    return _plain(request, own_or_404(request, public_id), submit_notice, _("Submit for approval"), lede)


@require_http_methods(POSTED)
@open_to(signed_in)
def approve(request: HttpRequest, public_id: str) -> HttpResponse:
    """Look at the differences to what was approved last, and approve."""
    notice = _judged_or_404(request, public_id)
    form = PlainForm(given_by(request), version=notice.version)
    act = act_of(request, notice, form, approve_notice)
    return acted(
        request, notice, form, act, _("Approve"), template="notices/approve.html",
        compared=_compared(notice), gaps=readiness.gaps(notice),
    )  # fmt: skip


def _compared(notice: Notice) -> list[tuple[str, str, Any]]:
    """Return code, name and changes of each language that is complete."""
    cleared = notice.cleared.get("words", {})
    kept = {
        (one.language, one.number): one
        for one in Wording.objects.filter(notice=notice)
    }  # fmt: skip
    found = []
    for code, now in in_hand.latest(notice).items():
        if not now.is_complete:
            continue
        before = kept.get((code, cleared.get(code, 0)))
        titles = (before.title if before else "", now.title)
        told = changes(titles, before.told if before else Words(), now.told)
        found.append((code, language_called(code), told))
    return found


@require_http_methods(POSTED)
@open_to(signed_in)
def send_back(request: HttpRequest, public_id: str) -> HttpResponse:
    """Send a notice back with words."""
    notice = _judged_or_404(request, public_id)
    form = SendBackForm(given_by(request), version=notice.version)
    act = act_of(request, notice, form, send_back_notice, "words")
    return acted(request, notice, form, act, _("Send back"))


@require_http_methods(POSTED)
@open_to(staff)
def publish(request: HttpRequest, public_id: str) -> HttpResponse:
    """Publish, now or for a moment to come."""
    notice, now = own_or_404(request, public_id), timezone.now()
    form = PublishForm(
        given_by(request), version=notice.version, zone=notice.body.time_zone, gaps=readiness.gaps(notice),
        is_public=notice.is_public(now),
    )  # fmt: skip

    def act() -> Notice:
        return publish_notice(
            notice=notice, by=actor_of(request), at=now, seen_version=form.seen_version,
            embargo=form.moment(), with_gaps=form.cleaned_data.get("with_gaps", False),
        )  # fmt: skip

    lede = _("Everybody can read it then, at an address that stays. Nobody outside reads it before.")
    return acted(request, notice, form, act, _("Publish"), lede=lede)


@require_http_methods(POSTED)
@open_to(staff)
def move(request: HttpRequest, public_id: str) -> HttpResponse:
    """Move the end of an embargo."""
    notice = own_or_404(request, public_id)
    form = EmbargoForm(given_by(request), version=notice.version, zone=notice.body.time_zone)

    def act() -> Notice:
        moment = form.moment()
        assert moment is not None, "both fields are asked for"
        return move_embargo(
            notice=notice, embargo=moment, by=actor_of(request), at=timezone.now(),
            seen_version=form.seen_version,
        )  # fmt: skip

    return acted(request, notice, form, act, _("Move the embargo"))


@require_http_methods(POSTED)
@open_to(staff)
def lift(request: HttpRequest, public_id: str) -> HttpResponse:
    """Lift an embargo."""
    lede = _("Everybody can read it from now on.")
    return _plain(request, own_or_404(request, public_id), lift_embargo, _("Lift the embargo"), lede)


@require_http_methods(POSTED)
@open_to(staff)
def correct(request: HttpRequest, public_id: str) -> HttpResponse:
    """Publish the approved words as a correction."""
    notice = own_or_404(request, public_id)
    form = CorrectForm(given_by(request), version=notice.version)
    act = act_of(request, notice, form, correct_notice, "words")
    return acted(request, notice, form, act, _("Publish the correction"))


@require_http_methods(POSTED)
@open_to(signed_in)
def withdraw(request: HttpRequest, public_id: str) -> HttpResponse:
    """Withdraw a published notice."""
    notice = _judged_or_404(request, public_id)
    form = WithdrawForm(given_by(request), version=notice.version)
    act = act_of(request, notice, form, withdraw_notice, "reason")
    return acted(request, notice, form, act, _("Withdraw"), is_grave=True)


@require_http_methods(POSTED)
@open_to(staff)
def rule(request: HttpRequest, slug: str) -> HttpResponse:
    """Say in which languages a body publishes, and who approves."""
    body, actor = body_or_404(request, slug), actor_of(request)
    found = NoticeRule.objects.filter(body=body).first()
    version = found.version if found else 0
    chosen = list(found.approvers.values_list("pk", flat=True)) if found else []
    readers = possible_readers(body, body.day(timezone.now()), actor, "en")
    form = RuleForm(
        given_by(request), version=version,
        seated=[(one.account, f"{one.name} ({one.seats})") for one in readers],
        initial={"written_in": ", ".join(in_hand.languages_of(body)), "approvers": chosen},
    )  # fmt: skip
    status, stale = (422 if form.errors else 200), None
    if request.method == "POST" and form.is_valid():
        try:
            set_notice_rule(
                body=body, languages=form.codes(), approvers=form.cleaned_data["approvers"], by=actor,
                at=timezone.now(), seen_version=form.seen_version,
            )  # fmt: skip
        except StaleRevision as refusal:
            initial = {"written_in": ", ".join(in_hand.languages_of(body)), "approvers": chosen}
            stale, status = Stale(refusal.message, form.compared(initial)), refusal.status
            form.data = form.carried_on(initial, version)
        except Refused as refusal:
            of = refusal.details.get("field")
            form.add_error(of if of in form.fields else "written_in" if of else None, refusal.message)
            status = refusal.status
        else:
            return redirect("notices:desk")
    shown = {"form": form, "body": body, "stale": stale}
    return render(request, "notices/rule.html", shown, status=status)


def _plain(
    request: HttpRequest, notice: Notice, action: Callable[..., Notice], heading: Promise, lede: Promise
) -> HttpResponse:
    form: SeenForm = PlainForm(given_by(request), version=notice.version)
    return acted(request, notice, form, act_of(request, notice, form, action), heading, lede=lede)


def _judged_or_404(request: HttpRequest, public_id: str) -> Notice:
    """Return a notice that the viewer may approve."""
    notice = notice_or_404(request, public_id)
    if not policies.may_approve(actor_of(request), notice, timezone.now()):
        raise Http404
    return notice
