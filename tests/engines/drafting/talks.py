"""A text under negotiation among four fictitious states, and random talks about it."""

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from secretariat.engines.drafting.errors import Refusal
from secretariat.engines.drafting.notation.positions import Stance
from secretariat.engines.drafting.operations.acts import (
    Act,
    Amend,
    Choose,
    Hold,
    Issue,
    Lift,
    Narrow,
    Open,
    Propose,
    Reopen,
    SetStatus,
    Widen,
    Withdraw,
)
from secretariat.engines.drafting.operations.applying import applied
from secretariat.engines.drafting.operations.brackets import Brackets, all_brackets
from secretariat.engines.drafting.operations.values import (
    Change,
    DropParagraph,
    Edit,
    MergeParagraph,
    MoveParagraph,
    NewParagraph,
    SplitParagraph,
    State,
    Status,
    Token,
)

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
ACTORS = ("ALBA", "BRENN", "CORVA", "DORIN")
WORDS = ("shall", "should", "may", "annually", "in good time", "with care", "jointly", "as appropriate")
PARAGRAPHS = (
    ("a", "1.", "The members meet every year in the port of Ostwick."),
    ("b", "2.", "The fund pays for harbours and for ferries."),
    ("c", "3.", "See paragraph 2 and paragraph 1."),
)
OPENED = Open(id="open", author="SEC", at=NOON, paragraphs=PARAGRAPHS)


def opened() -> State:
    """Return the text as opened."""
    return applied(State(), OPENED)


def at(minutes: int) -> datetime:
    """Return a time after noon."""
    return NOON + timedelta(minutes=minutes)


def proposal(
    key: str, *edits: Edit, by: str = "ALBA", minutes: int = 1, also: tuple[str, ...] = ()
) -> Propose:
    """Return a proposal of one or more actors."""
    return Propose(id=key, author=by, at=at(minutes), edits=edits, actors=(by, *also))


def random_change(state: State, chance: random.Random, *, is_nested: bool = False) -> Change | None:
    """Return a change of some words of the text, or of proposed words."""
    homes = [paragraph.tokens for paragraph in state.text]
    if is_nested:
        live = [key for each in state.proposals.values() for key in each.live if key in state.strands]
        homes = [state.strands[key] for key in live if sum(t.is_alive for t in state.strands[key]) > 1]
    if not homes:
        return None
    rivals = [
        edit for each in state.proposals.values() for edit in each.live.values() if isinstance(edit, Change)
    ]
    if rivals and not is_nested and chance.random() < 0.4:
        rival = chance.choice(rivals)  # the same place again: brackets that cross, and chains
        return Change(rival.after, rival.removed[:2], f" {chance.choice(WORDS)}")
    tokens = chance.choice(homes)
    living = [token for token in tokens if token.is_alive]
    start = chance.randrange(len(living) + 1)
    end = min(len(living), start + chance.choice((0, 0, 1, 2, 5)))
    before = living[start - 1].id if start else tokens[0].id
    words = chance.choice(("", *WORDS)) if end > start else f" {chance.choice(WORDS)}"
    held = None if end > start and chance.random() < 0.1 else words
    return Change(before, tuple(token.id for token in living[start:end]), held)


def random_edit(state: State, chance: random.Random, number: int) -> Edit | None:
    """Return an edit of any kind."""
    one, other = chance.choice(state.order), chance.choice(("", *state.order))
    match chance.randrange(14):
        case 0:
            return NewParagraph(other, f"n{number}", "4.", "The chair reports.")
        case 1:
            return DropParagraph(one)
        case 2:
            return MoveParagraph(one, other)
        case 3 if len(state.paragraphs[one].tokens) > 1:
            return SplitParagraph(
                one, chance.choice(state.paragraphs[one].tokens[:-1]).id, f"s{number}", "5."
            )
        case 4:
            return MergeParagraph(one)
        case 5 | 6 | 7:
            return random_change(state, chance, is_nested=True)
    return random_change(state, chance)


def random_act(state: State, chance: random.Random, number: int) -> Act | None:
    """Return some operation that fits the text as it stands; it may still be refused."""
    who = {"id": f"o{number}", "author": chance.choice(ACTORS), "at": at(number)}
    proposals = [key for key, each in state.proposals.items() if each.live]
    edit = random_edit(state, chance, number)
    match chance.randrange(20):
        case 0 if proposals:
            stance = chance.choice([each for each in Stance if each is not Stance.PROPOSE])
            return Hold(**who, target=chance.choice([*proposals, *state.order]), stance=stance)
        case 1 if proposals:
            return Withdraw(**who, proposal=chance.choice(proposals))
        case 2:
            brackets = [bracket for key in state.order for bracket in all_brackets(Brackets(state).of(key))]
            if not brackets:
                return None
            bracket = chance.choice(brackets)
            chosen = chance.choice(bracket.alternatives).id
            return Choose(
                **who, bracket=bracket.id, alternative=chosen, ruling=chance.choice(("", "as ruled"))
            )
        case 4:
            return SetStatus(**who, paragraph=chance.choice(state.order), status=chance.choice(list(Status)))
        case 5:
            return Reopen(**who, paragraph=chance.choice(state.order))
        case 6 if state.positions:
            actor, target = chance.choice(sorted(state.positions))
            return Lift(**{**who, "author": actor}, target=target)
        case 7:
            return Issue(**who, label="rolling text")
        case 9 | 10:
            return _rebracketed(state, chance, who)
        case 8 if edit:
            return Amend(**who, edits=(edit,))
    return Propose(**who, edits=(edit,)) if edit else None


def _rebracketed(state: State, chance: random.Random, who: dict[str, Any]) -> Act | None:
    """Return an operation that widens or narrows some bracket."""
    brackets = [
        each for key in state.order for each in all_brackets(Brackets(state).of(key)) if each.base.tokens
    ]
    if not brackets:
        return None
    bracket = chance.choice(brackets)
    home = state.home(bracket.after)
    assert home
    if chance.random() < 0.5:
        own = [token.id for token in bracket.base.tokens]
        start = chance.randrange(len(own))
        kept = tuple(own[start : start + chance.randrange(1, 4)])
        return Narrow(**who, bracket=bracket.id, words=kept, ruling=chance.choice(("", "as ruled")))
    living = [token.id for token in home[1] if token.is_alive]
    last = living.index(bracket.base.tokens[-1].id)
    return Widen(**who, bracket=bracket.id, words=tuple(living[last + 1 : last + chance.randrange(2, 5)]))


def random_talks(seed: int, length: int = 14) -> Iterator[tuple[Act, State]]:
    """Yield the operations that were not refused, each with the text after it."""
    chance = random.Random(seed)
    state = opened()
    yield OPENED, state
    for number in range(length):
        act = random_act(state, chance, number)
        if act is None:
            continue
        try:
            state = applied(state, act)
        except Refusal:
            continue
        yield act, state


def tokens_in(state: State) -> dict[str, Token]:
    """Return every token that the state knows."""
    found = {token.id: token for strand in state.strands.values() for token in strand}
    found.update({token.id: token for each in state.paragraphs.values() for token in each.tokens})
    return found
