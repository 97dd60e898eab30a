from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from secretariat.acting import RECORD
from secretariat.meetings.actions.change_attendance import change_attendance
from secretariat.meetings.actions.import_attendance import import_attendance
from secretariat.meetings.actions.record_attendance import record_attendance
from secretariat.meetings.actions.set_protocol_rule import set_protocol_rule
from secretariat.meetings.attending import Checked, attendance_version, checked
from secretariat.meetings.models import Attendance, Meeting, ProtocolRule
from secretariat.meetings.pages.agenda import own_entry, sitting_or_404, source_of
from secretariat.meetings.pages.looking import actor_of, given_by
from secretariat.meetings.people_forms import (
    AttendanceChangeForm,
    AttendanceForm,
    ImportForm,
    ProtocolForm,
    initial_of_attendance,
)
from secretariat.meetings.shapes.people import attendance_of
from secretariat.meetings.sitting import sourced_at
from secretariat.meetings.states import OrderRule
from secretariat.people.access import open_to, staff
from secretariat.people.actor import Actor
from secretariat.refusals import Refused, StaleRevision
from secretariat.seen import Stale

BACK = "site:participants"


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(staff)
def add(request: HttpRequest, public_id: str) -> HttpResponse:
    """Put somebody on the list of participants."""
    actor, meeting = actor_of(request), sitting_or_404(request, public_id)
    form = AttendanceForm(
        given_by(request), viewer=actor, initial=own_entry() | {"sender": request.GET.get("for", "")},
        version=0, reach=meeting.line.distribution,
    )  # fmt: skip
    if request.method != "POST" or not form.is_valid():
        return _page(request, meeting, form, status=422 if form.errors else 200)
    try:
        record_attendance(meeting=meeting, row=form.row(), sourced=source_of(form, meeting, actor))
    except Refused as refusal:
        form.add_error(form.field_of(refusal), refusal.message)
        return _page(request, meeting, form, status=refusal.status)
    messages.success(request, _("Entered."))
    return redirect(BACK, meeting.public_id)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(staff)
def change(request: HttpRequest, public_id: str) -> HttpResponse:
    """Say anew in which office, for whom and whether somebody attends."""
    actor, attendance = actor_of(request), _attendance_or_404(request, public_id)
    form = _change_form(attendance, actor, given_by(request))
    if request.method != "POST" or not form.is_valid():
        return _page(request, attendance.meeting, form, thing=attendance, status=422 if form.errors else 200)
    try:
        change_attendance(
            attendance=attendance, row=form.row(), sourced=source_of(form, attendance.meeting, actor),
            seen_version=form.seen_version,
        )  # fmt: skip
    except StaleRevision as refusal:
        now = _attendance_or_404(request, public_id)
        standing = _standing(now)
        stale = Stale(refusal.message, form.compared(standing))
        again = _change_form(now, actor, form.carried_on(standing, now.line.version))
        return _page(request, now.meeting, again, thing=now, stale=stale, status=refusal.status)
    except Refused as refusal:
        form.add_error(form.field_of(refusal), refusal.message)
        return _page(request, attendance.meeting, form, thing=attendance, status=refusal.status)
    messages.success(request, _("Changed."))
    return redirect(BACK, attendance.meeting.public_id)


def _attendance_or_404(request: HttpRequest, public_id: str) -> Attendance:
    rows: Any = Attendance.objects.visible_to(actor_of(request)).select_related(
        "line__chosen", "meeting__line"
    )
    found = rows.filter(line__public_id=public_id).first()
    if found is None:
        raise Http404
    found.meeting = sitting_or_404(request, found.meeting.public_id)
    assert isinstance(found, Attendance)
    return found


def _standing(attendance: Attendance) -> dict[str, Any]:
    chosen = attendance.line.chosen
    assert chosen is not None, "whoever is on the list has a reading"
    return own_entry() | initial_of_attendance(attendance_of(chosen.value), attendance.line.distribution)


def _change_form(attendance: Attendance, actor: Actor, data: Any) -> AttendanceChangeForm:
    return AttendanceChangeForm(
        data, viewer=actor, initial=_standing(attendance), version=attendance.line.version,
        reach=attendance.line.distribution,
    )  # fmt: skip


