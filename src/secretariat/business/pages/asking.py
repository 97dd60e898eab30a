"""The council is asked: a consultation is opened, given more time, ended, dropped; opinions are answered."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from secretariat.acting import Page, answered
from secretariat.bodies.queries import names_of
from secretariat.business import policies
from secretariat.business.actions.answer_opinion import answer_opinion
from secretariat.business.actions.drop_consultation import drop_consultation
from secretariat.business.actions.end_consultation import end_consultation
from secretariat.business.actions.extend_deadline import extend_deadline
from secretariat.business.actions.open_consultation import open_consultation
from secretariat.business.checks import councils_of
from secretariat.business.forms import AnswerForm, ConsultForm, DropForm, ExtendForm, OutcomeForm
from secretariat.business.pages.answering import opinion_for, page_of, run_by, url_of
from secretariat.business.putting import drafts_of, priorities_of, texts_of
from secretariat.language import language_of
from secretariat.meetings.pages.looking import actor_of, given_by
from secretariat.parties.models import Body
from secretariat.people.access import open_to, signed_in
from secretariat.people.actor import Actor

METHODS = ["GET", "HEAD", "POST"]
MOST = 200


@require_http_methods(METHODS)
@open_to(signed_in)
def consult(request: HttpRequest, slug: str) -> HttpResponse:
    """Put something to the business council of a body."""
    actor, body = actor_of(request), Body.objects.select_related("parent").filter(slug=slug).first()
    if body is None or not policies.may_consult(actor, body, timezone.now()):
        raise Http404
    councils = {one.slug: one for one in councils_of(body)}
    names = names_of("body", [one.pk for one in councils.values()], language_of(), viewer=actor)
    form = ConsultForm(
        given_by(request), version=0, about=_about(body, actor),
        councils=[(slug, names.get(one.pk, slug)) for slug, one in councils.items()],
        initial={"about": _named(request)},
    )  # fmt: skip

    def act() -> str:
        made = open_consultation(
            body=body, council=councils[form.cleaned_data["council"]], asked=form.asked(), by=actor,
            at=timezone.now(),
        )  # fmt: skip
        return url_of(made)

    back = reverse("site:business")
    page = Page(_("Ask the business council"), back, _("Business councils"), _lede(bool(councils)), _("Ask"),
                is_fictitious=body.is_fictitious)  # fmt: skip
    return answered(request, form, act, page)


@require_http_methods(METHODS)
@open_to(signed_in)
def extend(request: HttpRequest, public_id: str) -> HttpResponse:
    """Give the council more time."""
    one = run_by(request, public_id)
    form = ExtendForm(given_by(request), version=one.version, initial={"closes_on": one.closes_on})

    def act() -> str:
        extend_deadline(
            consultation=one, closes_on=form.cleaned_data["closes_on"], by=actor_of(request),
            at=timezone.now(), seen_version=form.seen_version,
        )  # fmt: skip
        return url_of(one)

    return answered(
        request, form, act, page_of(one, _("Give more time")), ({"closes_on": one.closes_on}, one.version)
    )


@require_http_methods(METHODS)
@open_to(signed_in)
def answer(request: HttpRequest, public_id: str) -> HttpResponse:
    """Answer an opinion."""
    now = timezone.now()
    one = opinion_for(request, public_id, lambda by, of: policies.may_run(by, of.consultation, now))
    stands = {"verdict": one.verdict, "answer": one.answer}
    form = AnswerForm(given_by(request), version=one.version, initial=stands)

    def act() -> str:
        answer_opinion(
            opinion=one, verdict=form.cleaned_data["verdict"], words=form.cleaned_data["answer"],
            by=actor_of(request), at=timezone.now(), seen_version=form.seen_version,
        )  # fmt: skip
        return f"{url_of(one.consultation)}#o-{one.public_id}"

    names = names_of("party", [one.party_id], language_of(), viewer=actor_of(request))
    page = page_of(
        one.consultation, _("Answer an opinion"), lede=names.get(one.party_id, one.party.code),
        quote=one.words,
    )  # fmt: skip
    return answered(request, form, act, page, (stands, one.version))


@require_http_methods(METHODS)
@open_to(signed_in)
def end(request: HttpRequest, public_id: str) -> HttpResponse:
    """End a consultation."""
    one = run_by(request, public_id)
    form = OutcomeForm(given_by(request), version=one.version)

    def act() -> str:
        end_consultation(
            consultation=one, outcome=form.cleaned_data["outcome"], by=actor_of(request), at=timezone.now(),
            seen_version=form.seen_version,
        )  # fmt: skip
        return url_of(one)

    lede = _("Each opinion has its answer; what came of all of it stands above them.")
    return answered(request, form, act, page_of(one, _("End the consultation"), lede=lede), ({}, one.version))


@require_http_methods(METHODS)
@open_to(signed_in)
def drop(request: HttpRequest, public_id: str) -> HttpResponse:
    """Drop a consultation."""
    one = run_by(request, public_id)
    form = DropForm(given_by(request), version=one.version)

    def act() -> str:
        drop_consultation(
            consultation=one, reason=form.cleaned_data["outcome"], by=actor_of(request), at=timezone.now(),
            seen_version=form.seen_version,
        )  # fmt: skip
        return url_of(one)

    return answered(request, form, act, page_of(one, _("Drop the consultation")), ({}, one.version))


def _lede(has_council: bool) -> Any:
    if has_council:
        return _("Its members give their opinions until a day; each is answered.")
    return _("This body has no organ of the level “business” yet; the desk enters one.")


def _named(request: HttpRequest) -> str:
    """Return what a page names by which one came here: `?draft=ID`."""
    for kind in ("text", "draft", "priority"):
        if public_id := request.GET.get(kind, "")[:10]:
            return f"{kind}:{public_id}"
    return ""


def _about(body: Body, by: Actor) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return what can be put to the council, by kind, in 3 queries."""
    drafts = [(f"draft:{row.public_id}", row.title[:120]) for row in drafts_of(body, by)[:MOST]]
    texts = [(f"text:{row.public_id}", row.title[:120]) for row in texts_of(body, by)[:MOST]]
    lines = [(f"priority:{row.public_id}", row.words[:120]) for row in priorities_of(body, by)[:MOST]]
    named = ((_("Under negotiation"), drafts), (_("Texts"), texts), (_("Lines of agendas"), lines))
    return [(str(name), rows) for name, rows in named if rows]
