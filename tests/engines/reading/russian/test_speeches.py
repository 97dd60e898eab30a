"""Speeches: a heading names who speaks, every sentence is theirs."""

import pytest

SPEECH = """Выступление министра экономики Норвегии Астрид Холм на форуме

Уважаемые коллеги!

Мы собрались в трудный год. Я предлагаю создать общий фонд. Наши порты открыты для всех.
"""


def test_every_sentence_of_a_speech_is_the_speakers(read):
    found = read(SPEECH, "statement")
    assert [(f["speaker"], f["quote"], f["span"]) for f in found] == [
        ("Астрид Холм", True, "Мы собрались в трудный год"),
        ("Астрид Холм", True, "Я предлагаю создать общий фонд"),
        ("Астрид Холм", True, "Наши порты открыты для всех"),
    ]


def test_first_person_acts_for_the_speaker(read):
    (found,) = read(SPEECH, "commitment")
    assert (found["actors"], found["stance"]) == (("Астрид Холм",), "proposed")


@pytest.mark.parametrize(
    "text",
    [
        "Выступление оркестра в Осло\n\nКонцерт удался. Зал был полон.",
        "Выступление министра Астрид Холм отменено\n\nМы ждали её. Наш корреспондент сообщает из Осло.",
    ],
)
def test_report_of_a_speech_is_no_speech(read, text):
    assert read(text, "statement") == []


def test_speech_after_a_dash(read):
    text = "— Мы готовы открыть порт, — сказала министр экономики Норвегии Астрид Холм."
    (found,) = read(text, "statement")
    assert (found["speaker"], found["quote"], found["span"]) == (
        "Астрид Холм",
        True,
        "Мы готовы открыть порт",
    )
