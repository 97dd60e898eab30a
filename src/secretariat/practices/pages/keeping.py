"""A practice written down, told anew, offered, reviewed, withdrawn; its results."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from secretariat.acting import Page
from secretariat.evidence.given import sourced_from
from secretariat.meetings.pages.looking import actor_of
from secretariat.parties.models import Body
from secretariat.people.access import open_to, signed_in, staff
from secretariat.people.actor import Actor
from secretariat.practices import policies
from secretariat.practices.actions.add_result import add_result
from secretariat.practices.actions.draft_practice import draft_practice
from secretariat.practices.actions.offer_practice import offer_practice
from secretariat.practices.actions.publish_practice import publish_practice
from secretariat.practices.actions.revise_practice import revise_practice
from secretariat.practices.actions.send_back_practice import send_back_practice
from secretariat.practices.actions.take_back_result import take_back_result
from secretariat.practices.actions.withdraw_practice import withdraw_practice
from secretariat.practices.forms import (
    AT_FIRST,
    ButtonForm,
    PracticeForm,
    ProofForm,
    ReasonForm,
    ResultForm,
    standing_of,
)
from secretariat.practices.models import Practice
from secretariat.practices.pages.answering import answered, page_of, practice_for, speaks_for, url_of
from secretariat.practices.proofs import Proof

Act = Callable[..., object]


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(signed_in)
def new(request: HttpRequest, slug: str) -> HttpResponse:
    """Write an experience down."""
    actor, at = actor_of(request), timezone.now()
    body = Body.objects.select_related("parent").filter(slug=slug).first()
    if body is None or not policies.may_offer(actor, body):
        raise Http404
    form = PracticeForm(
        request.POST or None, version=0, parties=speaks_for(request, body),
        initial=AT_FIRST,
    )  # fmt: skip

    def act() -> str:
        party = form.cleaned_data.get("party", "")
        return url_of(draft_practice(body=body, party=party, told=form.told(), by=actor, at=at))

    page = Page(
        _("Offer an experience"), f"{reverse('site:practices')}?body={slug}", _("Practices"),
        _("It is kept as a draft first. Add results with what shows them, then offer it to the secretariat."),
        _("Keep the draft"), body.is_fictitious,
    )  # fmt: skip
    return answered(request, form, act, page)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(signed_in)
def revise(request: HttpRequest, public_id: str) -> HttpResponse:
    """Tell an experience anew."""
    one, now = practice_for(request, public_id, policies.may_keep), timezone.now()
    stands = standing_of(one)
    form = PracticeForm(request.POST or None, version=one.version, initial=stands, parties=())

    def act() -> str:
        revise_practice(
            practice=one, told=form.told(), by=actor_of(request), at=now, seen_version=form.seen_version
        )
        return url_of(one)

    return answered(request, form, act, page_of(one, _("Revise it")), (stands, one.version))


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(signed_in)
def offer(request: HttpRequest, public_id: str) -> HttpResponse:
    """Offer a draft."""
    lede = _("The secretariat looks at it and publishes it, or sends it back with a word of what is missing.")
    one = practice_for(request, public_id, policies.may_keep)
    return _pressed(
        request, one, offer_practice, page_of(one, _("Offer it to the others"), lede, _("Offer it"))
    )


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(staff)
def publish(request: HttpRequest, public_id: str) -> HttpResponse:
    """Publish what was offered."""
    one = practice_for(request, public_id, policies.may_judge)
    lede = _("From now on everybody finds it.") if one.distribution == "public" else _("Members find it now.")
    return _pressed(request, one, publish_practice, page_of(one, _("Publish it"), lede, _("Publish it")))


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(staff)
def send_back(request: HttpRequest, public_id: str) -> HttpResponse:
    """Send back what was offered."""
    one = practice_for(request, public_id, policies.may_judge)
    lede = _("Its member sees why.")
    return _with_reason(request, one, send_back_practice, page_of(one, _("Send it back"), lede))


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(signed_in)
def withdraw(request: HttpRequest, public_id: str) -> HttpResponse:
    """Withdraw a practice."""
    one = practice_for(request, public_id, policies.may_keep)
    lede = _("It leaves the list. What was published stays known, with the reason.")
    page = page_of(one, _("Withdraw it"), lede, _("Withdraw it"))
    return _with_reason(request, one, withdraw_practice, page)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(signed_in)
def result(request: HttpRequest, public_id: str) -> HttpResponse:
    """Tell a result."""
    actor, at = actor_of(request), timezone.now()
    one = practice_for(request, public_id, policies.may_keep)
    form = ResultForm(
        request.POST or None, request.FILES or None, viewer=actor, version=one.version,
        initial={"source": "reference"},
    )  # fmt: skip

    def act() -> str:
        add_result(
            practice=one, words=form.cleaned_data["told"], proof=proof_of(form, one, actor), by=actor, at=at,
            seen_version=form.seen_version,
        )  # fmt: skip
        return url_of(one)

    return answered(request, form, act, page_of(one, _("Add a result")), ({}, one.version))


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(signed_in)
def drop_result(request: HttpRequest, public_id: str, result_id: str) -> HttpResponse:
    """Take a result back."""
    one = practice_for(request, public_id, policies.may_keep)
    found = one.results.filter(public_id=result_id).first()
    if found is None:
        raise Http404
    form = ButtonForm(request.POST if request.method == "POST" else None, version=one.version)

    def act() -> str:
        take_back_result(
            result=found, by=actor_of(request), at=timezone.now(), seen_version=form.seen_version
        )
        return url_of(one)

    page = page_of(one, _("Take the result back"), found.words, _("Take it back"))
    return answered(request, form, act, page, ({}, one.version))


def proof_of(form: ProofForm, practice: Practice, by: Actor) -> Proof:
    """Return what a form gives as proof."""
    sourced = sourced_from(form.cleaned_data, body=practice.body, by=by, at=timezone.now())
    return Proof(sourced.cited[0], form.handed_in())


def _pressed(request: HttpRequest, one: Practice, action: Act, page: Page) -> HttpResponse:
    """Do an act of which nothing is to be said."""
    form = ButtonForm(request.POST if request.method == "POST" else None, version=one.version)

    def act() -> str:
        action(practice=one, by=actor_of(request), at=timezone.now(), seen_version=form.seen_version)
        return url_of(one)

    return answered(request, form, act, page, ({}, one.version))


def _with_reason(request: HttpRequest, one: Practice, action: Act, page: Page) -> HttpResponse:
    """Do an act that says why."""
    form = ReasonForm(request.POST or None, version=one.version)

    def act() -> str:
        action(
            practice=one, reason=form.cleaned_data["reason"], by=actor_of(request), at=timezone.now(),
            seen_version=form.seen_version,
        )  # fmt: skip
        return url_of(one)

    return answered(request, form, act, page, ({}, one.version))
