"""The neural name finder: slovnet's weights and navec's vectors out of the natasha package.

Loaded when first needed, once a process. The package itself is not imported: it would load pymorphy2.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from secretariat.engines.values.spans import Span

_PERSON = "PER"


@lru_cache(maxsize=1)
def _model() -> Any:
    # Imported when needed: numpy and the weights take half a second and 100 MB.
    from navec import Navec  # noqa: PLC0415 - see above
    from slovnet import NER  # noqa: PLC0415 - see above

    spec = find_spec("natasha")
    assert spec is not None
    assert spec.origin is not None
    data = Path(spec.origin).parent / "data"
    model = NER.load(data / "model" / "slovnet_ner_news_v1.tar", batch_size=16)
    model.navec(Navec.load(data / "emb" / "navec_news_v1_1B_250K_300d_100q.tar"))
    return model


def person_spans(texts: Sequence[str]) -> Iterator[list[Span]]:
    """Yield the spans of persons in each text."""
    if texts:
        for markup in _model().map(texts):
            yield [Span(s.start, s.stop) for s in markup.spans if s.type == _PERSON]
