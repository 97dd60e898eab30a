from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from secretariat.desk.actions.accept_finding import accept_finding
from secretariat.desk.actions.reject_finding import reject_finding
from secretariat.desk.actions.undo_decision import undo_decision
from secretariat.desk.pages.looking import actor_of, finding_or_404
from secretariat.desk.queries.desk_page import desk_page
from secretariat.desk.queries.finding_cards import decided_in_words
from secretariat.evidence.models import Finding
from secretariat.evidence.states import FindingState
from secretariat.language import language_of
from secretariat.people.access import open_to, staff
from secretariat.refusals import NotReady, Refused, StaleRevision
from secretariat.seen import SEEN, Compared, Stale, seen_version

Act = Callable[[Finding, int], Finding]


@dataclass(frozen=True, slots=True)
class Typed:
    """What somebody typed into the form of a finding that then was refused."""

    finding: str
    reason: str
    stale: Stale


@require_safe
@open_to(staff)
def finding(request: HttpRequest, public_id: str) -> HttpResponse:
    """The place of a finding on its document's page."""
    return HttpResponseRedirect(address_of(finding_or_404(request, public_id)))


@require_POST
@open_to(staff)
def accept(request: HttpRequest, public_id: str) -> HttpResponse:
    """Believe a finding as it was read."""
    choose = {"yes": True, "no": False}.get(request.POST.get("choose", ""))

    def act(found: Finding, seen: int) -> Finding:
        return accept_finding(
            finding=found, by=actor_of(request), at=timezone.now(), seen_version=seen, choose=choose
        )

    return _decide(request, public_id, act, _("accepted"))


@require_POST
@open_to(staff)
def reject(request: HttpRequest, public_id: str) -> HttpResponse:
    """Say that a finding is not what the document says."""
    reason = request.POST.get("reason", "")

    def act(found: Finding, seen: int) -> Finding:
        return reject_finding(
            finding=found, by=actor_of(request), at=timezone.now(), seen_version=seen, reason=reason
        )

    return _decide(request, public_id, act, _("rejected: %(reason)s") % {"reason": reason.strip()})


@require_POST
@open_to(staff)
def undo(request: HttpRequest, public_id: str) -> HttpResponse:
    """Take a decision back."""

    def act(found: Finding, seen: int) -> Finding:
        return undo_decision(finding=found, by=actor_of(request), at=timezone.now(), seen_version=seen)

    return _decide(request, public_id, act, _("taken back"), stay=True)


def address_of(found: Finding) -> str:
    """Return the address of a finding on the page of its document."""
    page = reverse("desk:document", args=[found.reading.document.public_id])
    return f"{page}?at={found.public_id}#f-{found.public_id}"


def _decide(
    request: HttpRequest, public_id: str, act: Act, in_words: str, *, stay: bool = False
) -> HttpResponse:
    """Act, then show the next finding that waits; a refusal is said on the page, and nothing is changed."""
    found = finding_or_404(request, public_id)
    shown, typed, refused = found, None, ""
    try:
        act(found, seen_version(request.POST))
        shown = found if stay else _next_open(found)
    except NotReady as refusal:
        messages.warning(request, refusal.message)
        return _go(request, reverse("desk:correct", args=[public_id]))
    except Refused as refusal:
        typed, refused = _typed(request, found, refusal, in_words), refusal.message
    if not (request.htmx or typed):  # type: ignore[attr-defined]
        if refused:
            messages.error(request, refused)
        return redirect(address_of(shown))
    page = desk_page(found.reading.document, actor_of(request), language_of())
    context = {"page": page, "marked": shown.public_id, "typed": typed, "refused": refused}
    part = "#desk" if request.htmx else ""  # type: ignore[attr-defined]
    return render(request, f"desk/document.html{part}", context, status=409 if refused else 200)


def _typed(request: HttpRequest, found: Finding, refusal: Refused, in_words: str) -> Typed | None:
    """Return what was seen, decided and stands, where the page was stale or a typed reason would be lost."""
    reason = request.POST.get("reason", "").strip()
    if not reason and not isinstance(refusal, StaleRevision):
        return None
    found.refresh_from_db()
    stands = decided_in_words(found) or str(FindingState(found.state).label)
    row = Compared(
        name="reason",
        label=_("Decision"),
        seen=request.POST.get(SEEN, "") or _("to be read"),
        typed=in_words,
        now=stands,
        is_yours=True,
        is_theirs=found.decided_at is not None,
    )
    return Typed(found.public_id, reason, Stale(refusal.message, [row]))


def _go(request: HttpRequest, address: str) -> HttpResponse:
    if request.htmx:  # type: ignore[attr-defined]
        return HttpResponse(headers={"HX-Redirect": address})
    return redirect(address)


def _next_open(found: Finding) -> Finding:
    """Return the next finding of the page that waits, else this one."""
    later = found.reading.findings.filter(state="open", position__gt=found.position).order_by("position")
    return later.first() or found.reading.findings.filter(state="open").order_by("position").first() or found
