"""From what people say of a text (a number, words) to what an action is given, without the pages."""

import re
from collections.abc import Sequence

from secretariat.engines.drafting import errors
from secretariat.engines.drafting.operations.brackets import Brackets, all_brackets
from secretariat.engines.drafting.operations.proposals import bracket_of
from secretariat.engines.drafting.operations.values import (
    DropParagraph,
    Edit,
    NewParagraph,
    SplitParagraph,
    State,
)
from secretariat.engines.drafting.operations.words import changes_between, worded
from secretariat.ids import new_public_id
from secretariat.refusals import Invalid
from secretariat.texts import log, touching
from secretariat.texts.models import Draft


def paragraph_called(draft: Draft, called: str) -> str:
    """Return the paragraph with this number or name.

    Raises:
        Invalid: there is none.
    """
    state = log.state_of(draft)
    for key in state.order:
        if touching.called(state, key) == called:
            return key
    raise Invalid(f"No paragraph is called {called}.", field="paragraph")


def edits_of(draft: Draft, called: str, words: str | None, *, label: str = "") -> tuple[Edit, ...]:
    """Return the edits that make these words of a paragraph, or a new one behind it where it has a label.

    None as words leaves the paragraph out.
    """
    key = paragraph_called(draft, called)
    if label:
        return (NewParagraph(key, new_public_id(), label, words or ""),)
    if words is None:
        return (DropParagraph(key),)
    return changes_between(log.state_of(draft).paragraphs[key].tokens, words)


def parted(state: State, key: str, words: str, label: str) -> SplitParagraph:
    """Return the edit that parts a paragraph behind words of it, where they stand first.

    Raises:
        Invalid: they do not stand there.
    """
    try:
        behind = worded(state, key, after=words.strip())
    except errors.Unknown as error:
        raise Invalid(f"{error} Copy them as they stand there, whole words.", field="words") from error
    return SplitParagraph(key, behind.after, new_public_id(), label)


def words_at(state: State, bracket: str, words: str) -> tuple[str, ...]:
    """Return the tokens of words that stand in the paragraph or proposal in which a bracket is.

    Raises:
        Invalid: they do not stand there.
    """
    if not words.strip():
        raise Invalid("Give the words.", field="words")
    try:
        return worded(state, bracket_of(state, bracket).home, words.strip()).removed
    except errors.Unknown as error:
        raise Invalid(f"{error} Copy them as they stand there, whole words.", field="words") from error


_NUMBER = re.compile(r"\d+(?P<tail>[.):]*)|\d+ ?[a-z]+(?P<named>[.):]*)", re.IGNORECASE)


def numbered_through(labels: Sequence[str]) -> list[str]:
    """Return labels with those that are numbers, such as "2." and "2 bis.", counted from 1.

    >>> numbered_through(["", "1.", "1 bis.", "PP2", "3.", "5ter"])
    ['', '1.', '2.', 'PP2', '3.', '4']
    """
    found, count = [], 0
    for label in labels:
        match = _NUMBER.fullmatch(label.strip())
        count += match is not None
        found.append(f"{count}{match['tail'] or match['named'] or ''}" if match else label)
    return found


def bracket_with(draft: Draft, edit: str) -> str:
    """Return the open bracket that closes an edit; an edit of whole paragraphs is its own."""
    brackets = Brackets(log.state_of(draft))
    for paragraph in brackets.changed():
        for bracket in all_brackets(brackets.of(paragraph)):
            if edit in bracket.edits:
                return bracket.id
    return edit
