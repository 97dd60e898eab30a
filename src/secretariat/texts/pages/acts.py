"""What is done in a room: one route, one form for each act; the acts stand in a table."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from secretariat.engines.drafting.operations.values import (
    DropParagraph,
    Edit,
    MergeParagraph,
    MoveParagraph,
    NewParagraph,
)
from secretariat.ids import new_public_id
from secretariat.people.access import open_to, signed_in
from secretariat.refusals import Refused, StaleRevision
from secretariat.seen import SEEN, Compared, Stale
from secretariat.texts import proposing, touching
from secretariat.texts import room_forms as forms
from secretariat.texts.actions.amend_paragraph import amend_paragraph
from secretariat.texts.actions.announce_statement import announce_statement
from secretariat.texts.actions.bracket_words import bracket_words
from secretariat.texts.actions.choose_alternative import choose_alternative
from secretariat.texts.actions.confirm_position import confirm_position
from secretariat.texts.actions.consolidate_paragraphs import NewWords, consolidate_paragraphs
from secretariat.texts.actions.issue_revision import issue_revision
from secretariat.texts.actions.lift_position import lift_position
from secretariat.texts.actions.link_paragraph import link_paragraph
from secretariat.texts.actions.mark_paragraph import mark_paragraph
from secretariat.texts.actions.merge_proposals import merge_proposals
from secretariat.texts.actions.move_draft import move_draft
from secretariat.texts.actions.narrow_bracket import narrow_bracket
from secretariat.texts.actions.renumber_paragraphs import renumber_paragraphs
from secretariat.texts.actions.reopen_paragraph import reopen_paragraph
from secretariat.texts.actions.set_mode import set_mode
from secretariat.texts.actions.table_proposal import table_proposal
from secretariat.texts.actions.take_position import take_position
from secretariat.texts.actions.unbracket_words import unbracket_words
from secretariat.texts.actions.widen_bracket import widen_bracket
from secretariat.texts.actions.withdraw_proposal import withdraw_proposal
from secretariat.texts.pages.looking import given_by, look_or_404
from secretariat.texts.rooms.look import Look, Rights
from secretariat.texts.rooms.room import room_of
from secretariat.texts.rooms.wording import one_line

Given = Mapping[str, Any]
Run = Callable[[Look, Given, dict[str, Any]], object]
Voiced = Callable[[Given], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Deed:
    """An act of a room: its words, its form, who may, and what it calls.

    `of`: the fields of an address that the form begins with; `by_version`: whether it needs that nothing
    at all happened to the text, and not only that its place is as seen.
    """

    words: Promise
    form: type[forms.RoomForm]
    may: Callable[[Rights], bool]
    run: Run
    of: tuple[str, ...] = ()
    by_version: bool = False


def _takes_part(rights: Rights) -> bool:
    return rights.may_take_part


def _steers(rights: Rights) -> bool:
    return rights.may_steer


def _leads(rights: Rights) -> bool:
    return rights.may_lead


def _spoken(given: Given) -> dict[str, Any]:
    return {"speaker": given.get("speaker") or "", "paper": given.get("paper") or ""}


def _told(given: Given) -> dict[str, Any]:
    return {"party": given.get("speaker") or "", "paper": given.get("paper") or ""}


def _new(look: Look, given: Given) -> Edit:
    return NewParagraph(given["paragraph"], new_public_id(), given["label"], one_line(given["words"]))


def _split(look: Look, given: Given) -> Edit:
    return proposing.parted(look.state, given["paragraph"], given["words"], given["label"])


def _tabled(edit: Callable[[Look, Given], Edit]) -> Run:
    """Return how an edit of whole paragraphs is tabled."""

    def run(look: Look, given: Given, usual: dict[str, Any]) -> object:
        edits = (edit(look, given),)
        return table_proposal(edits=edits, rationale=given["rationale"], **_spoken(given), **usual)

    return run


def _renumber(look: Look, given: Given, usual: dict[str, Any]) -> object:
    labels = {key: given[key] for key in look.state.order if key in given}
    return renumber_paragraphs(labels=labels, **usual)


def _consolidate(look: Look, given: Given, usual: dict[str, Any]) -> object:
    gone, taken, words = given["superseded"], given["taken"], one_line(given["words"])
    standing = touching.proposals_by_paragraph(look.state)
    there = [one for key in gone for one in standing.get(key, ())]
    new = [NewWords(given["label"], words, (*gone, *taken), given["reason"])] if words else []
    left = {one: given["dropped_reason"] or given["reason"] for one in there if one not in taken}
    dropped = left if words else {**dict.fromkeys(gone, given["reason"]), **left}
    return consolidate_paragraphs(superseded=gone, new=new, dropped=dropped, **usual)


def _picked(action: Callable[..., object], *names: str, voice: Voiced = lambda given: {}) -> Run:
    """Return how an action is called with these fields of its form, those that the viewer was offered."""

    def run(look: Look, given: Given, usual: dict[str, Any]) -> object:
        return action(**{name: given[name] for name in names if name in given}, **voice(given), **usual)

    return run


DEEDS: Mapping[str, Deed] = {
    "insert": Deed(
        gettext_lazy("Propose a new paragraph"), forms.InsertForm, _takes_part, _tabled(_new), ("paragraph",)
    ),
    "leave-out": Deed(
        gettext_lazy("Propose to leave it out"), forms.DropForm, _takes_part,
        _tabled(lambda look, given: DropParagraph(given["paragraph"])), ("paragraph",),
    ),
    "move": Deed(
        gettext_lazy("Propose to move it"), forms.MoveForm, _takes_part,
        _tabled(lambda look, given: MoveParagraph(given["paragraph"], given["after"])), ("paragraph",),
    ),
    "split": Deed(
        gettext_lazy("Propose to part it in two"), forms.SplitForm, _takes_part, _tabled(_split),
        ("paragraph",),
    ),
    "join": Deed(
        gettext_lazy("Propose to join it to the paragraph before it"), forms.DropForm, _takes_part,
        _tabled(lambda look, given: MergeParagraph(given["paragraph"])), ("paragraph",),
    ),
    "bracket": Deed(
        gettext_lazy("Put words in brackets"), forms.BracketForm, _takes_part,
        _picked(bracket_words, "paragraph", "words", voice=_spoken),
        ("paragraph",),
    ),
    "position": Deed(
        gettext_lazy("Take a position"), forms.PositionForm, _takes_part,
        _picked(take_position, "target", "stance", "reservation", "in_confidence", voice=_told),
        ("target", "stance"),
    ),
    "lift": Deed(
        gettext_lazy("Lift a position"), forms.LiftForm, _takes_part,
        _picked(lift_position, "target", voice=_told),
        ("target",),
    ),
    "confirm": Deed(
        gettext_lazy("Confirm a position"), forms.LiftForm, _takes_part,
        _picked(confirm_position, "target", voice=_told),
        ("target",),
    ),
    "widen": Deed(
        gettext_lazy("Let a bracket cover more words"), forms.WidenForm, _takes_part,
        _picked(widen_bracket, "bracket", "words", voice=_spoken),
        ("bracket",),
    ),
    "narrow": Deed(
        gettext_lazy("Let a bracket cover fewer words"), forms.NarrowForm, _takes_part,
        _picked(narrow_bracket, "bracket", "words", "ruling", voice=_spoken),
        ("bracket",),
    ),
    "announce": Deed(
        gettext_lazy("Put a reservation into a statement"), forms.AnnounceForm, _takes_part,
        _picked(announce_statement, "target", "kind", "words", voice=_told),
        ("target", "kind"),
    ),
    "withdraw": Deed(
        gettext_lazy("Withdraw from a proposal"), forms.WithdrawForm, _takes_part,
        _picked(withdraw_proposal, "proposal", voice=_spoken),
        ("proposal",),
    ),
    "choose": Deed(
        gettext_lazy("Close a bracket"), forms.ChooseForm, _steers,
        _picked(choose_alternative, "bracket", "alternative", "ruling"), ("bracket", "alternative"),
    ),
    "unbracket": Deed(
        gettext_lazy("Take brackets off"), forms.UnbracketForm, _steers,
        _picked(unbracket_words, "bracket", "ruling"), ("bracket",),
    ),
    "mode": Deed(
        gettext_lazy("Say how brackets side by side are meant"), forms.ModeForm, _steers,
        _picked(set_mode, "chain", "mode"), ("chain", "mode"),
    ),
    "mark": Deed(
        gettext_lazy("Say how far it has come"), forms.MarkForm, _steers,
        _picked(mark_paragraph, "paragraph", "status"), ("paragraph", "status"),
    ),
    "reopen": Deed(
        gettext_lazy("Open it again"), forms.ReopenForm, _steers,
        _picked(reopen_paragraph, "paragraph", "reason"), ("paragraph",),
    ),
    "link": Deed(
        gettext_lazy("Let it wait for others"), forms.LinkForm, _steers,
        _picked(link_paragraph, "paragraph", "until"), ("paragraph",),
    ),
    "merge": Deed(
        gettext_lazy("Unite identical proposals"), forms.MergeForm, _steers,
        _picked(merge_proposals, "proposals"),
    ),
    "amend": Deed(
        gettext_lazy("Amend the words on a mandate"), forms.AmendForm, _steers,
        lambda look, given, usual: amend_paragraph(
            paragraph=given["paragraph"], words=one_line(given["words"]), mandate=given["mandate"], **usual
        ),
        ("paragraph",),
    ),
    "consolidate": Deed(
        gettext_lazy("Consolidate paragraphs"), forms.ConsolidateForm, _steers, _consolidate, ("superseded",)
    ),
    "renumber": Deed(
        gettext_lazy("Number the paragraphs anew"), forms.RenumberForm, _steers, _renumber, by_version=True
    ),
    "issue": Deed(
        gettext_lazy("Issue a revision"), forms.IssueForm, _steers,
        _picked(issue_revision, "label", "symbol", "distribution", "is_attributed"), by_version=True,
    ),
    "step": Deed(
        gettext_lazy("Lead the text on"), forms.StepForm, _leads, _picked(move_draft, "to", "note"),
        by_version=True,
    ),
}  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(signed_in)
def act(request: HttpRequest, public_id: str, name: str) -> HttpResponse:
    """Show the form of an act, or do it and lead on to where it was done."""
    look, deed = look_or_404(request, public_id), DEEDS.get(name)
    if deed is None or not deed.may(look.rights):
        raise Http404
    form = deed.form(
        given_by(request), look=look, initial=_initial(request, look, deed), version=_version(look, deed)
    )
    status, stale = (422 if form.errors else 200), None
    if request.method == "POST" and form.is_valid():
        try:
            _do(look, deed, form)
        except StaleRevision as refusal:
            stale, status = _stale(request, deed, form, refusal, look), refusal.status
        except Refused as refusal:
            field = refusal.details.get("field")
            form.add_error(field if field in form.fields else None, refusal.message)
            status = refusal.status
        else:
            messages.success(request, _("Done: %(act)s.") % {"act": deed.words})
            return redirect(_back(look, form))
    return render(request, "texts/act.html", _page(look, deed, form, stale), status=status)


def _do(look: Look, deed: Deed, form: forms.RoomForm) -> object:
    usual: dict[str, Any] = {"draft": look.draft, "by": look.viewer, "at": look.at}
    usual["seen_version" if deed.by_version else "seen_count"] = form.seen_version
    return deed.run(look, form.cleaned_data, usual)


def _version(look: Look, deed: Deed) -> int:
    return look.draft.version if deed.by_version else look.draft.count


def _initial(request: HttpRequest, look: Look, deed: Deed) -> dict[str, Any]:
    """Return what an address asks the form to begin with, and the words of its paragraph."""
    found: dict[str, Any] = {
        name: request.GET.getlist(name) if name == "superseded" else request.GET[name]
        for name in deed.of
        if name in request.GET
    }
    if deed.form is forms.AmendForm and (paragraph := look.state.paragraphs.get(found.get("paragraph", ""))):
        found["words"] = paragraph.text
    if deed.form is forms.IssueForm:
        found |= {"distribution": look.draft.distribution, "symbol": look.draft.symbol}
    return found


def _place(look: Look, form: forms.RoomForm) -> str:
    """Return the paragraph of which a form speaks; "" where it speaks of none."""
    data = form.data if form.is_bound else form.initial
    if (key := data.get("paragraph") or data.get("target")) and key in look.state.order:
        return str(key)
    named = data.get("bracket") or data.get("chain") or ""
    return touching.paragraph_of_proposal(
        look.state, named.rpartition(".")[0] or data.get("proposal") or data.get("target") or ""
    )


def _back(look: Look, form: forms.RoomForm) -> str:
    room = reverse("texts:room", args=[look.draft.public_id])
    place = _place(look, form)
    if not place:
        return room
    if form.data.get("next") == "room":
        return f"{room}#p-{place}"
    return reverse("texts:paragraph", args=[look.draft.public_id, place])


def _stale(
    request: HttpRequest, deed: Deed, form: forms.RoomForm, refusal: StaleRevision, look: Look
) -> Stale:
    """Return what was seen, what stands, what was typed; the next try is made in sight of it."""
    room = room_of(look)
    place = _place(look, form)
    shown = next((one for one in room.paragraphs if one.key == place), None)
    now = (
        "".join(f"{one.text}{one.mark and f'{one.mark} '}" for one in shown.segments)
        if shown
        else _("%(count)d operations, %(stage)s")
        % {"count": look.draft.count, "stage": look.draft.get_stage_display()}
    )
    typed = [
        str(bound.value())
        for bound in form.visible_fields()
        if bound.value() and bound.name not in ("speaker", "paper")
    ]
    what = f"{deed.words}: {'; '.join(typed)}" if typed else str(deed.words)
    seen = str(request.POST.get(SEEN, "")) or _("the text as it stood when the page was opened")
    form.follow(_version(look, deed))
    row = Compared(
        "place",
        str(shown.called if shown else look.draft.title),
        seen,
        what,
        now,
        is_yours=True,
        is_theirs=True,
    )
    return Stale(refusal.message, (row,))


def _page(look: Look, deed: Deed, form: forms.RoomForm, stale: Stale | None) -> dict[str, Any]:
    place = _place(look, form)
    room = room_of(look)
    shown = next((one for one in room.paragraphs if one.key == place), None)
    return {
        "draft": look.draft, "room": room, "deed": deed, "form": form, "stale": stale, "paragraph": shown,
        "wanted": _wanted(room.paragraphs, form),
    }  # fmt: skip


def _wanted(paragraphs: Any, form: forms.RoomForm) -> Any:
    """Return the alternative that the form is about to choose, for the page to name."""
    data = form.data if form.is_bound else form.initial
    for paragraph in paragraphs:
        for bracket in paragraph.brackets:
            if bracket.id == data.get("bracket"):
                return next((one for one in bracket.alternatives if one.id == data.get("alternative")), None)
    return None
