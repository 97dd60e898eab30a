from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from secretariat.engines.drafting.operations.values import State
from secretariat.people.access import open_to, signed_in
from secretariat.refusals import Invalid, Refused, StaleRevision
from secretariat.seen import Compared, Stale
from secretariat.texts import log, policies, voices
from secretariat.texts.actions.keep_words import keep_words
from secretariat.texts.actions.table_proposal import table_proposal
from secretariat.texts.actions.table_words import table_words
from secretariat.texts.models import OwnWords
from secretariat.texts.pages.looking import given_by, look_or_404, paragraph_or_404
from secretariat.texts.pages.own import own_or_404
from secretariat.texts.room_forms import ProposeForm
from secretariat.texts.rooms.look import Look
from secretariat.texts.rooms.room import room_of
from secretariat.texts.rooms.wording import Preview, carried_over, edits_for, one_line, preview
from secretariat.texts.rows.own import OwnState


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(signed_in)
def propose(request: HttpRequest, public_id: str, key: str) -> HttpResponse:
    """Table a proposal by editing a paragraph in place: first it is shown, then tabled.

    What was typed on words that have changed since is carried over to those that stand, and shown again. A
    delegation may keep it for itself instead, and open it again here.
    """
    look = look_or_404(request, public_id)
    paragraph = look.state.paragraphs[paragraph_or_404(look, key)]
    if not look.rights.may_take_part:
        raise Http404
    row = _own_or_none(request, look, key)
    page: dict[str, Any] = {"preview": None, "stale": None}
    initial = _opened(look, row, page) if row else {"words": paragraph.text}
    form = ProposeForm(given_by(request), look=look, initial=initial, version=look.draft.count)
    status = 422 if form.errors else 200
    if request.method == "POST" and form.is_valid():
        try:
            if address := _done(request, look, key, form, page, row):
                return redirect(address)
        except StaleRevision as refusal:
            status = refusal.status
            if row and _is_overtaken(row, form):
                _compare(look, form, row, refusal, page)
            else:
                form = _carried(request, look, key, form, refusal, page)
        except Refused as refusal:
            field = refusal.details.get("field")
            form.add_error(field if field in form.fields else "words", refusal.message)
            status = refusal.status
    room = room_of(look)
    shown = next(one for one in room.paragraphs if one.key == key)
    page |= {"draft": look.draft, "room": room, "paragraph": shown, "form": form, "base": paragraph.text}
    page["may_keep"] = bool(policies.sits_for(look.viewer, look.draft.body))
    return render(request, "texts/propose.html", page, status=status)


def _own_or_none(request: HttpRequest, look: Look, key: str) -> OwnWords | None:
    """Return the kept words that an address or a form names; of a paragraph of theirs alone."""
    name = (request.POST if request.method == "POST" else request.GET).get("own", "")
    if not name:
        return None
    row = own_or_404(look, name)
    if row.paragraph != key or (row.state != OwnState.KEPT and request.method != "POST"):
        raise Http404
    return row


def _opened(look: Look, row: OwnWords, page: dict[str, Any]) -> dict[str, Any]:
    """Return what a form begins with that opens kept words, carried over to the words that stand now."""
    seen, now = log.state_of(look.draft, row.count), look.state
    then, words = seen.paragraphs[row.paragraph].text, row.words
    if then != now.paragraphs[row.paragraph].text and row.words:
        words = carried_over(seen, now, row.paragraph, row.words)
        standing = now.paragraphs[row.paragraph].text
        told = _("These words have changed since. Below is what you kept as it would stand on them now.")
        kept = Compared("words", _("Words"), then, row.words, standing, is_yours=True, is_theirs=True)
        page["stale"] = Stale(told, (kept,))
    return {
        "words": words, "rationale": row.rationale, "own": row.public_id, "own_version": row.version,
        "speaker": row.party.code,
    }  # fmt: skip


def _is_overtaken(row: OwnWords, form: ProposeForm) -> bool:
    """Tell whether somebody of the delegation did something with kept words after they were opened."""
    row.refresh_from_db()
    return row.version != (form.cleaned_data.get("own_version") or 0)


