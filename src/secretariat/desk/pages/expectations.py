from collections.abc import Callable
from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from secretariat.desk.actions.close_expectation import close_expectation
from secretariat.desk.actions.reopen_expectation import reopen_expectation
from secretariat.desk.models import Closing, Expectation
from secretariat.desk.pages.looking import actor_of
from secretariat.desk.queries import since_then as queries
from secretariat.desk.states import Ending
from secretariat.evidence.models import Line
from secretariat.language import language_of
from secretariat.people.access import open_to, staff
from secretariat.refusals import Refused, StaleRevision
from secretariat.seen import Standing, refused_as_stale, seen_version


@require_safe
@open_to(staff)
def expectations(request: HttpRequest) -> HttpResponse:
    """What was announced, with what the record holds that may have become of it."""
    found = queries.all_expectations(actor_of(request), timezone.localdate(), language_of())
    return render(request, "desk/expectations.html", {"since_then": found})


@require_POST
@open_to(staff)
def close(request: HttpRequest, public_id: str) -> HttpResponse:
    """Say what became of one."""
    ending = request.POST.get("ending", "")
    line = _line(request, request.POST.get("line", ""))

    def act(expectation: Expectation, seen: int) -> Expectation:
        return close_expectation(
            expectation=expectation,
            ending=ending,
            by=actor_of(request),
            at=timezone.now(),
            seen_version=seen,
            by_line=line,
            searched_until=_searched_until(ending, line),
        )

    label = dict(Ending.choices).get(ending, ending)
    return _act(request, public_id, act, _("Close: %(ending)s") % {"ending": label}, _("Closed."))


@require_POST
@open_to(staff)
def reopen(request: HttpRequest, public_id: str) -> HttpResponse:
    """Take it back."""

    def act(expectation: Expectation, seen: int) -> Expectation:
        return reopen_expectation(
            expectation=expectation, by=actor_of(request), at=timezone.now(), seen_version=seen
        )

    return _act(request, public_id, act, _("Open again"), _("Open again."))


def _act(
    request: HttpRequest,
    public_id: str,
    act: Callable[[Expectation, int], Expectation],
    button: str,
    done: str,
) -> HttpResponse:
    expectation = queries.expectations(actor_of(request)).filter(public_id=public_id).first()
    if expectation is None:
        raise Http404
    try:
        act(expectation, seen_version(request.POST))
    except StaleRevision as refusal:
        return refused_as_stale(request, refusal, button, _standing(expectation))
    except Refused as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, done)
    return HttpResponseRedirect(f"{reverse('desk:expectations')}#e-{public_id}")


def _line(request: HttpRequest, public_id: str) -> Line | None:
    if not public_id:
        return None
    line = (
        Line.objects.visible_to(actor_of(request))
        .filter(public_id=public_id)
        .select_related("chosen")
        .first()
    )
    if line is None:
        raise Http404
    return line


def _searched_until(ending: str, line: Line | None) -> date | None:
    """Return the day up to which one looked: a report says it, else it is today."""
    if ending != Ending.NO_TRACE:
        return None
    told = line.chosen.value.get("searched_until") if line and line.chosen else None
    return date.fromisoformat(told) if told else timezone.localdate()


def _standing(expectation: Expectation) -> Standing:
    expectation.refresh_from_db()
    closing = Closing.objects.filter(expectation=expectation, reopening__isnull=True).last()
    words = closing.get_ending_display() if closing else _("open")
    address = f"{reverse('desk:expectations')}#e-{expectation.public_id}"
    return Standing(expectation.version, words, address)
