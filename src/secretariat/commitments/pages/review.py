from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from secretariat.commitments import policies
from secretariat.commitments.actions.close_strategy_review import close_strategy_review
from secretariat.commitments.actions.open_strategy_review import open_strategy_review
from secretariat.commitments.agenda_forms import NEW_DRAFT, CloseReviewForm, OpenReviewForm
from secretariat.commitments.models import Priority, Strategy, StrategyReview
from secretariat.commitments.pages.acting import answered, followed_or_404, latest_lines
from secretariat.distribution import STRICTNESS, Distribution
from secretariat.meetings.pages.looking import actor_of
from secretariat.people.access import open_to, signed_in
from secretariat.refusals import Invalid
from secretariat.texts.actions.open_draft import Opening, open_draft
from secretariat.texts.models import Draft
from secretariat.texts.states import DraftKind


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(signed_in)
def open_review(request: HttpRequest, public_id: str) -> HttpResponse:
    """Open the review of an agenda with a draft that is negotiated in a room."""
    actor, strategy = actor_of(request), followed_or_404(request, public_id)
    drafts: Any = Draft.objects.visible_to(actor).filter(body=strategy.body, adoption=None)
    known = {draft.public_id: draft for draft in drafts.order_by("-opened_at", "-pk")}
    lines = [row for row in latest_lines(strategy) if row.line.distribution == strategy.line.distribution]

    readers = readers_of_new(strategy) if lines else []

    def made(data: Any) -> OpenReviewForm:
        offered = [(key, str(draft)) for key, draft in known.items()]
        initial = {"distribution": "public", "title": str(strategy)[:400]}
        return OpenReviewForm(data, version=0, initial=initial, drafts=offered, readers=readers)

    def act(form: Any) -> str:
        given, now = form.cleaned_data, timezone.now()
        draft = known.get(given["draft"])
        if given["draft"] == NEW_DRAFT:
            opening = opening_of(lines, given["title"], given["readers"])
            draft = open_draft(body=strategy.body, opening=opening, by=actor, at=now)
        if draft is None:
            raise Invalid("There is no such draft of this body.", field="draft")
        open_strategy_review(
            of=strategy, draft=draft, reason=given["reason"], distribution=given["distribution"], by=actor,
            at=now,
        )  # fmt: skip
        return back

    back = reverse("site:strategy", args=[public_id])
    return answered(request, made, act, _("Open the review: %(title)s") % {"title": strategy}, back)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(signed_in)
def close_review(request: HttpRequest, public_id: str) -> HttpResponse:
    """Close the review of an agenda without another version."""
    actor = actor_of(request)
    rows: Any = StrategyReview.objects.visible_to(actor).filter(public_id=public_id)
    review = rows.select_related("of__line", "of__body__parent").first()
    if review is None or not policies.may_follow_up(actor, review.of.body, timezone.now()):
        raise Http404

    def made(data: Any) -> CloseReviewForm:
        review.refresh_from_db(fields=["version", "closed_at"])
        state = _("closed") if review.closed_at else _("running")
        return CloseReviewForm(data, version=review.version, initial={"standing": state})

    def act(form: Any) -> str:
        close_strategy_review(
            review=review, reason=form.cleaned_data["reason"], by=actor, at=timezone.now(),
            seen_version=form.seen_version,
        )  # fmt: skip
        return back

    back = reverse("site:strategy", args=[review.of.public_id])
    return answered(request, made, act, _("Close the review: %(title)s") % {"title": review.of}, back)


def readers_of_new(strategy: Strategy) -> list[tuple[str, str]]:
    """Return who may be let to read a draft that begins with the lines: at most those who read these."""
    reach = STRICTNESS[strategy.line.distribution]
    return [(one.value, str(one.label)) for one in Distribution
            if STRICTNESS[one] >= reach and one != Distribution.RESTRICTED]  # fmt: skip


def opening_of(lines: Sequence[Priority], title: str, distribution: str) -> Opening:
    """Return a draft that begins with the lines of an agenda, each a paragraph under its number."""
    paragraphs = [(_label(row.number), " ".join(row.words.split())) for row in lines]
    return Opening(title=title, kind=DraftKind.AGENDA, paragraphs=paragraphs, distribution=distribution,
                   languages=(lines[0].language,))  # fmt: skip


def _label(number: str) -> str:
    return number if not number or not number[-1].isalnum() else f"{number}."
