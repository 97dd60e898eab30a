"""Dates in English text: what is written, what may be inferred, what stays open."""

from datetime import date

import pytest

from secretariat.engines.reading.english.dates import dateline_of, day_of_document, mark_dates
from secretariat.engines.reading.mentions import Told
from secretariat.engines.reading.segments import segment

UNTOLD = Told(None, None)


def dates_of(text: str, told: Told = UNTOLD) -> list[tuple[str, str | None]]:
    return [(m.span.of(text), m.edtf) for m in mark_dates(segment(text), told)]


WRITTEN = [
    ("held on 8-10 December 2021.", "8-10 December 2021", "2021-12-08/2021-12-10"),
    ("held on 1 and 2 June 2023.", "1 and 2 June 2023", "2023-06-01/2023-06-02"),
    ("from 30 November to 1 December 2023.", "30 November to 1 December 2023", "2023-11-30/2023-12-01"),
    ("from 30 December to 2 January 2024.", "30 December to 2 January 2024", "2023-12-30/2024-01-02"),
    ("on December 8-10, 1985.", "December 8-10, 1985", "1985-12-08/1985-12-10"),
    ("on Nov 30-Dec 1, 1986.", "Nov 30-Dec 1, 1986", "1986-11-30/1986-12-01"),
    ("the second half of 2022.", "second half of 2022", "2022-41"),
    ("the first half of 2022.", "first half of 2022", "2022-40"),
    ("the third quarter of 2022.", "third quarter of 2022", "2022-35"),
    ("in June 2022.", "June 2022", "2022-06"),
    ("in 2012.", "2012", "2012"),
    ("on July 1, 2023.", "July 1, 2023", "2023-07-01"),
    ("from July 1, 2023, to June 30, 2024.", "July 1, 2023, to June 30, 2024", "2023-07-01/2024-06-30"),
    ("on the 1st of July 1991.", "1st of July 1991", "1991-07-01"),
    ("on the first day of July 1991.", "first day of July 1991", "1991-07-01"),
    ("on 29.10.2021.", "29.10.2021", "2021-10-29"),
    ("on 2021-12-08.", "2021-12-08", "2021-12-08"),
    ("on 8.XII.1986.", "8.XII.1986", "1986-12-08"),
    ("on 13/05/2004.", "13/05/2004", "2004-05-13"),
    ("on 05/06/2004.", "05/06/2004", "2004"),
    ("in the 1990s.", "1990s", "199X"),
    ("in the autumn of 2025.", "autumn of 2025", "2025-23"),
    ("by the end of 2024.", "2024", "2024"),
    ("since July 2022.", "July 2022", "2022-07"),
    ("AT BANGKOK ON 8 AUGUST 1967.", "8 AUGUST 1967", "1967-08-08"),
    ("from 2021 to 2025.", "from 2021 to 2025", "2021/2025"),
    ("in 2023-2024.", "2023-2024", "2023/2024"),
]


@pytest.mark.parametrize(("text", "surface", "edtf"), WRITTEN, ids=[case[1] for case in WRITTEN])
def test_written_date_is_read_as_exactly_as_it_stands(text: str, surface: str, edtf: str) -> None:
    assert dates_of("The ministers met " + text) == [(surface, edtf)]


NOT_DATES = [
    "Resolution 1973 was adopted with 2000 votes.",
    "The delegates may march and sit in the sun; a second May meeting was not held.",
    "A total of 2000 delegates took part.",
]


@pytest.mark.parametrize("text", NOT_DATES)
def test_number_or_verb_is_no_date(text: str) -> None:
    assert dates_of(text) == []


def test_impossible_day_stays_open() -> None:
    assert dates_of("It met on 31 February 2020.") == [("31 February 2020", None)]


def test_year_comes_from_the_one_range_that_holds_the_day() -> None:
    text = "The visit took place on 8-10 December 2021. They met on 8 December."
    found = mark_dates(segment(text), UNTOLD)[1]
    assert (found.edtf, found.inferred_from and found.inferred_from.of(text)) == (
        "2021-12-08",
        "8-10 December 2021",
    )


def test_day_without_any_year_stays_open() -> None:
    assert dates_of("They met on 8 December.") == [("8 December", None)]


def test_two_years_in_the_text_lend_none() -> None:
    text = "It met on 1 June 1998 and on 2 June 1999. The Bureau met on 5 June."
    assert dates_of(text)[-1] == ("5 June", None)


LEANING = [
    ("Norway holds the presidency until the end of June.", "June", "2022-06"),
    ("A session planned for May 25 will go ahead.", "May 25", "2022-05-25"),
    ("The Chair will pass to Germany on 1 January.", "1 January", "2023-01-01"),
    ("The Council met on 1 December.", "1 December", "2021-12-01"),
    ("The Council met on Monday.", "Monday", "2022-02-28"),
    ("The Council will meet on Monday.", "Monday", "2022-03-07"),
    ("They met last year.", "last year", "2021"),
    ("It meets next month.", "next month", "2022-04"),
    ("They met yesterday.", "yesterday", "2022-03-02"),
    ("The Council, opened today.", "today", "2022-03-03"),
    ("A meeting held last June.", "last June", "2021-06"),
    ("In the second half of this year it goes to Malta.", "second half of this year", "2022-41"),
    ("A document of 15 September.", "15 September", None),
]


