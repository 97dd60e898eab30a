"""Meetings: what, whether, when, where, who."""

import pytest

NAMED = [
    (
        "В Казани завершился XVI саммит БРИКС.",
        {"title": "XVI саммит БРИКС", "ordinal": 16, "place": "Казань", "type": "summit", "status": "held"},
    ),
    (
        "Очередная сессия Совета коллективной безопасности ОДКБ состоится 28 ноября 2024 года в Астане.",
        {"status": "planned", "start": "2024-11-28", "place": "Астана", "type": "summit"},
    ),
    (
        "Заседание Межгосударственного совета ЕврАзЭС, намеченное на 19 марта 2012 года, перенесено.",
        {"status": "postponed", "start": "2012-03-19"},
    ),
    (
        "Встреча министров иностранных дел «Группы двадцати» в Киото отменена.",
        {"status": "cancelled", "type": "ministerial", "place": "Киото"},
    ),
    ("Заседание Комитета министров Совета Европы не состоялось.", {"status": "cancelled"}),
    (
        "Состоялось 15-е заседание Рабочей группы ОЧЭС по туризму.",
        {"ordinal": 15, "type": "working-group", "body": "Рабочая группа ОЧЭС", "status": "held"},
    ),
    (
        "Прошло заседание СМИД ОДКБ в формате видеоконференции.",
        {"mode": "online", "type": "ministerial", "body": "СМИД ОДКБ"},
    ),
    (
        "14 мая 1955 года в Варшаве состоялось совещание европейских государств.",
        {"start": "1955-05-14", "place": "Варшава", "status": "held"},
    ),
    (
        "Следующее заседание Евразийского межправительственного совета пройдёт в Чолпон-Ате.",
        {"status": "planned", "place": "Чолпон-Ата"},
    ),
    ("В столице Казахстана завершился саммит ШОС.", {"place": "Астана", "body": "ШОС"}),
    ("Саммит СНГ проходил в Душанбе 3 и 4 октября 2019 года.", {"start": "2019-10-03", "end": "2019-10-04"}),
    ("Форум «Один пояс — один путь» прошёл в Пекине.", {"type": "conference", "place": "Пекин"}),
]
TALKS = [
    (
        "29 октября 2021 года в Москве состоялась встреча Министра иностранных дел России С.В.Лаврова "
        "с Министром иностранных дел Финляндии П.Хаависто.",
        ("bilateral", ("С. В. Лавров", "П. Хаависто"), "2021-10-29"),
    ),
    (
        "Сергей Лавров 5 марта 2020 года провёл телефонный разговор с министром иностранных дел Турции "
        "Мевлютом Чавушоглу.",
        ("bilateral", ("Сергей Лавров", "Мевлют Чавушоглу"), "2020-03-05"),
    ),
    (
        "Президент Киргизии Садыр Жапаров в четверг провёл переговоры с прибывшим в республику "
        "президентом России Владимиром Путиным.",
        ("bilateral", ("Садыр Жапаров", "Владимир Путин"), "2024-10-17"),
    ),
    (
        "Президент России Владимир Путин прибыл в Пекин с государственным визитом.",
        ("visit", ("Владимир Путин",), None),
    ),
    (
        "С 12 по 16 октября 1978 года в Советском Союзе с официальным визитом находился "
        "Министр иностранных дел Финляндии Пааво Вяюрюнен.",
        ("visit", ("Пааво Вяюрюнен",), "1978-10-12"),
    ),
    (
        "Между министром иностранных дел СССР А. А. Громыко и министром иностранных дел Финляндии "
        "П. Вяюрюненом состоялись переговоры.",
        ("bilateral", ("А. А. Громыко", "П. Вяюрюнен"), None),
    ),
]


@pytest.mark.parametrize(("text", "expected"), NAMED)
def test_meeting_by_its_name(read, text, expected):
    (found,) = read(text, "meeting")
    assert {name: found.get(name) for name in expected} == expected


@pytest.mark.parametrize(("text", "expected"), TALKS)
def test_talks_and_visits_of_persons(read, text, expected):
    (found,) = read(text, "meeting")
    assert (found["type"], found["participants"], found.get("start")) == expected


def test_one_meeting_told_over_several_sentences_is_one(read):
    text = (
        "МИНСК, 23 ноября. В четверг состоялась сессия Совета коллективной безопасности ОДКБ. "
        "Её вёл президент Белоруссии Александр Лукашенко.\n\n"
        "В сессии приняли участие президенты России и Казахстана — Владимир Путин и Касым-Жомарт Токаев."
    )
    (found,) = read(text, "meeting")
    assert found["participants"] == ("Александр Лукашенко", "Владимир Путин", "Касым-Жомарт Токаев")
    # The city of the dateline is not the venue.
    assert "place" not in found


def test_who_did_not_come_took_no_part(read):
    text = (
        "В Минске прошло заседание Совета глав государств СНГ. "
        "В нём участвовали Александр Лукашенко и Владимир Путин. Никол Пашинян в заседании не участвовал."
    )
    (found,) = read(text, "meeting")
    assert found["participants"] == ("Александр Лукашенко", "Владимир Путин")


