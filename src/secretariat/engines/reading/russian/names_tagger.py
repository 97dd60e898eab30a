"""What slovnet's name finder answers, in half the time.

Slovnet fills each paragraph of a batch up to the longest and copies each word for each place in a window.
Here paragraphs lie end to end with one empty place between them, as far as a convolution looks, and each
convolution is one product of matrices. Words, vectors and the choice of tags are slovnet's.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from razdel import tokenize
from slovnet.bio import bio_spans

_Numbers = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class _Layer:
    """One convolution over a word and its neighbours, and how its answers are levelled."""

    weights: _Numbers  # for the word before, the word itself and the word after, side by side
    bias: _Numbers
    scale: _Numbers
    shift: _Numbers

    def __call__(self, row: _Numbers) -> _Numbers:
        before, here, after = np.split(row @ self.weights, 3, axis=1)
        here[1:] += before[:-1]
        here[:-1] += after[1:]
        levelled: _Numbers = np.maximum(here + self.bias, 0) * self.scale + self.shift
        return levelled


def _layer(layer: Any) -> _Layer:
    norm, conv = layer.norm, layer.conv
    scale = norm.weight.array / norm.std.array
    weights = np.concatenate([conv.weight.array[:, :, place].T for place in range(3)], axis=1)
    return _Layer(weights, conv.bias.array, scale, norm.bias.array - norm.mean.array * scale)


class Tagger:
    """The name finder, made of slovnet's."""

    def __init__(self, infer: Any) -> None:
        self.infer = infer
        self.layers = [_layer(layer) for layer in infer.model.encoder.layers]

    def names_in(self, texts: Sequence[str]) -> Iterator[Iterator[Any]]:
        """Yield the names in each text, as slovnet gives them: with start, stop and type."""
        texts_in_words = [list(tokenize(text)) for text in texts]
        sizes = np.array([len(words) for words in texts_in_words])
        is_word = np.arange(sizes.max(initial=0)) < sizes[:, np.newaxis]
        scores = np.zeros((*is_word.shape, len(self.infer.decoder.tags_vocab)), np.float32)
        scores[is_word] = self._scores(texts_in_words)
        chosen = self.infer.model.head.crf.decode(scores, is_word)
        for words, tags in zip(texts_in_words, self.infer.decoder(chosen), strict=True):
            yield bio_spans(words, tags)

    def _scores(self, texts_in_words: Sequence[Sequence[Any]]) -> _Numbers:
        """Return what each tag scores for each word of the texts, one text after the other."""
        nothing = self.infer.encoder.words_vocab.pad_id, self.infer.encoder.shapes_vocab.pad_id
        encoded = [nothing]
        for words in texts_in_words:
            encoded += [*zip(*self.infer.encoder.item([word.text for word in words]), strict=True), nothing]
        word_ids, shape_ids = np.array(encoded).T
        is_empty = word_ids == nothing[0]
        row = self.infer.model.emb(word_ids, shape_ids)
        for layer in self.layers:
            row = layer(row)
            row[is_empty] = 0
        scores: _Numbers = self.infer.model.head(row[~is_empty])
        return scores
