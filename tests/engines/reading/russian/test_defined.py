"""Organisations that a text itself makes known."""

import pytest

from secretariat.engines.reading.russian.defined import names_defined

CASES = [
    (
        "Прошло заседание Велинской водохозяйственной комиссии (ВВК).",
        ["Велинская водохозяйственная комиссия", "ВВК"],
    ),
    ("Съезд Лиги портовых городов Корвы прошёл в мае.", []),
    ("На съезде Лиги портовых городов Каспия приняли хартию.", ["Лига портовых городов Каспия"]),
    ("Встреча с фондом писателей Каспия прошла в мае (ДСП).", []),
]


@pytest.mark.parametrize(("text", "names"), CASES)
def test_names_that_a_text_defines(text, names):
    assert [name for _, name in names_defined(text)] == names


def test_defined_body_has_meetings_and_a_chair(read):
    text = (
        "В Астане прошло заседание Межгосударственной водохозяйственной комиссии (МВК). "
        "Председательство в МВК перешло к Таджикистану."
    )
    assert [m["place"] for m in read(text, "meeting")] == ["Астана"]
    assert [(c["body"], c["holder"]) for c in read(text, "chairmanship")] == [("МВК", "Таджикистан")]
