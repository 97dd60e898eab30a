"""Two positions of a log side by side: paragraphs by their permanent ids, brackets by the log itself.

Nothing is matched by likeness here: what moved, was split or merged is on record.
Source: docs/reference/comparing.md#two-positions-of-a-log.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from secretariat.engines.drafting.comparing.changes import Comparison, Event, row_of
from secretariat.engines.drafting.comparing.paragraphs import Kind, Match, Paragraph, in_order, paragraph_of
from secretariat.engines.drafting.comparing.telling import notes_on
from secretariat.engines.drafting.notation.views import View
from secretariat.engines.drafting.operations.events import Event as Happened
from secretariat.engines.drafting.operations.events import happened
from secretariat.engines.drafting.operations.replaying import Step
from secretariat.engines.drafting.operations.showing import lines
from secretariat.engines.drafting.operations.values import State


def compared_positions(log: Sequence[Step], first: int, last: int) -> Comparison:
    """Compare a text after `first` operations of its log with the text after `last` of them."""
    old, new = (log[at - 1].state if at else State() for at in (first, last))
    events = happened(((step.act, step.state) for step in log[:last]), first)
    return compared_states(old, new, events)


def compared_states(
    old: State, new: State, events: Iterable[Happened] = (), view: View = View.BRACKETED
) -> Comparison:
    """Compare a text with itself at a later position of its log.

    Args:
        old, new: the text at the two positions.
        events: what became of brackets between them; each stands with its paragraph.
        view: bracketed or attributed.
    """
    before, after = dict(lines(old, view)), dict(lines(new, view))
    told: dict[str, list[Event]] = {}
    for each in events:
        told.setdefault(each.paragraph, []).append(Event(each.what.value, _words(each)))
    one = tuple(_paragraph(old, key, line) for key, line in before.items())
    other = tuple(_paragraph(new, key, line) for key, line in after.items())
    names, keys = list(before), list(after)
    matches = in_order(tuple(_matches(old, new, names, keys)), len(one), len(other))
    rows = []
    for match in matches:
        row = row_of(one, other, _compared(match, one, other))
        here = dict.fromkeys([*(names[at] for at in match.old), *(keys[at] for at in match.new)])
        rows.append(replace(row, events=tuple(event for key in here for event in told.pop(key, ()))))
    return Comparison(one, other, tuple(rows))


def as_marks(comparison: Comparison) -> Iterator[str]:
    """Yield a redline as lines: `[-taken out-]`, `{+put in+}`, and before each change what it is."""
    for row in comparison.rows:
        for note in notes_on(comparison, row):
            yield f"({note})"
        yield "".join(_marked(kind, text) for kind, text in row.pieces)


def _marked(kind: str, text: str) -> str:
    return {"insert": f"{{+{text}+}}", "delete": f"[-{text}-]"}.get(kind, text)


def _words(event: Happened) -> str:
    words = f"{event.words} → {event.now}" if event.now else event.words
    return f"{words} (operation {event.number}, {event.act})"


def _paragraph(state: State, key: str, line: str) -> Paragraph:
    label = state.paragraphs[key].label if key in state.paragraphs else ""
    return replace(paragraph_of(line), label=label if label and line.startswith(label) else "")


def _compared(match: Match, old: Sequence[Paragraph], new: Sequence[Paragraph]) -> Match:
    """Return a match with its words looked at: kept paragraphs are the same or changed."""
    if match.kind is not Kind.SAME or old[match.old[0]].text == new[match.new[0]].text:
        return match
    return replace(match, kind=Kind.CHANGED)


def _matches(old: State, new: State, names: Sequence[str], keys: Sequence[str]) -> Iterator[Match]:
    """Yield what became of each paragraph that stands in both, and of those that parted or joined."""
    was = {key: at for at, key in enumerate(names)}
    now = {key: at for at, key in enumerate(keys)}
    parents = {key: parent for key in keys if key not in was for parent in [_parent(new, old, key)] if parent}
    heirs = {key: heir for key in names if key not in now for heir in [_parent(old, new, key)] if heir}
    joined: set[str] = set()
    stays = _staying([was[key] for key in keys if key in was])
    for key in keys:
        if key not in was:
            continue
        parts = [part for part, parent in parents.items() if parent == key]
        merged = [part for part, heir in heirs.items() if heir == key]
        if len(parts) == 1:
            joined.add(parts[0])
            yield Match(Kind.SPLIT, (was[key],), tuple(sorted((now[key], now[parts[0]]))))
        elif len(merged) == 1:
            joined.add(merged[0])
            yield Match(Kind.MERGED, tuple(sorted((was[key], was[merged[0]]))), (now[key],))
        else:
            yield Match(Kind.SAME if was[key] in stays else Kind.MOVED, (was[key],), (now[key],))


def _parent(child: State, others: State, key: str) -> str:
    """Return the paragraph of another position that holds words of this one; empty if none does."""
    own = child.paragraphs.get(key)
    words = {token.id for token in own.tokens if token.text and not token.text.isspace()} if own else set()
    homes: Mapping[str, int] = {
        other: sum(token.id in words for token in others.paragraphs[other].tokens)
        for other in others.order
        if words
    }
    best = max(homes, key=lambda each: homes[each], default="")
    return best if best and homes[best] else ""


def _staying(places: Sequence[int]) -> frozenset[int]:
    """Return the longest rising run of places: those that did not move."""
    tails: list[int] = []
    before: dict[int, int | None] = {}
    for place in places:
        at = bisect_left(tails, place)
        before[place] = tails[at - 1] if at else None
        tails[at : at + 1] = [place]
    found: list[int] = []
    last: int | None = tails[-1] if tails else None
    while last is not None:
        found.append(last)
        last = before[last]
    return frozenset(found)
