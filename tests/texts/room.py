"""What the people of the cast do in a room, in few words."""

from typing import Any

from secretariat.engines.drafting.operations.brackets import Bracket, Brackets, all_brackets
from secretariat.engines.drafting.operations.values import State
from secretariat.engines.drafting.operations.words import changes_between
from secretariat.people.actor import Actor
from secretariat.texts import log
from secretariat.texts.actions.table_proposal import table_proposal
from secretariat.texts.actions.take_position import take_position
from secretariat.texts.models import Draft
from tests.texts.making import NOW


def now(draft: Draft) -> Draft:
    return Draft.objects.select_related("body__parent").get(pk=draft.pk)


def state(draft: Draft) -> State:
    return log.state_of(now(draft))


def tabled(draft: Draft, by: Actor, words: str, paragraph: str = "p3", **more: Any) -> str:
    """Table what makes these words of a paragraph; return the id of the proposal."""
    standing = now(draft)
    edits = changes_between(log.state_of(standing).paragraphs[paragraph].tokens, words)
    given = {"seen_count": standing.count, "at": NOW} | more
    return table_proposal(draft=draft, edits=edits, by=by, **given)


def held(draft: Draft, by: Actor, target: str, stance: str, **more: Any) -> Draft:
    given = {"seen_count": now(draft).count, "at": NOW} | more
    return take_position(draft=draft, target=target, stance=stance, by=by, **given)


def bracket(draft: Draft, paragraph: str = "p3") -> Bracket:
    """Return the one open bracket of a paragraph."""
    (found,) = all_brackets(Brackets(state(draft)).of(paragraph))
    return found
