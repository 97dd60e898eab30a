"""Dates in Russian words. Reads the view; writes DateSeen, to which `dates.resolve` gives its years."""

import re
from collections.abc import Callable, Iterator, Sequence

from secretariat.engines.reading.dates.seen import DateSeen, Lean, Parts, Relation
from secretariat.engines.reading.russian.tokens import Token, fold
from secretariat.engines.reading.sieve import Sieved
from secretariat.engines.values.spans import Span

_MONTHS = {
    "январ": 1, "феврал": 2, "март": 3, "апрел": 4, "мая": 5, "май": 5, "мае": 5, "маю": 5, "маем": 5,
    "июн": 6, "июл": 7, "август": 8, "сентябр": 9, "октябр": 10, "ноябр": 11, "декабр": 12, "янв": 1,
    "фев": 2, "мар": 3, "апр": 4, "авг": 8, "сен": 9, "окт": 10, "ноя": 11, "дек": 12,
}  # fmt: skip
_MONTH = (
    r"(?:январ[яьею]м?|феврал[яьею]м?|марта?[еу]?|апрел[яьею]м?|ма[йяею]|июн[яьею]м?|июл[яьею]м?|августа?[еу]?"
    r"|сентябр[яьею]м?|октябр[яьею]м?|ноябр[яьею]м?|декабр[яьею]м?"
    r"|янв|фев|мар|апр|авг|сент?|окт|нояб?|дек)\b"
)
_DAYS = {
    "понедельник": 0, "вторник": 1, "сред": 2, "четверг": 3, "пятниц": 4, "суббот": 5, "воскресень": 6,
}  # fmt: skip
_WEEKDAY = r"(?:понедельника?|вторника?|среду|среды|четверга?|пятницу|пятницы|субботу|субботы|воскресенье)\b"
_YEAR = r"(?P<{0}>(?:1[89]|20)\d\d)\s?(?:(?:г\.?|год[ауе]?|году)(?![а-яё]))"
_YEAR_BARE = r"(?P<{0}>(?:1[89]|20)\d\d)(?:\s?(?:г\.?|год[ауе]?|году)(?![а-яё]))?"
_DAY = r"(?P<{0}>[12]?\d|3[01])(?:-?(?:го|е))?"
_UNITS = (
    "перв", "втор", "трет", "четверт", "пят", "шест", "седьм", "восьм", "девят", "десят",
    "одиннадцат", "двенадцат", "тринадцат", "четырнадцат", "пятнадцат", "шестнадцат", "семнадцат",
    "восемнадцат", "девятнадцат", "двадцат",
)  # fmt: skip
_DAY_WORD = (
    r"(?P<tens>двадцать\s|тридцать\s)?(?P<word>(?:перв|втор|четверт|пят|шест|седьм|восьм|девят|десят|\w{2,7}надцат"
    r"|двадцат|тридцат)ого|третьего)"
)
_DASH = r"\s?[-–—]\s?"
_SEASONS = {"весн": 21, "лет": 22, "осен": 23, "зим": 24}
_ORDINALS = {
    "перв": 1, "втор": 2, "трет": 3, "четверт": 4, "iv": 4, "iii": 3, "ii": 2, "i": 1,
    "1": 1, "2": 2, "3": 3, "4": 4,
}  # fmt: skip
_HALVES = {1: 40, 2: 41}
_Maker = Callable[[re.Match[str]], DateSeen | None]


def dates_in(view: str, tokens: Sequence[Token], within: Span) -> list[DateSeen]:
    """Return the dates of one sentence, leaning as the verb of their clause does."""
    found: list[DateSeen] = []
    taken: list[Span] = []
    words = within.of(view)
    for pattern, make in _GRAMMAR:
        if not pattern.may_match(words):
            continue
        for match in pattern.whole.finditer(view, within.start, within.end):
            span = Span(*match.span())
            if any(span.meets(other) for other in taken):
                continue
            seen = make(match)
            if seen is not None:
                taken.append(span)
                found.append(seen)
    return [_leaning(one, tokens) for one in sorted(found, key=lambda one: one.span)]


