"""What operative paragraphs ask of whom: the ways of the genre, in sentences made up for the purpose."""

from datetime import date
from time import perf_counter

import pytest

from secretariat.engines.reading.undertakings import Undertaking, undertakings

NAMES = {
    "Working Group on Ports": "wg-ports",
    "Working Group on Ports and Shipping": "wg-shipping",
    "Permanent Secretariat": "secretariat",
    "Secretariat": "secretariat",
    "Alba": "XA",
    "Brenn": "XB",
    "Business Council": "business",
}
RUSSIAN = {"Постоянный секретариат": "secretariat", "Рабочая группа по портам": "wg-ports", "Альба": "XA"}
ADOPTED = date(2026, 10, 23)


def asked(words: str, language: str = "en") -> Undertaking:
    names = NAMES if language == "en" else RUSSIAN
    return undertakings([words], language, names, ADOPTED)[0]


@pytest.mark.parametrize(
    ("words", "owners", "due"),
    [
        ("Requests the Permanent Secretariat to report by 30 April 2027.", ("secretariat",), "2027-04-30"),
        ("Invites Alba and Brenn to prepare a plan no later than June 2027.", ("XA", "XB"), "2027-06"),
        ("The Working Group on Ports and Shipping reports every spring.", ("wg-shipping",), None),
        ("The Working Group on Ports draws up a list before the end of 2027.", ("wg-ports",), "2027"),
        ("Calls upon the Business Council to state its view before 2028.", ("business",), "2028"),
        ("A fund is set up at the Secretariat.", ("secretariat",), None),
        ("The Ministers tasked Brenn with a study by 1 March 2027.", ("XB",), "2027-03-01"),
        ("Alba shall host the exercise.", ("XA",), None),
        ("Alba reports by 30 June.", ("XA",), "2027-06-30"),
        ("Alba reports by 1 November.", ("XA",), "2026-11-01"),
        ("We encourage Alba and the Secretariat to go on.", ("XA", "secretariat"), None),
        ("We have decided to entrust the Secretariat with the follow-up.", ("secretariat",), None),
        ("The Ministers therefore invited Brenn to host a seminar in 2027.", ("XB",), "2027"),
        ("The Council tasked Alba to answer by its next session in May 2027.", ("XA",), "2027-05"),
        ("It was agreed that Alba would circulate a paper by 15 May 2027.", ("XA",), "2027-05-15"),
        ("Welcomes the offer of Alba and invites Brenn to follow by 2027.", ("XB",), "2027"),
        ("In this context, we ask Alba to renew the list of 2019.", ("XA",), None),
    ],
)  # fmt: skip
def test_whom_it_names(words: str, owners: tuple[str, ...], due: str | None) -> None:
    found = asked(words)
    assert (found.owners, found.due, found.is_action) == (owners, due, True)


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("Each member names one rescue centre by 31 January 2027.", "2027-01-31"),
        ("The members warn each other at once.", None),
        ("All Member States shall ratify the Protocol by 2028.", "2028"),
        ("Urges the Member States to contribute before July 2027.", "2027-07"),
        ("Members exchange their lists every year.", None),
        ("We will open our ports to rescue vessels.", None),
        ("Our governments exchange data on floods.", None),
        ("We call upon our Governments to ratify the Protocol.", None),
        ("The Heads of Government agreed that all members should report in 2027.", "2027"),
    ],
)
def test_what_is_asked_of_every_member(words: str, due: str | None) -> None:
    found = asked(words)
    assert (found.by_all, found.owners, found.due) == (True, (), due)


@pytest.mark.parametrize(
    "words",
    [
        "Takes note of the report of the Secretariat.",
        "Also welcomes the offer of Alba to host the meeting by 2027.",
        "Expresses its gratitude to the people of Brenn.",
        "Recalls its decision of 3 May 2025.",
        "This Declaration creates no obligation under international law.",
        "Reaffirms the principles of the Charter.",
        "The Council underlined its solidarity with the towns on the river.",
        "The Ministers took note of the report of the Secretariat.",
        "The Participants supported the proposal of Alba to set up a fund.",
        "We are convinced that the Secretariat plays a part in this.",
        "We look forward to the meeting in Brenn in 2027.",
        "We welcome the offer of Alba to invite the Secretariat to Brenn.",
        "They also noted a need to improve communication.",
    ],
)
def test_what_asks_nothing(words: str) -> None:
    found = asked(words)
    assert (found.is_action, found.owners, found.due) == (False, (), None)


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("Decides to meet again in the first half of 2027.", "2027-40"),
        ("The cost of a rescue is shared in equal parts.", None),
        ("The Ministers agreed to hold the next session in Alba in 2028.", "2028"),
        ("Endorses the Action Plan of the Working Group on Ports.", None),
        ("We consider it necessary to update the Agenda by the end of 2027.", "2027"),
    ],
)
def test_what_the_body_decides_for_itself(words: str, due: str | None) -> None:
    found = asked(words)
    assert (found.by_itself, found.by_all, found.owners, found.due) == (True, False, (), due)


def test_a_name_inside_a_longer_one_is_not_meant() -> None:
    assert asked("The Working Group on Ports and Shipping meets.").owners == ("wg-shipping",)


@pytest.mark.parametrize(
    ("words", "owners", "by_all", "due"),
    [
        ("Поручает Постоянному секретариату ответить до мая 2027 года.", ("secretariat",), False, "2027-05"),
        ("Просит Рабочую группу по портам подготовить перечень.", ("wg-ports",), False, None),
        ("Каждый член назначает один центр до 31 января 2027 года.", (), True, "2027-01-31"),
        ("Призывает государства-члены внести взносы не позднее 2028 года.", (), True, "2028"),
        ("Совет поручил Альбе представить план к июню 2027 года.", ("XA",), False, "2027-06"),
        ("Мы приветствуем предложение и просим Альбу ответить до 2028 года.", ("XA",), False, "2028"),
        ("Мы будем ежегодно обмениваться данными.", (), True, None),
    ],
)  # fmt: skip
def test_russian(words: str, owners: tuple[str, ...], by_all: bool, due: str | None) -> None:
    found = asked(words, "ru")
    assert (found.owners, found.by_all, found.due) == (owners, by_all, due)


def test_russian_that_asks_nothing() -> None:
    assert not asked("Принимает к сведению доклад Альбы.", "ru").is_action
    assert not asked("Приветствует предложение Альбы.", "ru").is_action
    assert not asked("Мы с удовлетворением отмечаем работу Альбы.", "ru").is_action
    assert not asked("Совет министров принял к сведению доклад Альбы.", "ru").is_action


def test_a_language_that_is_not_read_keeps_its_paragraphs() -> None:
    found = undertakings(["Bittet das Sekretariat."], "de", NAMES, ADOPTED)[0]
    assert (found.is_action, found.owners, found.by_itself) == (True, (), True)


def test_names_may_hold_any_sign_and_long_text_ends() -> None:
    assert undertakings(["A (b) [c]* shall act. " * 500], "en", {"(b) [c]*": "x", " ": "y"}, ADOPTED)


@pytest.mark.parametrize(
    "words", ["the council, a, " * 800, "also " * 3000, "heads of state and " * 800, "мы с у " * 2000]
)
def test_words_made_to_hold_the_reader_up_do_not(words: str) -> None:
    started = perf_counter()
    undertakings([words], "ru" if words.startswith("мы") else "en", NAMES, ADOPTED)
    assert perf_counter() - started < 20, "the ways do not try again and again"
