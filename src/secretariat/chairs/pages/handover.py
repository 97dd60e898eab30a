from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from secretariat.chairs import policies
from secretariat.chairs.actions.add_item import add_item
from secretariat.chairs.actions.delay_handover import delay_handover
from secretariat.chairs.actions.hand_over import hand_over
from secretariat.chairs.actions.tick_item import tick_item
from secretariat.chairs.actions.untick_item import untick_item
from secretariat.chairs.forms.handover import MomentForm
from secretariat.chairs.holding import first_minute, rights_of
from secretariat.chairs.models import Chairmanship, ChecklistItem, Handover, Programme
from secretariat.chairs.pages.desk import named
from secretariat.chairs.pages.looking import actor_of, body_name, chair_of, term_or_404, zone_of
from secretariat.chairs.queries import handovers_version
from secretariat.chairs.states import UsualItem
from secretariat.dates import moment as moment_in_words
from secretariat.engines.values.date_labels import label
from secretariat.evidence.given import sourced_from
from secretariat.history.models import Entry
from secretariat.people.access import open_to, signed_in, staff
from secretariat.people.actor import Actor
from secretariat.refusals import Refused, StaleRevision
from secretariat.seen import Stale, Standing, refused_as_stale, seen_version


@dataclass(frozen=True, slots=True)
class ItemShown:
    """An item of the checklist; `key` names it in the form."""

    key: str
    words: str
    version: int
    done_at: datetime | None
    done_by: str


@dataclass(frozen=True, slots=True)
class ActShown:
    """Who ticked what, and when."""

    words: str
    verb: str
    who: str
    at: datetime


VERBS = {
    "checklist-item.ticked": gettext_lazy("done"),
    "checklist-item.unticked": gettext_lazy("opened again"),
    "checklist-item.added": gettext_lazy("added"),
}
MOST_ACTS = 30


@require_safe
@open_to(signed_in)
def handover(request: HttpRequest, public_id: str) -> HttpResponse:
    """How a term begins: who has the rights, the checklist, the programme, and acts that move the moment."""
    term = term_or_404(request, public_id)
    return _page(request, term, _moment_form(term, actor_of(request)))


@require_POST
@open_to(signed_in)
def tick(request: HttpRequest, public_id: str) -> HttpResponse:
    """Tick an item, or take the tick back."""
    action = tick_item if request.POST.get("done") == "yes" else untick_item

    def act(term: Chairmanship) -> object:
        return action(
            of=term,
            item=request.POST.get("item", "")[:20],
            by=actor_of(request),
            at=timezone.now(),
            seen_version=seen_version(request.POST),
        )

    return _act(request, public_id, act)


@require_POST
@open_to(signed_in)
def add(request: HttpRequest, public_id: str) -> HttpResponse:
    """Add an item."""

    def act(term: Chairmanship) -> object:
        words = request.POST.get("words", "")
        return add_item(of=term, words=words, by=actor_of(request), at=timezone.now())

    return _act(request, public_id, act)


@require_POST
@open_to(staff)
def moment(request: HttpRequest, public_id: str) -> HttpResponse:
    """Record a delay, or that the chair was handed over."""
    actor, term, now = actor_of(request), term_or_404(request, public_id), timezone.now()
    if not policies.may_decide(actor, term.body):
        raise Http404
    form = _moment_form(term, actor, request.POST)
    if not form.is_valid():
        return _page(request, term, form, status=422)
    given = form.cleaned_data
    at = given["moment"].replace(tzinfo=zone_of(term.body))
    sourced = sourced_from(given, body=term.body, by=actor, at=now)
    try:
        if given["act"] == "delay":
            delay_handover(to=term, until=at, sourced=sourced, seen_version=form.seen_version)
        else:
            hand_over(to=term, moment=at, sourced=sourced, seen_version=form.seen_version)
    except StaleRevision as refusal:
        stale = Stale(refusal.message, form.compared({}), _recorded(term))
        form = _moment_form(term, actor, form.carried_on({}, handovers_version(term)))
        return _page(request, term, form, status=refusal.status, stale=stale)
    except Refused as refusal:
        form.add_error("moment", refusal.message)
        return _page(request, term, form, status=refusal.status)
    messages.success(request, _("Recorded."))
    return redirect("chairs:handover", public_id)