def _month(word: str | None) -> int | None:
    if word is None:
        return None
    folded = fold(word)
    return next((n for stem, n in _MONTHS.items() if folded.startswith(stem)), None)


def _number(match: re.Match[str], group: str) -> int | None:
    groups = match.groupdict()
    return int(groups[group]) if groups.get(group) else None


def _range(match: re.Match[str]) -> DateSeen | None:
    """Two days: "3 и 4 июля", "8-10 декабря 2021 года", "с 1 июля 2023 года по 30 июня 2024 года"."""
    last_year = _number(match, "y2")
    month2 = _month(match["m2"])
    first = Parts(_number(match, "y1") or _year_before(match, last_year), _month(match["m1"]) or month2)
    first = Parts(first.year, first.month, int(match["d1"]))
    if month2 is not None and first.year is not None and last_year is None:
        last_year = first.year + ((month2, int(match["d2"])) < (first.month or 0, int(match["d1"])))
    return DateSeen(Span(*match.span()), first, Parts(last_year, month2, int(match["d2"])))


def _year_before(match: re.Match[str], last_year: int | None) -> int | None:
    month1, month2 = _month(match["m1"]), _month(match["m2"])
    if last_year is None or month1 is None or month2 is None:
        return last_year
    return last_year - (month1 > month2)


def _single(match: re.Match[str]) -> DateSeen | None:
    parts = Parts(_number(match, "y"), _month(match["m"]), int(match["d"]))
    return DateSeen(Span(*match.span()), parts, weekday=_weekday(match.groupdict().get("w")))


def _in_words(match: re.Match[str]) -> DateSeen | None:
    """A day written out: "первого июля", "двадцать пятого мая 1975 года"."""
    folded = fold(match["word"])
    number = next((n for n, stem in reversed(list(enumerate(_UNITS, 1))) if folded.startswith(stem)), 30)
    day = number + {"д": 20, "т": 30}.get(fold(match["tens"] or "")[:1], 0)
    return (
        DateSeen(Span(*match.span()), Parts(_number(match, "y"), _month(match["m"]), day))
        if day <= 31
        else None
    )


def _weekday(word: str | None) -> int | None:
    return next((n for stem, n in _DAYS.items() if word and fold(word).startswith(stem)), None)


def _numeric(match: re.Match[str]) -> DateSeen | None:
    return DateSeen(Span(*match.span()), Parts(int(match["y"]), int(match["m"]), int(match["d"])))


def _months(match: re.Match[str]) -> DateSeen | None:
    year = _number(match, "y")
    first = Parts(_number(match, "y1") or year, _month(match["m1"]))
    return DateSeen(Span(*match.span()), first, Parts(year, _month(match["m2"])))


def _month_year(match: re.Match[str]) -> DateSeen | None:
    return DateSeen(Span(*match.span()), Parts(_number(match, "y"), _month(match["m"])))


def _years(match: re.Match[str]) -> DateSeen | None:
    first, last = int(match["y1"]), int(match["y2"])
    last = last if last > 100 else first // 100 * 100 + last
    return DateSeen(Span(*match.span()), Parts(first), Parts(last))


def _part_of_year(match: re.Match[str]) -> DateSeen | None:
    written = fold(match["o"])
    ordinal = next(n for stem, n in _ORDINALS.items() if written.startswith(stem))
    is_half = fold(match["unit"]).startswith("пол")
    season = _HALVES.get(ordinal) if is_half else 32 + ordinal
    return _seasoned(match, season)


def _season(match: re.Match[str]) -> DateSeen | None:
    season = next((n for stem, n in _SEASONS.items() if fold(match["s"]).startswith(stem)), None)
    return _seasoned(match, season)


def _seasoned(match: re.Match[str], season: int | None) -> DateSeen | None:
    if season is None:
        return None
    span, relative = Span(*match.span()), match.groupdict().get("rel")
    if match["y"]:
        return DateSeen(span, Parts(int(match["y"]), season=season))
    if relative:
        return DateSeen(span, Parts(season=season), relation=Relation.YEAR, shift=_shift(relative))
    return None


def _year(match: re.Match[str]) -> DateSeen | None:
    return DateSeen(Span(*match.span()), Parts(int(match["y"])))


