"""The name finder's own convolutions answer what slovnet's do."""

from importlib.resources import files

import pytest

from secretariat.engines.reading.russian.names_model import _tagger, person_spans
from secretariat.engines.reading.segments import segment
from secretariat.engines.values.spans import Span


def _paragraphs() -> list[str]:
    folder = files("secretariat") / "data" / "demo"
    texts = [
        path.read_text(encoding="utf-8")
        for name in ("samples", "documents")
        for path in (folder / name).iterdir()
        if path.name.endswith("-ru.txt")
    ]
    sources = [segment(text, "ru") for text in texts]
    return [paragraph.span.of(source.view) for source in sources for paragraph in source.paragraphs]


@pytest.mark.parametrize("together", [1, 3, 16])
def test_paragraphs_are_tagged_as_by_slovnet(together: int) -> None:
    tagger, paragraphs = _tagger(), _paragraphs()
    assert len(paragraphs) > 8
    for first in range(0, len(paragraphs), together):
        texts = paragraphs[first : first + together]
        expected = [[(s.start, s.stop, s.type) for s in markup.spans] for markup in tagger.infer(texts)]
        assert [[(n.start, n.stop, n.type) for n in names] for names in tagger.names_in(texts)] == expected


def test_more_paragraphs_than_are_tagged_together_keep_their_order() -> None:
    texts = [f"Пункт {number}. Выступил Иван Петров." for number in range(40)]
    starts = [text.index("Иван") for text in texts]
    assert list(person_spans(texts)) == [[Span(at, at + len("Иван Петров"))] for at in starts]
    assert list(person_spans([])) == []
