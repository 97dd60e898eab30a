"""The words of a notice: a lede and paragraphs of sentences, each with the lines on which it rests. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from secretariat.notices.states import Check

LEDE = 0  # where the sentences of the lede stand among the paragraphs


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; `lines`: public ids of the lines on which it rests; `check`: see `states.Check`."""

    text: str
    lines: tuple[str, ...] = ()
    check: str = Check.NONE.value


Paragraph = tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sentence stands: paragraph (0: the lede) and sentence, both from 0."""

    paragraph: int
    sentence: int

    def __str__(self) -> str:
        return f"{self.paragraph}.{self.sentence}"


@dataclass(frozen=True, slots=True)
class Words:
    """What a notice says under its title."""

    lede: Paragraph = ()
    paragraphs: tuple[Paragraph, ...] = field(default=())

    @property
    def parts(self) -> tuple[Paragraph, ...]:
        """The lede and the paragraphs after it."""
        return (self.lede, *self.paragraphs)

    @property
    def lines(self) -> tuple[str, ...]:
        """Every line on which a sentence rests, in the order of first use."""
        return tuple(dict.fromkeys(line for _, each in self.placed() for line in each.lines))

    @property
    def lede_text(self) -> str:
        """The lede as one types it: a sentence a line."""
        return _typed(self.lede)

    @property
    def text(self) -> str:
        """The paragraphs as one types them: a sentence a line, an empty line between paragraphs."""
        return "\n\n".join(_typed(paragraph) for paragraph in self.paragraphs)

    def placed(self) -> Iterator[tuple[Place, Sentence]]:
        """Return each sentence with its place."""
        for number, paragraph in enumerate(self.parts):
            for at, sentence in enumerate(paragraph):
                yield Place(number, at), sentence

    def at(self, place: Place) -> Sentence | None:
        """Return the sentence at a place; None where there is none."""
        parts = self.parts
        if not (0 <= place.paragraph < len(parts) and 0 <= place.sentence < len(parts[place.paragraph])):
            return None
        return parts[place.paragraph][place.sentence]

    def with_sentence(self, place: Place, sentence: Sentence) -> "Words":
        """Return the same words with another sentence at a place."""
        parts = [list(part) for part in self.parts]
        parts[place.paragraph][place.sentence] = sentence
        lede, *others = (tuple(part) for part in parts)
        return replace(self, lede=lede, paragraphs=tuple(others))


def _typed(paragraph: Sequence[Sentence]) -> str:
    return "\n".join(each.text for each in paragraph)


def to_json(words: Words) -> dict[str, Any]:
    """Return the words as they are kept."""
    return {"lede": _part(words.lede), "paragraphs": [_part(one) for one in words.paragraphs]}


def from_json(kept: Mapping[str, Any]) -> Words:
    """Return the words that are kept."""
    paragraphs = (_sentences(one) for one in kept.get("paragraphs", ()))
    return Words(_sentences(kept.get("lede", ())), tuple(paragraphs))


def _part(paragraph: Paragraph) -> list[dict[str, Any]]:
    return [{"text": each.text, "lines": list(each.lines), "check": each.check} for each in paragraph]


def _sentences(kept: Sequence[Mapping[str, Any]]) -> Paragraph:
    return tuple(Sentence(one["text"], tuple(one["lines"]), one["check"]) for one in kept)