def _act(request: HttpRequest, public_id: str, act: Callable[[Chairmanship], object]) -> HttpResponse:
    term = term_or_404(request, public_id)
    try:
        act(term)
    except StaleRevision as refusal:
        button = _("Done") if request.POST.get("done") == "yes" else _("Open again")
        return refused_as_stale(request, refusal, button, _standing(request, term))
    except Refused as refusal:
        messages.error(request, refusal.message)
    return redirect("chairs:handover", public_id)


def _standing(request: HttpRequest, term: Chairmanship) -> Standing:
    """Return how the item of the checklist stands that was ticked too late."""
    back = reverse("chairs:handover", args=[term.public_id]) + "#checklist"
    item = next((one for one in _items(term) if one.key == request.POST.get("item")), None)
    if item is None:
        return Standing(0, "", back)
    return Standing(item.version, _("done") if item.done_at else _("open"), back)


def _moment_form(term: Chairmanship, actor: Actor, data: Any = None) -> MomentForm:
    return MomentForm(data, viewer=actor, version=handovers_version(term))


def _recorded(term: Chairmanship) -> str:
    """Return in words what was recorded last of the moment."""
    last = Handover.objects.filter(to=term).order_by("pk").last()
    return f"{last.get_act_display()}: {moment_in_words(last.moment)}" if last else ""


def _page(
    request: HttpRequest,
    term: Chairmanship,
    form: MomentForm,
    status: int = 200,
    stale: Stale | None = None,
) -> HttpResponse:
    actor, now = actor_of(request), timezone.now()
    chair, rights = chair_of(term.body, actor), rights_of(term.body, now)
    items = _items(term)
    begins = first_minute(term)
    shown: dict[str, Any] = {
        "term": term,
        "body": term.body,
        "name": body_name(term.body, actor),
        "holder": named(chair)(term.holder.code if term.holder else term.holder_words),
        "begins": begins,
        "has_begun": begins is not None and begins <= now,
        "when": label(term.term, get_language() or "en") if term.term else "",
        "rights": named(chair)(rights.term.holder) if rights.term else "",
        "grounds": rights.grounds.label,
        "items": items,
        "done_count": sum(item.done_at is not None for item in items),
        "opens_on": policies.opens_on(term, policies.CHECKLIST_DAYS),
        "may_tick": policies.may_tick(actor, term, now),
        "acts": _acts(term),
        "handovers": Handover.objects.visible_to(actor).filter(to=term).select_related("line"),
        "programme": Programme.objects.visible_to(actor).filter(of=term).select_related("line").first(),
        "is_ours": policies.sits_for(actor, term) or policies.may_decide(actor, term.body),
        "may_decide": policies.may_decide(actor, term.body),
        "form": form,
        "stale": stale,
        "zone": term.body.time_zone,
    }
    return render(request, "chairs/handover.html", shown, status=status)


def _items(term: Chairmanship) -> list[ItemShown]:
    """Return the usual items, ticked or not, and those that somebody added."""
    rows = list(ChecklistItem.objects.filter(of=term).select_related("done_by"))
    ticked = {row.key: row for row in rows if row.key}
    usual = [_shown(ticked.get(key), key, str(label)) for key, label in UsualItem.choices]
    return usual + [_shown(row, row.public_id, row.words) for row in rows if not row.key]


def _shown(row: ChecklistItem | None, key: str, words: str) -> ItemShown:
    if row is None:
        return ItemShown(key, words, 0, None, "")
    return ItemShown(key, words, row.version, row.done_at, str(row.done_by) if row.done_by else "")


def _acts(term: Chairmanship) -> list[ActShown]:
    rows = {row.public_id: row for row in ChecklistItem.objects.filter(of=term)}
    entries = Entry.objects.filter(object_kind="checklist-item", object_id__in=list(rows))
    labels = dict(UsualItem.choices)
    return [
        ActShown(
            words=str(labels.get(rows[entry.object_id].key, rows[entry.object_id].words)),
            verb=str(VERBS.get(entry.verb, entry.verb)),
            who=entry.actor_label,
            at=entry.at,
        )
        for entry in entries.order_by("-at", "-pk")[:MOST_ACTS]
    ]
