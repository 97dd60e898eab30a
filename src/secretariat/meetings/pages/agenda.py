from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from secretariat.acting import RECORD
from secretariat.distribution import Distribution
from secretariat.evidence.given import sourced_from
from secretariat.evidence.sourced import Sourced
from secretariat.evidence.states import CitationKind
from secretariat.meetings import agenda, policies, sitting
from secretariat.meetings.actions.arrange_agenda import arrange_agenda
from secretariat.meetings.actions.change_item import change_item
from secretariat.meetings.actions.record_items import NewItem, record_items
from secretariat.meetings.clashes import Clash
from secretariat.meetings.item_forms import (
    AgendaItemForm,
    ArrangeForm,
    ItemChangeForm,
    SittingForm,
    WriteForm,
    initial_of_item,
    standing_order,
)
from secretariat.meetings.models import AgendaItem, Meeting
from secretariat.meetings.pages.looking import actor_of, given_by, meeting_or_404
from secretariat.people.access import open_to, staff
from secretariat.people.actor import Actor
from secretariat.refusals import Refused, StaleRevision
from secretariat.seen import Stale


def sitting_or_404(request: HttpRequest, public_id: str) -> Meeting:
    """Return a meeting whose papers the viewer keeps; a visit has none."""
    meeting = meeting_or_404(request, public_id)
    if meeting.kind in sitting.NO_SITTING:
        raise Http404
    return meeting


def own_entry() -> dict[str, str]:
    """Return on what an entry rests until somebody says otherwise: the secretariat drafts its own papers."""
    return {"source": CitationKind.ENTRY.value, "note": str(_("Entered by the secretariat of the meeting."))}


def source_of(form: SittingForm, meeting: Meeting, actor: Actor) -> Sourced:
    """Return on what the form rests, as far as it may be seen."""
    given = form.cleaned_data
    reach = given.get("distribution") or Distribution.PUBLIC
    return sourced_from(given, body=meeting.body, by=actor, at=timezone.now(), distribution=reach)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(staff)
def write(request: HttpRequest, public_id: str) -> HttpResponse:
    """Write several items of an agenda at once, one a line."""
    actor, meeting = actor_of(request), sitting_or_404(request, public_id)
    days = sitting.days_of(meeting)
    first = days[0].isoformat() if len(days) == 1 else ""
    form = WriteForm(
        given_by(request), viewer=actor, initial=own_entry() | {"day": first}, days=days,
        version=sitting.agenda_version(meeting), reach=meeting.line.distribution,
    )  # fmt: skip
    shown = {"meeting": meeting, "form": form}
    if request.method != "POST" or not form.is_valid():
        return render(request, "meetings/agenda_write.html", shown, status=422 if form.errors else 200)
    try:
        items = record_items(
            meeting=meeting, items=form.items(), sourced=source_of(form, meeting, actor),
            seen_version=form.seen_version,
        )  # fmt: skip
    except Refused as refusal:
        field = "lines" if refusal.details.get("field") in {"number", "title"} else form.field_of(refusal)
        form.add_error(field, refusal.message)
        _follow(form, meeting, refusal)
        return render(request, "meetings/agenda_write.html", shown, status=refusal.status)
    messages.success(request, _("%(count)d items entered.") % {"count": len(items)})
    return redirect("site:agenda", meeting.public_id)


def _follow(form: Any, meeting: Meeting, refusal: Refused) -> None:
    """Let the next save be made in sight of what stands now."""
    if isinstance(refusal, StaleRevision):
        form.follow(sitting.agenda_version(meeting))


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(staff)
def add(request: HttpRequest, public_id: str) -> HttpResponse:
    """Put one item on an agenda; who or which room would be taken twice is said before."""
    actor, meeting = actor_of(request), sitting_or_404(request, public_id)
    days = sitting.days_of(meeting)
    first = days[0].isoformat() if len(days) == 1 else ""
    suggested = {"title": request.GET.get("title", "")[:300]}  # a page that suggests an item leads here
    form = AgendaItemForm(
        given_by(request), viewer=actor, initial=own_entry() | {"day": first} | suggested, days=days,
        version=sitting.agenda_version(meeting), reach=meeting.line.distribution,
    )  # fmt: skip
    if request.method != "POST" or not form.is_valid():
        return _item_page(request, meeting, form, status=422 if form.errors else 200)
    sourced, found = source_of(form, meeting, actor), []
    try:
        found = _clashes(request, form, meeting, sourced, None)
        if found:
            return _item_page(request, meeting, form, found=found)
        item = NewItem(form.value(), tuple(form.people()))
        record_items(meeting=meeting, items=[item], sourced=sourced, seen_version=form.seen_version)
    except Refused as refusal:
        form.add_error(form.field_of(refusal), refusal.message)
        _follow(form, meeting, refusal)
        return _item_page(request, meeting, form, found=found, status=refusal.status)
    messages.success(request, _("It stands on the agenda."))
    return redirect("site:agenda", meeting.public_id)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(staff)
