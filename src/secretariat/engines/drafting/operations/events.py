"""What became of brackets between two operations of a log: opened, narrowed, widened, resolved, reopened.

A bracket is known by the edits in it, and its words by their permanent tokens, so nothing is guessed.
Source: docs/reference/operations.md#what-became-of-a-bracket.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from secretariat.engines.drafting.operations.acts import Act
from secretariat.engines.drafting.operations.brackets import Bracket, Brackets, all_brackets
from secretariat.engines.drafting.operations.values import START, State, Token, text_of


class What(StrEnum):
    """What became of a bracket."""

    OPENED = "opened"
    REOPENED = "reopened"
    NARROWED = "narrowed"
    WIDENED = "widened"
    REWORDED = "reworded"
    RESOLVED = "resolved"


@dataclass(frozen=True, slots=True)
class Event:
    """What one operation made of a bracket.

    Attributes:
        number: which operation of the log it was, from 1; `act`, `author`: its id and who did it.
        bracket, paragraph: ids.
        words: the alternatives before it, or those that were opened, in one line.
        now: the alternatives after it, or the words that stand once it is resolved.
    """

    number: int
    act: str
    author: str
    what: What
    bracket: str
    paragraph: str
    words: str
    now: str = ""


@dataclass(slots=True)
class _Known:
    """The brackets of one paragraph, as long as nothing in it changes."""

    tokens: tuple[Token, ...]
    edits: tuple[tuple[str, frozenset[str]], ...]
    brackets: tuple[Bracket, ...]


@dataclass(slots=True)
class _Walk:
    """A walk along a log: the brackets that stand, and the words that were settled."""

    open: dict[str, tuple[str, Bracket]] = field(default_factory=dict)
    settled: set[str] = field(default_factory=set)
    known: dict[str, _Known] = field(default_factory=dict)


def happened(steps: Iterable[tuple[Act, State]], start: int = 0) -> tuple[Event, ...]:
    """Return what became of brackets in the operations behind the first `start` of a log.

    Args:
        steps: every operation from the first one on, each with the text after it.
        start: how many operations are passed over; what was settled in them counts for what is reopened.
    """
    walk = _Walk()
    found: list[Event] = []
    for number, (act, state) in enumerate(steps, start=1):
        events = tuple(_step(walk, number, act, state))
        if number > start:
            found.extend(events)
    return tuple(found)


def _step(walk: _Walk, number: int, act: Act, state: State) -> Iterator[Event]:
    after = _open(state, walk)
    pairs = dict(_pairs(walk.open, after))
    taken = set(pairs.values())
    made = {each: key for key, (_, bracket) in after.items() for each in bracket.edits}

    def told(what: What, key: str, paragraph: str, words: str, now: str = "") -> Event:
        return Event(number, act.id, act.author, what, key, paragraph, words, now)

    for key, (paragraph, bracket) in walk.open.items():
        if key in pairs:
            there, other = after[pairs[key]]
            what = _changed(bracket, other)
            if what:
                yield told(what, pairs[key], there, title(bracket), title(other))
        elif not any(edit in made for edit in bracket.edits):
            walk.settled |= _footprint(bracket)
            yield told(What.RESOLVED, key, paragraph, title(bracket), _standing(state, bracket))
    held = {edit for _, bracket in walk.open.values() for edit in bracket.edits}
    for key, (paragraph, bracket) in after.items():
        if key not in taken and not held.intersection(bracket.edits):
            is_again = _is_settled(bracket, walk.settled)
            yield told(What.REOPENED if is_again else What.OPENED, key, paragraph, title(bracket))
    walk.open = after


def title(bracket: Bracket) -> str:
    """Return the alternatives of a bracket in one line."""
    words = (text_of(each.tokens).strip() or "(no text)" for each in bracket.alternatives)
    return " | ".join(words)


def _open(state: State, walk: _Walk) -> dict[str, tuple[str, Bracket]]:
    """Return the open brackets by their ids; those of a paragraph that did not change are not made again."""
    brackets = Brackets(state)
    found: dict[str, tuple[str, Bracket]] = {}
    known: dict[str, _Known] = {}
    for paragraph in brackets.changed():
        tokens, edits = state.paragraphs[paragraph].tokens, brackets.edits_in(paragraph)
        before = walk.known.get(paragraph)
        if before is None or before.tokens is not tokens or before.edits != edits:
            before = _Known(tokens, edits, tuple(all_brackets(brackets.of(paragraph))))
        known[paragraph] = before
        found.update({bracket.id: (paragraph, bracket) for bracket in before.brackets})
    walk.known = known
    return found


def _pairs(
    before: Mapping[str, tuple[str, Bracket]], after: Mapping[str, tuple[str, Bracket]]
) -> Iterator[tuple[str, str]]:
    """Yield which bracket became which: the one that shares most of its edits, each at most once."""
    made = {edit: key for key, (_, bracket) in after.items() for edit in bracket.edits}
    taken: set[str] = set()
    for key, (_, bracket) in before.items():
        shared = [made[edit] for edit in bracket.edits if edit in made and made[edit] not in taken]
        if shared:
            best = max(sorted(set(shared)), key=shared.count)
            taken.add(best)
            yield key, best


def _changed(old: Bracket, new: Bracket) -> What | None:
    """Tell how a bracket differs: less of the text or fewer alternatives, more, or other words."""
    if old is new:
        return None
    one, other = _ids(old.base.tokens), _ids(new.base.tokens)
    options, others = _options(old), _options(new)
    if one == other and options == others:
        return None
    if other <= one and others <= options:
        return What.NARROWED
    if one <= other and (options <= others or one != other):
        return What.WIDENED
    return What.NARROWED if other < one else What.REWORDED


def _options(bracket: Bracket) -> frozenset[str]:
    return frozenset(text_of(each.tokens).strip() for each in bracket.alternatives[1:])


def _ids(tokens: Sequence[Token]) -> frozenset[str]:
    return frozenset(token.id for token in tokens)


def _footprint(bracket: Bracket) -> set[str]:
    """Return the words that a bracket settles once it is resolved, and its gap where it had none."""
    found = {token.id for each in bracket.alternatives for token in each.tokens if not token.text.isspace()}
    return found | ({bracket.after} if not bracket.base.tokens else set())


def _is_settled(bracket: Bracket, settled: set[str]) -> bool:
    """Tell whether a bracket stands on words or in a gap that had been settled."""
    if bracket.base.tokens:
        return any(token.id in settled for token in bracket.base.tokens)
    return bracket.after in settled and not bracket.after.endswith(f":{START}")


def _standing(state: State, bracket: Bracket) -> str:
    """Return the words that now stand where a bracket stood."""
    ids = [token.id for each in bracket.alternatives for token in each.tokens]
    home = state.home(bracket.after)
    living = {token.id: token.text for token in home[1] if token.is_alive} if home else {}
    wanted = set(ids)
    return "".join(text for key, text in living.items() if key in wanted).strip() or "(no text)"
