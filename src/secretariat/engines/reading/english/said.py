"""One statement and the sentence it is read from; what the rules of quotation and of report hand over."""

from dataclasses import dataclass

from secretariat.engines.reading.english.speakers import Speaker
from secretariat.engines.reading.english.telling import Telling
from secretariat.engines.reading.sieve import Sieved
from secretariat.engines.values.spans import Span

SENTENCE_LIKE = Sieved(r"[\[\"'(…]*\s*[^\W\d_a-z]")


@dataclass(frozen=True, slots=True)
class Said:
    """One statement: its words, who said them, the passage that proves it."""

    speaker: Speaker
    span: Span
    is_quote: bool
    evidence: Span
    rule: str
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Place:
    """One sentence of a telling."""

    telling: Telling
    start: int
    end: int
    number: int  # of the paragraph

    @property
    def text(self) -> str:
        return self.telling.clause.text