def test_list_of_delegations_took_part(read):
    text = (
        "8 июля 1989 года в Бухаресте состоялось совещание Политического консультативного комитета.\n\n"
        "В совещании приняли участие:\n\n"
        "от Народной Республики Болгарии — Тодор Живков, Генеральный секретарь ЦК БКП;\n\n"
        "от Союза Советских Социалистических Республик — М. С. Горбачев, Генеральный секретарь ЦК КПСС."
    )
    (found,) = read(text, "meeting")
    assert found["participants"] == ("Тодор Живков", "М. С. Горбачев")


def test_organ_belongs_to_the_body_that_can_have_it(read):
    text = (
        "Секретарь СНГ встретился с делегацией ОБСЕ. "
        "Заседание Совета глав правительств состоится 1 ноября 2024 года в Минске."
    )
    (found,) = read(text, "meeting")
    assert found["body"] == "Совет глав правительств СНГ"


def test_next_meeting_is_another_one(read):
    text = (
        "8 октября 2024 года в Москве состоялось заседание Совета глав государств СНГ. "
        "Следующее заседание Совета запланировано на октябрь 2025 года в Душанбе."
    )
    held, planned = read(text, "meeting")
    assert (held["status"], held["start"]) == ("held", "2024-10-08")
    assert (planned["status"], planned["start"], planned["place"]) == ("planned", "2025-10", "Душанбе")
    assert planned["body"] == "Совет глав государств СНГ"


def test_visit_that_was_put_off(read):
    (found,) = read("Запланированный визит Владимира Путина в Анкару перенесён.", "meeting")
    assert (found["type"], found["status"], found["place"]) == ("visit", "postponed", "Анкара")


@pytest.mark.parametrize(
    "text",
    [
        "Совет глав государств СНГ учреждён в 1991 году.",
        "Встреча была полезной.",
        "Путин не встречался с Зеленским.",
    ],
)
def test_no_meeting_is_made_up(read, text):
    assert read(text, "meeting") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "10 мая в Осло соберутся министры обороны НАТО.",
            ("ministerial", "НАТО", "Осло", "2025-05-10", "planned"),
        ),
        (
            "Главы государств СНГ договорились собраться 24 декабря в Ашхабаде.",
            ("summit", "СНГ", "Ашхабад", "2024-12-24", "planned"),
        ),
    ],
)
def test_those_who_gather_make_a_meeting(read, text, expected):
    (found,) = read(text, "meeting")
    assert tuple(found.get(n) for n in ("type", "body", "place", "start", "status")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Пётр Лучинский нанёс визит президенту Латвии Гунтису Улманису.",
            {"Пётр Лучинский", "Гунтис Улманис"},
        ),
        ("Пётр Лучинский и Гунтис Улманис встретились в Риге.", {"Пётр Лучинский", "Гунтис Улманис"}),
        ("Пётр Лучинский принял глав делегаций.", {"Пётр Лучинский", "главы делегаций"}),
    ],
)
def test_talks_told_in_other_ways(read, text, expected):
    (found,) = read(text, "meeting")
    assert set(found["participants"]) == expected


def test_visit_with_its_place_first(read):
    (found,) = read("Пётр Лучинский находился в Латвии с официальным визитом 3 мая.", "meeting")
    assert (found["type"], found["place"], found["participants"]) == ("visit", "Латвия", ("Пётр Лучинский",))


def test_others_on_the_margins_tell_no_meeting_of_the_body(read):
    text = "На полях 78-й сессии Генеральной Ассамблеи ООН Пётр Лучинский встретился с Гунтисом Улманисом."
    assert [f["type"] for f in read(text, "meeting")] == ["bilateral"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "25 июня состоялись переговоры между членом ЦК, министром портов Дании Я. Бергом"
            " и министром портов Латвии О. Линдом.",
            {"Я. Берг", "О. Линд"},
        ),
        (
            "Во время визита министр портов Дании Я. Берг был принят королём Швеции Улофом Линдом.",
            {"Я. Берг", "Улоф Линд"},
        ),
    ],
)
def test_talks_of_persons_with_chains_of_titles(read, text, expected):
    (found,) = read(text, "meeting")
    assert set(found["participants"]) == expected


def test_title_alone_acts_for_its_only_holder(read):
    text = "Вернулся генсек ОДКБ Станислав Зась. Генсек ОДКБ встретился с министром портов Дании Яном Бергом."
    (found,) = read(text, "meeting")
    assert set(found["participants"]) == {"Станислав Зась", "Ян Берг"}


