"""What a file says of a text beside its words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a file says beside the words of the text.

    Attributes:
        text: public id of the text, so that a file that comes back is known.
        count: how much of the log the file holds.
        title, symbol, body, meeting: as they stand at the head; body is the author of what has no other.
        kind: declaration, resolution, decision.
        distribution: in words, such as “Limited”; date: in words; day: the same as YYYY-MM-DD.
        made_at: when the file was made, in UTC.
        language: BCP 47.
        names: what actors are called, by their ids. It is not looked at where a file names no delegation.
    """

    text: str
    count: int
    title: str
    body: str
    made_at: datetime
    symbol: str = ""
    kind: str = "text"
    meeting: str = ""
    distribution: str = ""
    date: str = ""
    day: str = ""
    language: str = "en"
    names: Mapping[str, str] = field(default_factory=dict)

    @property
    def marks(self) -> tuple[str, ...]:
        """Symbol, distribution and date, those that there are."""
        return tuple(filter(None, (self.symbol, self.distribution, self.date)))

    def name(self, actor: str) -> str:
        """Return what an actor is called."""
        return self.names.get(actor, actor)
