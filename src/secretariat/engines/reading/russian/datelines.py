"""The dateline of an agency item or release: a city and a day before the first words."""

import re

from secretariat.engines.reading.dates.seen import DateSeen
from secretariat.engines.reading.russian.dates import dates_in
from secretariat.engines.reading.text import ReadingText
from secretariat.engines.values.spans import Span

_NO_CITY = r"(?!Сегодня|Вчера|Завтра|Накануне|Позавчера|Ранее|Тогда|Затем)"
_CITY = _NO_CITY + r"[А-ЯЁ][А-ЯЁа-яё]+(?:[- ](?:на[- ])?[А-ЯЁ][А-ЯЁа-яё]+){0,2}"
_DAY = r"\d{1,2}\s[а-яё]{3,8}\.?(?:\s\d{4}(?:\s(?:г\.|года?))?)?"
_AGENCY = r"(?:/[^/\n]{2,40}/|\(?[А-ЯЁA-Z][\w. -]{1,40}?\)?)"
_DATELINE = re.compile(
    rf"\s*{_CITY}(?:\s\([^)]{{2,30}}\))?[.,]\s(?:{_AGENCY}[.,]\s)?(?P<day>{_DAY})"
    rf"(?:\s?[.,]?\s?[-–—/(]?\s?{_AGENCY}[/)]?\s?(?:[.:]|[-–—](?=\s)))?[.,:]?\s?[-–—]?\s"
)
# "4 ноября, Минск /Корр. БЕЛТА/."
_DAY_FIRST = re.compile(rf"\s*(?P<day>{_DAY}),\s{_CITY}\s/[^/\n]{{2,40}}/[.,]?\s?[-–—]?\s")
_FIRST_PARAGRAPHS = 4


def dateline_of(source: ReadingText) -> tuple[Span, DateSeen] | None:
    """Return the stretch of the dateline and its day, or None.

    A line like "МОСКВА, 29 октября. /ТАСС/." or "МИНСК, 23 ноя - РИА Новости." at the head of a paragraph.
    """
    for paragraph in source.paragraphs[:_FIRST_PARAGRAPHS]:
        within = paragraph.span.start, paragraph.span.end
        match = _DATELINE.match(source.view, *within) or _DAY_FIRST.match(source.view, *within)
        if match is None:
            continue
        days = dates_in(source.view, [], Span(*match.span("day")))
        if days and days[0].first.day is not None:
            return Span(paragraph.span.start, match.end()), days[0]
    return None
