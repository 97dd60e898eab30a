"""Dates in words: exact in English, sensible in other languages, no day invented."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretariat.engines.values.date_labels import label
from secretariat.engines.values.edtf import parse


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2021-12-08", "8 December 2021"),
        ("2021-12-08/2021-12-10", "8–10 December 2021"),
        ("2021-06-28/2021-07-02", "28 June – 2 July 2021"),
        ("2021-12-28/2022-01-02", "28 December 2021 – 2 January 2022"),
        ("2023-07-01/2024-06-30", "1 July 2023 – 30 June 2024"),
        ("2022-41", "second half of 2022"),
        ("2022-21", "spring 2022"),
        ("2022-24", "winter 2022–2023"),
        ("2022-34", "2nd quarter 2022"),
        ("2022-38", "second third of 2022"),
        ("2022-06", "June 2022"),
        ("2022-06/2022-12", "June–December 2022"),
        ("2022-06/2023", "June 2022 – 2023"),
        ("2022", "2022"),
        ("2007/2009", "2007–2009"),
        ("2007/2007", "2007"),
        ("1992-06-25/..", "since 25 June 1992"),
        ("1992/", "from 1992, end not known"),
        ("../2005", "until 2005"),
        ("/2005-06-30", "until 30 June 2005"),
        ("/", "dates not known"),
        ("/..", "start not known"),
        ("1994~", "about 1994"),
        ("1994-06?", "June 1994 (uncertain)"),
        ("1994%", "about 1994 (uncertain)"),
        ("2004~/2006", "about 2004 – 2006"),
        ("202X", "2020s"),
        ("20XX", "2000–2099"),
        ("2021-XX", "2021"),
        ("2021-12-XX", "December 2021"),
        ("XXXX-12-08", "8 December"),
        ("XXXX-12", "December"),
    ],
)
def test_english(text: str, words: str) -> None:
    assert label(parse(text)) == words


@pytest.mark.parametrize(
    ("language", "days", "half", "since", "about"),
    [
        (
            "ru",
            "8–10 декабря 2021\u202fг.",
            "вторая половина 2022\u202fг.",
            "с июня 1992\u202fг.",
            "около июня 1994\u202fг.",
        ),
        ("tr", "8–10 Aralık 2021", "2022 yılının ikinci yarısı", "Haziran 1992 döneminden beri", None),
        ("fr", "8–10 décembre 2021", "second semestre 2022", "depuis juin 1992", "vers juin 1994"),
        ("de", "8.–10. Dezember 2021", "zweites Halbjahr 2022", "seit Juni 1992", "um Juni 1994"),
        ("pl", "8–10 grudnia 2021", "druga połowa 2022", "od czerwca 1992", "około czerwca 1994"),
        ("en-US", "December 8, 2021 – December 10, 2021", "second half of 2022", "since June 1992", None),
        ("ja", "2021年12月8日 – 2021年12月10日", "2022年7月 – 2022年12月", "1992年6月 –", "≈ 1994年6月"),
    ],
)
def test_other_languages(language: str, days: str, half: str, since: str, about: str | None) -> None:
    assert label(parse("2021-12-08/2021-12-10"), language) == days
    assert label(parse("2022-41"), language) == half
    assert label(parse("1992-06/.."), language) == since
    assert about is None or label(parse("1994-06~"), language) == about


@given(
    st.builds("{:04d}-{}".format, st.integers(1000, 9000), st.sampled_from(range(21, 42))),
    st.sampled_from([*("en", "ru", "tr", "fr", "de", "pl"), *("uk", "ro", "sr", "hy", "lv", "hu", "ja")]),
)
def test_a_part_of_a_year_names_no_day_in_any_language(text: str, language: str) -> None:
    words = label(parse(text), language)
    year = int(text[:4])
    numbers = {int(number) for number in re.findall(r"\d+", words)}
    assert numbers <= {year, year + 1, *range(1, 13)}
    assert year in numbers
