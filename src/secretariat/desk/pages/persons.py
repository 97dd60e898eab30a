from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from secretariat.bodies.queries import names_of
from secretariat.bodies.spellings import names_seen_by, persons_named
from secretariat.desk.pages.looking import actor_of
from secretariat.desk.queries import spellings
from secretariat.history.seeing import version_of
from secretariat.people.access import open_to, staff
from secretariat.people.actions.merge_person import merge_person
from secretariat.people.actions.part_person import part_person
from secretariat.people.models import Person
from secretariat.refusals import Refused, StaleRevision
from secretariat.seen import Standing, refused_as_stale, seen_version


@require_safe
@open_to(staff)
def persons(request: HttpRequest) -> HttpResponse:
    """Names that may mean one person, and those that were joined."""
    actor = actor_of(request)
    context = {"proposals": spellings.proposals(actor), "merged": spellings.merged(actor)}
    return render(request, "desk/persons.html", context)


@require_POST
@open_to(staff)
def merge(request: HttpRequest, slug: str) -> HttpResponse:
    """Say that two spellings are one person."""
    spelling, into = _person(request, slug), _person(request, request.POST.get("into", ""))
    try:
        merge_person(
            spelling=spelling,
            into=into,
            by=actor_of(request),
            at=timezone.now(),
            reason=request.POST.get("reason", "")[:300],
            seen_version=seen_version(request.POST),
        )
    except StaleRevision as refusal:
        return refused_as_stale(request, refusal, _("One person"), _standing(request, spelling))
    except Refused as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("They are one person now. You can part them again below."))
    return redirect("desk:persons")


@require_POST
@open_to(staff)
def part(request: HttpRequest, slug: str) -> HttpResponse:
    """Take it back."""
    person, seen = _person(request, slug), request.POST.get("into", "")
    if person.same_as:
        _person(request, person.same_as.slug)
    try:
        part_person(
            spelling=person,
            seen_into=seen,
            by=actor_of(request),
            at=timezone.now(),
            reason="",
            seen_version=seen_version(request.POST),
        )
    except StaleRevision as refusal:
        return refused_as_stale(request, refusal, _("Part them again"), _standing(request, person))
    except Refused as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("They are two persons again."))
    return redirect("desk:persons")


def _person(request: HttpRequest, slug: str) -> Person:
    """Return the person; whom only closed sources name is not there for others."""
    found: Person = get_object_or_404(persons_named(names_seen_by(actor_of(request))), slug=slug)
    return found


def _standing(request: HttpRequest, person: Person) -> Standing:
    """Return what the actor may know of it: a merge with a person who is hidden from them is none."""
    person.refresh_from_db()
    known = persons_named(names_seen_by(actor_of(request)))
    into = known.filter(pk=person.same_as_id).first()
    words = _("a person of their own")
    if into:
        words = _("is a spelling of %(name)s") % {
            "name": names_of("person", [into.pk], viewer=actor_of(request))[into.pk]
        }
    return Standing(version_of(person), words, reverse("desk:persons"))
