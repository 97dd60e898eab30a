"""Dates in Russian words, with the years that the day of the document gives them."""

from datetime import date

import pytest

from secretariat.engines.reading.dates.resolve import DocumentDay, resolve
from secretariat.engines.reading.russian.dates import dates_in
from secretariat.engines.reading.russian.tokens import tokenise
from secretariat.engines.values.spans import Span

TUESDAY = date(2021, 11, 23)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Оно проходило 3 и 4 июля", ["2021-07-03/2021-07-04"]),
        ("8 октября 2024 года", ["2024-10-08"]),
        ("в первом полугодии 2025 года", ["2025-40"]),
        ("во втором полугодии следующего года", ["2022-41"]),
        ("на 2025—2027 годы", ["2025/2027"]),
        ("В четверг состоялась встреча", ["2021-11-18"]),
        ("На четверг запланирована встреча", ["2021-11-25"]),
        ("в прошлом году", ["2020"]),
        ("с 1 июля 2023 года по 30 июня 2024 года", ["2023-07-01/2024-06-30"]),
        ("с 1 января по 31 декабря 2025 года", ["2025-01-01/2025-12-31"]),
        ("запланировано на осень 2025 года", ["2025-23"]),
        ("8-10 декабря состоится визит", ["2021-12-08/2021-12-10"]),
        ("С 10 по 15 мая 1972 года", ["1972-05-10/1972-05-15"]),
        ("01.07.2023", ["2023-07-01"]),
        ("в октябре прошлого года", ["2020-10"]),
        ("накануне вечером", ["2021-11-22"]),
        ("сегодня", ["2021-11-23"]),
        ("в пятницу, 29 октября, заявил", ["2021-10-29"]),
        ("с июля по декабрь 2022 года", ["2022-07/2022-12"]),
        ("в III квартале и 45-летие", []),
    ],
)
def test_date_as_exact_as_written(text, expected):
    span = Span(0, len(text))
    seen = dates_in(text, tokenise(text, span), span)
    assert [d.edtf for d in resolve(seen, [span], DocumentDay(TUESDAY))] == expected