def _shift(word: str) -> int:
    folded = fold(word)
    if folded.startswith(("прошл", "минувш", "прошедш", "истекш", "п")):
        return -1
    return 1 if folded.startswith(("следующ", "будущ")) else 0


def _relative(match: re.Match[str]) -> DateSeen | None:
    unit = Relation.YEAR if "год" in fold(match["unit"]) else Relation.MONTH
    return DateSeen(Span(*match.span()), relation=unit, shift=_shift(match["rel"]))


def _month_of_relative_year(match: re.Match[str]) -> DateSeen | None:
    parts = Parts(month=_month(match["m"]), day=_number(match, "d"))
    return DateSeen(
        Span(*match.span()), parts, relation=Relation.YEAR, shift=_shift(match["rel"] or match["short"])
    )


def _day(match: re.Match[str]) -> DateSeen | None:
    shifts = {"сегодня": 0, "вчера": -1, "накануне": -1, "завтра": 1, "позавчера": -2, "послезавтра": 2}
    return DateSeen(Span(*match.span()), relation=Relation.DAY, shift=shifts[fold(match.group())])


def _on_weekday(match: re.Match[str]) -> DateSeen | None:
    shift = _shift(match["rel"]) if match["rel"] else 0
    return DateSeen(
        Span(*match.span("in")), weekday=_weekday(match["w"]), relation=Relation.WEEKDAY, shift=shift
    )


def _sieved(*rows: tuple[str, _Maker]) -> list[tuple[Sieved, _Maker]]:
    return [(Sieved(pattern, re.IGNORECASE), make) for pattern, make in rows]


_D1, _D2, _D = _DAY.format("d1"), _DAY.format("d2"), _DAY.format("d")
_REL = (
    r"(?P<rel>прошл\w+|минувш\w+|истекш\w+|прошедш\w+|нынешн\w+|эт(?:ого|ом)|сего|текущ\w+"
    r"|следующ\w+|будущ\w+)"
)
_OF_YEAR = rf"(?:{_REL}\sгода|(?P<short>[стп])\.\s?г\.)"
_GRAMMAR = _sieved(
    (
        rf"(?<!\d)(?:с\s)?{_D1}\s(?P<m1>{_MONTH})(?:\s{_YEAR_BARE.format('y1')})?(?:{_DASH}|\s(?:по|до)\s)"
        rf"{_D2}\s(?P<m2>{_MONTH})(?:\s{_YEAR_BARE.format('y2')})?",
        _range,
    ),
    (
        rf"(?<!\d)(?:с\s)?{_D1}(?P<m1>)(?:{_DASH}|\s(?:по|и|до)\s){_D2}\s(?P<m2>{_MONTH})"
        rf"(?:\s{_YEAR_BARE.format('y2')})?(?P<y1>)",
        _range,
    ),
    (rf"(?<!\d){_D}\s(?P<m>{_MONTH}),?\s{_OF_YEAR}", _month_of_relative_year),
    (rf"(?P<d>)\b(?P<m>{_MONTH})\s{_OF_YEAR}", _month_of_relative_year),
    (rf"\b{_DAY_WORD}\s(?P<m>{_MONTH})(?:\s{_YEAR_BARE.format('y')})?", _in_words),
    (rf"\b(?P<m>{_MONTH})\s{_D}(?:\sдня)?,?\s{_YEAR.format('y')}", _single),
    (
        rf"(?:\bв\s(?P<w>{_WEEKDAY}),\s)?(?<!\d)(?<!\d[.,]){_D}\s(?P<m>{_MONTH})(?:,?\s{_YEAR_BARE.format('y')})?",
        _single,
    ),
    (r"(?<![\d.])(?P<d>[0-3]?\d)\.(?P<m>[01]?\d)\.(?P<y>(?:19|20)\d\d)(?![\d])", _numeric),
    (
        rf"\b(?:с\s)?(?P<m1>{_MONTH})(?:\s{_YEAR_BARE.format('y1')})?(?:{_DASH}|\s(?:по|и)\s)(?P<m2>{_MONTH})"
        rf"\s{_YEAR_BARE.format('y')}",
        _months,
    ),
    (rf"\bс\s(?P<m1>{_MONTH})(?P<y1>)\s(?:по|до)\s(?P<m2>{_MONTH})(?P<y>)(?!\s\d)", _months),
    (rf"\b(?P<m>{_MONTH})\s{_YEAR.format('y')}", _month_year),
    (
        r"\b(?P<o>перв\w+|втор\w+|трет\w+|четв[её]рт\w+|I{1,3}|IV|[1-4](?:-\w{1,3})?)\s(?P<unit>полугоди\w+|половин\w+|квартал\w*)\s"
        rf"(?:{_YEAR.format('y')}|{_REL}\sгода)",
        _part_of_year,
    ),
    (rf"\b(?P<s>весн\w+|лет(?:о|ом|а)|осен\w+|зим\w+)\s(?:{_YEAR.format('y')}|{_REL}\sгода)", _season),
    (
        rf"(?<!\d)(?P<y1>(?:1[89]|20)\d\d){_DASH}(?P<y2>(?:1[89]|20)?\d\d)\s(?:гг\.?|год(?:ы|ов|ах|ам))",
        _years,
    ),
    (
        r"(?<!\d)(?:с\s)?(?P<y1>(?:1[89]|20)\d\d)\s(?:по|и)\s(?P<y2>(?:1[89]|20)\d\d)\s?(?:гг?\.?|год\w*)",
        _years,
    ),
    (rf"(?<![\d.,-]){_YEAR.format('y')}", _year),
    (rf"\b(?:в|на)\s{_REL}\s(?P<unit>год[ау]?|году|месяце?)\b", _relative),
    (rf"\b{_REL}\s(?P<unit>года|месяца)\b", _relative),
    (r"\b(?:сегодня|вчера|накануне|завтра|позавчера|послезавтра)\b", _day),
    (
        rf"\b(?P<in>(?:во?|на)\s(?:(?P<rel>прошл\w+|минувш\w+|будущ\w+|следующ\w+)\s)?(?P<w>{_WEEKDAY}))",
        _on_weekday,
    ),
    (
        rf"\b(?:до\s)?(?:начал|середин|конц|исход|перв\w+\s(?:половин|декад)|втор\w+\s(?:половин|декад)|последн\w+\sчисл)\w*"
        rf"\s(?P<m>{_MONTH})(?P<y>)(?!\s\d)",
        _month_year,
    ),
    (rf"\b(?:в|во|к|до|с|на)\s(?P<m>{_MONTH})(?P<y>)(?!\s\d)", _month_year),
)


