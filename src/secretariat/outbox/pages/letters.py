from typing import cast

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from secretariat.history.seeing import version_of
from secretariat.outbox import policies
from secretariat.outbox.actions.give_up_letter import give_up_letter
from secretariat.outbox.actions.resend_letter import resend_letter
from secretariat.outbox.models import Letter
from secretariat.outbox.queries import letter_page, outbox
from secretariat.outbox.states import LetterState
from secretariat.people.access import open_to
from secretariat.people.actor import Actor
from secretariat.refusals import StaleRevision
from secretariat.seen import Standing, refused_as_stale, seen_version


def _actor(request: HttpRequest) -> Actor:
    return cast(Actor, request.actor)  # type: ignore[attr-defined]


def _letter_or_404(public_id: str) -> Letter:
    letter = Letter.objects.filter(public_id=public_id).first()
    if letter is None:
        raise Http404
    return letter


@require_safe
@open_to(policies.may_keep_outbox)
def letters(request: HttpRequest) -> HttpResponse:
    """The letters, those in one state or all."""
    state = request.GET.get("state", "")
    found = outbox(state, request.GET.get("page"))
    kinds = [(value, LetterState(value).label, found.counts.get(value, 0)) for value in LetterState.values]
    shown = {"outbox": found, "kinds": kinds, "state": state, "sends": bool(settings.MAIL)}
    return render(request, "outbox/letters.html", shown)


@require_safe
@open_to(policies.may_keep_outbox)
def letter(request: HttpRequest, public_id: str) -> HttpResponse:
    """One letter with what the mail server said; its words only in the demonstration."""
    found = letter_page(public_id, with_words=policies.may_read_letters(_actor(request)))
    if found is None:
        raise Http404
    return render(request, "outbox/letter.html", {"letter": found, "is_readable": settings.DEMO})


@require_POST
@open_to(policies.may_keep_outbox)
def resend(request: HttpRequest, public_id: str) -> HttpResponse:
    """Send it now."""
    letter = _letter_or_404(public_id)
    try:
        resend_letter(
            letter=letter, by=_actor(request), at=timezone.now(), seen_version=seen_version(request.POST)
        )
    except StaleRevision as refusal:
        return refused_as_stale(request, refusal, _("Send now"), _standing(letter))
    messages.success(request, _("The letter will be sent at once."))
    return redirect("outbox:letters")


@require_POST
@open_to(policies.may_keep_outbox)
def give_up(request: HttpRequest, public_id: str) -> HttpResponse:
    """Stop trying."""
    letter = _letter_or_404(public_id)
    try:
        give_up_letter(
            letter=letter, by=_actor(request), at=timezone.now(), seen_version=seen_version(request.POST)
        )
    except StaleRevision as refusal:
        return refused_as_stale(request, refusal, _("Give this letter up"), _standing(letter))
    messages.success(request, _("The letter was given up."))
    return redirect("outbox:letters")


def _standing(letter: Letter) -> Standing:
    letter.refresh_from_db()
    words = str(LetterState(letter.state).label)
    return Standing(version_of(letter), words, reverse("outbox:letter", args=[letter.public_id]))
