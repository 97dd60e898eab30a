"""Operations on the text itself: open, amend on a mandate, consolidate, renumber."""

import re
from dataclasses import replace

from secretariat.engines.drafting.errors import Crossing, Unaccounted, Unknown
from secretariat.engines.drafting.operations.acts import Amend, Consolidate, Open, Rectify, Renumber
from secretariat.engines.drafting.operations.moving import behind, check_move, moved, without
from secretariat.engines.drafting.operations.values import (
    Change,
    DropParagraph,
    Edit,
    EditState,
    NewParagraph,
    Paragraph,
    Source,
    State,
    Status,
    tokens_of,
)
from secretariat.engines.drafting.operations.words import changes_between, check, spliced

_REFERENCE = re.compile(
    r"\b(?P<word>(?:sub)?paragraphs?|paras?\.?|articles?|sections?)(?P<gap>\s+)", re.IGNORECASE
)


def open_text(state: State, act: Open) -> State:
    """Open a text."""
    if state.paragraphs:
        raise Crossing("The text has been opened.")
    ids = [key for key, _, _ in act.paragraphs]
    if len(set(ids)) < len(ids) or any(not key or ":" in key for key in ids):
        raise Crossing("Each paragraph needs an id of its own, without a colon.")
    made = {key: Paragraph(key, label, tokens_of(text, key, act.id)) for key, label, text in act.paragraphs}
    return replace(state, order=tuple(ids), paragraphs=made)


def amend(state: State, act: Amend) -> State:
    """Change the text where no live proposal is touched."""
    for number, edit in enumerate(act.edits):
        if not isinstance(edit, Change):
            state = moved(state, edit, act.id)
            continue
        home = check(state, edit)
        if home not in state.paragraphs:
            raise Crossing("Proposed words are changed by a proposal.")
        _check_untouched(state, edit)
        new = tokens_of(edit.inserted or "", f"{act.id}.{number}", act.id)
        tokens = spliced(state.paragraphs[home].tokens, edit.after, edit.removed, new, act.id)
        paragraph = replace(state.paragraphs[home], tokens=tokens)
        state = replace(state, paragraphs={**state.paragraphs, home: paragraph})
    return state


def rectify(state: State, act: Rectify) -> State:
    """Correct errors in closed paragraphs; their status, and everything else, stays as it was."""
    if not act.edits or not act.record.strip():
        raise Crossing("A correction changes something, and names its record.")
    for number, edit in enumerate(act.edits):
        home = state.home(edit.after)
        paragraph = state.paragraphs.get(home[0]) if home else None
        if paragraph is None or paragraph.id not in state.order:
            raise Unknown(f"There is no token {edit.after} in the text.")
        if paragraph.status is not Status.CLOSED:
            raise Crossing(f"Paragraph {paragraph.label or paragraph.id} is not closed: amend it.")
        opened = replace(paragraph, status=Status.OPEN)
        check(replace(state, paragraphs={**state.paragraphs, paragraph.id: opened}), edit)
        new = tokens_of(edit.inserted or "", f"{act.id}.{number}", act.id)
        tokens = spliced(paragraph.tokens, edit.after, edit.removed, new, act.id)
        paragraphs = {**state.paragraphs, paragraph.id: replace(paragraph, tokens=tokens)}
        state = replace(state, paragraphs=paragraphs)
    return replace(state, rulings=(*state.rulings, (act.id, act.record)))


def _check_untouched(state: State, change: Change) -> None:
    own = set(change.removed)
    for proposal in state.proposals.values():
        for edit in proposal.live.values():
            if not isinstance(edit, Change):
                continue
            is_inside = change.after in edit.removed[:-1] or edit.after in change.removed[:-1]
            is_same_gap = not own and not edit.removed and change.after == edit.after
            if own & set(edit.removed) or is_inside or is_same_gap:
                raise Crossing(f"Proposal {proposal.id} stands on these words: choose, or table a proposal.")


def consolidate(state: State, act: Consolidate) -> State:
    """Replace paragraphs by new ones, with a reason for every one that goes.

    What was proposed to stand behind one that goes stands behind the last of the new ones.
    """
    _check_accounted(state, act)
    for key in act.superseded:
        check_move(state, DropParagraph(key))
    at = min(state.order.index(key) for key in act.superseded)
    head = tuple(key for key in state.order[:at] if key not in act.superseded)
    new = {key: Paragraph(key, label, tokens_of(text, key, act.id)) for key, label, text, _, _ in act.new}
    reasons = dict(act.dropped)
    for _, _, _, sources, reason in act.new:
        reasons.update({each: reason for each in sources if each in act.superseded})
    last = next(reversed(new), "")
    told = behind(state, dict.fromkeys(act.superseded, last)) if last else state
    after = without(told, {key: reasons[key] for key in act.superseded})
    order = (*head, *new, *after.order[len(head) :])
    traced = tuple(Source(key, from_, reason) for key, _, _, from_, reason in act.new)
    after = replace(
        after, order=order, paragraphs={**state.paragraphs, **new}, sources=(*state.sources, *traced)
    )
    return _superseded(after, set(act.superseded), act.id)