def _leaning(one: DateSeen, tokens: Sequence[Token]) -> DateSeen:
    clause = list(_clause(tokens, one.span))
    lean = _lean_of(clause)
    if lean is Lean.OPEN:
        lean = _lean_of(tokens)
    return DateSeen(one.span, one.first, one.last, one.weekday, one.relation, one.shift, lean)


def _clause(tokens: Sequence[Token], span: Span) -> Iterator[Token]:
    """Yield the words between the commas round a date."""
    at = next((n for n, t in enumerate(tokens) if t.span.meets(span)), None)
    if at is None:
        return
    begins = max((n for n in range(at) if tokens[n].surface in ",;—"), default=-1) + 1
    after = (
        n for n in range(at, len(tokens)) if tokens[n].surface in ",;—" and not tokens[n].span.meets(span)
    )
    yield from tokens[begins : next(after, len(tokens))]


_AHEAD = {
    "запланировать", "намечать", "наметить", "планироваться", "предстоять", "предстоящий", "ожидаться",
    "следующий", "должный", "должен", "намереваться", "очередной", "планировать",
}  # fmt: skip


def _lean_of(tokens: Sequence[Token]) -> Lean:
    is_ahead = any(t.word.tag == "futr" or t.word.lemma in _AHEAD or t.word.part == "I" for t in tokens)
    is_behind = any(t.word.tag == "past" for t in tokens)
    if is_ahead == is_behind:
        return (
            Lean.FUTURE
            if is_ahead and any(t.word.lemma in _AHEAD or t.word.part == "I" for t in tokens)
            else Lean.OPEN
        )
    return Lean.FUTURE if is_ahead else Lean.PAST
