"""What there is to say about a draft in a file: figures, positions, faults with their places."""

import re
from collections import Counter
from dataclasses import dataclass

from secretariat.engines.drafting.figures import Figures, measure
from secretariat.engines.drafting.markdown import Kept, untouched, words_of
from secretariat.engines.drafting.notation.actors import ActorTable
from secretariat.engines.drafting.notation.nodes import Attribution, Bracket, Draft, Fault, walk
from secretariat.engines.drafting.notation.parsing import parse
from secretariat.engines.drafting.notation.positions import Position
from secretariat.engines.drafting.notation.profiles import PLAIN, Profile
from secretariat.engines.drafting.source import Place, Places, Source, encoded

_CUT_LINE = re.compile(r"[\w,;’'-][ \t]*(?:\r\n|\n|\r){1,2}[ \t]*(?=[a-z\[(])")


@dataclass(frozen=True, slots=True)
class PlacedPosition:
    """A position found, where its actor's name stands, and whether it was written behind its words."""

    position: Position
    place: Place
    is_trailing: bool


@dataclass(frozen=True, slots=True)
class PlacedFault:
    """A fault, where it stands, and where its suggestion would change something."""

    fault: Fault
    place: Place
    suggested_at: Place | None


@dataclass(frozen=True, slots=True)
class Inspection:
    """What was found in a file."""

    source: Source
    figures: Figures
    kinds: dict[str, int]
    span_count: int
    positions: tuple[PlacedPosition, ...]
    faults: tuple[PlacedFault, ...]
    line_count: int
    is_roundtrip: bool
    looks_wrapped: bool


def inspect(
    source: Source,
    *,
    profile: Profile = PLAIN,
    actors: ActorTable | None = None,
    is_wrapped: bool = False,
    is_markdown: bool = False,
) -> Inspection:
    """Look a draft over.

    Args:
        source: the file as read.
        profile: how its body writes.
        actors: who may stand in an attribution; the shipped table if none is given.
        is_wrapped: its lines were cut at a width.
        is_markdown: links, footnote marks and the like are no brackets of the text.
    """
    kept = words_of(source.text) if is_markdown else untouched(source.text)
    draft = parse(kept.text, profile=profile, actors=actors, is_wrapped=is_wrapped)
    whole = (
        parse(source.text, profile=profile, actors=actors, is_wrapped=is_wrapped) if is_markdown else draft
    )
    places = Places(source)
    brackets = [node for block in draft.blocks for node in walk(block.nodes) if isinstance(node, Bracket)]
    return Inspection(
        source=source,
        figures=measure(kept.text, is_wrapped=is_wrapped),
        kinds=dict(sorted(Counter(bracket.kind.value for bracket in brackets).items())),
        span_count=len(draft.spans),
        positions=_positions(draft, kept, places),
        faults=tuple(_placed(fault, kept, places) for fault in draft.faults),
        line_count=places.line_count,
        is_roundtrip=source.mark + encoded(whole.source, source.encoding) == source.data,
        looks_wrapped=not is_wrapped and _looks_wrapped(source.text, places.line_count),
    )


def _positions(draft: Draft, kept: Kept, places: Places) -> tuple[PlacedPosition, ...]:
    found = [
        (position, node.is_trailing)
        for block in draft.blocks
        for node in walk(block.nodes)
        if isinstance(node, Attribution)
        for position in node.positions
    ]
    return tuple(
        PlacedPosition(position, places.at(kept.back(position.offset)), is_trailing)
        for position, is_trailing in found
    )


def _placed(fault: Fault, kept: Kept, places: Places) -> PlacedFault:
    suggestion = fault.suggestion
    at = places.at(kept.back(suggestion.offset)) if suggestion else None
    return PlacedFault(fault, places.at(kept.back(fault.offset)), at)


def _looks_wrapped(text: str, line_count: int) -> bool:
    """Tell whether many lines end in the middle of a sentence."""
    return line_count > 20 and len(_CUT_LINE.findall(text)) > line_count * 0.3
