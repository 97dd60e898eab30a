from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from secretariat.bodies.queries import LONG, bodies_known_to, names_by_address
from secretariat.chairs import policies
from secretariat.chairs.actions.credit_act import KINDS
from secretariat.chairs.actions.uncredit_act import uncredit_act
from secretariat.chairs.forms.work import ADD, CHANGE, ChangeForm, Offered, WorkForm
from secretariat.chairs.models import Chairmanship, Initiative, PriorityAct, Programme, ProgrammeEvent
from secretariat.chairs.pages.looking import actor_of, body_name, chair_of, line_choices, term_or_404
from secretariat.chairs.terms import priorities_of
from secretariat.distribution import Distribution
from secretariat.engines.values.edtf import parse
from secretariat.engines.values.folding import fold
from secretariat.evidence.given import sourced_from
from secretariat.evidence.models import Line
from secretariat.parties.house import is_kept_here
from secretariat.parties.models import Body
from secretariat.people.access import open_to, signed_in
from secretariat.people.actor import Actor
from secretariat.refusals import Refused, StaleRevision
from secretariat.seen import Stale, Standing, refused_as_stale, seen_version

WHEN = {"meeting": "on", "text": "adopted", "commitment": "said"}
MOST_ACTS = 300
ROWS: dict[str, Any] = {
    "programme-event": ProgrammeEvent,
    "initiative": Initiative,
    "priority-act": PriorityAct,
}


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(signed_in)
def add(request: HttpRequest, public_id: str, kind: str) -> HttpResponse:
    """Add an event or an initiative to a term, or name an act that served one of its priorities."""
    actor, term, now = actor_of(request), term_or_404(request, public_id), timezone.now()
    if kind not in ADD or not policies.may_work(actor, term, now):
        raise Http404
    initial = {"priority": request.GET.get("priority", "")}
    form = ADD[kind](request.POST or None, viewer=actor, initial=initial, offered=_offered(term, kind, actor))
    if request.method != "POST":
        return _page(request, term, form)
    return _saved(request, term, form, now) or _page(request, term, form, status=422)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(signed_in)
def change(request: HttpRequest, public_id: str) -> HttpResponse:
    """Say what became of an event, or how far an initiative has come."""
    actor, thing, now = actor_of(request), _thing(request, public_id), timezone.now()
    if thing.line.kind not in CHANGE:
        raise Http404
    form = CHANGE[thing.line.kind](request.POST or None, viewer=actor, thing=thing)
    if request.method != "POST":
        return _page(request, thing.of, form)
    try:
        return _saved(request, thing.of, form, now) or _page(request, thing.of, form, status=422)
    except StaleRevision as refusal:
        thing = _thing(request, public_id)
        fresh = type(form)(viewer=actor, thing=thing)
        stale = Stale(refusal.message, form.compared(fresh.standing()))
        data = form.carried_on(fresh.standing(), thing.line.version)
        again = type(form)(data, viewer=actor, thing=thing)
        return _page(request, thing.of, again, stale=stale, status=refusal.status)


@require_POST
@open_to(signed_in)
def take_back(request: HttpRequest, public_id: str) -> HttpResponse:
    """Take back that an act served a priority."""
    gone = _taken_back_before(request, public_id)
    if gone:
        return gone
    thing = _thing(request, public_id)
    if not isinstance(thing, PriorityAct):
        raise Http404
    try:
        uncredit_act(
            credit=thing,
            by=actor_of(request),
            at=timezone.now(),
            seen_version=seen_version(request.POST),
        )
    except StaleRevision as refusal:
        line = Line.objects.get(pk=thing.line_id)
        return _too_late(request, refusal, line, thing.of.public_id, _("named as an act"))
    except Refused as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("Taken back; it stays on file."))
    return redirect("site:chairmanship", thing.of.public_id)


def _taken_back_before(request: HttpRequest, public_id: str) -> HttpResponse | None:
    """Answer whoever takes back what somebody else took back meanwhile; None where it stands."""
    lines = Line.objects.visible_to(actor_of(request))
    line = lines.filter(public_id=public_id, kind="priority-act", chosen=None).first()
    claim = line.claims.order_by("pk").last() if line else None
    if line is None or claim is None:
        return None
    term = term_or_404(request, claim.value["of"])
    if not policies.may_work(actor_of(request), term, timezone.now()):
        raise Http404
    refusal = StaleRevision("Somebody took this back after you opened the page.")
    return _too_late(request, refusal, line, term.public_id, _("taken back"))


