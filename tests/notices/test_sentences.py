"""What is typed becomes sentences; what they rest on follows their words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretariat.notices.carrying import carried, from_original
from secretariat.notices.sentences import Place, Sentence, Words, from_json, to_json
from secretariat.notices.splitting import paragraphs_of
from secretariat.notices.spotting import facts_in

WORDS = Words(
    (Sentence("The Council met in Port Alba.", ("m1",)),),
    ((Sentence("It adopted the budget.", ("t1", "m1")), Sentence("The hosts were thanked.")),),
)


@pytest.mark.parametrize(
    ("typed", "paragraphs"),
    [
        ("", []),
        ("One. Two.\n\nThree", [["One.", "Two."], ["Three"]]),
        ("One\r\nTwo\r\n\r\n\r\nThree", [["One", "Two"], ["Three"]]),
        ("H.E. Mr. A. Brenn came. He spoke.", [["H.E. Mr. A. Brenn came.", "He spoke."]]),
        (
            "Встреча прошла 3 мая 2026 г. Стороны согласились.",
            [["Встреча прошла 3 мая 2026 г. Стороны согласились."]],
        ),
        ("He said: “We came.” They left.", [["He said: “We came.”", "They left."]]),
        ("It cost 3.5 million. So be it.", [["It cost 3.5 million.", "So be it."]]),
    ],
)
def test_typed_text_becomes_paragraphs_of_sentences(typed: str, paragraphs: list[list[str]]) -> None:
    assert paragraphs_of(typed) == paragraphs


@given(st.text(max_size=80))
def test_no_word_that_was_typed_is_lost(typed: str) -> None:
    kept = [word for part in paragraphs_of(typed) for sentence in part for word in sentence.split()]
    assert kept == typed.split()


def test_words_are_kept_and_come_back() -> None:
    assert from_json(to_json(WORDS)) == WORDS
    assert WORDS.lines == ("m1", "t1")
    assert (WORDS.at(Place(1, 1)), WORDS.at(Place(2, 0)), WORDS.at(Place(0, -1))) == (
        Sentence("The hosts were thanked."),
        None,
        None,
    )


def test_sentences_that_stand_keep_their_lines_wherever_they_are_moved() -> None:
    again = carried(
        WORDS, "It adopted the budget.", "The Council met in Port Alba.\n\nThe hosts were thanked."
    )
    assert again.lede == WORDS.paragraphs[0][:1]
    assert again.paragraphs == (WORDS.lede, WORDS.paragraphs[0][1:])


def test_what_nobody_touched_comes_back_as_it_was() -> None:
    assert carried(WORDS, WORDS.lede_text, WORDS.text) == WORDS


def test_changed_words_keep_their_lines_and_are_marked_new_ones_have_none() -> None:
    again = carried(
        WORDS, "The Council met in Port Brenn.", "Something else altogether happened there, far away."
    )
    assert again.lede == (Sentence("The Council met in Port Brenn.", ("m1",), "changed"),)
    assert again.paragraphs == ((Sentence("Something else altogether happened there, far away."),),)


def test_a_changed_sentence_without_lines_is_not_marked() -> None:
    assert carried(WORDS, "", "The hosts were warmly thanked.").paragraphs[0][0].check == ""


def test_a_version_takes_over_the_lines_of_its_counterpart() -> None:
    version = carried(Words(), "Совет собрался в Порт-Альбе.", "Он принял бюджет.\nХозяев поблагодарили.")
    told = from_original(version, WORDS)
    assert told.lede == (Sentence("Совет собрался в Порт-Альбе.", ("m1",), "original"),)
    assert [one.lines for one in told.paragraphs[0]] == [("t1", "m1"), ()]


def test_a_version_of_other_sentences_takes_over_nothing() -> None:
    version = carried(Words(), "", "Он принял бюджет, и хозяев поблагодарили.")
    assert from_original(version, WORDS) == version


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Council adopted it on 3 May 2026.", ("date", "act")),
        ("We thank Ana Brenn for it.", ("name",)),
        ("Some 40 vessels took part.", ("number", "act")),
        ("We look forward to it.", ()),
        ("Совет принял бюджет.", ("act",)),
        ("Встреча была 3 мая.", ("date",)),
    ],
)
def test_what_looks_like_a_fact_is_spotted(text: str, found: tuple[str, ...]) -> None:
    assert facts_in(text) == found
