"""Memberships: joined, left, suspended, applied, and lists of members."""

import pytest

CASES = [
    ("Иран стал полноправным членом ШОС в июле 2023 года.", [("ШОС", "Иран", "member", "joined", "2023-07")]),
    (
        "В 2017 году к ШОС присоединились Индия и Пакистан.",
        [("ШОС", "Индия", "member", "joined", "2017"), ("ШОС", "Пакистан", "member", "joined", "2017")],
    ),
    (
        "Финляндия вступила в НАТО 4 апреля 2023 года.",
        [("НАТО", "Финляндия", "member", "joined", "2023-04-04")],
    ),
    (
        "Россия 16 марта 2022 года была исключена из Совета Европы.",
        [("Совет Европы", "Россия", "member", "left", "2022-03-16")],
    ),
    (
        "Узбекистан приостановил членство в ОДКБ в 2012 году.",
        [("ОДКБ", "Узбекистан", "member", "suspended", "2012")],
    ),
    ("Узбекистан имеет статус наблюдателя при ЕАЭС.", [("ЕАЭС", "Узбекистан", "observer", "none", None)]),
    ("Лаосу предоставлен статус партнёра по диалогу ШОС.", [("ШОС", "Лаос", "partner", "joined", None)]),
    (
        "Азербайджан подал заявку на вступление в БРИКС.",
        [("БРИКС", "Азербайджан", "candidate", "applied", None)],
    ),
    (
        "О возвращении Грузии, вышедшей из СНГ в 2009 году, речь не шла.",
        [("СНГ", "Грузия", "member", "left", "2009")],
    ),
    ("Саудовская Аравия ещё не вступила в БРИКС.", []),
    ("О выходе Армении из ОДКБ официально не объявлялось.", []),
    ("Грузия не намерена вступать в ОДКБ.", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_membership_and_its_change(read, text, expected):
    names = ("body", "party", "status", "change", "date")
    assert [tuple(f.get(n) for n in names) for f in read(text, "membership")] == expected


def test_list_of_members_gives_each_party(read):
    text = "В состав СГБМ входят Германия, Дания, Исландия и Латвия."
    found = read(text, "membership")
    assert [f["party"] for f in found] == ["Германия", "Дания", "Исландия", "Латвия"]
    assert {f["change"] for f in found} == {"none"}


def test_common_noun_stands_for_the_body_named_before(read):
    text = "Прошёл саммит Шанхайской организации сотрудничества (ШОС). Главное — принятие в организацию Чада."
    (found,) = read(text, "membership")
    assert (found["body"], found["party"]) == ("ШОС", "Чад")
