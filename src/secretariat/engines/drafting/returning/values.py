"""What a file that comes back says of itself, and what it proposes."""

from dataclasses import dataclass, field

from secretariat.engines.drafting.errors import Refusal
from secretariat.engines.drafting.exporting.sheets import Form
from secretariat.engines.drafting.operations.moving import check_move
from secretariat.engines.drafting.operations.values import Change, Edit, State
from secretariat.engines.drafting.operations.words import check

SENDER = ""  # the author of what was changed without being tracked: whoever sends the file


@dataclass(frozen=True, slots=True)
class Origin:
    """What a file says of itself: of which text, in which form and after how many operations it was made."""

    text: str
    form: Form
    count: int
    is_named: bool


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment that was not in the file when it went out; `paragraph` where it hangs, if on one."""

    author: str
    at: str
    words: str
    paragraph: str = ""


@dataclass(frozen=True, slots=True)
class Unread:
    """What proposes nothing: where it stands, whose it is, what it is, and why it is not read."""

    paragraph: str
    author: str
    words: str
    reason: str


@dataclass(slots=True)
class Returned:
    """What a file proposes.

    Attributes:
        origin: what a Word file says of itself; words alone say nothing.
        edits: by the author that the file names; SENDER for what was changed without being tracked.
    """

    origin: Origin | None = None
    edits: dict[str, list[Edit]] = field(default_factory=dict)
    comments: list[Comment] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)

    def add(self, state: State, author: str, edit: Edit, *, place: str = "", words: str = "") -> None:
        """Keep an edit of a text, or tell what stands in its way."""
        try:
            if isinstance(edit, Change):
                check(state, edit)
            else:
                check_move(state, edit)
        except Refusal as error:
            self.pass_over(place, author, words, str(error))
            return
        self.edits.setdefault(author, []).append(edit)

    def pass_over(self, place: str, author: str, words: str, reason: str) -> None:
        """Tell that something proposes nothing, and why."""
        self.unread.append(Unread(place, author, words, reason))
