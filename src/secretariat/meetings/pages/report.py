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

from secretariat.chairs.policies import presides
from secretariat.meetings import policies, queries, reporting, sitting
from secretariat.meetings.actions.approve_report import approve_report
from secretariat.meetings.actions.check_report import check_report
from secretariat.meetings.actions.circulate_report import circulate_report
from secretariat.meetings.actions.draft_report import draft_report
from secretariat.meetings.actions.object_to_report import object_to_report
from secretariat.meetings.actions.set_approval_rule import set_approval_rule
from secretariat.meetings.models import ApprovalRule, Meeting, MeetingReport
from secretariat.meetings.pages.agenda import sitting_or_404
from secretariat.meetings.pages.looking import actor_of, given_by
from secretariat.meetings.report_forms import (
    ApprovalForm,
    ApproveForm,
    CheckForm,
    CirculateForm,
    IntroductionForm,
    ObjectForm,
)
from secretariat.meetings.states import ApprovalWay, MeetingStatus
from secretariat.people.access import open_to, signed_in, staff
from secretariat.people.actor import Actor
from secretariat.refusals import Refused, StaleRevision
from secretariat.seen import SeenForm, Stale

Words = Promise | str


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(staff)
def draft(request: HttpRequest, public_id: str) -> HttpResponse:
    """Write the introduction of a report; the rest follows from the record."""
    meeting = sitting_or_404(request, public_id)
    report = MeetingReport.objects.filter(meeting=meeting).first()
    version = report.version if report else 0
    initial = {"introduction": report.introduction if report else ""}
    form = IntroductionForm(given_by(request), initial=initial, version=version)

    def act() -> object:
        return draft_report(
            meeting=meeting, introduction=form.cleaned_data["introduction"], by=actor_of(request),
            at=timezone.now(), seen_version=form.seen_version,
        )  # fmt: skip

    return _acted(request, meeting, form, act, gettext_lazy("Draft the report"))


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(signed_in)
def circulate(request: HttpRequest, public_id: str) -> HttpResponse:
    """Send the report to the members; its words stay from then on."""
    report = _seen_to_or_404(request, public_id)
    meeting, now = report.meeting, timezone.now()
    way, days = reporting.rule_of(meeting)
    seated = (
        reporting.delegates_of(meeting, reporting.today_at(meeting, now))
        if way == ApprovalWay.CHECKERS
        else {}
    )
    form = CirculateForm(given_by(request), delegates=list(seated.items()), version=report.version)
    lede = str(ApprovalWay(way).label)
    lede = _("%(way)s, %(days)d days") % {"way": lede, "days": days} if way == ApprovalWay.SILENCE else lede

    def act() -> object:
        chosen = form.cleaned_data.get("checkers") or []
        return circulate_report(
            report=report, checkers=chosen, by=actor_of(request), at=now, seen_version=form.seen_version
        )

    return _acted(request, meeting, form, act, gettext_lazy("Circulate the report"), lede)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(signed_in)
def approve(request: HttpRequest, public_id: str) -> HttpResponse:
    """Record that the report is approved."""
    report = _seen_to_or_404(request, public_id)
    meeting = report.meeting
    later = _later(meeting, actor_of(request)) if report.way == ApprovalWay.NEXT_MEETING else {}
    choices = [(key, str(one)) for key, one in later.items()]
    form = ApproveForm(given_by(request), meetings=choices, version=report.version)

    def act() -> object:
        return approve_report(
            report=report, by=actor_of(request), at=timezone.now(), seen_version=form.seen_version,
            at_meeting=later.get(form.cleaned_data["at_meeting"]),
        )  # fmt: skip

    return _acted(request, meeting, form, act, gettext_lazy("Record the approval"))