def change(request: HttpRequest, public_id: str) -> HttpResponse:
    """Say anew what an item is, strike it or put it back."""
    actor, item = actor_of(request), item_or_404(request, public_id)
    form = _change_form(request, item, actor, given_by(request))
    if request.method != "POST" or not form.is_valid():
        return _item_page(request, item.meeting, form, item=item, status=422 if form.errors else 200)
    sourced, found = source_of(form, item.meeting, actor), []
    try:
        found = _clashes(request, form, item.meeting, sourced, item)
        if found:
            return _item_page(request, item.meeting, form, item=item, found=found)
        change_item(
            item=item, value=form.value(), sourced=sourced, seen_version=form.seen_version,
            speakers=form.people(),
        )  # fmt: skip
    except StaleRevision as refusal:
        now = item_or_404(request, public_id)
        standing = _standing(now)
        stale = Stale(refusal.message, form.compared(standing))
        form = _change_form(request, now, actor, form.carried_on(standing, now.line.version))
        return _item_page(request, now.meeting, form, item=now, stale=stale, status=refusal.status)
    except Refused as refusal:
        form.add_error(form.field_of(refusal), refusal.message)
        return _item_page(request, item.meeting, form, item=item, found=found, status=refusal.status)
    messages.success(request, _("Changed."))
    return redirect("site:agenda", item.meeting.public_id)


def item_or_404(request: HttpRequest, public_id: str) -> AgendaItem:
    """Return an item of a meeting whose papers the viewer keeps."""
    rows: Any = AgendaItem.objects.visible_to(actor_of(request))
    item = rows.select_related("line__chosen", "meeting__line").filter(line__public_id=public_id).first()
    if item is None:
        raise Http404
    item.meeting = sitting_or_404(request, item.meeting.public_id)
    assert isinstance(item, AgendaItem)
    return item


def _standing(item: AgendaItem) -> dict[str, Any]:
    return own_entry() | initial_of_item(agenda.value_now(item), item.line.distribution)


def _change_form(request: HttpRequest, item: AgendaItem, actor: Actor, data: Any) -> ItemChangeForm:
    return ItemChangeForm(
        data, viewer=actor, initial=_standing(item), days=sitting.days_of(item.meeting),
        version=item.line.version, reach=item.line.distribution,
    )  # fmt: skip


def _clashes(
    request: HttpRequest, form: AgendaItemForm, meeting: Meeting, sourced: Sourced, item: AgendaItem | None
) -> list[Clash]:
    """Return what would be in two places at once, unless the person has seen it and records all the same."""
    if request.POST.get("step") == RECORD or not policies.may_record(sourced.by, meeting.body):
        return []
    return agenda.clashes_of(form.value(), meeting, sourced.by, but=item, speakers=form.people())


def _item_page(
    request: HttpRequest,
    meeting: Meeting,
    form: AgendaItemForm,
    *,
    item: AgendaItem | None = None,
    found: Sequence[Clash] = (),
    stale: Stale | None = None,
    status: int = 200,
) -> HttpResponse:
    shown = {"meeting": meeting, "form": form, "item": item, "clashes": found, "stale": stale}
    return render(request, "meetings/agenda_item.html", shown, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(staff)
def arrange(request: HttpRequest, public_id: str) -> HttpResponse:
    """Put the items into another order, and number them."""
    actor, meeting = actor_of(request), sitting_or_404(request, public_id)
    form = _arrange_form(meeting, actor, given_by(request))
    if request.method == "POST" and form.data.get("version") != str(sitting.agenda_version(meeting)):
        return _arrange_late(request, meeting, form)  # before all else: there may be other items by now
    if request.method != "POST" or not form.is_valid():
        return _arrange_page(request, meeting, form, status=422 if form.errors else 200)
    try:
        arrange_agenda(
            meeting=meeting, placed=form.placed(), sourced=source_of(form, meeting, actor),
            seen_version=form.seen_version, is_anew=form.cleaned_data["anew"],
        )  # fmt: skip
    except StaleRevision:
        return _arrange_late(request, meeting, _arrange_form(meeting, actor, form.data))
    except Refused as refusal:
        form.add_error(form.field_of(refusal), refusal.message)
        return _arrange_page(request, meeting, form, status=refusal.status)
    messages.success(request, _("The agenda stands in its new order."))
    return redirect("site:agenda", meeting.public_id)


def _arrange_late(request: HttpRequest, meeting: Meeting, form: ArrangeForm) -> HttpResponse:
    """Show what was typed beside the agenda as it stands now; the next save is made in sight of it."""
    standing = own_entry() | standing_order(form.items)
    stale = Stale(_("Somebody changed this agenda after you opened it."), form.compared(standing))
    data = form.carried_on(standing, sitting.agenda_version(meeting))
    again = _arrange_form(meeting, actor_of(request), data)
    return _arrange_page(request, meeting, again, stale=stale, status=StaleRevision.status)


def _arrange_form(meeting: Meeting, actor: Actor, data: Any) -> ArrangeForm:
    items = [item for item in agenda.items_of(meeting, actor) if not item.is_struck]
    return ArrangeForm(
        data, viewer=actor, initial=own_entry(), items=items, version=sitting.agenda_version(meeting)
    )


def _arrange_page(
    request: HttpRequest, meeting: Meeting, form: ArrangeForm, *, stale: Stale | None = None, status: int
) -> HttpResponse:
    shown = {"meeting": meeting, "form": form, "rows": form.rows(), "stale": stale}
    return render(request, "meetings/agenda_arrange.html", shown, status=status)
