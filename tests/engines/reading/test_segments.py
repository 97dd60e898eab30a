"""Paragraphs, sentences, headings and the view."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretariat.engines.reading.segments import is_double_spaced, segment
from secretariat.engines.reading.text import ReadingText


def paragraphs(text: str) -> list[str]:
    source = segment(text)
    return [paragraph.span.of(source.view) for paragraph in source.paragraphs]


def sentences(text: str) -> list[str]:
    source = segment(text)
    return [span.of(source.view) for paragraph in source.paragraphs for span in paragraph.sentences]


def headings(text: str) -> list[str]:
    source = segment(text)
    return [paragraph.span.of(source.text) for paragraph in source.paragraphs if paragraph.is_heading]


texts = st.one_of(
    st.text(max_size=200),
    st.text(
        alphabet=st.sampled_from(list("Aa .\n\r\t*#-–—\"'()«»1№г\u00a0\u2028\x1c\x85\f•[]Ия…!?;,_")),
        max_size=200,
    ),
)


@given(texts)
def test_any_text_keeps_its_characters_and_gets_a_view_of_its_length(text: str) -> None:
    source = segment(text)
    assert source.text == text
    assert len(source.view) == len(text)


@given(texts)
def test_any_paragraphs_and_sentences_are_in_order_and_apart(text: str) -> None:
    source: ReadingText = segment(text)
    last = 0
    for paragraph in source.paragraphs:
        assert paragraph.span.start >= last
        assert paragraph.sentences
        inside = paragraph.span.start
        for sentence in paragraph.sentences:
            assert paragraph.span.holds(sentence)
            assert sentence.start >= inside
            assert not source.view[inside : sentence.start].strip()
            inside = sentence.end
        assert not source.view[inside : paragraph.span.end].strip()
        assert "\n" not in paragraph.span.of(source.view)
        last = paragraph.span.end


@given(texts)
def test_any_sign_that_is_no_space_stands_in_a_paragraph(text: str) -> None:
    source = segment(text)
    covered = {at for p in source.paragraphs for at in range(p.span.start, p.span.end)}
    rules_and_marks = set("-=~")
    assert all(
        at in covered or sign.isspace() or sign in rules_and_marks for at, sign in enumerate(source.view)
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One.\n\nTwo.", ["One.", "Two."]),
        ("One.\r\n\r\nTwo.", ["One.", "Two."]),
        ("One.\n \t\nTwo.", ["One.", "Two."]),
        ("First line of news.\nSecond line of news.\nThird one.", 3 * [...]),
        ("The Council of\nMinisters met.", ["The Council of Ministers met."]),
        ("They discussed:\n- trade\n- energy", ["They discussed:", "- trade", "- energy"]),
        ("They discussed:\n1. trade;\n2. energy.", ["They discussed:", "1. trade;", "2. energy."]),
        ("# Title\nText follows here.", ["Title", "Text follows here."]),
        ("One.\n\n---\n\nTwo.", ["One.", "Two."]),
        ("Page one.\fPage two.", ["Page one.", "Page two."]),
        ("", []),
        (" \n\u00a0\n", []),
    ],
)
def test_paragraphs(text: str, expected: list[object]) -> None:
    found = paragraphs(text)
    assert len(found) == len(expected)
    assert all(wanted in (..., words) for words, wanted in zip(found, expected, strict=True))


WRAPPED = """The Committee of Senior Officials held its forty-first session in Istanbul
on 2 and 3 May 1996 under the chairmanship of Ambassador Nurver Nures, who
Turkey had named in January. Delegations of all Participating States took
part in the session and agreed on the agenda of the Meeting of Ministers.
The next session will be held in Kyiv."""


def test_text_wrapped_to_a_width_is_one_paragraph() -> None:
    assert paragraphs(WRAPPED) == [WRAPPED.replace("\n", " ")]


def test_lines_of_uneven_length_that_go_on_are_one_paragraph() -> None:
    text = (
        "The fifteenth meeting of the Council of Elders of the Union of\nRivers will be held in Wexley on "
        "March\n11-13, papers report.\nOle Dahl will sit for the upper river in the Council of\nElders of "
        "the\nUnion.\nThe last meeting of the Council of Elders was held on 29th\nSeptember in Norburg."
    )
    assert any("March 11-13, papers" in words for words in paragraphs(text))
    assert any("29th September in Norburg" in words for words in paragraphs(text))


def test_paragraphs_of_wrapped_text_end_at_blank_lines() -> None:
    assert len(paragraphs(WRAPPED + "\n\n" + WRAPPED)) == 2


def test_indent_begins_a_paragraph_of_wrapped_text() -> None:
    assert (
        len(paragraphs("   " + WRAPPED + " In\n   Kyiv, the ministers will meet in a session of two days."))
        == 2
    )


def test_typescript_with_a_blank_line_after_each_line_is_told() -> None:
    many = "\n\n".join(f"The delegation of state number {number} took the floor." for number in range(12))
    assert is_double_spaced(f"{WRAPPED}\n{WRAPPED}".replace("\n", "\n\n"))
    assert not is_double_spaced(f"{WRAPPED}\n\n{WRAPPED}")
    assert not is_double_spaced(many)


@pytest.mark.parametrize(
    "sentence",
    [
        "H.E. Mr. Sergei Lavrov met Amb. A. B. Ivanov of St. Petersburg.",
        "The U.S. Secretary of State met Dr. Gen. J.-P. Martin at No. 10.",
        "The U.N. Security Council met.",
        "Present were: Mr. A. Babakov, Deputy Chairman; Ms. N. Bocharova, Deputy Minister; Mr. I. Zubov.",
        '"We agreed to meet again!" the minister said.',
        "Prof. Dr. Smith (see U.N. doc. A/51/226. Annex) spoke, e.g. on trade.",
        "The session on 8. December was long.",
        "В. В. Путин и А.Г. Лукашенко встретились в г. Минске.",
        "Встреча прошла в МГУ им. М. В. Ломоносова 1 янв. 2020 г. в 10 час.",
        "В 2024 г. Россия председательствует в СНГ.",
        "В конце 2024 г. Россия председательствует в СНГ.",
        "Обсуждены торговля, транспорт и т.д. и т.п. в регионе.",
        "«Семейное фото не поместилось в кадр», — пошутил делегат.",
        "«Мы встретимся!» — Лавров.",
    ],
)
def test_abbreviation_does_not_end_a_sentence(sentence: str) -> None:
    assert len(sentences(sentence)) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met. They agreed.", ["They met.", "They agreed."]),
        ('"It should not. It is possible," he said.', ['"It should not.', 'It is possible," he said.']),
        ("He left for the U.S. The talks went on.", ["He left for the U.S.", "The talks went on."]),
        ("It was updated in 2012. The Council met.", ["It was updated in 2012.", "The Council met."]),
        ("They said no. The vote failed.", ["They said no.", "The vote failed."]),
        ("1. The Council met. 2. It agreed.", ["1. The Council met.", "2. It agreed."]),
        (
            "the Ministry of Russia.Ambassador Comanescu left.",
            ["the Ministry of Russia.", "Ambassador Comanescu left."],
        ),
        ('he said. "We hope." They left.', ["he said.", '"We hope."', "They left."]),
        ("Саммит прошёл в октябре 2024 г. Следующий будет в Баку.", 2),
        ("Обсудили торговлю и т.д. Затем подписали акт.", 2),
        ("Он приехал… Все ушли. Конец?! Да.", 4),
    ],
)
def test_sentences_end(text: str, expected: list[str] | int) -> None:
    found = sentences(text)
    assert (len(found) if isinstance(expected, int) else found) == expected


@pytest.mark.parametrize(
    ("text", "lengths"),
    [
        ("item one; " * 1000, [2999, 2999, 2999, 999]),
        ("item, two " * 500, [2995, 2003]),
        ("item " * 1000, [2999, 1999]),
        ("x" * 7001, [3000, 3000, 1001]),
    ],
)
def test_what_is_too_long_for_a_sentence_is_cut(text: str, lengths: list[int]) -> None:
    assert [len(words) for words in sentences(text)] == lengths


def test_headings_are_told_by_mark_capitals_and_place() -> None:
    text = (
        "PRESS RELEASE\n27 November 2020\n\nThe Council met by video-conference on Friday.\n\n"
        "**Trade**\n\nIt agreed on rules.\n\nNext steps\n\nIt will meet again.\n\n"
        "## Annex\n\nMr. Artem Chaika, President"
    )
    assert headings(text) == ["PRESS RELEASE", "27 November 2020", "Trade", "Next steps", "Annex"]


def test_view_straightens_and_blanks_without_moving_anything() -> None:
    source = segment("\ufeff**BSEC\u2019s\u00a0\u201cAgenda\u201d** — 1\u20112")
    assert source.view == '   BSEC\'s "Agenda"   — 1-2'


def test_line_break_between_paragraphs_stays_in_the_view() -> None:
    assert segment("a b,\nc.\n\nD e.").view == "a b, c.\n\nD e."
