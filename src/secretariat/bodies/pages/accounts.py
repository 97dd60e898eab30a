from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from secretariat.bodies import closing
from secretariat.bodies.actions.close_account import close_account
from secretariat.bodies.actions.hand_over_work import hand_over_work
from secretariat.bodies.actions.reopen_account import reopen_account
from secretariat.bodies.forms import HandOverForm, ReasonForm
from secretariat.bodies.pages.looked_up import account_or_404, actor_of, today
from secretariat.bodies.seat_lists import account_page, successors
from secretariat.history.seeing import version_of
from secretariat.language import language_of
from secretariat.people.access import account_holder, open_to
from secretariat.people.models import Account
from secretariat.people.open_work import open_work_of
from secretariat.refusals import Invalid, NotReady, StaleRevision, WrongState
from secretariat.seen import Standing, refused_as_stale, seen_version


@require_safe
@open_to(account_holder)
def account(request: HttpRequest, public_id: str) -> HttpResponse:
    """An account: its seats, its open work, and what becomes of it."""
    return _show(request, account_or_404(request, public_id))


def _show(request: HttpRequest, found: Account, form: HandOverForm | None = None) -> HttpResponse:
    page = account_page(found, actor_of(request), timezone.now(), language_of())
    form = form or HandOverForm(successors=successors(found, page.work, today()), version=page.version)
    reason = ReasonForm(auto_id="close_%s", version=page.version)
    context = {"page": page, "form": form, "closing": reason}
    return render(request, "bodies/account.html", context, status=422 if form.errors else 200)


@require_POST
@open_to(account_holder)
def hand_over(request: HttpRequest, public_id: str) -> HttpResponse:
    """Hand an account's open work to another."""
    found = account_or_404(request, public_id)
    others = successors(found, open_work_of(found), today())
    form = HandOverForm(request.POST, successors=others, version=0)
    if form.is_valid():
        to = Account.objects.get(public_id=form.cleaned_data["to"])
        try:
            count = hand_over_work(
                account=found,
                to=to,
                by=actor_of(request),
                at=timezone.now(),
                seen_version=form.seen_version,
            )
        except StaleRevision as refusal:
            act = _("Hand the work over to %(name)s") % {"name": to.name}
            return refused_as_stale(request, refusal, act, _standing(found))
        except (Invalid, WrongState) as refusal:
            form.add_error("to", refusal.message)
        else:
            words = ngettext(
                "%(n)d piece of work was handed over.", "%(n)d pieces of work were handed over.", count
            )
            messages.success(request, words % {"n": count})
            return redirect("seats:person", public_id)
    return _show(request, found, form)


@require_POST
@open_to(account_holder)
def close(request: HttpRequest, public_id: str) -> HttpResponse:
    """Close an account, once its work is handed over."""
    found = account_or_404(request, public_id)
    try:
        close_account(
            account=found,
            by=actor_of(request),
            at=timezone.now(),
            reason=request.POST.get("reason", "")[:300],
            seen_version=seen_version(request.POST),
        )
    except StaleRevision as refusal:
        typed = {"reason": _("Why")}
        return refused_as_stale(request, refusal, _("Close the account"), _standing(found), typed)
    except (NotReady, WrongState) as refusal:
        messages.warning(request, refusal.message)
    else:
        messages.success(request, _("The account of %(name)s is closed.") % {"name": found.name})
    return redirect("seats:person", public_id)


@require_POST
@open_to(account_holder)
def reopen(request: HttpRequest, public_id: str) -> HttpResponse:
    """Open a closed account again."""
    found = account_or_404(request, public_id)
    try:
        reopen_account(
            account=found, by=actor_of(request), at=timezone.now(), seen_version=seen_version(request.POST)
        )
    except StaleRevision as refusal:
        return refused_as_stale(request, refusal, _("Open the account again"), _standing(found))
    except WrongState as refusal:
        messages.warning(request, refusal.message)
    else:
        messages.success(
            request, _("The account of %(name)s is open again; it holds no seat yet.") % {"name": found.name}
        )
    return redirect("seats:person", public_id)


def _standing(found: Account) -> Standing:
    found.refresh_from_db()
    words = _("open") if found.is_active else _("closed")
    return Standing(version_of(found, closing.ACTS), words, reverse("seats:person", args=[found.public_id]))
