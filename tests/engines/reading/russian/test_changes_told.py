"""Chairs, members, texts and charges in the orders and forms of agency items and official records."""

import pytest


def _fields(read, text, kind, *names):
    return [tuple(f.get(name) for name in names) for f in read(text, kind)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "В 2026 году председательство в ОЧЭС переходит от Албании к Болгарии.",
            [("ОЧЭС", "Болгария", "2026", "incoming")],
        ),
        ("Дания впервые была избрана сопредседателем СГБМ.", [("СГБМ", "Дания", None, "current")]),
        (
            "Дания отчитается за два года своего председательства в СГБМ; её сменит Швеция.",
            [("СГБМ", "Дания", None, "outgoing"), ("СГБМ", "Швеция", None, "incoming")],
        ),
        ("Дания не избрана сопредседателем СГБМ.", []),
    ],
)
def test_chair_is_told(read, text, expected):
    assert _fields(read, text, "chairmanship", "body", "holder", "start", "status") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Россия покидает совет государств Балтийского моря, сообщил МИД.",
            [("Россия", "member", "left")],
        ),
        (
            "Заявки на вступление в ОЧЭС в 2022 году подали Иран и Кипр.",
            [("Иран", "candidate", "applied"), ("Кипр", "candidate", "applied")],
        ),
        (
            "Итогом стало присоединение Ирана к ОЧЭС в качестве страны-наблюдателя.",
            [("Иран", "observer", "joined")],
        ),
        (
            "При председательстве Албании Кипр был принят в ОЧЭС.",
            [("Кипр", "member", "joined")],
        ),
        (
            "СГБМ — объединение из трёх стран, куда входят Дания, Латвия и Литва.",
            [("Дания", "member", "none"), ("Латвия", "member", "none"), ("Литва", "member", "none")],
        ),
        ("СГБМ — это совет, куда не входят Албания, Греция и Кипр.", []),
    ],
)
def test_membership_is_told(read, text, expected):
    assert _fields(read, text, "membership", "party", "status", "change") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Об этом говорится в Корфской декларации, принятой по итогам 12-го саммита ОЧЭС.",
            [("Корфская декларация", "ОЧЭС")],
        ),
        (
            "В Риге 3 мая 2023 года прошёл саммит ОЧЭС. Принято «Видение моря — 2040».",
            [("Видение моря — 2040", "ОЧЭС")],
        ),
        ("В Риге 3 мая 2023 года прошёл саммит ОЧЭС. По итогам будут приняты решения по повестке.", []),
        ("В Риге прошёл саммит ОЧЭС. Будут приняты решения по повестке и подписаны документы.", []),
    ],
)
def test_text_is_told(read, text, expected):
    assert _fields(read, text, "adoption", "title", "body") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Межпарламентская Ассамблея СНГ постановляет:\n\n1. Внести изменения в положение о портах.",
            [(("Межпарламентская Ассамблея СНГ",), "Внести изменения в положение о портах")],
        ),
        (
            "Дания, которая выходит из СГБМ, никого не прислала.",
            [(("Дания",), "выходит из СГБМ, никого не прислала")],
        ),
        ("Секретариату поручено подготовить доклад.", [(("секретариат",), "поручено подготовить доклад")]),
        (
            "Дания пригласила Албанию, Болгарию, Грецию, Кипр, Сербию и Турцию вступить в союз портов.",
            [
                (
                    ("Дания",),
                    "пригласила Албанию, Болгарию, Грецию, Кипр, Сербию и Турцию вступить в союз портов",
                )
            ],
        ),
    ],
)
def test_undertaking_is_told(read, text, expected):
    assert _fields(read, text, "commitment", "actors", "span") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Канцлер Германии Ангела Берг и президент России Сергей Холмов в ходе телефонного разговора "
            "обсудили торговлю.",
            [("Ангела Берг", "Сергей Холмов")],
        ),
        (
            "Президент Украины Петр Холмов в ходе телефонных переговоров с послом Дании Олавом Бергом "
            "обсудил рынок.",
            [("Петр Холмов", "Олав Берг")],
        ),
    ],
)
def test_talk_told_by_what_was_discussed(read, text, expected):
    assert [f["participants"] for f in read(text, "meeting")] == expected


def test_each_clause_has_its_own_day(read):
    text = (
        "28 ноября 2024 года пройдёт встреча лидеров ОДКБ в Астане, а позже состоится саммит глав "
        "государств СНГ."
    )
    assert _fields(read, text, "meeting", "body", "start", "place") == [
        ("ОДКБ", "2024-11-28", "Астана"),
        ("СНГ", None, None),
    ]


def test_meeting_round_another_is_not_told(read):
    assert read("Встреча пройдёт в рамках сессии Генассамблеи ООН.", "meeting") == []


@pytest.mark.parametrize(
    "text",
    [
        "В Алматы прошло заседание СНГ, передаёт Минобороны Казахстана.",
        "Как сообщили в кабмине ФРГ, лидеры выступили за переговоры.",
    ],
)
def test_owner_of_a_source_does_not_speak(read, text):
    assert read(text, "statement") == []