def _compare(
    look: Look, form: ProposeForm, row: OwnWords, refusal: StaleRevision, page: dict[str, Any]
) -> None:
    """Show what a colleague made of kept words beside what was typed: still a change of what was seen."""
    typed, now = form.cleaned_data["words"], row.words or str(row.get_state_display())
    found = Compared("words", _("Words kept"), "", typed, now, is_yours=True, is_theirs=True)
    page["stale"] = Stale(refusal.message, (found,))
    form.follow_own(row)
    if not 0 < form.seen_version <= look.draft.count:
        form.follow(look.draft.count)


def _done(
    request: HttpRequest,
    look: Look,
    key: str,
    form: ProposeForm,
    page: dict[str, Any],
    row: OwnWords | None,
) -> str:
    """Keep the words, table them, or only show them; return where one goes on, "" for a look."""
    step, given = request.POST.get("step"), form.cleaned_data
    speaker, own_version = given.get("speaker") or "", given.get("own_version") or 0
    if step == "keep":
        keep_words(
            draft=look.draft, paragraph=key, words=one_line(given["words"]), rationale=given["rationale"],
            by=look.viewer, at=look.at, seen_count=form.seen_version, party="" if row else speaker,
            again=row, seen_version=own_version,
        )  # fmt: skip
        messages.success(request, _("Kept for your delegation. Nobody else sees it."))
        return reverse("texts:own", args=[look.draft.public_id])
    edits = edits_for(_seen_state(look, key, form).paragraphs[key], given["words"])
    paper = given.get("paper") or ""
    if step != "table":
        voice = voices.any_of(look.viewer, look.draft.body, look.at, speaker=speaker, paper=paper)
        page["preview"] = _shown(look, key, edits, voice.author)
        return ""
    if row:
        table_words(
            row=row, edits=edits, by=look.viewer, at=look.at, seen_version=own_version,
            seen_count=form.seen_version, speaker=speaker, rationale=given["rationale"],
        )  # fmt: skip
    else:
        table_proposal(
            draft=look.draft, edits=edits, by=look.viewer, at=look.at, seen_count=form.seen_version,
            speaker=speaker, paper=paper, rationale=given["rationale"],
        )  # fmt: skip
    messages.success(request, _("The proposal is tabled."))
    return f"{reverse('texts:room', args=[look.draft.public_id])}#p-{key}"


def _seen_state(look: Look, key: str, form: ProposeForm) -> State:
    """Return the text as the person saw it.

    Raises:
        StaleRevision: the form does not say what was seen, or the words have changed since.
    """
    count = form.seen_version
    if not 0 < count <= look.draft.count:
        raise StaleRevision(_("This form does not say what you had seen. Look again, then table."))
    seen = log.state_of(look.draft, count)
    if key not in seen.order or seen.paragraphs[key].text != look.state.paragraphs[key].text:
        raise StaleRevision(
            _("These words have changed since. Below is your proposal as it would stand on them now.")
        )
    return seen


def _shown(look: Look, key: str, edits: Any, author: str) -> Preview:
    if not edits:
        raise Invalid(_("Nothing is changed: a proposal changes something."), field="words")
    return preview(look, key, edits, author)


def _carried(
    request: HttpRequest,
    look: Look,
    key: str,
    form: ProposeForm,
    refusal: StaleRevision,
    page: dict[str, Any],
) -> ProposeForm:
    """Return the form with what was typed carried over to the words that stand, and show it as a proposal."""
    count, typed = form.seen_version, form.cleaned_data["words"]
    paragraph = look.state.paragraphs[key]
    is_known = 0 < count <= look.draft.count
    seen = log.state_of(look.draft, count) if is_known else look.state
    if key in seen.order:
        words = carried_over(seen, look.state, key, typed)
        then = seen.paragraphs[key].text
    else:
        words, then = typed, ""
    row = Compared("words", _("Words"), then, typed, paragraph.text, is_yours=True, is_theirs=is_known)
    page["stale"] = Stale(refusal.message, (row,))
    data = request.POST.copy()
    data["words"], data["initial-words"], data["version"] = words, paragraph.text, str(look.draft.count)
    fresh = ProposeForm(data, look=look, initial={"words": paragraph.text}, version=look.draft.count)
    edits = edits_for(paragraph, words)
    if fresh.is_valid() and edits:
        try:
            page["preview"] = preview(look, key, edits, next(iter(look.own), voices.SECRETARIAT))
        except Refused as error:
            fresh.add_error("words", error.message)
    return fresh
