"""Adoptions: the text, the body, the day."""

import pytest

MEETING = "4 июля 2024 года в Астане прошло заседание Совета глав государств ШОС. "
CASES = [
    ("Принята Астанинская декларация.", [("declaration", "Астанинская декларация", "2024-07-04")]),
    (
        "Утверждена также Стратегия развития ШОС до 2035 года.",
        [("strategy", "Стратегия развития ШОС до 2035 года", "2024-07-04")],
    ),
    (
        "Подписан пакет документов, среди которых решение о бюджете на 2024 год.",
        [("decision", "решение о бюджете на 2024 год", "2024-07-04")],
    ),
    (
        "Одобрены Стратегия развития ЕАЭС до 2030 года и план её реализации.",
        [
            ("strategy", "Стратегия развития ЕАЭС до 2030 года", "2024-07-04"),
            ("other", "план её реализации", "2024-07-04"),
        ],
    ),
    ("Участники приняли коммюнике.", [("communique", "коммюнике", "2024-07-04")]),
    ("Планируется подписать декларацию о партнёрстве.", []),
    ("Декларация не была принята.", []),
    ("Министры одобрили проект Концепции развития.", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_text_adopted_at_a_meeting(read, text, expected):
    found = read(MEETING + text, "adoption")
    assert [(f["instrument"], f["title"], f["date"]) for f in found] == expected
    assert {f["body"] for f in found} <= {"Совет глав государств ШОС"}


def test_body_right_before_the_verb_adopts(read):
    (found,) = read("Совет Безопасности ООН принял резолюцию 2254.", "adoption")
    assert (found["body"], found["title"]) == ("Совет Безопасности ООН", "резолюция 2254")


def test_own_date_of_a_treaty(read):
    text = "29 мая 2014 года подписан Договор о Евразийском экономическом союзе."
    (found,) = read(text, "adoption")
    assert (found["instrument"], found["date"]) == ("agreement", "2014-05-29")
