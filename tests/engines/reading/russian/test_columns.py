"""Narrow newspaper columns: paragraphs in one piece, other texts as they are."""

from secretariat.engines.reading.russian.columns import rejoined
from secretariat.engines.reading.segments import segment

COLUMN = """   Завершилась сессия Совета
Северных портов, на которой
выступили министры стран
Балтики и гости из других
Морских держав региона.
   Участники сессии приняли
Заключительный документ и
обсудили планы Союза на
следующий год.
"""


def test_column_has_its_paragraphs_whole():
    source = rejoined(segment(COLUMN, "ru"))
    assert [p.span.of(source.view).split()[-1] for p in source.paragraphs] == ["региона.", "год."]
    assert len(source.view) == len(COLUMN)


def test_web_page_keeps_its_lines():
    text = "Сессия\nВ Осло открылась сессия.\nЕё ведёт министр."
    source = segment(text, "ru")
    assert rejoined(source) is source
