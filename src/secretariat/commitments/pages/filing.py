from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from secretariat.commitments import policies
from secretariat.commitments.actions.file_under_priority import KINDS, file_under_priority, under_now
from secretariat.commitments.actions.take_from_priority import take_from_priority
from secretariat.commitments.filing_forms import FileItemForm, TakeItemForm
from secretariat.commitments.models import Alignment, Priority
from secretariat.commitments.offered import lines_by_version
from secretariat.commitments.pages.acting import answered, source_of
from secretariat.commitments.pages.follow import own_word
from secretariat.evidence.models import Line
from secretariat.meetings.models import AgendaItem, Outcome
from secretariat.meetings.pages.looking import actor_of
from secretariat.people.access import open_to, staff
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, WrongState


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(staff)
def file_item(request: HttpRequest, public_id: str) -> HttpResponse:
    """File an item of a meeting, or what was decided there, under a line of an agenda."""
    actor = actor_of(request)
    rows = Line.objects.visible_to(actor).filter(chosen__isnull=False, kind__in=KINDS)
    line = rows.select_related("body__parent").filter(public_id=public_id).first()
    if line is None or not policies.may_keep(actor, line.body):
        raise Http404
    subject, words, meeting = line, *_words_of(line)

    def made(data: Any) -> FileItemForm:
        standing = list(under_now(subject, actor))
        initial = own_word(actor) | {"standing": _words([one.priority for one in standing])}
        offered = lines_by_version(subject.body, actor, subject.distribution)
        return FileItemForm(
            data, viewer=actor, initial=initial, version=len(standing) + 1, priorities=offered
        )

    def act(form: Any) -> str:
        file_under_priority(
            priority=_priority(form.cleaned_data["priority"], actor), subject=public_id,
            sourced=source_of(form, subject.body, actor, subject.distribution),
            seen_count=form.seen_version - 1,
        )  # fmt: skip
        return f"{back}#item-{public_id}"

    back = reverse("site:agenda", args=[meeting])
    return answered(request, made, act, _("File under an agenda: %(words)s") % {"words": words}, back)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(staff)
def take_item(request: HttpRequest, public_id: str) -> HttpResponse:
    """Take what stands under a line of an agenda away from there."""
    actor = actor_of(request)
    line = Line.objects.visible_to(actor).filter(public_id=public_id, kind="alignment").first()
    rows = Alignment.objects.select_related("priority__line__body__parent", "priority__of__text", "subject")
    alignment = rows.filter(line=line).first() if line else None
    if alignment is None or not policies.may_keep(actor, alignment.priority.line.body):
        raise Http404
    if request.method != "POST" and not Alignment.objects.standing().filter(pk=alignment.pk).exists():
        raise WrongState(_("It does not stand under this line of the agenda any more."))
    taken = alignment

    def made(data: Any) -> TakeItemForm:
        stands = Line.objects.get(pk=taken.pk)
        words = str(taken.priority) if stands.chosen_id else _("under no line")
        return TakeItemForm(data, version=stands.version, initial={"standing": words})

    def act(form: Any) -> str:
        take_from_priority(
            alignment=taken, reason=form.cleaned_data["reason"], by=actor, at=timezone.now(),
            seen_version=form.seen_version,
        )  # fmt: skip
        return back

    back = reverse("site:priority", args=[taken.priority.public_id])
    words, _meeting = _words_of(taken.subject)
    return answered(request, made, act, _("Take it from the agenda: %(words)s") % {"words": words}, back)


def _priority(public_id: str, actor: Actor) -> Priority:
    rows: Any = Priority.objects.visible_to(actor).filter(line__public_id=public_id)
    priority: Priority | None = rows.select_related("line__body__parent").first()
    if priority is None:
        raise Invalid(_("There is no such line of an agenda."), field="priority")
    return priority


def _words_of(line: Line) -> tuple[str, str]:
    """Return an item by its number and title, what was decided by its words; and the meeting."""
    if line.kind == "agenda-item":
        item: Any = AgendaItem.objects.select_related("meeting__line").get(line=line)
        return str(item), item.meeting.public_id
    outcome: Any = Outcome.objects.select_related("meeting__line").get(line=line)
    return outcome.words, outcome.meeting.public_id


def _words(under: list[Priority]) -> str:
    return "; ".join(str(row) for row in under) or _("no line yet")