def _too_late(
    request: HttpRequest, refusal: StaleRevision, line: Line, term: str, words: str
) -> HttpResponse:
    standing = Standing(line.version, words, reverse("site:chairmanship", args=[term]))
    return refused_as_stale(request, refusal, _("Take back"), standing)


def _saved(
    request: HttpRequest, term: Chairmanship, form: WorkForm | ChangeForm, now: datetime
) -> HttpResponse | None:
    """Record what the form says and lead on; None where it, or the act, refuses.

    Raises:
        StaleRevision: somebody changed the thing; the page shows both.
    """
    if not form.is_valid():
        return None
    sourced = sourced_from(form.cleaned_data, body=term.body, by=actor_of(request), at=now)
    try:
        form.act_on(sourced)
    except StaleRevision:
        raise
    except Refused as refusal:
        field = str(refusal.details.get("field"))
        form.add_error(field if field in form.fields else None, refusal.message)
        return None
    messages.success(request, _("Recorded."))
    return redirect("site:chairmanship", term.public_id)


def _page(
    request: HttpRequest,
    term: Chairmanship,
    form: WorkForm | ChangeForm,
    *,
    stale: Stale | None = None,
    status: int = 200,
) -> HttpResponse:
    actor = actor_of(request)
    code = term.holder.code if term.holder else ""
    shown = {
        "form": form,
        "stale": stale,
        "thing": str(form.thing) if isinstance(form, ChangeForm) else "",
        "lede": getattr(form, "lede", ""),
        "term": term,
        "holder": chair_of(term.body, actor).names.get(code, term.holder_words),
        "name": body_name(term.body, actor),
    }
    return render(request, "chairs/work.html", shown, status=status)


def _thing(request: HttpRequest, public_id: str) -> Any:
    """Return an event, an initiative or a named act of a term on which the actor works; 404 for others."""
    actor = actor_of(request)
    line = Line.objects.visible_to(actor).filter(public_id=public_id, kind__in=ROWS).first()
    rows = ROWS[line.kind].objects.visible_to(actor).select_related("line", "of__line") if line else None
    thing = rows.filter(pk=line.pk).first() if rows is not None and line else None
    if thing is None:
        raise Http404
    thing.of = term_or_404(request, thing.of.public_id)
    if not policies.may_work(actor, thing.of, timezone.now()):
        raise Http404
    return thing


def _offered(term: Chairmanship, kind: str, actor: Actor) -> Offered:
    programmes = Programme.objects.visible_to(actor).filter(of=term).select_related("line")
    priorities = [(words, words) for words in priorities_of(programmes)]
    choose: dict[str, Callable[[], Offered]] = {
        "event": lambda: Offered(term, priorities=priorities, is_kept_here=is_kept_here(term.body)),
        "initiative": lambda: Offered(
            term, bodies=_other_bodies(term, actor), is_kept_here=is_kept_here(term.body)
        ),
        "act": lambda: Offered(term, priorities=priorities, acts=_acts(term, actor)),
    }
    return choose[kind]()


def _other_bodies(term: Chairmanship, actor: Actor) -> list[tuple[str, str]]:
    """Return the organisations and related bodies beside the term's own, by name."""
    is_other = Q(parent=None) | Q(kind__istartswith="related body")
    rows = Body.objects.filter(bodies_known_to(actor), is_other, is_fictitious=term.body.is_fictitious)
    slugs = list(rows.exclude(pk=term.body_id).values_list("slug", flat=True))
    names = names_by_address("body", slugs, get_language() or "en", LONG, actor)
    return sorted(((slug, names.get(slug, slug)) for slug in slugs), key=lambda pair: fold(pair[1]))


def _acts(term: Chairmanship, actor: Actor) -> list[tuple[str, str]]:
    """Return the meetings, texts and promises of the body and its organs on days that may be the term's."""
    lines = (
        Line.objects.visible_to(actor)
        .filter(Q(body=term.body_id) | Q(body__parent=term.body_id), kind__in=KINDS, chosen__isnull=False)
        .exclude(distribution=Distribution.RESTRICTED)
        .select_related("chosen")
    )
    own = [line for line in lines if _may_be_in(term, line)][:MOST_ACTS]
    return [choice for kind in KINDS for choice in _choices_of(kind, own)]


def _choices_of(kind: str, lines: list[Line]) -> list[tuple[str, str]]:
    return line_choices((line for line in lines if line.kind == kind), WHEN[kind])


def _may_be_in(term: Chairmanship, line: Line) -> bool:
    given = line.chosen.value.get(WHEN[line.kind]) if line.chosen else None
    return bool(given) and (term.term is None or parse(given).may_meet(term.term))
