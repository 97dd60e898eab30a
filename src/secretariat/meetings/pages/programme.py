from collections.abc import Sequence

from django.contrib import messages
from django.forms import BaseFormSet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from secretariat.evidence.given import sourced_from
from secretariat.meetings import queries
from secretariat.meetings.actions.record_programme import Item, record_programme
from secretariat.meetings.bridge import MeetingValue
from secretariat.meetings.checks import slot
from secretariat.meetings.clashes import Booked, Clash, clashes
from secretariat.meetings.forms import ItemForm, ItemFormSet, ProgrammeForm
from secretariat.meetings.models import Meeting
from secretariat.meetings.naming import key_of
from secretariat.meetings.pages.looking import OWN_ENTRY, actor_of, given_by, meeting_or_404, page_of
from secretariat.meetings.states import MeetingKind
from secretariat.people.access import open_to, staff
from secretariat.people.actor import Actor
from secretariat.refusals import Refused

RECORD = "record"
ROWS = 6


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(staff)
def programme(request: HttpRequest, public_id: str) -> HttpResponse:
    """Enter the meetings of a visit, several at once; who would be in two places is said before."""
    actor, visit = actor_of(request), meeting_or_404(request, public_id)
    if visit.kind != MeetingKind.VISIT:
        raise Http404
    standing = list(queries.programme_of(visit, actor))
    rows = ItemFormSet(given_by(request), prefix="items", initial=_empty_rows(visit))
    form = ProgrammeForm(given_by(request), viewer=actor, initial=OWN_ENTRY, version=len(standing))
    found: list[Clash] = []
    if request.method != "POST":
        return _page(request, visit, standing, rows, form)
    if not (rows.is_valid() and form.is_valid()):
        return _page(request, visit, standing, rows, form, status=422)
    items = [_item(visit, row) for row in rows if row.has_changed()]
    try:
        found = _clashes(visit, items, standing, actor)
        if found and request.POST.get("step") != RECORD:
            return _page(request, visit, standing, rows, form, found=found)
        sourced = sourced_from(
            form.cleaned_data,
            body=visit.body,
            by=actor,
            at=timezone.now(),
            distribution=visit.line.distribution,
        )
        record_programme(visit=visit, items=items, sourced=sourced, seen_count=form.seen_version)
    except Refused as refusal:
        form.add_error(None, refusal.message)
        return _page(request, visit, standing, rows, form, found=found, status=refusal.status)
    messages.success(request, _("%(count)d meetings entered.") % {"count": len(items)})
    return redirect(page_of(visit))


def _empty_rows(visit: Meeting) -> list[dict[str, object]]:
    """Return rows to be filled in, on the first day of the visit until somebody says otherwise."""
    first = visit.on.first if visit.on else None
    return [{"day": first, "kind": MeetingKind.BILATERAL}] * ROWS


def _item(visit: Meeting, row: ItemForm) -> Item:
    given = row.cleaned_data
    kind = MeetingKind(given["kind"])
    value = MeetingValue(
        kind=kind,
        title=given["title"] or str(kind.label),
        status=visit.status,
        body=visit.body.slug if visit.body else None,
        part_of=visit.public_id,
        language=visit.language,
        on=given["day"].isoformat(),
        begins=given["begins"],
        ends=given["ends"],
        time_zone=visit.time_zone,
        place=given["place"] or visit.place,
        country=visit.country,
        topics=given["topics"],
        outcome=given["outcome"],
    )
    return Item(value, tuple(row.people()))


def _clashes(visit: Meeting, items: Sequence[Item], standing: Sequence[Meeting], actor: Actor) -> list[Clash]:
    """Return who would be in two places: the visitors are at each meeting of their visit."""
    visitors = queries.who(visit)
    new = []
    for item in items:
        hours = slot(item.value, visit.body)
        if hours is not None:
            people = {key_of(one.name): one.name for one in item.people}
            label = f"{item.value.title}, {item.value.begins}"
            new.append(Booked(label, hours, visitors | people, item.value.room))
    own = [
        Booked(queries.label_of(meeting), hours, visitors | queries.who(meeting))
        for meeting in standing
        if (hours := queries.slot_now(meeting))
    ]
    days = {booked.slot.begin.date() for booked in new}
    return clashes(new, [*own, *queries.booked_on(days, actor, but=visit)])


def _page(
    request: HttpRequest,
    visit: Meeting,
    standing: Sequence[Meeting],
    rows: BaseFormSet[ItemForm],
    form: ProgrammeForm,
    *,
    found: Sequence[Clash] = (),
    status: int = 200,
) -> HttpResponse:
    shown = {"visit": visit, "standing": standing, "rows": rows, "form": form, "clashes": found}
    return render(request, "meetings/programme.html", shown, status=status)
