"""Changes of words: put into the tokens of a paragraph or edit, and made from a new wording by comparison."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from secretariat.engines.drafting.errors import Crossing, Frozen, Unknown
from secretariat.engines.drafting.operations.values import (
    START,
    Change,
    Paragraph,
    State,
    Token,
    normal,
    tokens_of,
)

_MANY_PAIRS = 500_000


def changes_between(tokens: Sequence[Token], wanted: str) -> tuple[Change, ...]:
    """Return the changes that make words out of others; one change goes on over blanks that stay.

    >>> [(c.removed, c.inserted) for c in changes_between(tokens_of("We may act", "P", "o"), "We shall act")]
    [(('P:2',), 'shall')]
    """
    words = [token for token in tokens if token.is_alive]
    new = [token.text for token in tokens_of(wanted, "new", "") if token.text]
    head = tokens[0].id
    return tuple(
        Change(
            words[start - 1].id if start else head,
            tuple(token.id for token in words[start:end]),
            "".join(new[first:last]),
        )
        for start, end, first, last in _changed([token.text for token in words], new)
    )


def _changed(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int, int, int]]:
    """Return what differs: from and to in the old words, from and to in the new ones.

    Changes between which only blanks stay are one: "while the fish spawn" gives way to "from March to May" as
    a whole, and not word for word.
    """
    found: list[tuple[int, int, int, int]] = []
    # Blanks all match each other: where there are many, they would be compared for minutes.
    isjunk = str.isspace if len(old) * len(new) > _MANY_PAIRS else None
    matcher = SequenceMatcher(isjunk, old, new, autojunk=False)
    for tag, start, end, first, last in matcher.get_opcodes():
        if tag == "equal":
            continue
        if found and not "".join(old[found[-1][1] : start]).strip():
            begun = found.pop()
            start, first = begun[0], begun[2]
        found.append((start, end, first, last))
    return found


def replacing(paragraph: Paragraph, words: str, wanted: str | None) -> Change:
    """Return the change that replaces words of a paragraph, where they stand first; None holds them.

    Raises:
        Unknown: the words do not stand there as whole tokens.
    """
    living = [token for token in paragraph.tokens if token.is_alive]
    sought = [token.text for token in tokens_of(words, "", "") if token.text]
    for at in range(len(living) - len(sought) + 1):
        if [token.text for token in living[at : at + len(sought)]] == sought:
            before = living[at - 1].id if at else paragraph.tokens[0].id
            return Change(before, tuple(token.id for token in living[at : at + len(sought)]), wanted)
    raise Unknown(f"“{words}” does not stand in paragraph {paragraph.label or paragraph.id}.")


def inserting(paragraph: Paragraph, after: str, wanted: str) -> Change:
    """Return the change that puts words in behind others; behind nothing at the head.

    Raises:
        Unknown: the words do not stand there as whole tokens.
    """
    if not after:
        return Change(paragraph.tokens[0].id, (), wanted)
    return Change(replacing(paragraph, after, "").removed[-1], (), wanted)


def worded(state: State, paragraph: str, words: str = "", wanted: str | None = "", after: str = "") -> Change:
    """Return a change that is told by words.

    Args:
        state: the text as it stands.
        paragraph: id of a paragraph, or of an edit whose proposed words are meant.
        words: what is replaced, where it stands first; empty where words are only put in.
        wanted: the new words; empty to take words out, None to hold them in brackets.
        after: what words put in stand behind; empty at the head.
    Raises:
        Unknown: there is no such paragraph, or the words do not stand in it.
    """
    home = state.paragraphs.get(paragraph)
    if home is None and paragraph in state.strands:
        home = Paragraph(paragraph, "", state.strands[paragraph])
    if home is None:
        raise Unknown(f"There is no paragraph {paragraph}.")
    return replacing(home, words, wanted) if words else inserting(home, after, wanted or "")


def check(state: State, change: Change) -> str:
    """Return the paragraph or edit that a change is in.

    Raises:
        Unknown: a token that is nowhere.
        Crossing: the tokens removed stand not side by side in one place, or the change is none.
        Frozen: its paragraph is agreed.
    """
    home = state.home(change.after)
    if home is None:
        raise Unknown(f"There is no token {change.after}.")
    key, tokens = home
    paragraph = state.paragraphs.get(key)
    if paragraph and paragraph.status.is_frozen:
        raise Frozen(f"Paragraph {paragraph.label or key} is {paragraph.status.value}.")
    if paragraph and key in state.gone:
        raise Unknown(f"Paragraph {paragraph.label or key} is no longer in the text.")
    if not change.removed and not change.inserted:
        raise Crossing("A change takes words out or puts words in.")
    spots = {token.id: at for at, token in enumerate(tokens)}
    if not all(each in spots for each in change.removed):
        raise Crossing("The words taken out stand in several places.")
    places = [spots[each] for each in change.removed]
    if places and any(
        token.is_alive and token.id not in change.removed for token in tokens[min(places) : max(places) + 1]
    ):
        raise Crossing("The words taken out do not stand side by side.")
    if places and any(token.is_alive for token in tokens[spots[change.after] + 1 : min(places)]):
        raise Crossing("The words taken out do not begin where the change does.")
    return key


def spliced(
    tokens: Sequence[Token], after: str, gone: Iterable[str], put_in: Sequence[Token], act: str
) -> tuple[Token, ...]:
    """Return tokens with some dead by an operation, and others put in behind `after`."""
    dying = set(gone)
    result: list[Token] = []
    for token in tokens:
        result.append(replace(token, died=act) if token.id in dying and token.is_alive else token)
        if token.id == after:
            result.extend(put_in)
    return tuple(result)


def rebased(state: State, change: Change) -> Change | None:
    """Return a change as it would stand now, its dead tokens left out; None if nothing of it is left.

    It is shown to its author before it is tabled: words that others have taken out are no longer in it.
    """
    home = state.home(change.after)
    if home is None:
        return None
    key, tokens = home
    living = {token.id for token in tokens if token.is_alive}
    removed = tuple(each for each in change.removed if each in living)
    if change.removed and not removed:
        return Change(change.after, (), change.inserted) if change.inserted else None
    if not removed:
        return change
    before = f"{key}:{START}" if not tokens[0].is_alive else tokens[0].id
    for token in tokens:
        if token.id == removed[0]:
            break
        before = token.id if token.is_alive or token.text == "" else before
    return Change(before, removed, change.inserted)


def is_same(one: Sequence[Token], other: Sequence[Token]) -> bool:
    """Tell whether words differ at most in blanks, quotation marks and dashes."""
    return [normal(t.text) for t in one if t.text] == [normal(t.text) for t in other if t.text]
