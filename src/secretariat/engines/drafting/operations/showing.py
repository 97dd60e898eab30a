"""A text under negotiation as words: bracketed, attributed, unattributed, clean.

Source: docs/reference/operations.md#views.
"""

from collections.abc import Iterator, Mapping

from secretariat.engines.drafting.errors import NotClean
from secretariat.engines.drafting.notation.views import View
from secretariat.engines.drafting.operations.matrix import before_clean
from secretariat.engines.drafting.operations.spans import Line, lines_of
from secretariat.engines.drafting.operations.values import State


def shown(state: State, view: View) -> str:
    """Return the text, a line for each paragraph.

    Attributed writes positions behind the words of each alternative; the other views hold no actor's name
    that is not part of the wording.

    Raises:
        NotClean: the clean view of a text that still holds something open.
    """
    return "".join(f"{line.text}\n" for line in viewed(state, view))


def viewed(state: State, view: View, *, names: Mapping[str, str] | None = None) -> tuple[Line, ...]:
    """Return the lines of a view, each of spans that say what they are; `names`: of actors, by their ids.

    Raises:
        NotClean: the clean view of a text that still holds something open.
    """
    if view is View.CLEAN:
        found = before_clean(state)
        if found:
            raise NotClean(tuple(each.words for each in found))
    return lines_of(state, is_attributed=view is View.ATTRIBUTED, names=names)


def lines(state: State, view: View) -> Iterator[tuple[str, str]]:
    """Yield the paragraphs by their ids, those only proposed by the ids of their edits."""
    for line in lines_of(state, is_attributed=view is View.ATTRIBUTED):
        yield line.key, line.text
