"""Who holds which bracket, what stands before a clean text, and what would clear if somebody lifted.

Source: docs/reference/operations.md#positions-matrix.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from secretariat.engines.drafting.notation.parsing import parse
from secretariat.engines.drafting.notation.positions import Stance
from secretariat.engines.drafting.notation.views import obstacles as obstacles_in_words
from secretariat.engines.drafting.operations.brackets import Bracket, Brackets, all_brackets
from secretariat.engines.drafting.operations.values import Change, EditState, Position, Proposal, State


@dataclass(frozen=True, slots=True)
class Column:
    """A bracket, or a proposal on whole paragraphs, as the matrix has it.

    Attributes:
        key: id of the bracket or edit.
        paragraph: where it stands.
        words: its alternatives in short, the base first.
        stances: what each actor holds of each alternative (by its number); the base is 0.
        reservations: who reserves, and how.
    """

    key: str
    paragraph: str
    words: tuple[str, ...]
    stances: Mapping[str, tuple[tuple[int, Stance], ...]]
    reservations: Mapping[str, str]

    @property
    def title(self) -> str:
        """Its alternatives in one line."""
        return " | ".join(word or "(no text)" for word in self.words)

    @property
    def backed(self) -> frozenset[int]:
        """The alternatives that somebody stands for."""
        found = set()
        for held in self.stances.values():
            found |= {number for number, stance in held if _is_for(stance)}
            if len(self.words) == 2:
                found |= {1 - number for number, stance in held if stance.is_against}
            else:
                found |= {0 for number, stance in held if stance.is_against and number}
        return frozenset(found)

    @property
    def is_clear(self) -> bool:
        """Whether nobody stands against the one alternative that somebody is for, and nobody reserves."""
        return len(self.backed) <= 1 and not self.reservations

    @property
    def holders(self) -> tuple[str, ...]:
        """Everybody who says anything about it."""
        return tuple(sorted({*self.stances, *self.reservations}))


@dataclass(frozen=True, slots=True)
class Obstacle:
    """What stands before a clean text, where, in words, and who could lift it."""

    code: str
    paragraph: str
    words: str
    actors: tuple[str, ...]


def matrix(state: State) -> tuple[Column, ...]:
    """Return every open bracket with who holds what of it, in the order of the text."""
    held = _by_target(state.positions.values())
    brackets = Brackets(state)
    whole = _whole_by_paragraph(state)
    columns: list[Column] = []
    changed = set(brackets.changed())
    for key in ("", *state.order):
        columns.extend(_of_whole(*each, key, held) for each in whole.get(key, ()))
        if key in changed:
            columns.extend(_of_bracket(each, key, held) for each in all_brackets(brackets.of(key)))
    return tuple(columns)


def obstacles(state: State) -> tuple[Obstacle, ...]:
    """Return all that stands before adoption: before a clean text, and positions to be confirmed."""
    return (*before_clean(state), *_to_confirm(state))


def before_clean(state: State) -> tuple[Obstacle, ...]:
    """Return what stands before a clean text: brackets, blanks, stand-ins, bare reservations."""
    found = [Obstacle("bracket", each.paragraph, each.title, each.holders) for each in matrix(state)]
    for key in state.order:
        text = state.paragraphs[key].text
        if any(sign in text for sign in "[]{}#("):
            inner = obstacles_in_words(parse(text))
            found.extend(Obstacle(each.code, key, each.words, ()) for each in inner)
    for position in reserved(state):
        if not position.is_linked:
            kind = f"{position.reservation} reservation".strip()
            found.append(Obstacle("reservation", position.target, kind, (position.actor,)))
    return tuple(found)


def reserved(state: State) -> Iterator[Position]:
    """Yield the reservations on what is in the text, or may yet be: words that were refused need none."""
    stands = {EditState.LIVE, EditState.ACCEPTED}
    there = {each.id for each in state.proposals.values() if stands & set(each.states.values())}
    for position in state.positions.values():
        is_there = position.target in there or position.target in state.order
        if position.stance is Stance.RESERVE and is_there:
            yield position


def would_clear(state: State, actor: str) -> tuple[str, ...]:
    """Return the brackets that nobody would stand against any more if an actor lifted all that it holds.

    What is clear already does not count.
    """
    before = {column.key for column in matrix(state) if not column.is_clear}
    after = {column.key: column for column in matrix(without_actor(state, actor))}
    found = [key for key in before if key not in after or after[key].is_clear]
    still = {key for key in before if key in found and _goes_on(state, key, after)}
    return tuple(column.key for column in matrix(state) if column.key in set(found) - still)


def _goes_on(state: State, key: str, after: Mapping[str, Column]) -> bool:
    """Tell whether what is left of a bracket under another id is still contested."""
    edits = next((each.edits for each in _open(state) if each.id == key), ())
    return any(column.key in edits and not column.is_clear for column in after.values())


def _open(state: State) -> Iterator[Bracket]:
    brackets = Brackets(state)
    for paragraph in brackets.changed():
        yield from all_brackets(brackets.of(paragraph))


def without_actor(state: State, actor: str) -> State:
    """Return the text as it would be without an actor's proposals, holds and positions."""
    proposals = {key: replace(each, actors=each.actors - {actor}) for key, each in state.proposals.items()}
    positions = {key: each for key, each in state.positions.items() if each.actor != actor}
    return replace(state, proposals=proposals, positions=positions)


