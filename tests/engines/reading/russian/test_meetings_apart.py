"""Meetings told by an organ that gathers, a participle, a delegation, a programme or minutes."""

import pytest

FIELDS = ("title", "body", "start", "place", "status")


def _told(read, text):
    return [tuple(f.get(name) for name in FIELDS) for f in read(text, "meeting")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "В Киеве 3 мая 2023 года закрылось 40-е заседание Генеральной ассамблеи ПАЧЭС.",
            (
                "40-е заседание Генеральной ассамблеи ПАЧЭС",
                "Генеральная Ассамблея ПАЧЭС",
                "2023-05-03",
                "Киев",
                "held",
            ),
        ),
        (
            "Евразийский межправительственный совет собрался 3 мая 2023 года в Минске.",
            (
                "Евразийский межправительственный совет",
                "Евразийский межправительственный совет",
                "2023-05-03",
                "Минск",
                "held",
            ),
        ),
        (
            "Следующее заседание Совета МПА СНГ назначено на 3 мая 2025 года.",
            ("Следующее заседание Совета МПА СНГ", "Совет МПА СНГ", "2025-05-03", None, "planned"),
        ),
        (
            "11 мая 2023 года в Ашхабаде прошло заседание совета глав стран СНГ.",
            ("заседание совета глав стран СНГ", "Совет глав стран СНГ", "2023-05-11", "Ашхабад", "held"),
        ),
        (
            "Решение принято на Всемирном конгрессе портов и причалов, который проходит в Мехико.",
            ("Всемирный конгресс портов и причалов", None, None, "Мехико", "held"),
        ),
        (
            "ПРОТОКОЛ заседания Совета МПА СНГ\nг. Москва 16 мая 2013 г.",
            ("заседание Совета МПА СНГ", "Совет МПА СНГ", "2013-05-16", "Москва", "held"),
        ),
    ],
)
def test_meeting_is_told(read, text, expected):
    assert _told(read, text) == [expected]


def test_participle_gives_its_own_meeting_the_day(read):
    text = (
        "Заседание СМИД СНГ состоялось 10 мая 2024 года в Ашхабаде в преддверии заседания Совета глав "
        "государств СНГ, запланированного на 11 ноября 2024 года."
    )
    found = {f["type"]: (f["start"], f["status"]) for f in read(text, "meeting")}
    assert found == {"ministerial": ("2024-05-10", "held"), "summit": ("2024-11-11", "planned")}


def test_organs_share_the_organisation_after_the_last_of_them(read):
    text = "3 мая 2023 года прошло заседание Совета министров иностранных дел, Совета министров обороны ОДКБ."
    assert [f["body"] for f in read(text, "meeting")] == ["Совет министров иностранных дел ОДКБ"]


@pytest.mark.parametrize(
    "text",
    [
        "Подписан меморандум о статусе партнёра по диалогу ШОС.",
        "На заседании назначен новый председатель.",
        "Участники ждут, что заседание назначат позже.",
    ],
)
def test_no_meeting_is_told(read, text):
    assert read(text, "meeting") == []


@pytest.mark.parametrize(
    "text",
    [
        "Министр экономики Дании Олав Берг встретился с делегацией банка во главе с Карелом Новаком.",
        "Министр экономики Дании Олав Берг принял делегацию банка под руководством Карела Новака.",
        "Олав Берг, министр экономики Дании, принял президента банка Карела Новака.",
    ],
)
def test_delegation_stands_for_its_head(read, text):
    assert [f["participants"] for f in read(text, "meeting")] == [("Олав Берг", "Карел Новак")]


def test_leaders_who_held_a_session_took_part(read):
    text = (
        "Премьер-министр Армении Никол Пашинян и президент Белоруссии Александр Лукашенко провели заседание "
        "Высшего Евразийского экономического совета."
    )
    assert [f["participants"] for f in read(text, "meeting")] == [("Никол Пашинян", "Александр Лукашенко")]


PROGRAMME = """ПРОГРАММА

визита в Осло Генерального секретаря ОЧЭС Ласло Берга

29—30 октября 2024 года

Вторник, 29 октября

10.00 Встреча с министром экономики Сергеем Холмовым

Среда, 30 октября

11.30 Беседа с журналистами

12.00 Лекция в школе «Будущее моря»
"""


def test_programme_of_a_visit_tells_its_meetings(read):
    found = [(f["type"], f.get("start"), f["participants"], f["status"]) for f in read(PROGRAMME, "meeting")]
    assert found == [
        ("visit", "2024-10-29", ("Ласло Берг",), "planned"),
        ("bilateral", "2024-10-29", ("Ласло Берг", "Сергей Холмов"), "planned"),
        ("lecture", "2024-10-30", ("Ласло Берг",), "planned"),
    ]


def test_timed_lines_without_a_programme_tell_nothing(read):
    assert read("10.00 Встреча с министром экономики Сергеем Холмовым", "meeting") == []
