"""What other members do with a practice: report that they took it up, ask to come and see it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from secretariat.acting import Page
from secretariat.bodies.queries import names_of
from secretariat.engines.values.date_labels import label
from secretariat.language import language_of
from secretariat.meetings.models import Meeting
from secretariat.meetings.pages.looking import actor_of
from secretariat.people.access import open_to, signed_in, staff
from secretariat.practices import policies
from secretariat.practices.actions.answer_visit import Answer, answer_visit
from secretariat.practices.actions.ask_for_visit import ask_for_visit
from secretariat.practices.actions.judge_reuse import judge_reuse
from secretariat.practices.actions.report_reuse import report_reuse
from secretariat.practices.actions.take_back_visit import take_back_visit
from secretariat.practices.forms import AnswerForm, AskForm, ButtonForm, ReuseForm, VerdictForm
from secretariat.practices.models import PeerVisit, Practice
from secretariat.practices.pages.answering import (
    answered,
    page_of,
    practice_for,
    reuse_judged,
    speaks_for,
    url_of,
    visit_seen,
)
from secretariat.practices.pages.keeping import proof_of
from secretariat.practices.states import PracticeState, VisitState


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(signed_in)
def reuse(request: HttpRequest, public_id: str) -> HttpResponse:
    """Report that a member took a practice up."""
    actor, one = actor_of(request), _published(request, public_id)
    form = ReuseForm(
        request.POST or None, request.FILES or None, viewer=actor, version=one.version,
        parties=speaks_for(request, one.body, one.party.code), initial={"source": "reference"},
    )  # fmt: skip

    def act() -> str:
        given = form.cleaned_data
        report_reuse(
            practice=one, party=given["party"], began=given["began"].strip(), words=given["told"],
            proof=proof_of(form, one, actor), by=actor, at=timezone.now(),
        )  # fmt: skip
        return url_of(one)

    lede = _(
        "The secretariat looks at the proof; once it is confirmed, everybody who sees the practice sees it."
    )
    return answered(request, form, act, page_of(one, _("We took it up"), lede, _("Report it")))


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(staff)
def judge(request: HttpRequest, public_id: str) -> HttpResponse:
    """Confirm or doubt a reuse."""
    one = reuse_judged(request, public_id)
    form = VerdictForm(request.POST or None, version=one.version)

    def act() -> str:
        judge_reuse(
            reuse=one, verdict=form.cleaned_data["verdict"], reason=form.cleaned_data["reason"],
            by=actor_of(request), at=timezone.now(), seen_version=form.seen_version,
        )  # fmt: skip
        return url_of(one.practice)

    page = page_of(one.practice, _("Does the proof show it?"), one.words)
    return answered(request, form, act, page, ({}, one.version))


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(signed_in)
def ask(request: HttpRequest, public_id: str) -> HttpResponse:
    """Ask to come and see."""
    one = _published(request, public_id)
    form = AskForm(
        request.POST or None, version=one.version, parties=speaks_for(request, one.body, one.party.code)
    )

    def act() -> str:
        names = ("party", "aims", "suits", "people")
        given = {name: form.cleaned_data[name] for name in names}
        visit = ask_for_visit(practice=one, by=actor_of(request), at=timezone.now(), **given)
        return _url(visit)

    lede = _("The member that offers it answers. What it accepts becomes a visit among the meetings.")
    return answered(request, form, act, page_of(one, _("Come and see"), lede, _("Ask")))


@require_safe
@open_to(signed_in)
def visit(request: HttpRequest, public_id: str) -> HttpResponse:
    """A request to come and see, and what became of it; for the two members and the secretariat."""
    actor, one = actor_of(request), visit_seen(request, public_id)
    names = names_of("party", [one.party_id, one.practice.party_id], language_of(), viewer=actor)
    meeting = one.meeting
    sees = meeting is not None and Meeting.objects.visible_to(actor).filter(pk=meeting.pk).exists()
    waits = one.state == VisitState.ASKED
    shown = {
        "visit": one,
        "practice": one.practice,
        "asker": names.get(one.party_id, one.party.code),
        "host": names.get(one.practice.party_id, one.practice.party.code),
        "when": label(one.on, language_of()) if one.on else "",
        "meeting": meeting if sees else None,
        "may_answer": waits and policies.may_answer(actor, one),
        "may_take_back": waits and policies.may_take_back(actor, one),
        "is_fictitious": one.practice.body.is_fictitious,
    }
    return render(request, "practices/visit.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(signed_in)
def answer(request: HttpRequest, public_id: str) -> HttpResponse:
    """Answer a request to come and see."""
    one = visit_seen(request, public_id)
    if not policies.may_answer(actor_of(request), one):
        raise Http404
    form = AnswerForm(request.POST or None, version=one.version)

    def act() -> str:
        given = form.cleaned_data
        said = Answer(given["verdict"], given["reason"], given["on"].strip(), given["place"])
        answer_visit(
            visit=one, answer=said, by=actor_of(request), at=timezone.now(), seen_version=form.seen_version
        )
        return _url(one)

    lede = _now("It suits them: %(when)s. Who would come: %(who)s") % {"when": one.suits, "who": one.people}
    return answered(request, form, act, _page(one, _("Answer"), lede), ({}, one.version))


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(signed_in)
def take_back(request: HttpRequest, public_id: str) -> HttpResponse:
    """Take a request to come and see back."""
    one = visit_seen(request, public_id)
    if not policies.may_take_back(actor_of(request), one):
        raise Http404
    form = ButtonForm(request.POST if request.method == "POST" else None, version=one.version)

    def act() -> str:
        take_back_visit(visit=one, by=actor_of(request), at=timezone.now(), seen_version=form.seen_version)
        return _url(one)

    page = _page(one, _("Take the request back"), "", _("Take it back"))
    return answered(request, form, act, page, ({}, one.version))


def _published(request: HttpRequest, public_id: str) -> Practice:
    one = practice_for(request, public_id, policies.may_take_up)
    if one.state != PracticeState.PUBLISHED:
        raise Http404
    return one


def _url(one: PeerVisit) -> str:
    return reverse("practices:visit", args=[one.public_id])


def _page(one: PeerVisit, heading: object, lede: str = "", button: object = "") -> Page:
    is_fictitious = one.practice.body.is_fictitious
    return Page(str(heading), _url(one), _("The request"), lede, str(button), is_fictitious)
