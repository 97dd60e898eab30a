"""What the forms about silences and adoptions have in common: show one, do its act, lead on."""

from collections.abc import Callable
from typing import TypeAlias

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from secretariat import acting
from secretariat.refusals import StaleRevision
from secretariat.seen import Compared, SeenForm, Stale
from secretariat.texts import packaging
from secretariat.texts.models import Adoption, Draft, Package, Silence, Sounding

Subject: TypeAlias = Draft | Package | Sounding
Thing: TypeAlias = Subject | Silence | Adoption


def acted(
    request: HttpRequest,
    form: SeenForm,
    act: Callable[[], Thing | None],
    heading: Promise,
    of: Thing,
    *,
    is_grave: bool = False,
) -> HttpResponse:
    """Show the form, or do the act and lead on to what came of it.

    Args:
        act: does it with what the form holds; returns what has a page, None to show the form once more.
        of: that on which one acts; its version is in the form.
    """
    answer = acting.acted(request, form, act, lambda refusal: _late(of, form, refusal, heading))
    if answer.is_done:
        messages.success(request, _("Done."))
        return redirect(address_of(answer.done) if answer.done else request.path)
    shown = {
        "draft": _subject_of(of), "form": answer.form, "heading": heading, "back": address_of(of),
        "stale": answer.stale, "is_grave": is_grave,
    }  # fmt: skip
    return render(request, "texts/adoption_act.html", shown, status=answer.status)


def address_of(thing: Thing) -> str:
    """Return the page of a thing; that of a draft is its room."""
    names = {
        "draft": "texts:room", "silence": "adoptions:silence", "adoption": "adoptions:adoption",
        "package": "adoptions:package", "sounding": "soundings:sounding",
    }  # fmt: skip
    return reverse(names[thing.history_kind], args=[thing.public_id])


def _subject_of(thing: Thing) -> Subject:
    return thing.draft if isinstance(thing, Silence | Adoption) else thing


def _late(of: Thing, form: SeenForm, refusal: StaleRevision, heading: Promise) -> tuple[Stale, SeenForm]:
    """Return what was seen, what stands, what was typed; and the form for a next try in sight of it."""
    of.refresh_from_db()
    form.follow(packaging.seen_of(of) if isinstance(of, Package) else of.version)
    typed = [str(each.value()) for each in form.visible_fields() if each.value()]
    row = Compared(
        of.history_kind, str(heading), _("The state when the page was opened"), "; ".join(typed),
        _standing(_subject_of(of)), is_yours=True, is_theirs=True,
    )  # fmt: skip
    return Stale(refusal.message, (row,)), form


def _standing(draft: Subject) -> str:
    """Return how far a text has come, with its last step and its last silence; of others what they hold."""
    if isinstance(draft, Sounding):
        return "; ".join(
            f"{one.party}: {one.get_stance_display()}"
            for one in draft.positions.select_related("party").order_by("number")
        )
    if isinstance(draft, Package):
        return "; ".join(f"{one.draft}: {one.draft.get_stage_display()}" for one in packaging.texts_of(draft))
    told = [str(draft.get_stage_display())]
    if step := draft.considerations.select_related("meeting").order_by("number").last():
        told.append(f"{step.meeting}: {step.get_what_display().lower()}")
    if last := draft.silences.order_by("number").last():
        said = {"state": last.get_state_display(), "n": last.words.count()}
        told.append(_("silence: %(state)s, %(n)d") % said)
    return "; ".join(told)
