"""Statements: direct speech, reported clauses, and whose they are."""

import pytest

from secretariat.engines.reading.mentions import Told
from secretariat.engines.reading.russian import find
from secretariat.engines.reading.segments import segment

CASES = [
    ("«Мы готовы к диалогу», — заявил Песков.", [("Песков", True, "Мы готовы к диалогу")]),
    (
        '"Мы готовы к диалогу", - заявил журналистам пресс-секретарь президента РФ Дмитрий Песков.',
        [("Дмитрий Песков", True, "Мы готовы к диалогу")],
    ),
    (
        "Дмитрий Песков сказал: «Мы готовы к диалогу с партнёрами».",
        [("Дмитрий Песков", True, "Мы готовы к диалогу с партнёрами")],
    ),
    ("Пашинян считает, что договор выгоден всем.", [("Пашинян", False, "договор выгоден всем")]),
    (
        "По мнению Александра Лукашенко, союз укрепился.",
        [("Александр Лукашенко", False, "союз укрепился")],
    ),
    (
        "Товарооборот вырос, сообщил министр экономики России Максим Решетников.",
        [("Максим Решетников", False, "Товарооборот вырос")],
    ),
    (
        "Как подчеркнул Сергей Лавров, переговоры идут успешно.",
        [("Сергей Лавров", False, "переговоры идут успешно")],
    ),
    (
        "«Фото не поместилось в кадр», — пошутил один из делегатов.",
        [("один из делегатов", True, "Фото не поместилось в кадр")],
    ),
    (
        "Стороны отметили, что отношения успешно развиваются.",
        [("стороны", False, "отношения успешно развиваются")],
    ),
    ("Глава МИД Венгрии Петер Сийярто не подтвердил, что встреча состоится.", []),
    ("Роман «Война и мир» подарен гостям музея.", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_statement_and_its_speaker(read, text, expected):
    found = [(f["speaker"], f["quote"], f["span"]) for f in read(text, "statement")]
    assert found == expected


def test_pronoun_stands_for_the_last_speaker(read):
    text = "Сергей Лавров заявил, что диалог идёт. «Мы всегда открыты к сотрудничеству», — сказал он."
    assert [f["speaker"] for f in read(text, "statement")] == ["Сергей Лавров", "Сергей Лавров"]


def test_second_part_of_a_quotation_has_the_same_speaker(read):
    text = "«Мы готовы к работе», — отметил Иван Петров. «Ждём гостей в мае. Приезжайте»."
    assert [f["speaker"] for f in read(text, "statement")] == ["Иван Петров", "Иван Петров"]


def test_office_under_another_name_is_the_same_person(read):
    text = (
        "Министр иностранных дел РФ Сергей Лавров прибыл в Минск.\n\n"
        "Глава МИД России отметил, что работа идёт."
    )
    assert [f["speaker"] for f in read(text, "statement")] == ["Сергей Лавров"]


def test_ministry_is_named_once(read):
    text = (
        "МИД России заявил, что работа прекращена. В министерстве напомнили, что срок истёк. "
        "«Мы сожалеем об этом решении», — говорится в заявлении ведомства."
    )
    assert [f["speaker"] for f in read(text, "statement")] == ["МИД России"] * 3


def test_unclosed_quotation_leaves_a_remark():
    text = "«Мы готовы к работе и ждём гостей, сказал Иван Петров."
    _, remarks = find(segment(text, "ru"), Told(None, None))
    assert [r.code for r in remarks] == ["unclosed-quote"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Решение не изменит присутствие РФ в регионе, добавили в МИД Дании.", []),
        ("Как передаёт ТАСС, об этом сообщил в пятницу МИД Дании.", []),
        ("Как сообщает пресс-служба президента РФ, подписаны три документа.", []),
        ("Сергей Лавров, отвечая на вопросы, сказал: «Дверь открыта для всех гостей».", ["Сергей Лавров"]),
        ("МИД Дании закрыл набор. В министерстве заявили, что срок истёк.", ["МИД Дании"]),
    ],
)
def test_who_is_meant_and_who_only_carries_the_news(read, text, expected):
    assert [f["speaker"] for f in read(text, "statement")] == expected


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ирма Даль: «Восемь стран — это восемь мнений»", "Ирма Даль"),
        (
            "Заседание вёл Олаф Берг. Данию представляла Ирма Даль; по её словам, торговля растёт.",
            "Ирма Даль",
        ),
    ],
)
def test_who_speaks_in_headlines_and_in_one_sentence(read, text, speaker):
    assert [f["speaker"] for f in read(text, "statement")] == [speaker]
