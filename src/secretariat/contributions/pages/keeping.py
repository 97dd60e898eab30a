"""Scales set and issued, payments, waivers and letters recorded; by the secretariat."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from secretariat.acting import RECORD, Page, answered
from secretariat.bodies.queries import names_of
from secretariat.bodies.seating import members_on
from secretariat.contributions import policies
from secretariat.contributions.actions.issue_scale import issue_scale
from secretariat.contributions.actions.record_contribution_letter import record_contribution_letter
from secretariat.contributions.actions.record_payment import record_payment
from secretariat.contributions.actions.set_arrears_rule import set_arrears_rule
from secretariat.contributions.actions.set_scale import set_scale
from secretariat.contributions.actions.take_back_payment import take_back_payment
from secretariat.contributions.actions.waive_contribution import waive_contribution
from secretariat.contributions.forms import (
    IssueForm,
    KindForm,
    LetterForm,
    PaymentForm,
    ReasonForm,
    RuleForm,
    ScaleForm,
    WaiverForm,
)
from secretariat.contributions.letters import LANGUAGES, letter_to
from secretariat.contributions.models import ArrearsRule, Assessment, Payment, Scale
from secretariat.contributions.pages.looking import body_at, statement_asked
from secretariat.contributions.states import LetterKind
from secretariat.engines.values.folding import fold
from secretariat.meetings.pages.looking import actor_of
from secretariat.parties.models import Body
from secretariat.people.access import open_to, staff

_answered = partial(answered, template="contributions/act.html")


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(staff)
def scale(request: HttpRequest, slug: str) -> HttpResponse:
    """Say what the members owe for a year: first what is read of each row, then the act."""
    actor, at, body = actor_of(request), timezone.now(), _kept(request, slug)
    year = str(request.POST.get("year") or request.GET.get("year") or "")
    stands = Scale.objects.filter(body=body, year=int(year)).first() if _is_year(year) else None
    first = (
        _scale_now(stands)
        if stands
        else _next_scale(body, body.day(at).year) | ({"year": year} if year else {})
    )
    form = ScaleForm(
        request.POST if request.method == "POST" else None, request.FILES or None,
        version=stands.version + 1 if stands else 1, members=_members(body, at),
        initial=first,
    )  # fmt: skip

    def act() -> str:
        if request.POST.get("step") != RECORD:
            return ""
        set_scale(body=body, given=form.scale(), by=actor, at=at, seen_version=form.seen_version - 1)
        return _table(body)

    lede = _(
        "What is read of each row is shown first. Amounts are rounded so that they make the total exactly."
    )
    page = Page(
        _("Scale of contributions"), _table(body), _("Contributions"), lede, is_fictitious=body.is_fictitious
    )
    return _answered(request, form, act, page, (_scale_now(stands), stands.version + 1 if stands else 1))


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(staff)
def issue(request: HttpRequest, slug: str, year: int) -> HttpResponse:
    """Call upon the members."""
    actor, at, body = actor_of(request), timezone.now(), _kept(request, slug)
    one = Scale.objects.filter(body=body, year=year).first()
    if one is None:
        raise Http404
    form = IssueForm(request.POST or None, version=one.version, initial={"issued_on": body.day(at)})

    def act() -> str:
        given = form.cleaned_data
        issue_scale(
            scale=one, issued_on=given["issued_on"], due_on=given["due_on"], by=actor, at=at,
            seen_version=form.seen_version,
        )  # fmt: skip
        return _table(body)

    lede = _now("From then on each member owes its amount of %(year)d. It is not changed any more.") % {
        "year": year
    }
    page = Page(
        _("Issue the scale"), _table(body), _("Contributions"), lede, is_fictitious=body.is_fictitious
    )
    return _answered(request, form, act, page, ({}, one.version))


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(staff)
def rule(request: HttpRequest, slug: str) -> HttpResponse:
    """Say what the rules say of arrears."""
    body = _kept(request, slug)
    one = ArrearsRule.objects.filter(body=body).first()
    now = {"years": one.years, "effect": one.effect, "article": one.article} if one else {}
    version = one.version + 1 if one else 1
    form = RuleForm(request.POST or None, version=version, initial=now)

    def act() -> str:
        names = ("years", "effect", "article")
        set_arrears_rule(
            body=body, by=actor_of(request), at=timezone.now(), seen_version=form.seen_version - 1,
            **{name: form.cleaned_data[name] for name in names},
        )  # fmt: skip
        return _table(body)

    lede = _("It is shown as a hint beside members in arrears; nothing follows by itself.")
    page = Page(
        _("Rule on arrears"), _table(body), _("Contributions"), lede, is_fictitious=body.is_fictitious
    )
    return _answered(request, form, act, page, (now, version))


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(staff)
def payment(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """Record what came in from a member."""
    at, body = timezone.now(), _kept(request, slug)
    page = _of_member(request, body, code, _("Record a payment"))
    currency = (
        Assessment.objects.filter(body=body, party__code=code).values_list("currency", flat=True).last()
    )
    form = PaymentForm(request.POST or None, version=0, initial={"on": body.day(at), "currency": currency})

    def act() -> str:
        names = ("amount", "currency", "on", "reference")
        given = {name: form.cleaned_data[name] for name in names}
        record_payment(body=body, party=code, by=actor_of(request), at=at, **given)
        return page.back

    return _answered(request, form, act, page)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(staff)
def waive(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """Record what a decision lets a member off."""
    at, body = timezone.now(), _kept(request, slug)
    page = _of_member(request, body, code, _("Record a waiver"))
    owed = {
        str(row.year): row for row in Assessment.objects.filter(body=body, party__code=code).order_by("year")
    }
    years = [(year, f"{year}: {row.amount} {row.currency}") for year, row in owed.items()]
    form = WaiverForm(request.POST or None, version=0, years=years, initial={"on": body.day(at)})

    def act() -> str:
        names = ("amount", "on", "decided", "address")
        given = {name: form.cleaned_data[name] for name in names}
        of = owed[form.cleaned_data["year"]]
        waive_contribution(assessment=of, by=actor_of(request), at=at, **given)
        return page.back

    return _answered(request, form, act, page)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(staff)
def letter(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """Read a letter, send it as the house does, and record that it went."""
    at, body = timezone.now(), _kept(request, slug)
    kind, language = request.GET.get("kind") or LetterKind.CALL, request.GET.get("language") or "en"
    if kind not in LetterKind.values or language not in LANGUAGES:
        raise Http404
    found = statement_asked(request, slug, code)[1]
    choice = KindForm({"kind": kind, "language": language})
    lede = _("Nothing goes by itself: read it, mend it, send it, then record that it went.")
    page = _of_member(request, body, code, _("Letter on contributions"), lede, {"choice": choice})
    now = {"on": body.day(at), "words": letter_to(found, kind, language)}
    form = LetterForm(request.POST or None, version=0, initial=now)

    def act() -> str:
        given = form.cleaned_data
        record_contribution_letter(
            body=body,
            party=code,
            kind=kind,
            on=given["on"],
            words=given["words"],
            by=actor_of(request),
            at=at,
        )
        return page.back

    return _answered(request, form, act, page)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(staff)
def take_back(request: HttpRequest, public_id: str) -> HttpResponse:
    """Take a payment back that was recorded by mistake."""
    rows = Payment.objects.visible_to(actor_of(request)).select_related("body__parent", "party")
    one = rows.filter(public_id=public_id).first()
    if one is None or not policies.may_keep(actor_of(request), one.body):
        raise Http404
    page = _of_member(request, one.body, one.party.code, _("Take the payment back"), str(one.reference))
    form = ReasonForm(request.POST or None, version=1)

    def act() -> str:
        reason = form.cleaned_data["reason"]
        take_back_payment(payment=one, reason=reason, by=actor_of(request), at=timezone.now())
        return page.back

    return _answered(request, form, act, page)


def _kept(request: HttpRequest, slug: str) -> Body:
    body = body_at(slug)
    if not policies.may_keep(actor_of(request), body):
        raise Http404
    return body


def _table(body: Body) -> str:
    return reverse("contributions:table", args=[body.slug])


def _of_member(
    request: HttpRequest, body: Body, code: str, heading: str | Promise, lede: str | Promise = "",
    more: Mapping[str, Any] | None = None,
) -> Page:  # fmt: skip
    found = statement_asked(request, body.slug, code)[1]
    back = reverse("contributions:statement", args=[body.slug, code])
    return Page(heading, back, found.name, lede, is_fictitious=body.is_fictitious, more=more or {})


def _is_year(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) == 4


def _members(body: Body, at: Any) -> dict[str, str]:
    """Return folded name or code → code, of the members today."""
    rows = list(members_on(body, body.day(at)).select_related("party"))
    language = get_language() or "en"
    named: dict[str, str] = {}
    for spoken in {language, "en"}:
        names = names_of("party", {row.party_id for row in rows}, spoken)
        named |= {fold(names[row.party_id]): row.party.code for row in rows if row.party_id in names}
    return named | {fold(row.party.code): row.party.code for row in rows}


def _scale_now(stands: Scale | None) -> dict[str, Any]:
    """Return what a scale says now, as its form shows it."""
    if stands is None:
        return {}
    head = {"percent": "percent", "units": "units", "classes": "inhabitants"}[stands.way]
    shares = stands.shares.select_related("party")
    rows = [f"member;{head}", *(f"{one.party.code};{one.weight.normalize():f}" for one in shares)]
    classes = [f"{name if below is None else f'up to {below}'}; {fee}" for name, below, fee in stands.classes]
    return {
        "year": stands.year, "way": stands.way, "currency": stands.currency, "decided": stands.decided,
        "address": stands.address, "classes": "\n".join(classes), "table": "\n".join(rows),
        "total": "" if stands.classes else str(stands.total),
    }  # fmt: skip


def _next_scale(body: Body, year: int) -> dict[str, Any]:
    """Return the shape of the last scale for the year after it; where there is none, the year alone."""
    last = Scale.objects.filter(body=body).order_by("-year").first()
    if last is None:
        return {"year": year}
    return _scale_now(last) | {"year": last.year + 1, "decided": "", "address": ""}
