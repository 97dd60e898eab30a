"""An act by its form: done whole or not at all; refused, the form comes back with what stands now.

The page of an act makes its form, asks `acted`, and either leads on or shows the form that came back:

    answer = acted(request, form, do, late)
    if answer.is_done:
        return redirect(answer.done)
    return render(request, TEMPLATE, {"form": answer.form, "stale": answer.stale}, status=answer.status)
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from secretariat.refusals import Refused, StaleRevision
from secretariat.seen import SeenForm, Stale

RECORD = "record"  # the step of one who has looked at what would be done

T = TypeVar("T")
F = TypeVar("F", bound=SeenForm)
Late = Callable[[StaleRevision], tuple[Stale, F]]


@dataclass(frozen=True, slots=True)
class Acted(Generic[T, F]):
    """What came of a form: `done`, what the act returned, where it `is_done`; else the form, shown again."""

    form: F
    status: int
    stale: Stale | None = None
    done: T | None = None
    is_done: bool = False


def acted(request: HttpRequest, form: F, act: Callable[[], T], late: Late[F]) -> Acted[T, F]:
    """Do the act of a form that was sent and can be read; else, or where it is refused, give the form back.

    Args:
        late: somebody came first → what is shown of that, and the form that is saved in sight of it.
    """
    if request.method != "POST":
        return Acted(form, 200)
    if not form.is_valid():
        return Acted(form, 422)
    try:
        with transaction.atomic():
            done = act()
    except StaleRevision as refusal:
        stale, form = late(refusal)
        return Acted(form, refusal.status, stale)
    except Refused as refusal:
        form.add_error(form.field_of(refusal), refusal.message)
        return Acted(form, refusal.status)
    return Acted(form, 200, done=done, is_done=True)


@dataclass(frozen=True, slots=True)
class Page:
    """What the page of an act shows: its heading, where it leads back to, a word below, its button.

    `quote`: words that one needs in sight, such as those that are answered; `more`: what its template shows
    beside these.
    """

    heading: str | Promise
    back: str
    back_label: str | Promise
    lede: str | Promise = ""
    button: str | Promise = ""
    is_fictitious: bool = False
    quote: str = ""
    more: Mapping[str, Any] = field(default_factory=dict)


def answered(
    request: HttpRequest,
    form: Any,
    act: Callable[[], str],
    page: Page,
    now: tuple[Mapping[str, Any], int] = ({}, 0),
    *,
    template: str = "site/act.html",
    said: Callable[[], str] | None = None,
) -> HttpResponse:
    """Show a form, or do the act, whole or not at all, and go where it says; "" shows what was read.

    Args:
        now: what stands now, and its version: shown beside what was typed where the save comes late.
        said: in words, what was done; “Recorded.” without.
    """

    def late(refusal: StaleRevision) -> tuple[Stale, SeenForm]:
        stale = Stale(refusal.message, form.compared(now[0]))
        form.follow(now[1])
        return stale, form

    answer = acted(request, form, act, late)
    if answer.done:
        messages.success(request, said() if said else _("Recorded."))
        return redirect(answer.done)
    shown = {**page.more, "page": page, "is_fictitious": page.is_fictitious}
    shown |= {"form": answer.form, "stale": answer.stale}
    return render(request, template, shown, status=answer.status)
