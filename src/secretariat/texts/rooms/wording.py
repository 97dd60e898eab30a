"""From words typed in the place of others to a proposal, and what it would look like in the text."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from secretariat.engines.drafting.operations.acts import Propose
from secretariat.engines.drafting.operations.brackets import Brackets
from secretariat.engines.drafting.operations.values import Change, Paragraph, State, text_of, tokens_of
from secretariat.engines.drafting.operations.words import changes_between, rebased, spliced
from secretariat.texts import log
from secretariat.texts.rooms.look import Look
from secretariat.texts.rooms.segments import Segment, Writer

SAME, TAKEN_OUT, PUT_IN = "same", "del", "ins"
_BREAK = re.compile(r"\s*[\r\n]+\s*")
_TRIED = "~"  # id of a proposal that is only looked at


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stay, are taken out or are put in."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Preview:
    """A proposal before it is tabled: the difference, and how the paragraph would read."""

    runs: tuple[Run, ...]
    segments: tuple[Segment, ...]


def one_line(words: str) -> str:
    """Return words as a paragraph keeps them: without ends of lines.

    >>> one_line("The members\\n meet. ")
    'The members meet.'
    """
    return _BREAK.sub(" ", words.strip())


def edits_for(paragraph: Paragraph, words: str) -> tuple[Change, ...]:
    """Return the changes that make these words of a paragraph; none where they are its own."""
    return changes_between(paragraph.tokens, one_line(words))


def preview(look: Look, key: str, edits: tuple[Change, ...], author: str) -> Preview:
    """Return what a proposal would look like.

    Raises:
        Refused: the text does not allow it.
    """
    act = Propose(id=_TRIED, author=author, at=look.at, edits=edits)
    after = log.tried(look.state, act)
    written = Writer(look.names, look.held).written(Brackets(after).of(key))
    return Preview(tuple(runs_of(look.state.paragraphs[key], edits)), tuple(written))


def carried_over(seen: State, now: State, key: str, words: str) -> str:
    """Return words typed on an older text as they would stand on the present one.

    What others have taken out meanwhile is no longer in it; what they put in is.
    """
    paragraph = now.paragraphs[key]
    tokens = paragraph.tokens
    for number, edit in enumerate(edits_for(seen.paragraphs[key], words)):
        fresh = rebased(now, edit)
        if fresh is not None:
            new = tokens_of(fresh.inserted or "", f"{_TRIED}.{number}", _TRIED)
            tokens = spliced(tokens, fresh.after, fresh.removed, new, _TRIED)
    return text_of(tokens)


def runs_of(paragraph: Paragraph, edits: Iterable[Change]) -> Iterable[Run]:
    """Yield the words of a paragraph with what is taken out and put in."""
    removed = {token for edit in edits for token in edit.removed}
    put_in = {edit.after: edit for edit in edits}
    found: list[Run] = []

    def add(kind: str, text: str) -> None:
        if not text:
            return
        if found and found[-1].kind == kind:
            found[-1] = Run(kind, found[-1].text + text)
        else:
            found.append(Run(kind, text))

    waiting = ""
    for token in paragraph.tokens:
        if token.id not in removed and waiting:
            add(PUT_IN, waiting)
            waiting = ""
        if token.is_alive:
            add(TAKEN_OUT if token.id in removed else SAME, token.text)
        if token.id in put_in:
            waiting += put_in[token.id].inserted or ""
    add(PUT_IN, waiting)
    return found
