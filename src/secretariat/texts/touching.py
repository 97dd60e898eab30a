"""What touches what in a text: the paragraph in which each live edit stands, and what a person saw of it."""

from collections.abc import Hashable, Mapping
from typing import TypeAlias

from secretariat.engines.drafting.operations.values import Change, Edit, NewParagraph, State
from secretariat.refusals import StaleRevision, WrongState
from secretariat.texts import log
from secretariat.texts.models import Draft

Print: TypeAlias = Hashable


def paragraph_of_edits(state: State) -> dict[str, str]:
    """Return live edit → the paragraph in which it stands; of a new paragraph the one before it, or ""."""
    live = {key: edit for one in state.proposals.values() for key, edit in one.live.items()}
    at = {token.id: key for key in state.order for token in state.paragraphs[key].tokens}
    found: dict[str, str] = {}
    waiting: dict[str, Edit] = {}
    for key, edit in live.items():
        if not isinstance(edit, Change):
            found[key] = edit.after if isinstance(edit, NewParagraph) else edit.paragraph
        elif edit.after in at:
            found[key] = at[edit.after]
        else:
            waiting[key] = edit
    while inner := {key: found[_origin(edit)] for key, edit in waiting.items() if _origin(edit) in found}:
        found |= inner
        waiting = {key: edit for key, edit in waiting.items() if key not in inner}
    return found


def paragraph_of_proposal(state: State, key: str) -> str:
    """Return the paragraph in which a proposal stands, or stood when it was accepted; "" where in none."""
    if live := places_of_proposals(state).get(key):
        return live
    proposal = state.proposals.get(key)
    for edit in proposal.edits.values() if proposal else ():
        home = state.home(edit.after) if isinstance(edit, Change) else None
        place = home[0] if home else getattr(edit, "paragraph", "")
        if place in state.order:
            return str(place)
    return ""


def paragraph_of_bracket(state: State, bracket: str) -> str:
    """Return the paragraph in which an open bracket stands.

    Raises:
        WrongState: there is no such bracket, or not any longer.
    """
    paragraph = paragraph_of_edits(state).get(bracket)
    if paragraph is None:
        raise WrongState("That bracket is not, or no longer, open. Look again.")
    return paragraph


def _origin(edit: Edit) -> str:
    return edit.after.rpartition(":")[0] if isinstance(edit, Change) else ""


def places_of_proposals(state: State) -> dict[str, str]:
    """Return live proposal → the paragraph that it touches, the first of several; "" at the head."""
    at = reversed(paragraph_of_edits(state).items())
    return {edit.rpartition(".")[0]: paragraph for edit, paragraph in at}


def has_open(state: State, paragraph: str) -> bool:
    """Tell whether anything proposed would change a paragraph; a new one behind it does not."""
    live = {key: edit for one in state.proposals.values() for key, edit in one.live.items()}
    return any(
        at == paragraph and not isinstance(live[edit], NewParagraph)
        for edit, at in paragraph_of_edits(state).items()
    )


def proposals_by_paragraph(state: State) -> dict[str, tuple[str, ...]]:
    """Return paragraph → the live proposals that touch it, the oldest first."""
    found: dict[str, dict[str, None]] = {}
    for edit, paragraph in paragraph_of_edits(state).items():
        found.setdefault(paragraph, {})[edit.rpartition(".")[0]] = None
    age = {key: (one.at, key) for key, one in state.proposals.items()}
    return {paragraph: tuple(sorted(keys, key=age.__getitem__)) for paragraph, keys in found.items()}


def refuse_unseen(draft: Draft, seen_count: int) -> None:
    """Refuse an act whose form does not say how much of the log its author had seen.

    Raises:
        StaleRevision: it does not, or says more than there is.
    """
    if not 0 < seen_count <= draft.count:
        raise StaleRevision("This form does not say what you had seen. Look again, then act.")


def refuse_changed(draft: Draft, seen_count: int, targets: Mapping[str, bool]) -> None:
    """Refuse an act on what has changed since its author saw the text; call it once the draft is locked.

    Args:
        seen_count: how many operations the author had seen.
        targets: paragraph or proposal → whether also who stands behind it must be as seen: so for those who
            close something, but not for those who only add their own word.
    Raises:
        StaleRevision: one of them has changed, or the form carried no count.
    """
    refuse_unseen(draft, seen_count)
    if seen_count == draft.count:
        return
    seen, now = log.state_of(draft, seen_count), log.state_of(draft)
    for target, is_whole in targets.items():
        if _print(seen, target, is_whole) != _print(now, target, is_whole):
            raise StaleRevision(
                "Somebody changed this place of the text after you opened the page. Look again, then act."
            )


def _print(state: State, target: str, is_whole: bool) -> Print:
    if target in state.proposals:
        return _of_proposal(state, target, is_whole)
    paragraph = state.paragraphs.get(target)
    if paragraph is None:
        return None
    touching = proposals_by_paragraph(state).get(target, ()) if is_whole else ()
    return (
        paragraph.text,
        paragraph.status,
        target in state.gone,
        tuple((key, _of_proposal(state, key, is_whole)) for key in touching),
        _held(state, target) if is_whole else (),
    )


def _of_proposal(state: State, key: str, is_whole: bool) -> Print:
    proposal = state.proposals[key]
    who = (tuple(sorted(proposal.actors)), _held(state, key)) if is_whole else ()
    return tuple(sorted(proposal.live)), proposal.merged_into, who


def _held(state: State, target: str) -> Print:
    return tuple(
        sorted((one.actor, one.stance.value) for one in state.positions.values() if one.target == target)
    )


def called(state: State, key: str) -> str:
    """Return what a paragraph is called: its label, or its place in the text; "" for the head of the text."""
    paragraph = state.paragraphs.get(key)
    if paragraph is None:
        return ""
    if paragraph.label:
        return paragraph.label.rstrip(".:")
    return f"¶{state.order.index(key) + 1}" if key in state.order else "¶"
