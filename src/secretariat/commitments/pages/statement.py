from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from secretariat.commitments.actions.file_statement import file_statement
from secretariat.commitments.forms import StatementForm
from secretariat.commitments.models import Statement
from secretariat.meetings.models import AgendaItem
from secretariat.meetings.pages.agenda import item_or_404, own_entry, source_of
from secretariat.meetings.pages.looking import actor_of, given_by
from secretariat.people.access import open_to, staff
from secretariat.refusals import Refused, StaleRevision


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(staff)
def statement(request: HttpRequest, public_id: str) -> HttpResponse:
    """File under an item what somebody said there."""
    actor, item = actor_of(request), item_or_404(request, public_id)
    count = Statement.objects.filter(item=item).visible_to(actor).count()
    form = StatementForm(
        given_by(request), viewer=actor, initial=own_entry(), version=count, reach=item.line.distribution
    )
    if request.method != "POST" or not form.is_valid():
        return _page(request, item, form, status=422 if form.errors else 200)
    meeting = item.meeting
    day = item.day.isoformat() if item.day else (meeting.on.text if meeting.on else None)
    try:
        file_statement(
            item=item, value=form.value(day), speaker=form.who(), sourced=source_of(form, meeting, actor),
            seen_count=form.seen_version,
        )  # fmt: skip
    except Refused as refusal:
        names = {"words": "statement", "participants": "speaker"}
        name = names.get(str(refusal.details.get("field")))
        form.add_error(name or form.field_of(refusal), refusal.message)
        if isinstance(refusal, StaleRevision):
            form.follow(Statement.objects.filter(item=item).visible_to(actor).count())
        return _page(request, item, form, status=refusal.status)
    messages.success(request, _("Filed."))
    return redirect("site:agenda", meeting.public_id)


def _page(request: HttpRequest, item: AgendaItem, form: StatementForm, *, status: int) -> HttpResponse:
    heading = _("What was said: %(item)s") % {"item": item}
    shown = {"meeting": item.meeting, "form": form, "back": "site:agenda", "heading": heading}
    return render(request, "meetings/sitting_form.html", shown, status=status)
