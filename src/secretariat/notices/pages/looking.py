"""What the pages of work on notices ask of a request, and what they have in common."""

from collections.abc import Callable
from typing import Any, cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from secretariat import acting
from secretariat.notices import policies
from secretariat.notices.listing import titles_of
from secretariat.notices.models import Notice
from secretariat.parties.models import Body
from secretariat.people.actor import Actor
from secretariat.refusals import StaleRevision
from secretariat.seen import VERSION, Compared, SeenForm, Stale


def actor_of(request: HttpRequest) -> Actor:
    """Return who looks."""
    return cast(Actor, request.actor)  # type: ignore[attr-defined]


def given_by(request: HttpRequest) -> QueryDict | None:
    """Return what was sent; None where a page is only opened."""
    return request.POST if request.method == "POST" else None


def notice_or_404(request: HttpRequest, public_id: str) -> Notice:
    """Return a notice on which the viewer works; for others there is nothing to work on."""
    rows = Notice.objects.in_hand(actor_of(request), timezone.now())
    found = rows.select_related("body__parent", "about", "approved_by").filter(public_id=public_id).first()
    if found is None:
        raise Http404
    return found


def own_or_404(request: HttpRequest, public_id: str) -> Notice:
    """Return a notice that the viewer may write."""
    notice = notice_or_404(request, public_id)
    if not policies.may_write(actor_of(request), notice.body):
        raise Http404
    return notice


def body_or_404(request: HttpRequest, slug: str) -> Body:
    """Return a body for which the viewer writes notices."""
    body = Body.objects.select_related("parent").filter(slug=slug).first()
    if body is None or not policies.may_write(actor_of(request), body):
        raise Http404
    return body


def title_of(notice: Notice) -> str:
    """Return what a notice is called."""
    return titles_of([notice]).get(notice.pk) or str(notice.get_kind_display())


def act_of(
    request: HttpRequest, notice: Notice, form: SeenForm, action: Callable[..., Notice], *fields: str
) -> Callable[[], Notice]:
    """Return an action on a notice, with what the form gives in these fields and the version it carried."""

    def act() -> Notice:
        given = {name: form.cleaned_data[name] for name in fields}
        return action(
            notice=notice, **given, by=actor_of(request), at=timezone.now(), seen_version=form.seen_version
        )

    return act


def acted(
    request: HttpRequest,
    notice: Notice,
    form: SeenForm,
    act: Callable[[], Notice],
    heading: Promise | str,
    *,
    is_grave: bool = False,
    template: str = "notices/act.html",
    **more: Any,
) -> HttpResponse:
    """Show the form, or do the act and lead on to the notice.

    Args:
        more: whatever else the template asks for; `lede` says what the act does; `now` what stands in the
            fields now, for one who comes late.
    """
    now = more.pop("now", None) or {}
    answer = acting.acted(request, form, act, lambda refusal: _late(notice, form, refusal, heading, now))
    if answer.done is not None:
        messages.success(request, _("Done."))
        return redirect("notices:notice", answer.done.public_id)
    shown = {
        "notice": notice, "title": title_of(notice), "form": answer.form, "heading": heading,
        "stale": answer.stale, "is_grave": is_grave,
        "back": reverse("notices:notice", args=[notice.public_id]),
    }  # fmt: skip
    return render(request, template, shown | more, status=answer.status)


def _late(
    notice: Notice, form: SeenForm, refusal: StaleRevision, heading: Promise | str, now: Any
) -> tuple[Stale, SeenForm]:
    """Return what was seen, what stands, what was typed; and the form for a next try in sight of it."""
    notice.refresh_from_db()
    standing = now() if callable(now) else now
    if standing:
        rows = form.compared(standing)
        form.data = form.carried_on(standing, notice.version)
        return Stale(refusal.message, rows), form
    form.follow(notice.version)
    given = [str(each) for name, each in form.cleaned_data.items() if each and name != VERSION]
    row = Compared(
        "state", str(heading), _("The state when the page was opened"), "; ".join(given),
        str(notice.get_state_display()), is_yours=True, is_theirs=True,
    )  # fmt: skip
    return Stale(refusal.message, (row,)), form
