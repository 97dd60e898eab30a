"""Pages of texts that were changed elsewhere and come back: hand one in, review it, table what is chosen."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from secretariat.engines.drafting.returning.sending import returned_of
from secretariat.evidence.handing_out import handed_out
from secretariat.people.access import open_to, signed_in
from secretariat.refusals import Refused, StaleRevision
from secretariat.seen import Compared, Stale
from secretariat.texts import log, policies, touching
from secretariat.texts.actions.hand_in_text import hand_in_text
from secretariat.texts.actions.table_returned import table_returned
from secretariat.texts.models import Returned
from secretariat.texts.pages.looking import given_by, look_or_404
from secretariat.texts.returned import offers_of
from secretariat.texts.returned_forms import HandInForm, ReviewForm, revisions_for
from secretariat.texts.rooms.look import Look
from secretariat.texts.rooms.returned import handed_in, reasons_of, review_of


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(signed_in)
def hand_in(request: HttpRequest, public_id: str) -> HttpResponse:
    """Take in a text that was changed elsewhere, and list those that were handed in."""
    look = _look_or_404(request, public_id)
    initial = {"paragraph": request.GET.get("paragraph", "")}
    form = HandInForm(
        given_by(request), request.FILES or None, look=look, initial=initial, version=look.draft.count,
        revisions=revisions_for(look),
    )  # fmt: skip
    status = 422 if form.errors else 200
    if request.method == "POST" and form.is_valid():
        try:
            data, name = form.given()
            done = hand_in_text(
                draft=look.draft, data=data, file_name=name, by=look.viewer, at=look.at,
                seen_count=form.count, party=form.cleaned_data.get("party") or "",
                paragraph=form.cleaned_data["paragraph"],
            )  # fmt: skip
        except Refused as refusal:
            field = refusal.details.get("field")
            form.add_error(field if field in form.fields else None, refusal.message)
            status = refusal.status
        else:
            if not done.is_new:
                messages.info(request, _("These bytes were handed in before; this is what they propose."))
            return redirect("texts:review", public_id, done.row.public_id)
    shown = {
        "draft": look.draft, "body": look.body, "rights": look.rights, "form": form, "rows": handed_in(look),
        "at": "returned",
    }  # fmt: skip
    return render(request, "texts/returned.html", shown, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(signed_in)
def review(request: HttpRequest, public_id: str, key: str) -> HttpResponse:
    """Show what a text that came back proposes, and table what is chosen of it."""
    look = _look_or_404(request, public_id)
    row = _row_or_404(look, key)
    sent = request.POST if request.method == "POST" else None
    taken = None if sent is None else sent.getlist("take")
    reasons = [] if sent is None else sent.getlist("reason")
    page = review_of(look, row, taken, reasons)
    form = ReviewForm(sent, look=look, review=page, version=look.draft.count)
    status, stale = (422 if form.errors else 200), None
    if sent is not None and form.is_valid():
        try:
            proposals = table_returned(
                row=row, chosen=taken or (), names=form.names(), by=look.viewer, at=look.at,
                seen_count=form.seen_version,
                reasons=reasons_of(row, reasons),
            )  # fmt: skip
        except StaleRevision as refusal:
            status = refusal.status
            stale = _stale(look, row, form, sent, refusal)
        except Refused as refusal:
            field = refusal.details.get("field")
            form.add_error(field if field in form.fields else None, refusal.message)
            status = refusal.status
        else:
            words = _("Tabled as %(count)d proposals.") if len(proposals) > 1 else _("Tabled as a proposal.")
            messages.success(request, words % {"count": len(proposals)})
            return redirect("texts:room", public_id)
    shown = {
        "draft": look.draft, "body": look.body, "rights": look.rights, "page": page, "form": form,
        "authors": [(author, form.of(author)) for author in page.authors], "stale": stale, "at": "returned",
    }  # fmt: skip
    return render(request, "texts/review.html", shown, status=status)


@require_safe
@open_to(signed_in)
def original(request: HttpRequest, public_id: str, key: str) -> HttpResponse:
    """Give a text that was handed in as it came."""
    row = _row_or_404(_look_or_404(request, public_id), key)
    return handed_out(row.sha256, row.file_name)


def _look_or_404(request: HttpRequest, public_id: str) -> Look:
    look = look_or_404(request, public_id)
    if not policies.may_hand_in(look.viewer, look.draft.body, look.at):
        raise Http404
    return look


def _row_or_404(look: Look, key: str) -> Returned:
    rows: Any = Returned.objects.visible_to(look.viewer).filter(draft=look.draft, public_id=key)
    row = rows.select_related("draft__body__parent", "account", "party").first()
    if row is None:
        raise Http404
    assert isinstance(row, Returned)
    return row


def _stale(look: Look, row: Returned, form: ReviewForm, sent: QueryDict, refusal: StaleRevision) -> Stale:
    """Return what was typed, and what the paragraphs of the ticked changes said and say; the ticks stay."""
    count = form.seen_version
    seen = log.state_of(look.draft, count) if 0 < count <= look.draft.count else look.state
    ticked, offers = set(sent.getlist("take")), list(offers_of(returned_of(row.read), look.state))
    row.refresh_from_db(fields=["tabled"])
    gone = len(ticked & set(row.tabled))
    texts = [str(sent[name]) for name in sent if name.startswith(("why-", "paper-"))]
    typed = [each for each in texts if each.strip()]
    rows = [
        Compared(
            "take", _("Changes"), _("%(count)d open") % {"count": len(ticked)},
            "; ".join([_("%(count)d ticked") % {"count": len(ticked)}, *typed]),
            _("%(count)d open, %(gone)d tabled meanwhile") % {"count": len(ticked) - gone, "gone": gone},
            is_yours=True, is_theirs=bool(gone),
        )
    ]  # fmt: skip
    for place in dict.fromkeys(one.place for one in offers if one.key in ticked):
        then, now = (
            state.paragraphs[place].text if place in state.order else "" for state in (seen, look.state)
        )
        if then != now:
            called = touching.called(look.state, place)
            rows.append(Compared(place, called, then, "", now, is_yours=False, is_theirs=True))
    form.follow(look.draft.count)
    return Stale(refusal.message, tuple(rows))
