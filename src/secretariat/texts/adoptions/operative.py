"""The operative paragraphs of an adopted text, in the language in which it was negotiated."""

from dataclasses import dataclass

from secretariat.engines.drafting.exporting.akoma import preambular
from secretariat.engines.drafting.notation.views import View
from secretariat.engines.drafting.operations.showing import viewed
from secretariat.engines.drafting.operations.spans import Kind
from secretariat.engines.drafting.operations.values import State
from secretariat.texts import log
from secretariat.texts.models import Adoption


@dataclass(frozen=True, slots=True)
class Operative:
    """A paragraph: `key` never changes, `number` is what it is called ("2"), `words` stand without it."""

    key: str
    number: str
    words: str


def operative_of(adoption: Adoption) -> tuple[Operative, ...]:
    """Return the paragraphs that follow the preamble, in at most 1 query."""
    return operative_in(log.state_of(adoption.draft))


def operative_in(state: State) -> tuple[Operative, ...]:
    """Return the paragraphs of a text that follow its preamble."""
    lines = viewed(state, View.CLEAN)
    found = []
    for line in lines[preambular(lines) :]:
        label = next((span.text.strip() for span in line.spans if span.kind is Kind.LABEL), "")
        words = "".join(span.text for span in line.spans if span.kind is not Kind.LABEL)
        found.append(Operative(line.key, label.rstrip("."), words.strip()))
    return tuple(found)