def _check_accounted(state: State, act: Consolidate) -> None:
    """Refuse a consolidation that passes something over.

    Raises:
        Unaccounted: names the paragraphs without a word on them.
        Unknown: a source that is neither paragraph nor proposal.
        Crossing: an id that is taken.
    """
    used = {each for _, _, _, sources, _ in act.new for each in sources}
    missing = [key for key in act.superseded if key not in used and key not in dict(act.dropped)]
    if missing:
        raise Unaccounted(f"No word on what became of: {', '.join(missing)}.")
    reasons = [*(reason for *_, reason in act.new), *(reason for _, reason in act.dropped)]
    if not act.superseded or not all(str(reason).strip() for reason in reasons):
        raise Unaccounted("Each new and each dropped paragraph needs a reason.")
    for each in used | set(dict(act.dropped)):
        if each not in state.paragraphs and each not in state.proposals:
            raise Unknown(f"There is neither a paragraph nor a proposal {each}.")
    ids = [key for key, *_ in act.new]
    if len(set(ids)) < len(ids) or any(key in state.paragraphs or ":" in key or not key for key in ids):
        raise Crossing("Each new paragraph needs an id of its own, without a colon.")


def _superseded(state: State, paragraphs: set[str], act: str) -> State:
    """Return the state with the live edits of paragraphs that are gone superseded."""
    words = {token.id for key in paragraphs for token in state.paragraphs[key].tokens}
    proposals = dict(state.proposals)
    is_more = True
    while is_more:  # edits of proposed words go with the words
        is_more = False
        for proposal in list(proposals.values()):
            lost = [key for key, edit in proposal.live.items() if _is_lost(edit, words, paragraphs)]
            if lost:
                is_more = True
                words |= {token.id for key in lost for token in state.strands.get(key, ())}
                states = {**proposal.states, **dict.fromkeys(lost, EditState.SUPERSEDED)}
                reason = proposal.reason if EditState.LIVE in states.values() else f"superseded by {act}"
                proposals[proposal.id] = replace(proposal, states=states, reason=reason)
    return replace(state, proposals=proposals)


def _is_lost(edit: Edit, words: set[str], paragraphs: set[str]) -> bool:
    if isinstance(edit, Change):
        return edit.after in words
    return not isinstance(edit, NewParagraph) and edit.paragraph in paragraphs


def renumber(state: State, act: Renumber) -> State:
    """Give new labels; references such as `paragraph 4 bis` follow."""
    labels = dict(act.labels)
    for key in labels:
        if key not in state.order:
            raise Unknown(f"There is no paragraph {key} in the text.")
    concordance = {
        state.paragraphs[key].label: label
        for key, label in labels.items()
        if state.paragraphs[key].label != label
    }
    paragraphs = dict(state.paragraphs)
    for key in state.order:
        paragraph = paragraphs[key]
        if key in labels and labels[key] != paragraph.label:
            former = (*paragraph.former_labels, paragraph.label)
            paragraph = replace(paragraph, label=labels[key], former_labels=former)
        paragraphs[key] = _referring(paragraph, concordance, act.id)
    return replace(state, paragraphs=paragraphs, concordance=(*state.concordance, concordance))


def _referring(paragraph: Paragraph, concordance: dict[str, str], act: str) -> Paragraph:
    """Return a paragraph with its references to labels rewritten, all at once."""
    text = paragraph.text
    plain = {_plain(old): _plain(new) for old, new in concordance.items() if _plain(old)}
    if not plain:
        return paragraph
    olds = "|".join(re.escape(old) for old in sorted(plain, key=len, reverse=True))
    pattern = re.compile(
        rf"{_REFERENCE.pattern}(?P<label>{olds})(?![\w(]|\s*(?:bis|ter|quater)\b)", re.IGNORECASE
    )
    wanted = pattern.sub(lambda match: f"{match['word']}{match['gap']}{plain[match['label']]}", text)
    tokens = paragraph.tokens
    for number, change in enumerate(changes_between(tokens, wanted) if wanted != text else ()):
        new = tokens_of(change.inserted or "", f"{act}.{paragraph.id}.{number}", act)
        tokens = spliced(tokens, change.after, change.removed, new, act)
    return replace(paragraph, tokens=tokens)


def _plain(label: str) -> str:
    return label.strip().strip("().:")
