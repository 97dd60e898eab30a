"""What becomes of an initiative: the answer of each body, its actions."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from secretariat.acting import Page, answered
from secretariat.initiatives import policies
from secretariat.initiatives.actions.add_step import add_step
from secretariat.initiatives.actions.answer_initiative import Word, answer_initiative
from secretariat.initiatives.actions.close_step import close_step
from secretariat.initiatives.forms import AnswerForm, CloseForm, StepForm
from secretariat.initiatives.models import AskedBody, JointInitiative, JointStep
from secretariat.initiatives.pages.answering import bodies_called, initiative_led, url_of
from secretariat.initiatives.states import AnswerState, StepState
from secretariat.meetings.models import Meeting
from secretariat.meetings.pages.looking import actor_of
from secretariat.people.access import open_to, signed_in
from secretariat.people.actor import Actor

_BACK = _("The initiative")
MEETINGS_OFFERED = 60


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(signed_in)
def answer(request: HttpRequest, public_id: str) -> HttpResponse:
    """Record what a body said."""
    actor, at = actor_of(request), timezone.now()
    seen = JointInitiative.objects.visible_to(actor).filter(ended_at=None).values("pk")
    rows = AskedBody.objects.filter(public_id=public_id, initiative__in=seen)
    asked = rows.select_related("initiative", "body__parent", "term__line").first()
    if asked is None or not policies.may_answer(actor, asked, at):
        raise Http404
    meetings = _meetings(asked, actor)
    form = AnswerForm(
        request.POST or None, version=asked.version, asked=asked, initial={"on": asked.body.day(at)},
        meetings=[(one.public_id, f"{one} ({one.on.text if one.on else ''})") for one in meetings],
    )  # fmt: skip

    def act() -> str:
        given = form.cleaned_data
        met = next((one for one in meetings if one.public_id == given["meeting"]), None)
        word = Word(on=given["on"], note=given["note"], address=given["address"], meeting=met)
        answer_initiative(
            asked=asked, state=given["state"], word=word, by=actor, at=at, seen_version=form.seen_version
        )
        return url_of(asked.initiative)

    name = bodies_called([asked.body], actor)[asked.body.pk]
    page = Page(
        _("The answer of %(body)s") % {"body": name}, url_of(asked.initiative), _BACK, asked.initiative.title,
        is_fictitious=asked.initiative.is_fictitious,
    )  # fmt: skip
    return answered(request, form, act, page, ({"state": asked.state}, asked.version))


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(signed_in)
def add(request: HttpRequest, public_id: str) -> HttpResponse:
    """Put an action into an initiative."""
    actor, at = actor_of(request), timezone.now()
    initiative = initiative_led(request, public_id, at)
    asked = [one for one in policies.asked_of(initiative) if one.state == AnswerState.AGREED]
    names = bodies_called([one.body for one in asked], actor)
    form = StepForm(
        request.POST or None, version=0, bodies=[(one.public_id, names[one.body_id]) for one in asked]
    )

    def act() -> str:
        given = form.cleaned_data
        body = next(one for one in asked if one.public_id == given["asked"])
        add_step(initiative=initiative, asked=body, words=given["words"], due=given["due"], by=actor, at=at)
        return url_of(initiative)

    lede = _("Bodies that have agreed are offered.")
    page = Page(_("Add an action"), url_of(initiative), _BACK, lede, is_fictitious=initiative.is_fictitious)
    return answered(request, form, act, page)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(signed_in)
def close(request: HttpRequest, public_id: str) -> HttpResponse:
    """Say what came of an action."""
    actor, at = actor_of(request), timezone.now()
    seen = JointInitiative.objects.visible_to(actor).filter(ended_at=None).values("pk")
    rows: Any = JointStep.objects.filter(public_id=public_id, asked__initiative__in=seen)
    step = rows.select_related("asked__initiative", "asked__body__parent", "asked__term").first()
    if step is None or not policies.may_close_step(actor, step, at):
        raise Http404
    form = CloseForm(request.POST or None, version=step.version, initial={"on": step.asked.body.day(at)})
    if request.method != "POST" and step.state != StepState.OPEN:
        raise Http404

    def act() -> str:
        given = form.cleaned_data
        close_step(
            step=step, state=given["state"], on=given["on"], words=given["words"], by=actor, at=at,
            seen_version=form.seen_version,
        )  # fmt: skip
        return url_of(step.asked.initiative)

    page = Page(
        _("What came of it"), url_of(step.asked.initiative), _BACK, step.words,
        is_fictitious=step.asked.initiative.is_fictitious,
    )  # fmt: skip
    return answered(request, form, act, page, ({"state": step.state}, step.version))


def _meetings(asked: AskedBody, actor: Actor) -> list[Meeting]:
    """Return the meetings of the body, or of one above it, at which it may have answered, latest first."""
    bodies = [asked.body_id, asked.body.parent_id or asked.body_id]
    rows: Any = Meeting.objects.visible_to(actor).filter(body__in=bodies, on_first__isnull=False)
    return list(rows.select_related("line").order_by("-on_first", "-pk")[:MEETINGS_OFFERED])
