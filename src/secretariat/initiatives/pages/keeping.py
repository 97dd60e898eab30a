"""Joint initiatives proposed, changed, ended."""

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from secretariat.acting import Page, answered
from secretariat.bodies.queries import names_by_address
from secretariat.chairs.models import Chairmanship
from secretariat.commitments.models import Priority
from secretariat.initiatives import policies
from secretariat.initiatives.actions.change_initiative import change_initiative
from secretariat.initiatives.actions.end_initiative import end_initiative
from secretariat.initiatives.actions.propose_initiative import propose_initiative
from secretariat.initiatives.forms import EndForm, InitiativeForm, standing_of
from secretariat.initiatives.pages.answering import initiative_led, lines_offered, url_of
from secretariat.language import language_of
from secretariat.meetings.pages.looking import actor_of
from secretariat.people.access import open_to, signed_in
from secretariat.people.actor import Actor

_BACK = _("The initiative")
MOST_LINES = 40


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(signed_in)
def propose(request: HttpRequest, one: str, other: str) -> HttpResponse:
    """Put an initiative to two bodies that one Party chairs at once."""
    actor, at = actor_of(request), timezone.now()
    terms = [_term(actor, public_id) for public_id in (one, other)]
    codes = _chairing(terms)
    if not codes or not policies.may_propose(actor, terms, at):
        raise Http404
    names = names_by_address("party", codes, language_of(), viewer=actor)
    form = InitiativeForm(
        request.POST or None, version=0, lines=lines_offered([term.body for term in terms], actor),
        parties=[(code, names.get(code, code)) for code in codes],
        initial={
            "party": codes[0], "distribution": "public", "title": request.GET.get("title", "")[:200],
            "lines": request.GET.getlist("line")[:MOST_LINES],
        },
    )  # fmt: skip

    def act() -> str:
        made = propose_initiative(
            terms=terms, party=form.cleaned_data["party"], by=actor, at=at, **_given(form, actor)
        )
        return url_of(made)

    back = reverse("site:cross-chair", args=[one, other])
    lede = _("Each body answers for itself; its actions and its calendar begin once it has agreed.")
    page = Page(
        _("Propose a joint initiative"), back, _("The two chairs"), lede, _("Put it to both bodies"),
        any(term.body.is_fictitious for term in terms),
    )  # fmt: skip
    return answered(request, form, act, page)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(signed_in)
def change(request: HttpRequest, public_id: str) -> HttpResponse:
    """Say an initiative anew."""
    actor, at = actor_of(request), timezone.now()
    initiative = initiative_led(request, public_id, at)
    now = standing_of(initiative)
    bodies = [one.body for one in policies.asked_of(initiative)]
    form = InitiativeForm(
        request.POST or None, version=initiative.version, initial=now, lines=lines_offered(bodies, actor),
        parties=[(initiative.party.code, initiative.party.code)],
    )  # fmt: skip
    del form.fields["party"]

    def act() -> str:
        change_initiative(
            initiative=initiative, by=actor, at=at, seen_version=form.seen_version, **_given(form, actor)
        )
        return url_of(initiative)

    page = Page(
        _("Change the initiative"), url_of(initiative), _BACK, initiative.title,
        is_fictitious=initiative.is_fictitious,
    )  # fmt: skip
    return answered(request, form, act, page, (now, initiative.version))


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(signed_in)
def end(request: HttpRequest, public_id: str) -> HttpResponse:
    """Close an initiative."""
    actor, at = actor_of(request), timezone.now()
    initiative = initiative_led(request, public_id, at)
    form = EndForm(request.POST or None, version=initiative.version)

    def act() -> str:
        end_initiative(
            initiative=initiative, outcome=form.cleaned_data["outcome"], by=actor, at=at,
            seen_version=form.seen_version,
        )  # fmt: skip
        return url_of(initiative)

    page = Page(
        _("Close the initiative"), url_of(initiative), _BACK, initiative.title, _("Close it"),
        initiative.is_fictitious,
    )  # fmt: skip
    return answered(request, form, act, page, ({}, initiative.version))


def _term(actor: Actor, public_id: str) -> Chairmanship:
    rows: Any = Chairmanship.objects.visible_to(actor).filter(line__public_id=public_id)
    found: Chairmanship | None = (
        rows.select_related("line", "body__parent", "holder").prefetch_related("joint").first()
    )
    if found is None:
        raise Http404
    return found


def _chairing(terms: Sequence[Chairmanship]) -> list[str]:
    """Return the codes of the Parties that hold all these chairs."""
    holders = [
        {term.holder.code} if term.holder else {party.code for party in term.joint.all()} for term in terms
    ]
    return sorted(set.intersection(*holders))


def _given(form: InitiativeForm, actor: Actor) -> dict[str, Any]:
    given = {name: form.cleaned_data[name] for name in ("title", "aim", "distribution")}
    rows: Any = Priority.objects.visible_to(actor)
    return given | {"lines": list(rows.filter(line__public_id__in=form.cleaned_data["lines"]))}