@pytest.mark.parametrize(("text", "surface", "edtf"), LEANING, ids=[case[0] for case in LEANING])
def test_missing_part_follows_publication_and_the_clause(text: str, surface: str, edtf: str | None) -> None:
    assert dates_of(text, Told(date(2022, 3, 3), None)) == [(surface, edtf)]


def test_narrative_of_another_year_is_not_moved_to_the_year_of_publication() -> None:
    text = "In 1991 the leaders met. In March they signed the treaty."
    assert dates_of(text, Told(date(2021, 4, 9), None))[-1] == ("March", None)


def test_that_year_is_the_year_before_it() -> None:
    text = "Work was paused in March 2022. It was resumed in June of that year."
    assert dates_of(text)[-1] == ("June of that year", "2022-06")


DATELINES = [
    ("MOSCOW, October 29. /TASS/. Talks ended.", "MOSCOW, October 29", None),
    ("ANKARA, Nov. 5 (Xinhua) -- Talks ended.", "ANKARA, Nov. 5", None),
    ("Istanbul, 27 November 2020 – Talks ended.", "Istanbul, 27 November 2020", "2020-11-27"),
    ("WASHINGTON, D.C., June 5, 2013 (OAS) -- Talks ended.", "WASHINGTON, D.C., June 5, 2013", "2013-06-05"),
    ("ADDIS ABABA, 25 May 1963: Talks ended.", "ADDIS ABABA, 25 May 1963", "1963-05-25"),
    ("New York -- 23 September 2019 -- Talks ended.", "New York -- 23 September 2019", "2019-09-23"),
    (
        "For immediate release: June 5, 2013\n\nTalks ended.",
        "For immediate release: June 5, 2013",
        "2013-06-05",
    ),
    ("Talks end\n\n27 November 2020\n\nThey ended.", "27 November 2020", "2020-11-27"),
]


@pytest.mark.parametrize(("text", "dateline", "day"), DATELINES, ids=[case[1] for case in DATELINES])
def test_dateline_gives_the_day_of_the_document(text: str, dateline: str, day: str | None) -> None:
    source = segment(text)
    span, today = dateline_of(source), day_of_document(source, UNTOLD)
    assert (span and span.of(text), today and today.day.isoformat()) == (dateline, day)


def test_sentence_with_a_date_is_no_dateline() -> None:
    assert dateline_of(segment("The Council met on 27 November 2020. It was the last meeting.")) is None


WEEKDAY_ONLY = "MOSCOW, October 29. /TASS/. He said on Friday that from July 1, 2023, it will coordinate."


def test_weekday_fixes_the_year_with_receipt_and_the_announced_future() -> None:
    assert dates_of(WEEKDAY_ONLY, Told(None, date(2026, 11, 22)))[0] == ("October 29", "2021-10-29")


def test_weekday_alone_leaves_the_year_open() -> None:
    assert dates_of(WEEKDAY_ONLY)[0] == ("October 29", None)


def test_weekday_and_a_late_receipt_leave_the_year_open() -> None:
    text = "MOSCOW, October 29. /TASS/. He said on Friday that talks went well."
    assert dates_of(text, Told(None, date(2026, 11, 22)))[0] == ("October 29", None)


TOLD_BEFORE = [
    ("It met on 4 May 2021. The day before, experts had met.", "The day before", "2021-05-03"),
    ("It met on 4 May 2021. The same day it rested.", "The same day", "2021-05-04"),
    ("It met from 4 to 6 May 2021. The following day it left.", "The following day", "2021-05-07"),
    ("Nothing is dated. The day before, experts had met.", "The day before", None),
]


@pytest.mark.parametrize(("text", "surface", "edtf"), TOLD_BEFORE)
def test_day_is_measured_from_the_day_told_before_it(text: str, surface: str, edtf: str | None) -> None:
    assert (surface, edtf) in dates_of(text)


def test_week_gives_its_month_where_it_lies_in_one() -> None:
    told = Told(date(2023, 3, 15), None)
    assert dates_of("They met last week.", told) == [("last week", "2023-03")]
    assert dates_of("They met last week.", Told(date(2023, 3, 8), None)) == [("last week", None)]


def test_half_of_the_year_is_that_of_the_paragraph_else_of_the_document() -> None:
    told = Told(date(2023, 3, 15), None)
    assert ("second half of the year", "2023-41") in dates_of(
        "It meets in the second half of the year.", told
    )
    text = "It was founded in 1999. In the second half of the year it met."
    assert ("second half of the year", "1999-41") in dates_of(text, told)


def test_parts_of_the_day_are_the_day() -> None:
    told = Told(date(2023, 3, 15), None)
    assert dates_of("They met this morning and last night.", told) == [
        ("this morning", "2023-03-15"),
        ("last night", "2023-03-14"),
    ]
