"""Chairs: explicit patterns with their terms."""

from datetime import date

import pytest

CASES = [
    ("Председательство в ШОС перешло к Китаю.", ("ШОС", "Китай", "current", "2024-10")),
    ("Белоруссия приняла председательство в ЕАЭС на 2025 год.", ("ЕАЭС", "Белоруссия", "incoming", "2025")),
    ("Россия в 2024 году председательствует в БРИКС.", ("БРИКС", "Россия", "current", "2024")),
    ("В 2025 году в СНГ председательствует Таджикистан.", ("СНГ", "Таджикистан", "incoming", "2025")),
    (
        "Москва с 1 июля 2023 года по 30 июня 2024 года будет председательствовать в СГБМ.",
        ("СГБМ", "Россия", "incoming", "2023-07-01"),
    ),
    (
        "Финляндия 1 июля 2023 года приняла у Германии председательство в СГБМ.",
        ("СГБМ", "Финляндия", "current", "2023-07-01"),
    ),
    ("Армения завершила председательство в ОДКБ.", ("ОДКБ", "Армения", "outgoing", None)),
    ("Председателем ОЧЭС с 1 июля является Греция.", ("ОЧЭС", "Греция", "current", "2024-07-01")),
    ("Казахстан станет председателем ОДКБ в 2026 году.", ("ОДКБ", "Казахстан", "incoming", "2026")),
    ("Председательствующая в СГБМ Норвегия объявила приоритеты.", ("СГБМ", "Норвегия", "current", None)),
    (
        "В 2023 году председательствовать в органах ЕАЭС будет Россия.",
        ("ЕАЭС", "Россия", "incoming", "2023"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_chair_with_its_term(read, text, expected):
    (found,) = read(text, "chairmanship")
    assert (found["body"], found["holder"], found["status"], found.get("start")) == expected


def test_handover_gives_both_turns(read):
    found = read("Китай передал председательство в ШОС Киргизии.", "chairmanship")
    assert [(f["holder"], f["status"]) for f in found] == [("Китай", "outgoing"), ("Киргизия", "current")]


def test_end_of_a_range(read):
    text = "Чехия председательствует в ЕС с июля по декабрь 2022 года."
    (found,) = read(text, "chairmanship", date(2022, 9, 1))
    assert (found["start"], found["end"], found["status"]) == ("2022-07", "2022-12", "current")


@pytest.mark.parametrize(
    "text",
    [
        "Эстония не будет председательствовать в ОБСЕ в 2024 году.",
        "Союз балтийских городов приглашён к инициативам российского кросс-председательства.",
        "Россия и ОБСЕ обсудили программу.",
    ],
)
def test_no_chair_by_nearness(read, text):
    assert read(text, "chairmanship") == []
