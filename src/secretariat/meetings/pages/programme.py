from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.forms import BaseFormSet
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from secretariat.acting import RECORD
from secretariat.engines.values.edtf import parse
from secretariat.evidence.given import sourced_from
from secretariat.evidence.models import Citation
from secretariat.evidence.states import CitationKind
from secretariat.meetings import queries
from secretariat.meetings.actions.record_programme import Item, record_programme
from secretariat.meetings.bridge import MeetingValue
from secretariat.meetings.checks import slot
from secretariat.meetings.clashes import Booked, Clash, clashes
from secretariat.meetings.legs import leg_on
from secretariat.meetings.models import Meeting
from secretariat.meetings.naming import key_of
from secretariat.meetings.pages.looking import OWN_ENTRY, actor_of, given_by, meeting_or_404, page_of
from secretariat.meetings.programme_form import ItemForm, ItemFormSet, ProgrammeForm, days_of
from secretariat.meetings.states import MeetingKind
from secretariat.people.access import open_to, staff
from secretariat.people.actor import Actor
from secretariat.refusals import Refused, StaleRevision
from secretariat.seen import SEEN, VERSION, Compared, Stale

MORE = "more"
ROWS = 8


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(staff)
def programme(request: HttpRequest, public_id: str) -> HttpResponse:
    """Enter the meetings of a visit, several at once; who would be in two places is said before."""
    actor, visit = actor_of(request), meeting_or_404(request, public_id)
    if visit.kind != MeetingKind.VISIT:
        raise Http404
    standing = list(queries.programme_of(visit, actor))
    rows = _rows(given_by(request), visit)
    initial = OWN_ENTRY | _same_source(visit)
    form = ProgrammeForm(given_by(request), viewer=actor, initial=initial, version=len(standing))
    found: list[Clash] = []
    if request.method != "POST":
        return _page(request, visit, standing, rows, form)
    if request.POST.get("step") == MORE:
        more = _with_more_rows(request.POST)
        form = _carried(more, actor, len(standing))
        return _page(request, visit, standing, _rows(more, visit), form)
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
    except StaleRevision as refusal:
        now = list(queries.programme_of(visit, actor))
        stale = _stale(refusal, items, request.POST.get(SEEN, ""), now)
        form = ProgrammeForm(form.carried_on(initial, len(now)), viewer=actor, version=len(now))
        return _page(request, visit, now, rows, form, found=found, status=refusal.status, stale=stale)
    except Refused as refusal:
        form.add_error(None, refusal.message)
        return _page(request, visit, standing, rows, form, found=found, status=refusal.status)
    messages.success(request, _("%(count)d meetings entered.") % {"count": len(items)})
    return redirect(page_of(visit))


def _same_source(visit: Meeting) -> dict[str, str]:
    """Return what the visit itself rests on, where that was typed: its programme mostly rests on it too."""
    written = (CitationKind.ENTRY, CitationKind.REFERENCE)
    cited = Citation.objects.filter(claim=visit.line.chosen, kind__in=written).first()
    return {"source": cited.kind, "note": cited.note, "address": cited.address} if cited else {}


def _rows(data: QueryDict | None, visit: Meeting) -> Any:
    """Return rows to be filled in; the day of none is guessed, but of a visit of one day."""
    days = days_of(visit.on)
    empty = {"day": days[0].isoformat() if len(days) == 1 else "", "kind": MeetingKind.BILATERAL}
    return ItemFormSet(data, prefix="items", initial=[empty] * ROWS, form_kwargs={"during": visit.on})


def _with_more_rows(data: QueryDict) -> QueryDict:
    """Return what was typed, with as many rows again; at most what a programme takes at once."""
    more = data.copy()
    sent = str(data.get("items-TOTAL_FORMS", ""))
    there = int(sent) if sent.isdecimal() and len(sent) < 4 else 0
    count = min(there + ROWS, ItemFormSet.max_num)
    more["items-TOTAL_FORMS"] = str(count)
    for number in range(there, count):
        more[f"items-{number}-kind"] = MeetingKind.BILATERAL
    return more


def _carried(data: QueryDict, actor: Actor, count: int) -> ProgrammeForm:
    """Return the form with what was typed of the source; it is not judged before it is saved."""
    typed = {name: data.get(name, "") for name in ProgrammeForm.source_fields}
    seen = data.get(VERSION, "")
    return ProgrammeForm(viewer=actor, initial=typed, version=int(seen) if seen.isdecimal() else count)


def _item(visit: Meeting, row: ItemForm) -> Item:
    given = row.cleaned_data
    kind = MeetingKind(given["kind"])
    during = parse(given["day"]) if given["day"] else None
    leg = leg_on(queries.value_now(visit).legs, during.first if during else None)
    value = MeetingValue(
        kind=kind,
        title=given["title"] or str(kind.label),
        status=visit.status,
        body=visit.body.slug if visit.body else None,
        part_of=visit.public_id,
        language=visit.language,
        on=given["day"] or None,
        begins=given["begins"],
        ends=given["ends"],
        time_zone=(leg.time_zone if leg else "") or visit.time_zone,
        place=given["place"] or (leg.place if leg else visit.place),
        country=(leg.country if leg else "") or visit.country,
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


def _titles(standing: Sequence[Meeting]) -> str:
    return "\n".join(one.title for one in standing)


def _stale(refusal: StaleRevision, items: Sequence[Item], seen: str, now: Sequence[Meeting]) -> Stale:
    """Return the programme as it was seen, as it stands, and the rows that were typed."""
    typed = "\n".join(one.value.title for one in items)
    row = Compared("items", _("Meetings"), seen, typed, _titles(now), is_yours=True, is_theirs=True)
    return Stale(refusal.message, [row])


def _page(
    request: HttpRequest,
    visit: Meeting,
    standing: Sequence[Meeting],
    rows: BaseFormSet[ItemForm],
    form: ProgrammeForm,
    *,
    found: Sequence[Clash] = (),
    status: int = 200,
    stale: Stale | None = None,
) -> HttpResponse:
    shown = {"visit": visit, "standing": standing, "rows": rows, "form": form, "clashes": found}
    shown |= {"stale": stale, "seen": _titles(standing)}
    return render(request, "meetings/programme.html", shown, status=status)
