"""The neural name finder: slovnet's weights and navec's vectors out of the natasha package.

Loaded when first needed, once a process. The package itself is not imported: it would load pymorphy2.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from secretariat.engines.values.spans import Span

if TYPE_CHECKING:
    from secretariat.engines.reading.russian.names_tagger import Tagger

_PERSON = "PER"
_MOST_TOGETHER = 16  # paragraphs


@lru_cache(maxsize=1)
def _tagger() -> "Tagger":
    # Imported when needed: numpy and the weights take half a second and 100 MB.
    from navec import Navec  # noqa: PLC0415 - see above
    from slovnet import NER  # noqa: PLC0415 - see above

    from secretariat.engines.reading.russian.names_tagger import Tagger  # noqa: PLC0415 - see above

    spec = find_spec("natasha")
    assert spec is not None
    assert spec.origin is not None
    data = Path(spec.origin).parent / "data"
    model = NER.load(data / "model" / "slovnet_ner_news_v1.tar")
    model.navec(Navec.load(data / "emb" / "navec_news_v1_1B_250K_300d_100q.tar"))
    return Tagger(model.infer)


def person_spans(texts: Sequence[str]) -> Iterator[list[Span]]:
    """Yield the spans of persons in each text."""
    for first in range(0, len(texts), _MOST_TOGETHER):
        for names in _tagger().names_in(texts[first : first + _MOST_TOGETHER]):
            yield [Span(name.start, name.stop) for name in names if name.type == _PERSON]
