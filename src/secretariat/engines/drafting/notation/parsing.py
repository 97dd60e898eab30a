"""Read a bracketed text into blocks and nodes; nothing is refused, and no sign is lost.

Source: docs/reference/notation.md.
"""

from dataclasses import dataclass, field

from secretariat.engines.drafting.notation.actors import ActorTable, standing_actors
from secretariat.engines.drafting.notation.blocks import Cut, cut
from secretariat.engines.drafting.notation.dressing import Dresser
from secretariat.engines.drafting.notation.fences import Fences, Signs, signs_of
from secretariat.engines.drafting.notation.nodes import (
    Block,
    BlockKind,
    BraceNote,
    Bracket,
    Draft,
    Edge,
    Mark,
    Node,
    Role,
    Text,
)
from secretariat.engines.drafting.notation.profiles import PLAIN, Profile


@dataclass(slots=True)
class _Level:
    """A bracket that is being read: where it opened, and what stands in it so far."""

    start: int
    nodes: list[Node] = field(default_factory=list)


def parse(
    text: str,
    *,
    profile: Profile = PLAIN,
    actors: ActorTable | None = None,
    is_wrapped: bool = False,
) -> Draft:
    """Read a text.

    Args:
        text: any text, balanced or not.
        profile: how its body writes.
        actors: who may stand in an attribution; the shipped table if none is given.
        is_wrapped: its lines were cut at a width.

    >>> parse("Parties [shall][should] act.").source
    'Parties [shall][should] act.'
    """
    dresser = Dresser(profile, actors or standing_actors())
    cuts = cut(text, is_wrapped=is_wrapped)
    fences = Fences(text)
    signs = [fences.block(each, signs_of(text, each.start, each.end)) for each in cuts]
    spans, faults = fences.closed()
    edges = {at: span.number for span in spans for at in (span.open, span.close)}
    blocks = (_block(text, each, found, edges, dresser) for each, found in zip(cuts, signs, strict=True))
    return Draft(tuple(blocks), spans, faults)


def _block(text: str, each: Cut, signs: Signs, edges: dict[int, int], dresser: Dresser) -> Block:
    if each.kind is BlockKind.BLANK:
        return Block(each.start, each.end, each.kind, (Text(each.start, text[each.start : each.end]),))
    nodes = _nodes(text, each.start, each.end, signs, edges, dresser)
    return Block(each.start, each.end, each.kind, dresser.block(text, nodes))


def _nodes(
    text: str, start: int, end: int, signs: Signs, edges: dict[int, int], dresser: Dresser
) -> list[Node]:
    """Build the nodes of a block, level by level, without recursion."""
    levels = [_Level(start)]
    at = start
    for sign in signs.order:
        _add_text(levels[-1].nodes, text, at, sign, dresser)
        at = sign + 1
        if sign in signs.partners:
            levels.append(_Level(sign))
        elif sign in signs.closing:
            done = levels.pop()
            levels[-1].nodes.append(_closed(text, done, sign, dresser))
        elif sign in edges:
            levels[-1].nodes.append(Edge(sign, text[sign], edges[sign]))
        else:
            levels[-1].nodes.append(Mark(sign, text[sign], Role.LOOSE))
    _add_text(levels[-1].nodes, text, at, end, dresser)
    return levels[0].nodes


def _closed(text: str, level: _Level, end: int, dresser: Dresser) -> Bracket | BraceNote:
    if text[level.start] == "{":
        return dresser.brace_note(level.start, level.nodes)
    return dresser.bracket(text, level.start, end, level.nodes)


def _add_text(nodes: list[Node], text: str, start: int, end: int, dresser: Dresser) -> None:
    """Append words, with stand-ins, omissions and note marks among them told apart."""
    if start < end:
        after_bracket = bool(nodes) and isinstance(nodes[-1], Bracket)
        nodes.extend(dresser.words(text, start, end, after_bracket=after_bracket))
