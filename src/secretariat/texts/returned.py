"""What a file that came back proposes, carried over to the text of now.

Nothing in here is tabled; `actions/table_returned.py` does that with what somebody chose.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from secretariat.engines.drafting.errors import Refusal
from secretariat.engines.drafting.operations.moving import check_move
from secretariat.engines.drafting.operations.values import Change, Edit, NewParagraph, State
from secretariat.engines.drafting.operations.words import check, rebased
from secretariat.engines.drafting.returning.values import Returned as Found
from secretariat.texts import touching


@dataclass(frozen=True, slots=True)
class Offer:
    """One edit of a file on the text of now.

    Attributes:
        key: number of its author, number of the edit: `0.3`.
        author: the number of its author.
        edit: as it would be tabled; None where nothing of it can be, and `reason` says why.
        is_whole: whether all words that it takes out are still there; else it is not ticked unasked.
        place: the paragraph that it changes or stands behind; "" at the head of the text.
    """

    key: str
    author: int
    place: str
    edit: Edit | None
    was: Edit
    reason: str = ""
    is_whole: bool = True


def offers_of(found: Found, state: State) -> Iterator[Offer]:
    """Yield each edit of a file as it would stand on a text."""
    strands = touching.paragraph_of_edits(state)
    for author, edits in enumerate(found.edits.values()):
        for number, was in enumerate(edits):
            edit, reason = _carried(state, was)
            place = _place(state, strands, edit or was)
            is_whole = _removed(edit) == _removed(was)
            yield Offer(f"{author}.{number}", author, place, edit, was, reason, is_whole)


def _removed(edit: Edit | None) -> tuple[str, ...]:
    return edit.removed if isinstance(edit, Change) else ()


def _carried(state: State, edit: Edit) -> tuple[Edit | None, str]:
    fresh: Edit | None = rebased(state, edit) if isinstance(edit, Change) else edit
    if fresh is None:
        return None, _("The words that it changes are no longer in the text.")
    try:
        if isinstance(fresh, Change):
            check(state, fresh)
        else:
            check_move(state, fresh)
    except Refusal as refusal:
        return None, str(refusal)
    return fresh, ""


def _place(state: State, strands: Mapping[str, str], edit: Edit) -> str:
    if isinstance(edit, NewParagraph):
        return edit.after
    if not isinstance(edit, Change):
        return edit.paragraph
    home = state.home(edit.after)
    key = home[0] if home else edit.after.rpartition(":")[0]
    return strands.get(key, key)
