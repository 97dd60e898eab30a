"""Pages of adoptions: adopt in a meeting, attach a statement, seal, show, and take the bundle."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import F
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from secretariat.engines.drafting.errors import NotClean
from secretariat.meetings import queries as meetings
from secretariat.meetings.models import Meeting
from secretariat.people.access import everyone, open_to, signed_in
from secretariat.people.actor import Actor
from secretariat.refusals import NotReady
from secretariat.texts import climbing, exporting, log, policies
from secretariat.texts.actions.adopt_text import adopt_text
from secretariat.texts.actions.attach_statement import attach_statement
from secretariat.texts.actions.enter_version import enter_version
from secretariat.texts.actions.seal_text import seal_text
from secretariat.texts.adoption_forms import AdoptForm, SealForm, StatementForm, VersionForm
from secretariat.texts.adoptions.adopted import adoption_page
from secretariat.texts.models import Adoption, Draft
from secretariat.texts.pages.acting import acted
from secretariat.texts.pages.looking import actor_of, draft_or_404, file_answer, given_by, meeting_choices
from secretariat.texts.rooms.names import members_of
from secretariat.texts.states import ADOPTED_FROM, DECIDING
from secretariat.texts.taking_in import paragraphs_in

LATEST = 40


@require_safe
@open_to(everyone)
def adoption(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show an adoption to whoever may see it."""
    return _shown(request, _adoption_or_404(request, public_id=public_id))


@require_safe
@open_to(everyone)
def adopted(request: HttpRequest, symbol: str) -> HttpResponse:
    """Show a sealed text at its address by symbol."""
    return _shown(request, _adoption_or_404(request, symbol=symbol, sealed_at__isnull=False))


@require_safe
@open_to(everyone)
def bundle(request: HttpRequest, public_id: str) -> HttpResponse:
    """Give the sealed bundle as it was signed."""
    found = _adoption_or_404(request, public_id=public_id, sealed_at__isnull=False)
    name = "".join(sign if sign.isalnum() or sign in ".-" else "-" for sign in found.symbol)
    return file_answer(bytes(found.bundle or b""), "application/zip", f"{name}.zip")


@require_safe
@open_to(everyone)
def export(request: HttpRequest, public_id: str, form: str, kind: str) -> HttpResponse:
    """Give a text under negotiation as a file; one with names only to whoever may know who holds what."""
    actor, now = actor_of(request), timezone.now()
    draft = draft_or_404(request, public_id)
    if kind not in exporting.KINDS:
        raise Http404
    is_named = form in exporting.NAMED
    if is_named and not policies.sees_names(actor, draft, now):
        raise Http404
    state = log.state_of(draft)
    facts = exporting.facts_of(draft, state, actor, now, is_named=is_named)
    try:
        data = exporting.written(state, facts, form, kind)
    except KeyError as error:
        raise Http404 from error
    except NotClean as error:
        raise NotReady(f"{error} Take the bracketed form.") from error
    return file_answer(data, exporting.KINDS[kind], f"{draft.public_id}-{form}.{kind}")


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(signed_in)
def adopt(request: HttpRequest, public_id: str) -> HttpResponse:
    """Record that a text was adopted in a meeting."""
    actor, now = actor_of(request), timezone.now()
    draft = draft_or_404(request, public_id)
    if not policies.may_steer(actor, draft.body, now):
        raise Http404
    if draft.stage not in ADOPTED_FROM and request.method != "POST":
        raise Http404
    held = {one.public_id: one for one in _begun(actor, draft, now)}
    parties = list(members_of(draft.body, actor, now).items())
    initial = {
        "rules": draft.rule_set, "symbol": draft.symbol, "members": len(parties) or None, "way": "consensus",
        "meeting": draft.meeting.public_id if draft.meeting else "", "distribution": draft.distribution,
    }  # fmt: skip
    form = AdoptForm(
        given_by(request), initial=initial, meetings=meeting_choices(held.values()), parties=parties,
        version=draft.version,
    )  # fmt: skip

    def act() -> Adoption:
        given = form.cleaned_data
        return adopt_text(
            draft=draft, way=given["way"], meeting=held[given["meeting"]], decided=form.decided, by=actor,
            at=now, seen_version=form.seen_version, rules=given["rules"], symbol=given["symbol"],
            distribution=given["distribution"],
        )  # fmt: skip

    return acted(request, form, act, gettext_lazy("Record the adoption"), draft)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(signed_in)