def _later(meeting: Meeting, actor: Actor) -> dict[str, Meeting]:
    """Return the later meetings of the series that were held."""
    last = reporting.last_day(meeting)
    rows = queries.meetings(actor).filter(body=meeting.body_id, kind=meeting.kind, status=MeetingStatus.HELD)
    found = rows.filter(on_first__gt=last) if last else rows.exclude(pk=meeting.pk)
    return {one.public_id: one for one in found.order_by("on_first")[:20]}


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(signed_in)
def check(request: HttpRequest, public_id: str) -> HttpResponse:
    """Say, as an elected checker, that the report is right."""
    report = _report_or_404(request, public_id)
    if not report.checkers.filter(pk=actor_of(request).account_id).exists():
        raise Http404
    form = CheckForm(given_by(request), version=report.version)

    def act() -> object:
        return check_report(
            report=report, by=actor_of(request), at=timezone.now(), seen_version=form.seen_version
        )

    return _acted(request, report.meeting, form, act, gettext_lazy("It is right"))


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(signed_in)
def object_to(request: HttpRequest, public_id: str) -> HttpResponse:
    """Object, as a delegation, to a report that circulates."""
    report = _report_or_404(request, public_id)
    if not reporting.may_object(actor_of(request), report.meeting):
        raise Http404
    form = ObjectForm(given_by(request), version=report.version)

    def act() -> object:
        return object_to_report(
            report=report, reason=form.cleaned_data["reason"], by=actor_of(request), at=timezone.now(),
            seen_version=form.seen_version,
        )  # fmt: skip

    return _acted(request, report.meeting, form, act, gettext_lazy("Object to the report"))


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(staff)
def approval_rule(request: HttpRequest, public_id: str) -> HttpResponse:
    """Say how the body of this meeting approves its reports."""
    meeting = sitting_or_404(request, public_id)
    body = meeting.body
    if body is None:
        raise Http404
    rule = ApprovalRule.objects.filter(body=body).first()
    way, days = reporting.rule_of(meeting)
    form = ApprovalForm(
        given_by(request), initial={"way": way, "silence_days": days}, version=rule.version if rule else 0
    )

    def act() -> object:
        return set_approval_rule(
            body=body, way=form.cleaned_data["way"], silence_days=form.cleaned_data["silence_days"] or 0,
            by=actor_of(request), at=timezone.now(), seen_version=form.seen_version,
        )  # fmt: skip

    lede = gettext_lazy("It holds for all meetings of this body whose reports circulate from now on.")
    return _acted(request, meeting, form, act, gettext_lazy("How reports are approved"), lede)


def _report_or_404(request: HttpRequest, public_id: str) -> MeetingReport:
    """Return the report of a meeting that the viewer may see and that sits."""
    meeting = queries.meetings(actor_of(request)).filter(line__public_id=public_id).first()
    report = MeetingReport.objects.filter(meeting=meeting).first() if meeting else None
    if meeting is None or report is None or meeting.kind in sitting.NO_SITTING:
        raise Http404
    report.meeting = meeting
    return report


def _seen_to_or_404(request: HttpRequest, public_id: str) -> MeetingReport:
    """Return the report, for the secretariat and the chair of its body alone."""
    report, actor = _report_or_404(request, public_id), actor_of(request)
    body = report.meeting.body
    if not (policies.may_record(actor, body) or (body and presides(actor, body, timezone.now()))):
        raise Http404
    return report


def _acted(
    request: HttpRequest,
    meeting: Meeting,
    form: SeenForm,
    act: Callable[[], object],
    heading: Words,
    lede: Words = "",
) -> HttpResponse:
    """Show the form, or do the act and lead on to the report."""
    status, stale = (422 if form.errors else 200), None
    if request.method == "POST" and form.is_valid():
        try:
            act()
        except StaleRevision as refusal:
            stale, status = Stale(refusal.message, ()), refusal.status
            form.follow(_version_now(meeting, form))
        except Refused as refusal:
            name = refusal.details.get("field")
            form.add_error(name if name in form.fields else None, refusal.message)
            status = refusal.status
        else:
            messages.success(request, _("Done."))
            return redirect("site:report", meeting.public_id)
    shown: dict[str, Any] = {
        "meeting": meeting,
        "form": form,
        "heading": heading,
        "lede": lede,
        "stale": stale,
    }
    shown["report"] = MeetingReport.objects.filter(meeting=meeting).first()
    return render(request, "meetings/report_act.html", shown, status=status)


def _version_now(meeting: Meeting, form: SeenForm) -> int:
    of = (
        ApprovalRule.objects.filter(body=meeting.body_id)
        if isinstance(form, ApprovalForm)
        else (MeetingReport.objects.filter(meeting=meeting))
    )
    return of.values_list("version", flat=True).first() or 0
