"""The way of a text through the organs of its body: shown step by step, compared, and taken."""

from datetime import datetime

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from secretariat.engines.values.date_labels import label
from secretariat.meetings import queries as meetings
from secretariat.meetings.models import AgendaItem, Meeting
from secretariat.meetings.states import CALLED_OFF
from secretariat.parties.house import organisation_of
from secretariat.people.access import everyone, open_to, signed_in
from secretariat.people.actor import Actor
from secretariat.texts import climbing, policies
from secretariat.texts.actions.endorse_text import endorse_text
from secretariat.texts.actions.refer_text import refer_text
from secretariat.texts.actions.return_text import return_text
from secretariat.texts.models import Consideration, Draft
from secretariat.texts.pages.acting import acted
from secretariat.texts.pages.looking import actor_of, draft_or_404, given_by, look_or_404
from secretariat.texts.rooms.climb import climb_of
from secretariat.texts.rooms.revisions import Issued, compared_page
from secretariat.texts.states import CLIMBS_AT
from secretariat.texts.way_forms import EndorseForm, ReferForm, ReturnForm

LATEST = 40


@require_safe
@open_to(everyone)
def way(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show the whole way of a text."""
    look = look_or_404(request, public_id)
    shown = {
        "draft": look.draft, "body": look.body, "rights": look.rights, "climb": climb_of(look), "at": "way",
    }  # fmt: skip
    return render(request, "texts/way.html", shown)


@require_safe
@open_to(everyone)
def compared(request: HttpRequest, public_id: str) -> HttpResponse:
    """Compare the words at one step with those at another, or with what stands now; no names in either."""
    look = look_or_404(request, public_id)
    steps = {
        str(one.number): Issued(one.number, f"{one.organ}: {one.word}", count)
        for one, count in zip(climb_of(look).compared, [step.count for step in look.steps], strict=True)
    }
    if not steps:
        raise Http404
    old, new = request.GET.get("old", "1"), request.GET.get("new", "now")
    if old not in steps or (new != "now" and new not in steps):
        raise Http404
    shown = {
        "draft": look.draft, "page": compared_page(look.draft, steps[old], steps.get(new)),
        "revisions": list(steps.values()), "has_room": True, "old": int(old), "new": new, "is_way": True,
    }  # fmt: skip
    return render(request, "texts/compare.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(signed_in)
def refer(request: HttpRequest, public_id: str) -> HttpResponse:
    """Refer a text to a meeting."""
    draft, _steps, actor, now = _on_its_way_or_404(request, public_id)
    known = {one.public_id: one for one in _meetings_of(draft, actor)[:LATEST]}
    items = {
        one.public_id: one
        for one in AgendaItem.objects.visible_to(actor)
        .filter(meeting__in=list(known.values()), is_struck=False)
        .select_related("line")
        .order_by("position", "pk")
    }
    form = ReferForm(given_by(request), meetings=_choices(known, items), version=draft.version)

    def act() -> Draft:
        meeting, _slash, item = form.cleaned_data["before"].partition("/")
        refer_text(
            draft=draft, meeting=known[meeting], item=items.get(item), note=form.cleaned_data["note"],
            by=actor, at=now, seen_version=form.seen_version,
        )  # fmt: skip
        return draft

    return acted(request, form, act, gettext_lazy("Refer it to a meeting"), draft)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(signed_in)
def endorse(request: HttpRequest, public_id: str) -> HttpResponse:
    """Record that the meeting before which a text is endorsed it."""
    draft, steps, actor, now = _on_its_way_or_404(request, public_id)
    _refuse_unasked(request, steps)
    form = EndorseForm(given_by(request), version=draft.version)

    def act() -> Draft:
        note = form.cleaned_data["note"]
        endorse_text(draft=draft, note=note, by=actor, at=now, seen_version=form.seen_version)
        return draft

    return acted(request, form, act, gettext_lazy("It was endorsed"), draft)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(signed_in)
def send_back(request: HttpRequest, public_id: str) -> HttpResponse:
    """Record that the meeting before which a text is sent it back."""
    draft, steps, actor, now = _on_its_way_or_404(request, public_id)
    _refuse_unasked(request, steps)
    form = ReturnForm(given_by(request), version=draft.version)

    def act() -> Draft:
        note = form.cleaned_data["note"]
        return_text(draft=draft, note=note, by=actor, at=now, seen_version=form.seen_version)
        return draft

    return acted(request, form, act, gettext_lazy("It was returned"), draft)


def _on_its_way_or_404(
    request: HttpRequest, public_id: str
) -> tuple[Draft, list[Consideration], Actor, datetime]:
    """Return a text with its steps, for whoever may take one; a late act is told why, and loses nothing."""
    actor, now = actor_of(request), timezone.now()
    draft = draft_or_404(request, public_id)
    steps = climbing.steps_of(draft)
    if not policies.may_consider(actor, draft.body, climbing.holder_of(steps), now):
        raise Http404
    if draft.stage not in CLIMBS_AT and request.method != "POST":
        raise Http404
    return draft, steps, actor, now


def _refuse_unasked(request: HttpRequest, steps: list[Consideration]) -> None:
    if climbing.awaits(steps) is None and request.method != "POST":
        raise Http404


def _meetings_of(draft: Draft, viewer: Actor) -> "QuerySet[Meeting]":
    """Return the meetings of the organisation that the viewer may see, the latest first."""
    bodies = [one.pk for one in organisation_of(draft.body)]
    return (
        meetings.meetings(viewer).filter(body__in=bodies).exclude(status__in=CALLED_OFF).order_by("-on_first")
    )


def _choices(
    known: dict[str, Meeting], items: dict[str, AgendaItem]
) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the meetings, each with the items of its agenda."""
    found: dict[str, tuple[str, list[tuple[str, str]]]] = {
        key: (_dated(one), [(key, _("%(meeting)s, no item") % {"meeting": _dated(one)})])
        for key, one in known.items()
    }
    by_meeting = {one.pk: key for key, one in known.items()}
    for key, item in items.items():
        meeting = by_meeting[item.meeting_id]
        found[meeting][1].append((f"{meeting}/{key}", str(item)))
    return list(found.values())


def _dated(meeting: Meeting) -> str:
    day = label(meeting.on, get_language() or "en") if meeting.on else ""
    return ", ".join(filter(None, (meeting.title, day)))
