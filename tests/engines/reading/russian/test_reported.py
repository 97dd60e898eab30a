"""Clauses reported by a sentence of their own, after a colon, or by who is only called by an office."""

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Саммит ОЧЭС пройдёт в Тиране 17 ноября. Об этом заявила представитель МИД Албании Лана Берг.",
            [("Лана Берг", "Саммит ОЧЭС пройдёт в Тиране 17 ноября")],
        ),
        (
            "Министр экономики Ирма Даль прибыла в Осло. Даль подытожила: полгода были для страны честью.",
            [("Ирма Даль", "полгода были для страны честью")],
        ),
        (
            "Прибыл министр иностранных дел Дании Олав Холм. По словам главы МИД, работа продолжится.",
            [("Олав Холм", "работа продолжится")],
        ),
        (
            "Прибыл министр иностранных дел Дании Олав Холм. "
            "Датский министр отметил, что работа продолжится.",
            [("Олав Холм", "работа продолжится")],
        ),
        (
            "«Работа будет продолжена до конца года», — сообщили в датском МИД.",
            [("датский МИД", "Работа будет продолжена до конца года")],
        ),
    ],
)
def test_clause_has_its_speaker(read, text, expected):
    found = read(text, "statement")
    assert [(f["speaker"], f["span"]) for f in found] == expected


def test_agency_to_whom_it_was_said_is_no_part_of_the_speaker(read):
    text = "Дипломаты приедут в среду, сообщила РИА Новости официальный представитель МИД Дании Лана Берг."
    assert [f["speaker"] for f in read(text, "statement")] == ["Лана Берг"]


def test_name_after_two_titles_speaks(read):
    text = (
        "Саммит пройдёт в мае, сообщил председатель исполкома - исполнительный секретарь СНГ Виктор Холмов."
    )
    assert [f["speaker"] for f in read(text, "statement")] == ["Виктор Холмов"]


@pytest.mark.parametrize(
    "text",
    [
        "Саммит пройдёт в мае. Об этом сообщает пресс-служба министерства.",
        "Саммит пройдёт в мае. Об этом говорили давно.",
        "Об этом сообщил Олав Холм.",
    ],
)
def test_source_of_the_news_is_no_speaker(read, text):
    assert read(text, "statement") == []


def test_surname_stands_for_the_full_name_told_elsewhere(read):
    text = (
        "Мэр Риги Олав Мостин открыл встречу. Делегаты благодарили хозяев. Мостин рассказал, что порт растёт."
    )
    assert [f["speaker"] for f in read(text, "statement")] == ["Олав Мостин"]
