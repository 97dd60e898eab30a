"""A prospect: its course, the acts on it, to whom one writes, the letters."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from secretariat.acting import Page
from secretariat.bodies.queries import names_of
from secretariat.campaigns import policies, queries
from secretariat.campaigns.actions.add_contact import add_contact
from secretariat.campaigns.actions.admit_prospect import admit_prospect
from secretariat.campaigns.actions.move_prospect import move_prospect
from secretariat.campaigns.actions.name_promoter import name_promoter
from secretariat.campaigns.actions.remove_contact import remove_contact
from secretariat.campaigns.course import Word
from secretariat.campaigns.forms import AdmitForm, ContactForm, MoveForm, PromoterForm
from secretariat.campaigns.models import Contact, Prospect
from secretariat.campaigns.pages.answering import (
    answered,
    body_called,
    members_of,
    prospect_led,
    prospect_seen,
)
from secretariat.campaigns.states import MOVES, Stage
from secretariat.data.cities import CREDIT, by_number
from secretariat.evidence.given import sourced_from
from secretariat.evidence.states import CitationKind
from secretariat.language import language_of
from secretariat.meetings.models import Meeting
from secretariat.meetings.pages.looking import actor_of
from secretariat.parties.reach import of_secretariat
from secretariat.people.access import everyone, open_to, signed_in, staff

MEETINGS_OFFERED = 60
_BACK = _("The prospective member")


def url_of(prospect: Prospect) -> str:
    """Return where a prospect is seen."""
    return reverse("campaigns:prospect", args=[prospect.public_id])


@require_safe
@open_to(everyone)
def prospect(request: HttpRequest, public_id: str) -> HttpResponse:
    """A prospective member: how far it has come, by which steps, and who wins it."""
    actor, one = actor_of(request), prospect_seen(request, public_id)
    promoter = one.promoted_by or one.campaign.promoted_by
    names = names_of("party", [promoter.pk] if promoter else [], language_of(), viewer=actor)
    shown = {
        "prospect": one,
        "city": by_number().get(one.city or 0),
        "credit": CREDIT,
        "body_name": body_called(one.campaign.body),
        "promoter": names.get(promoter.pk, promoter.code) if promoter else "",
        "course": queries.course_of(one, actor),
        "contacts": queries.contacts_of(one, actor),
        "letters": queries.letters_of(one, actor),
        "may_move": policies.may_promote(actor, one)
        and bool(MOVES[one.stage])
        and not one.campaign.closed_at,
        "may_lead": policies.may_lead(actor, one.campaign) and not one.campaign.closed_at,
        "may_admit": one.stage == Stage.DECIDED,
        "is_fictitious": one.campaign.body.is_fictitious,
    }
    return render(request, "campaigns/prospect.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(signed_in)
def move(request: HttpRequest, public_id: str) -> HttpResponse:
    """Say how far a prospect has come."""
    actor, at, one = actor_of(request), timezone.now(), prospect_seen(request, public_id)
    if not policies.may_promote(actor, one):
        raise Http404
    body = one.campaign.body
    meetings = _meetings(one, actor)
    form = MoveForm(
        request.POST or None, version=one.version, of=one.stage, initial={"on": body.day(at)},
        may_decide=policies.may_lead(actor, one.campaign), meetings=[(m.public_id, str(m)) for m in meetings],
    )  # fmt: skip

    def act() -> str:
        given = form.cleaned_data
        meeting = next((m for m in meetings if m.public_id == given["meeting"]), None)
        word = Word(on=given["on"], note=given["note"].strip(), address=given["address"], meeting=meeting)
        move_prospect(
            prospect=one, stage=given["stage"], word=word, by=actor, at=at, seen_version=form.seen_version
        )
        return url_of(one)

    page = Page(_("How far has it come?"), url_of(one), _BACK, f"{one.name}: {one.get_stage_display()}",
                is_fictitious=body.is_fictitious)  # fmt: skip
    return answered(request, form, act, page, ({"on": body.day(at)}, one.version))


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(staff)
def promoter(request: HttpRequest, public_id: str) -> HttpResponse:
    """Say who wins a prospect for the body."""
    actor, at, one = actor_of(request), timezone.now(), prospect_led(request, public_id)
    now = {"promoted_by": one.promoted_by.code if one.promoted_by else ""}
    members = members_of(one.campaign.body, at)
    form = PromoterForm(request.POST or None, version=one.version, initial=now, members=members)

    def act() -> str:
        name_promoter(
            prospect=one, promoted_by=form.cleaned_data["promoted_by"], by=actor, at=at,
            seen_version=form.seen_version,
        )  # fmt: skip
        return url_of(one)

    page = Page(_("Who wins it?"), url_of(one), _BACK, one.name,
                is_fictitious=one.campaign.body.is_fictitious)  # fmt: skip
    return answered(request, form, act, page, (now, one.version))


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(staff)
def admit(request: HttpRequest, public_id: str) -> HttpResponse:
    """Give a prospect whose admission was decided its seat."""
    actor, at, one = actor_of(request), timezone.now(), prospect_led(request, public_id)
    if one.stage != Stage.DECIDED:
        raise Http404
    now = {"first_on": one.stage_since, "source": CitationKind.ENTRY.value, "note": _rests_on(one)}
    form = AdmitForm(request.POST or None, viewer=actor, version=one.version, initial=now)

    def act() -> str:
        given: dict[str, Any] = form.cleaned_data
        sourced = sourced_from(given, body=one.campaign.body, by=actor, at=at)
        admit_prospect(
            prospect=one, first_on=given["first_on"], kind=given["kind"], sourced=sourced,
            seen_version=form.seen_version,
        )  # fmt: skip
        return url_of(one)

    lede = _("From the first day of the seat it is a member: rights, rotation and lists follow from it.")
    page = Page(_("Record the seat"), url_of(one), _BACK, lede,
                is_fictitious=one.campaign.body.is_fictitious)  # fmt: skip
    return answered(request, form, act, page, (now, one.version))


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(staff)
def contact(request: HttpRequest, public_id: str) -> HttpResponse:
    """Note to whom one writes at a prospect."""
    actor, one = actor_of(request), prospect_led(request, public_id)
    form = ContactForm(request.POST or None, version=0)

    def act() -> str:
        names = ("name", "office", "email", "language")
        given = {name: form.cleaned_data[name] for name in names}
        add_contact(prospect=one, by=actor, at=timezone.now(), **given)
        return url_of(one)

    lede = _("Only the secretariat sees it. Take it out when it is of no more use.")
    page = Page(_("Add a contact"), url_of(one), _BACK, lede,
                is_fictitious=one.campaign.body.is_fictitious)  # fmt: skip
    return answered(request, form, act, page)


@require_POST
@open_to(staff)
def drop_contact(request: HttpRequest, public_id: str) -> HttpResponse:
    """Take a contact out."""
    actor = actor_of(request)
    rows = Contact.objects.filter(of_secretariat(actor, "prospect__campaign__"), public_id=public_id)
    one = rows.select_related("prospect__campaign__body__parent").first()
    if one is None or not policies.may_lead(actor, one.prospect.campaign):
        raise Http404
    form = ContactForm(request.POST, version=0)
    form.fields.clear()

    def act() -> str:
        remove_contact(contact=one, by=actor, at=timezone.now())
        return url_of(one.prospect)

    return answered(request, form, act, Page(_("Take the contact out"), url_of(one.prospect), _BACK))


def _meetings(one: Prospect, actor: Any) -> list[Meeting]:
    """Return the meetings of the body, or of its parent, that may have decided, the latest first."""
    body = one.campaign.body
    bodies = [body.pk, body.parent_id or body.pk]
    rows = Meeting.objects.visible_to(actor).filter(body__in=bodies, on_first__isnull=False)
    return list(rows.select_related("line").order_by("-on_first", "-pk")[:MEETINGS_OFFERED])


def _rests_on(one: Prospect) -> str:
    """Return the words on which the seat rests: the decision as it was recorded."""
    step = one.steps.filter(stage=Stage.DECIDED).select_related("meeting").last()
    if step is None:
        return ""
    parts = (str(step.meeting) if step.meeting else "", step.note, step.address)
    return f"Decided on {step.on.isoformat()}: {', '.join(filter(None, parts))}."
