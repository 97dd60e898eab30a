"""From what people say of a text (a number, words) to what an action is given, without the pages."""

from secretariat.engines.drafting.operations.brackets import Brackets, all_brackets
from secretariat.engines.drafting.operations.values import DropParagraph, Edit, NewParagraph
from secretariat.engines.drafting.operations.words import changes_between
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


def bracket_with(draft: Draft, edit: str) -> str:
    """Return the open bracket that closes an edit; an edit of whole paragraphs is its own."""
    brackets = Brackets(log.state_of(draft))
    for paragraph in brackets.changed():
        for bracket in all_brackets(brackets.of(paragraph)):
            if edit in bracket.edits:
                return bracket.id
    return edit