def _page(
    request: HttpRequest,
    meeting: Meeting,
    form: AttendanceForm,
    *,
    thing: Attendance | None = None,
    stale: Stale | None = None,
    status: int,
) -> HttpResponse:
    heading = str(thing) if thing else _("Add a participant")
    shown = {
        "meeting": meeting,
        "form": form,
        "thing": thing,
        "stale": stale,
        "back": BACK,
        "heading": heading,
    }
    return render(request, "meetings/sitting_form.html", shown, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(staff)
def take_list(request: HttpRequest, public_id: str) -> HttpResponse:
    """Take a whole list in: first which rows can be taken and which not, and why; then the act."""
    actor, meeting = actor_of(request), sitting_or_404(request, public_id)
    data = given_by(request)
    form = ImportForm(
        data, request.FILES or None, viewer=actor, initial=own_entry(), version=attendance_version(meeting),
        reach=meeting.line.distribution,
    )  # fmt: skip
    if request.method != "POST" or not form.is_valid():
        return _list_page(request, meeting, form, status=422 if form.errors else 200)
    rows, sourced, found = form.cleaned_data["rows"], source_of(form, meeting, actor), None
    try:
        found = checked(rows, meeting, sourced_at(meeting, sourced))
        if request.POST.get("step") == RECORD:
            taken = import_attendance(
                meeting=meeting, rows=rows, sourced=sourced, seen_version=form.seen_version,
                is_in_part=form.cleaned_data["in_part"],
            )  # fmt: skip
            messages.success(request, _("%(count)d participants entered.") % {"count": len(taken.good)})
            return redirect(BACK, meeting.public_id)
    except Refused as refusal:
        form.add_error(None, refusal.message)
        if isinstance(refusal, StaleRevision):
            form.follow(attendance_version(meeting))
        return _list_page(request, meeting, form, found=found, status=refusal.status)
    return _list_page(request, meeting, form, found=found)


def _list_page(
    request: HttpRequest,
    meeting: Meeting,
    form: ImportForm,
    *,
    found: Checked | None = None,
    status: int = 200,
) -> HttpResponse:
    if found is not None:  # the file is read; its text goes on with the form
        form.keep_text()
    shown = {"meeting": meeting, "form": form, "found": found}
    return render(request, "meetings/take_list.html", shown, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(staff)
def protocol(request: HttpRequest, public_id: str) -> HttpResponse:
    """Say in which order the body of this meeting lists delegations."""
    actor, meeting = actor_of(request), sitting_or_404(request, public_id)
    if meeting.body is None:
        raise Http404
    rule = ProtocolRule.objects.filter(body=meeting.body).first()
    initial = {
        "order": rule.order if rule else OrderRule.ALPHABETICAL,
        "language": rule.language if rule else "en",
    }
    form = ProtocolForm(given_by(request), initial=initial, version=rule.version if rule else 0)
    status = 422 if form.errors else 200
    if request.method == "POST" and form.is_valid():
        try:
            set_protocol_rule(
                body=meeting.body, order=form.cleaned_data["order"], language=form.cleaned_data["language"],
                by=actor, at=timezone.now(), seen_version=form.seen_version,
            )  # fmt: skip
        except StaleRevision as refusal:
            now = ProtocolRule.objects.get(body=meeting.body)
            standing = {"order": now.order, "language": now.language}
            stale = Stale(refusal.message, form.compared(standing))
            form = ProtocolForm(form.carried_on(standing, now.version), version=now.version)
            return _protocol_page(request, meeting, form, stale=stale, status=refusal.status)
        except Refused as refusal:
            form.add_error(None, refusal.message)
            status = refusal.status
        else:
            messages.success(request, _("The order is set."))
            return redirect(BACK, meeting.public_id)
    return _protocol_page(request, meeting, form, status=status)


def _protocol_page(
    request: HttpRequest, meeting: Meeting, form: ProtocolForm, *, stale: Stale | None = None, status: int
) -> HttpResponse:
    shown = {"meeting": meeting, "form": form, "stale": stale}
    return render(request, "meetings/protocol.html", shown, status=status)