def language(request: HttpRequest, public_id: str, code: str) -> HttpResponse:
    """Enter a text in another of its languages."""
    actor, now = actor_of(request), timezone.now()
    draft = draft_or_404(request, public_id)
    if code not in draft.languages[1:] or not policies.may_steer(actor, draft.body, now):
        raise Http404
    there = draft.versions.filter(language=code).first()
    lines = [" ".join(filter(None, pair)) for pair in there.paragraphs.values()] if there else []
    form = VersionForm(given_by(request), initial={"text": "\n".join(lines)}, version=draft.version)

    def act() -> None:
        enter_version(
            draft=draft, language=code, paragraphs=paragraphs_in(form.cleaned_data["text"]), by=actor, at=now,
            seen_version=form.seen_version,
        )  # fmt: skip

    return acted(request, form, act, gettext_lazy("Enter the text in another language"), draft)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(signed_in)
def attach(request: HttpRequest, public_id: str) -> HttpResponse:
    """Attach a statement of a delegation to an adoption."""
    found, actor, now = _adoption_or_404(request, public_id=public_id), actor_of(request), timezone.now()
    body = found.draft.body
    if not policies.may_take_part(actor, body) or (found.is_sealed and request.method != "POST"):
        raise Http404
    own, members = policies.speaks_for(actor, body), members_of(body, actor, now)
    parties = [pair for pair in members.items() if not own or pair[0] in own]
    form = StatementForm(given_by(request), parties=parties, is_told=not own, version=found.version)

    def act() -> Adoption:
        given = form.cleaned_data
        attach_statement(
            adoption=found, kind=given["kind"], words=given["words"], party=given["party"],
            paper=given.get("paper", ""), by=actor, at=now, seen_version=form.seen_version,
        )  # fmt: skip
        return found

    return acted(request, form, act, gettext_lazy("Attach a statement"), found)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(signed_in)
def seal(request: HttpRequest, public_id: str) -> HttpResponse:
    """Seal an adopted text."""
    found, actor, now = _adoption_or_404(request, public_id=public_id), actor_of(request), timezone.now()
    if not policies.may_steer(actor, found.draft.body, now) or (found.is_sealed and request.method != "POST"):
        raise Http404
    form = SealForm(given_by(request), initial={"symbol": found.symbol}, version=found.version)

    def act() -> Adoption:
        return seal_text(
            adoption=found,
            symbol=form.cleaned_data["symbol"],
            by=actor,
            at=now,
            seen_version=form.seen_version,
        )

    return acted(request, form, act, gettext_lazy("Seal it"), found)


def _begun(actor: Actor, draft: Draft, now: datetime) -> Iterable[Meeting]:
    """Return the meetings in which the text may have been adopted, the latest first."""
    rows = meetings.meetings(actor).filter(body__in=climbing.adopters_of(draft), status__in=DECIDING)
    begun = rows.exclude(on_first__gt=draft.body.day(now))
    return begun.order_by(F("on_first").desc(nulls_last=True))[:LATEST]


def _shown(request: HttpRequest, found: Adoption) -> HttpResponse:
    actor = actor_of(request)
    page = adoption_page(found, actor, timezone.now())
    has_room = Draft.objects.visible_to(actor).filter(pk=found.draft_id).exists()
    shown = {"page": page, "draft": page.draft, "has_room": has_room}
    return render(request, "texts/adoption.html", shown)


def _adoption_or_404(request: HttpRequest, **which: Any) -> Adoption:
    rows = Adoption.objects.visible_to(actor_of(request)).select_related(
        "draft__body__parent", "meeting__line", "silence", "line"
    )
    found = rows.filter(**which).first()
    if found is None:
        raise Http404
    return found
