"""The language of a text and of its paragraphs."""

import pytest

from secretariat.engines.reading.language import foreign_paragraphs, language_of
from secretariat.engines.reading.segments import segment

ENGLISH = (
    "The ministers of the member states met in the capital and agreed on the programme of work for the next "
    "year, which the delegation of Alba had proposed."
)
RUSSIAN = (
    "Министры стран-участниц встретились в столице и согласовали программу работы на следующий год, которую "
    "ранее предложила делегация Альбы, а также обсудили вопросы торговли и транспорта."
)
FRENCH = (
    "Les ministres des États membres se sont réunis dans la capitale et ont adopté le programme de travail "
    "pour l'année prochaine, que la délégation avait proposé au mois de mai."
)
GERMAN = (
    "Die Minister der Mitgliedstaaten trafen sich in der Hauptstadt und einigten sich auf das "
    "Arbeitsprogramm für das nächste Jahr, das die Delegation im Mai vorgeschlagen hatte."
)
UKRAINIAN = (
    "Міністри держав-членів зустрілися у столиці та погодили програму роботи на наступний рік, яку раніше "
    "запропонувала делегація, а також обговорили питання торгівлі та транспорту."
)
BULGARIAN = (
    "Министрите на страните членки се срещнаха в столицата и приеха работната програма за следващата година, "
    "която делегацията беше предложила през май."
)
TURKISH = (
    "Üye ülkelerin bakanları başkentte bir araya gelerek gelecek yılın çalışma programı üzerinde anlaştılar "
    "ve ticaret ile ulaştırma konularını ele aldılar."
)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ENGLISH, "en"),
        (RUSSIAN, "ru"),
        (FRENCH, "fr"),
        (GERMAN, "de"),
        (UKRAINIAN, "uk"),
        (TURKISH, "tr"),
        (BULGARIAN, "bg"),
        ("Οι υπουργοί συναντήθηκαν στην πρωτεύουσα.", "el"),
        ("部長会議は首都で開かれました。", "ja"),
        ("Press release of the Council", "en"),
        ("Пресс-релиз Совета", "ru"),
        ("1994 — 1996", "und"),
        ("", "und"),
    ],
)
def test_language_of_a_text(text: str, language: str) -> None:
    assert language_of(segment(text)) == language


def test_language_is_that_of_most_of_the_text() -> None:
    assert language_of(segment(f"{RUSSIAN}\n\n{ENGLISH}\n\n{ENGLISH}")) == "en"


def test_paragraphs_in_another_language_are_named() -> None:
    source = segment(f"{ENGLISH}\n\n{RUSSIAN}\n\nAlba, Brenn, Corva\n\n{FRENCH}")
    spans = [(source.paragraphs[number].span, language) for number, language in ((1, "ru"), (3, "fr"))]
    assert foreign_paragraphs(source, "en") == tuple(spans)


def test_russian_names_in_an_english_paragraph_make_it_no_other_language() -> None:
    assert foreign_paragraphs(segment(f"{ENGLISH} (Чжан Мин, Сергей Лебедев)"), "en") == ()
