"""What an adopted text asks of whom: each operative paragraph is taken up, or passed over, by a person."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from secretariat.commitments import policies
from secretariat.desk.actions.give_up_paragraph import give_up_paragraph
from secretariat.desk.actions.pass_over_paragraph import pass_over_paragraph
from secretariat.desk.actions.take_up_paragraph import take_up_paragraph
from secretariat.desk.forms.paragraphs import TakeUpForm
from secretariat.desk.pages.looking import actor_of
from secretariat.desk.queries.paragraphs import ParagraphShown, ParagraphsPage, paragraphs_page
from secretariat.people.access import open_to, signed_in
from secretariat.refusals import Refused, StaleRevision
from secretariat.seen import Stale, Standing, refused_as_stale, seen_version
from secretariat.texts.models import Adoption


@require_safe
@open_to(signed_in)
def paragraphs(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show what each paragraph asks, as it is read, with what was made of it."""
    return _page(request, _adoption_or_404(request, public_id, timezone.now()))


@require_POST
@open_to(signed_in)
def take_up(request: HttpRequest, public_id: str, key: str) -> HttpResponse:
    """Make a commitment of a paragraph."""
    now = timezone.now()
    adoption = _adoption_or_404(request, public_id, now)
    page, shown = _paragraph_or_404(adoption, key, request)
    form = _form(page, shown, request.POST)
    if not form.is_valid():
        return _page(request, adoption, form, key, status=422)
    try:
        made = take_up_paragraph(
            adoption=adoption, paragraph=key, taken=form.taken(), by=actor_of(request), at=now,
            seen_version=form.seen_version,
        )  # fmt: skip
    except Refused as refusal:
        if isinstance(refusal, StaleRevision):
            stale = Stale(refusal.message, form.compared(shown.standing))
            again = _form(page, shown, form.carried_on(shown.standing, shown.version))
            return _page(request, adoption, again, key, stale=stale, status=refusal.status)
        form.add_error(form.field_of(refusal), refusal.message)
        return _page(request, adoption, form, key, status=refusal.status)
    told = ngettext("Taken up as a commitment.", "Taken up as %(n)d commitments.", len(made))
    messages.success(request, told % {"n": len(made)})
    return _back(public_id, key)


@require_POST
@open_to(signed_in)
def pass_over(request: HttpRequest, public_id: str, key: str) -> HttpResponse:
    """Say that a paragraph asks nothing of anybody, or after all does (`open=1`)."""
    now = timezone.now()
    adoption = _adoption_or_404(request, public_id, now)
    is_passed_over = request.POST.get("open") != "1"
    try:
        pass_over_paragraph(
            adoption=adoption, paragraph=key, is_passed_over=is_passed_over, by=actor_of(request), at=now,
            seen_version=seen_version(request.POST),
        )  # fmt: skip
    except Refused as refusal:
        return _refused(request, adoption, key, refusal, _("It asks nothing of anybody"))
    messages.success(request, _("It asks nothing of anybody.") if is_passed_over else _("Open again."))
    return _back(public_id, key)


@require_POST
@open_to(signed_in)
def give_up(request: HttpRequest, public_id: str, key: str) -> HttpResponse:
    """Take back what was taken up from a paragraph."""
    now = timezone.now()
    adoption = _adoption_or_404(request, public_id, now)
    reason = request.POST.get("reason", "").strip() or _("Taken up by mistake.")
    try:
        give_up_paragraph(
            adoption=adoption, paragraph=key, reason=reason[:300], by=actor_of(request), at=now,
            seen_version=seen_version(request.POST),
        )  # fmt: skip
    except Refused as refusal:
        return _refused(request, adoption, key, refusal, _("Take that back"))
    messages.success(request, _("Taken back; it stays on file."))
    return _back(public_id, key)


def _adoption_or_404(request: HttpRequest, public_id: str, at: datetime) -> Adoption:
    """Return an adoption that the viewer may see and may follow up."""
    actor = actor_of(request)
    rows = Adoption.objects.visible_to(actor).select_related("draft__body__parent", "line")
    adoption = rows.filter(public_id=public_id).first()
    if adoption is None or not policies.may_follow_up(actor, adoption.draft.body, at):
        raise Http404
    return adoption


def _paragraph_or_404(
    adoption: Adoption, key: str, request: HttpRequest
) -> tuple[ParagraphsPage, ParagraphShown]:
    page = paragraphs_page(adoption, actor_of(request))
    shown = next((one for one in page.paragraphs if one.key == key), None)
    if shown is None:
        raise Http404
    return page, shown


def _form(page: ParagraphsPage, shown: ParagraphShown, data: Any = None) -> TakeUpForm:
    return TakeUpForm(
        data, initial=dict(shown.asks), version=shown.version, priorities=page.priorities,
        auto_id=f"id-{shown.key}-%s",
    )  # fmt: skip


def _page(
    request: HttpRequest,
    adoption: Adoption,
    form: TakeUpForm | None = None,
    key: str = "",
    *,
    stale: Stale | None = None,
    status: int = 200,
) -> HttpResponse:
    page = paragraphs_page(adoption, actor_of(request))
    rows = [
        (one, form if one.key == key and form else _form(page, one) if one.state == "open" else None)
        for one in page.paragraphs
    ]
    return render(
        request, "desk/paragraphs.html", {"page": page, "rows": rows, "stale": stale}, status=status
    )


def _refused(
    request: HttpRequest, adoption: Adoption, key: str, refusal: Refused, button: str
) -> HttpResponse:
    _whole, shown = _paragraph_or_404(adoption, key, request)
    if isinstance(refusal, StaleRevision):
        back = f"{reverse('desk:paragraphs', args=[adoption.public_id])}#p-{key}"
        return refused_as_stale(request, refusal, button, Standing(shown.version, shown.state_words, back))
    messages.error(request, refusal.message)
    return _page(request, adoption, status=refusal.status)


def _back(public_id: str, key: str) -> HttpResponse:
    return redirect(f"{reverse('desk:paragraphs', args=[public_id])}#p-{key}")
