"""What becomes of the lines of sentences when their words are written anew. Pure."""

from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from secretariat.notices.sentences import Paragraph, Sentence, Words
from secretariat.notices.splitting import paragraphs_of
from secretariat.notices.states import Check

ALIKE = 60.0  # of 100: below it a sentence is another one


def carried(before: Words, lede: str, text: str) -> Words:
    """Return what was typed, with the lines of the sentences that it was made from.

    A sentence that stands as it stood keeps its lines, wherever it was moved. One whose words changed keeps
    them too and is marked until somebody has looked (`Check.CHANGED`); a new one has none.
    """
    known = _Known([sentence for _, sentence in before.placed()])
    typed = [[one for part in paragraphs_of(lede) for one in part], *paragraphs_of(text)]
    known.keep_standing(one for part in typed for one in part)
    first, *others = (tuple(known.line_up(one) for one in part) for part in typed)
    return Words(first, tuple(others))


class _Known:
    """The sentences as they stood, each taken up once."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self.left = list(sentences)
        self.standing: dict[str, list[Sentence]] = {}

    def keep_standing(self, typed: object) -> None:
        """Set aside what stands as it stood, so that nothing that is only like it takes its lines."""
        for text in typed:  # type: ignore[attr-defined]
            same = next((one for one in self.left if one.text == text), None)
            if same is not None:
                self.left.remove(same)
                self.standing.setdefault(text, []).append(same)

    def line_up(self, text: str) -> Sentence:
        """Return a typed sentence with the lines that are its own."""
        if self.standing.get(text):
            return self.standing[text].pop(0)
        alike = [(fuzz.ratio(one.text, text, score_cutoff=ALIKE), one) for one in self.left]
        score, closest = max(alike, key=lambda pair: pair[0], default=(0.0, None))
        if closest is None or not score:
            return Sentence(text)
        self.left.remove(closest)
        check = Check.CHANGED.value if closest.lines else Check.NONE.value
        return replace(closest, text=text, check=check)


def from_original(words: Words, original: Words) -> Words:
    """Return a version whose new sentences take over the lines of their counterparts in the original.

    Only in paragraphs of as many sentences; what has lines of its own keeps these. What is taken over is
    marked until somebody has looked (`Check.ORIGINAL`).
    """
    first, *others = (
        _counterparts(part, original.parts[at] if at < len(original.parts) else ())
        for at, part in enumerate(words.parts)
    )
    return Words(first, tuple(others))


def _counterparts(part: Paragraph, original: Paragraph) -> Paragraph:
    if len(part) != len(original):
        return part
    return tuple(
        each if each.lines or not of.lines else Sentence(each.text, of.lines, Check.ORIGINAL.value)
        for each, of in zip(part, original, strict=True)
    )