def test_talks_planned_for_a_visit(read):
    text = (
        "Генсек ОДКБ Станислав Зась 22 мая посетит Армению. "
        "В ходе визита запланирована встреча с премьер-министром Армении Николом Пашиняном."
    )
    visit, talk = read(text, "meeting")
    assert (visit["type"], visit["status"]) == ("visit", "planned")
    assert (talk["status"], set(talk["participants"])) == ("planned", {"Станислав Зась", "Никол Пашинян"})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("15 мая в Риге начала работу 72-я сессия ЭСКАТО.", ("held", 72, "Рига")),
        ("Двадцать пятое заседание Совета глав государств СНГ прошло в Воркуте.", ("held", 25, "Воркута")),
        ("СОСТОЯЛОСЬ 8-Е ЗАСЕДАНИЕ ЭКОНОМИЧЕСКОГО СОВЕТА СНГ В РИГЕ", ("held", 8, "Рига")),
        ("Министерская сессия СГБМ в Кристиансанне состоится 25 мая.", ("planned", None, "Кристиансанн")),
        ("Заседание Совета министров ОБСЕ пройдёт в польском городе Лодзь.", ("planned", None, "Лодзь")),
        ("Дания 28 августа созывает экстренное заседание Постоянного совета ОБСЕ.", ("planned", None, None)),
    ],
)
def test_sittings_told_in_other_ways(read, text, expected):
    (found,) = read(text, "meeting")
    assert tuple(found.get(n) for n in ("status", "ordinal", "place")) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Заседания Совета глав правительств СНГ проходят дважды в год.",
        "Два вопроса перенесены на следующее заседание Экономического совета СНГ.",
    ],
)
def test_habits_and_things_put_off_are_no_meetings(read, text):
    assert [f for f in read(text, "meeting") if f["status"] in ("held", "postponed")] == []


def test_verb_said_once_for_two_gatherings(read):
    text = (
        "Прошла сессия ОЧЭС. Министры образования собирались в Москве 20 апреля, "
        "министры по туризму — в Варне 14 июня."
    )
    found = [(f["title"], f["place"], f["start"]) for f in read(text, "meeting")[1:]]
    assert found == [
        ("встреча министров образования", "Москва", "2024-04-20"),
        ("встреча министров по туризму", "Варна", "2024-06-14"),
    ]


def test_sitting_numbered_first_and_dated_later_is_one(read):
    text = (
        "Казахстан примет председательство на 77-й сессии ЭСКАТО. "
        "Сессия запланирована на 26 апреля 2025 года."
    )
    (found,) = read(text, "meeting")
    assert (found["ordinal"], found["start"], found["status"]) == (77, "2025-04-26", "planned")


ENTRIES = [
    (
        "18-е заседание Совета министров иностранных дел ОТГ\nг. Баку, 26 сентября 2012 г.",
        {"ordinal": 18, "start": "2012-09-26", "place": "Баку", "status": "held", "type": "ministerial"},
    ),
    (
        "24-е заседание Совета глав государств ШОС\n\nг. Астана, 4 июля 2024 года",
        {"ordinal": 24, "start": "2024-07-04", "place": "Астана", "status": "held"},
    ),
    (
        "25-е заседание Совета глав государств ШОС\n\nг. Астана, 4 июля 2026 года",
        {"start": "2026-07-04", "status": "planned"},
    ),
    ("В мае саммит СНГ примет Душанбе.", {"place": "Душанбе", "status": "planned"}),
    ("Он напомнил, что в 2025 году город должен принять саммит ШОС.", {"start": "2025", "status": "planned"}),
    (
        "Встреча министров транспорта, назначенная на 10 ноября, отложена.",
        {"start": "2024-11-10", "status": "postponed", "type": "ministerial"},
    ),
    (
        "Генеральный секретарь ШОС о планах. Саммит в Уфе должен был пройти в июле 2020 года. Он перенесён.",
        {"place": "Уфа", "status": "postponed", "body": "ШОС"},
    ),
    ("Саммит ШОС пройдёт в Уфе. Рейс задержан, багаж перенесён.", {"place": "Уфа", "status": "planned"}),
    ("Саммит ШОС пройдёт в Уфе. — Он отменён?", {"place": "Уфа", "status": "planned"}),
]


@pytest.mark.parametrize(("text", "expected"), ENTRIES)
def test_meetings_of_headings_and_what_became_of_them(read, text, expected):
    found = read(text, "meeting")
    assert len(found) == 1
    assert {name: found[0].get(name) for name in expected} == expected


@pytest.mark.parametrize(
    ("text", "place", "start"),
    [
        ("Прошёл саммит ОТГ. Следующее заседание — Дублин, декабрь 2024 г.", "Дублин", "2024-12"),
        ("Прошёл саммит ОТГ. Следующий саммит: Бишкек, 2026 год.", "Бишкек", "2026"),
    ],
)
def test_next_meeting_as_an_entry(read, text, place, start):
    found = read(text, "meeting")[-1]
    assert (found["status"], found["place"], found["start"]) == ("planned", place, start)


def test_heading_and_its_sentence_are_one_meeting(read):
    text = (
        "Заседание глав МИД СНГ в мае 2025 года примет Минск\n\n"
        "Очередное заседание Совета министров иностранных дел СНГ состоится 17 мая 2025 года в Минске."
    )
    assert [f["start"] for f in read(text, "meeting")] == ["2025-05-17"]


@pytest.mark.parametrize("text", ["Саммит ШОС, 2012", "О заседании Совета: г. Баку", "Заседание, 3 мая"])
def test_no_meeting_of_a_heading_that_says_too_little(read, text):
    assert [f for f in read(text, "meeting") if f.get("place")] == []