def _of_bracket(bracket: Bracket, paragraph: str, held: Mapping[str, list[Position]]) -> Column:
    stances: dict[str, list[tuple[int, Stance]]] = {}
    reservations: dict[str, str] = {}
    for actor in bracket.held_by:
        stances.setdefault(actor, []).append((0, Stance.OPPOSE))
    for number, alternative in enumerate(bracket.alternatives):
        for actor in alternative.actors:
            stances.setdefault(actor, []).append((number, Stance.PROPOSE))
        for target in alternative.proposals:
            _add(number, held.get(target, ()), stances, reservations)
    words = tuple("".join(token.text for token in each.tokens).strip() for each in bracket.alternatives)
    if len(words) == 1:
        words = (*words, "")
    return Column(
        bracket.id, paragraph, words, {key: tuple(each) for key, each in stances.items()}, reservations
    )


def _of_whole(
    proposal: Proposal, key: str, words: str, paragraph: str, held: Mapping[str, list[Position]]
) -> Column:
    stances: dict[str, list[tuple[int, Stance]]] = {
        actor: [(1, Stance.PROPOSE)] for actor in sorted(proposal.actors)
    }
    reservations: dict[str, str] = {}
    _add(1, held.get(proposal.id, ()), stances, reservations)
    told = {actor: tuple(each) for actor, each in stances.items()}
    return Column(key, paragraph, ("as it stands", words), told, reservations)


def _add(
    number: int,
    positions: Iterable[Position],
    stances: dict[str, list[tuple[int, Stance]]],
    reservations: dict[str, str],
) -> None:
    for position in positions:
        stances.setdefault(position.actor, []).append((number, position.stance))
        if position.stance is Stance.RESERVE and not position.is_linked:
            reservations[position.actor] = position.reservation


def _whole_by_paragraph(state: State) -> dict[str, list[tuple[Proposal, str, str]]]:
    found: dict[str, list[tuple[Proposal, str, str]]] = {}
    for proposal in sorted(state.proposals.values(), key=lambda each: (each.at, each.id)):
        for key, edit in proposal.live.items():
            if not isinstance(edit, Change):
                at = edit.paragraph if edit.paragraph in state.paragraphs else getattr(edit, "after", "")
                words = type(edit).__name__.removesuffix("Paragraph").lower()
                found.setdefault(at, []).append((proposal, key, f"{words} paragraph"))
    return found


def _to_confirm(state: State) -> Iterator[Obstacle]:
    for position in state.positions.values():
        if position.to_confirm:
            yield Obstacle("to confirm", position.target, position.stance.value, (position.actor,))


def _by_target(positions: Iterable[Position]) -> dict[str, list[Position]]:
    found: dict[str, list[Position]] = {}
    for position in sorted(positions, key=lambda each: (each.actor, each.target)):
        found.setdefault(position.target, []).append(position)
    return found


def _is_for(stance: Stance) -> bool:
    return stance in (Stance.PROPOSE, Stance.COSPONSOR, Stance.SUPPORT, Stance.RETAIN)
