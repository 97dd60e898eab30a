"""Dates in words, in the language of the reader; no day is invented.

Names of months and the order of parts come from CLDR (babel). The words that CLDR does not have (seasons,
half-years, "since", "about") stand in the table below; a language without an entry gets signs instead.
"""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from secretariat.engines.values.edtf import Edtf
from secretariat.engines.values.units import LAST_QUARTER, LAST_SEASON, Precision, Unit

# The European order of day, month and year for English, as in the documents of the field.
_LOCALES = {"en": "en_GB"}
_CACHED_LABELS = 16_384


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language; `{}` takes a date, a tuple has one form for a day and one for the rest."""

    since: tuple[str, str]
    until: tuple[str, str]
    since_end_unknown: tuple[str, str]
    about: str
    uncertain: str
    unknown: str
    start_unknown: str
    decade: str
    seasons: tuple[str, str, str, str]
    thirds: tuple[str, str, str]
    halves: tuple[str, str]


_SIGNS = Words(
    since=("{} –", "{} –"),
    until=("– {}", "– {}"),
    since_end_unknown=("{} – ?", "{} – ?"),
    about="≈ {}",
    uncertain="{} (?)",
    unknown="?",
    start_unknown="? –",
    decade="{0}–{1}",
    seasons=("", "", "", ""),
    thirds=("", "", ""),
    halves=("", ""),
)

_WORDS: dict[str, Words] = {
    "en": Words(
        since=("since {}", "since {}"),
        until=("until {}", "until {}"),
        since_end_unknown=("from {}, end not known", "from {}, end not known"),
        about="about {}",
        uncertain="{} (uncertain)",
        unknown="dates not known",
        start_unknown="start not known",
        decade="{0}s",
        seasons=("spring {}", "summer {}", "autumn {}", "winter {}"),
        thirds=("first third of {}", "second third of {}", "last third of {}"),
        halves=("first half of {}", "second half of {}"),
    ),
    # The narrow no-break space before the abbreviated "year" is the one that CLDR writes.
    "ru": Words(
        since=("с {}", "с {}"),
        until=("до {}", "до {}"),
        since_end_unknown=("с {}, конец неизвестен", "с {}, конец неизвестен"),
        about="около {}",
        uncertain="{} (предположительно)",
        unknown="даты неизвестны",
        start_unknown="начало неизвестно",
        decade="{0}-е гг.",
        seasons=("весна {}\u202fг.", "лето {}\u202fг.", "осень {}\u202fг.", "зима {}\u202fг."),
        thirds=("первая треть {}\u202fг.", "вторая треть {}\u202fг.", "последняя треть {}\u202fг."),
        halves=("первая половина {}\u202fг.", "вторая половина {}\u202fг."),
    ),
    "tr": Words(
        since=("{} tarihinden beri", "{} döneminden beri"),
        until=("{} tarihine kadar", "{} dönemine kadar"),
        since_end_unknown=(
            "{} tarihinden itibaren, sonu bilinmiyor",
            "{} döneminden itibaren, sonu bilinmiyor",
        ),
        about="yaklaşık {}",
        uncertain="{} (kesin değil)",
        unknown="tarihler bilinmiyor",
        start_unknown="başlangıcı bilinmiyor",
        decade="{0}–{1}",
        seasons=("{} ilkbaharı", "{} yazı", "{} sonbaharı", "{} kışı"),
        thirds=("{} yılının ilk üçte biri", "{} yılının ikinci üçte biri", "{} yılının son üçte biri"),
        halves=("{} yılının ilk yarısı", "{} yılının ikinci yarısı"),
    ),
    "fr": Words(
        since=("depuis le {}", "depuis {}"),
        until=("jusqu’au {}", "jusqu’en {}"),
        since_end_unknown=("à partir du {}, fin inconnue", "à partir de {}, fin inconnue"),
        about="vers {}",
        uncertain="{} (incertain)",
        unknown="dates inconnues",
        start_unknown="début inconnu",
        decade="années {0}",
        seasons=("printemps {}", "été {}", "automne {}", "hiver {}"),
        thirds=("premier tiers de {}", "deuxième tiers de {}", "dernier tiers de {}"),
        halves=("premier semestre {}", "second semestre {}"),
    ),
    "de": Words(
        since=("seit {}", "seit {}"),
        until=("bis {}", "bis {}"),
        since_end_unknown=("ab {}, Ende unbekannt", "ab {}, Ende unbekannt"),
        about="um {}",
        uncertain="{} (unsicher)",
        unknown="Daten unbekannt",
        start_unknown="Beginn unbekannt",
        decade="{0}er Jahre",
        seasons=("Frühling {}", "Sommer {}", "Herbst {}", "Winter {}"),
        thirds=("erstes Drittel {}", "zweites Drittel {}", "letztes Drittel {}"),
        halves=("erstes Halbjahr {}", "zweites Halbjahr {}"),
    ),
    "pl": Words(
        since=("od {}", "od {}"),
        until=("do {}", "do {}"),
        since_end_unknown=("od {}, koniec nieznany", "od {}, koniec nieznany"),
        about="około {}",
        uncertain="{} (niepewne)",
        unknown="daty nieznane",
        start_unknown="początek nieznany",
        decade="lata {0}–{1}",
        seasons=("wiosna {}", "lato {}", "jesień {}", "zima {}"),
        thirds=("pierwsza tercja {}", "druga tercja {}", "ostatnia tercja {}"),
        halves=("pierwsza połowa {}", "druga połowa {}"),
    ),
}


@lru_cache(maxsize=_CACHED_LABELS)
def label(edtf: Edtf, language: str = "en") -> str:
    """Return the date in the words of a language (a code such as `en` or `pt-br`).

    >>> from secretariat.engines.values.edtf import parse
    >>> label(parse("2021-12-08/2021-12-10"))
    '8–10 December 2021'
    >>> label(parse("2022-41"))
    'second half of 2022'
    """
    return _Writer(language).written(edtf)


class _Writer:
    """Writes dates in one language."""

    def __init__(self, language: str) -> None:
        from babel import Locale  # noqa: PLC0415 - heavy, and only pages need it

        code = language.replace("-", "_")
        self.locale = Locale.parse(_LOCALES.get(code, code))
        self.words = _WORDS.get(self.locale.language, _SIGNS)

    def written(self, edtf: Edtf) -> str:
        """Return a whole date or interval."""
        if not edtf.is_interval and edtf.start:
            return self._with_sign(edtf.start, self._unit(edtf.start, in_phrase=edtf.is_approximate))
        start, finish = edtf.start, edtf.finish
        if start and finish:
            return self._between(start, finish)
        if start:
            forms = self.words.since if edtf.is_open_end else self.words.since_end_unknown
            return self._beside(start, forms)
        if finish:
            return self._beside(finish, self.words.until)
        return self.words.start_unknown if edtf.is_open_end else self.words.unknown

    def _beside(self, unit: Unit, forms: tuple[str, str]) -> str:
        form = forms[0] if unit.precision is Precision.DAY else forms[1]
        return self._with_sign(unit, form.format(self._unit(unit, in_phrase=True)))

    def _with_sign(self, unit: Unit, text: str) -> str:
        if unit.is_approximate:
            text = self.words.about.format(text)
        return self.words.uncertain.format(text) if unit.is_uncertain else text

    def _between(self, start: Unit, finish: Unit) -> str:
        if start.text == finish.text:
            return self._with_sign(start, self._unit(start))
        if start.is_whole and finish.is_whole and start.precision is finish.precision:
            short = self._shortened(start, finish)
            if short:
                return short
        left, right = (self._with_sign(unit, self._unit(unit)) for unit in (start, finish))
        return f"{left}–{right}" if left.isdigit() and right.isdigit() else f"{left} – {right}"

    def _shortened(self, start: Unit, finish: Unit) -> str | None:
        """Say the year, and the month, once where both sides share it and the year stands last."""
        pattern = self._day_pattern()
        if start.year != finish.year or not start.first or not finish.first or not _year_is_last(pattern):
            return None
        if start.precision is Precision.MONTH:
            return f"{self._formatted(start.first, 'LLLL')}–{self._unit(finish)}"
        if start.precision is not Precision.DAY:
            return None
        if start.part == finish.part:
            return self._days_of_month(pattern, start.first, finish.first)
        return f"{self._formatted(start.first, self._pattern('MMMMd'))} – {self._unit(finish)}"

    def _days_of_month(self, pattern: str, first: date, last: date) -> str | None:
        # The day stands first in patterns that end with the year; German writes its full stop on both days.
        if pattern.startswith("dd"):
            return None
        mark = "d." if pattern.startswith("d.") else "d"
        rest = self._formatted(last, pattern.removeprefix(mark))
        return f"{first.day}{mark[1:]}–{last.day}{mark[1:]}{rest}"

    def _unit(self, unit: Unit, *, in_phrase: bool = False) -> str:
        if unit.first is None:
            return self._without_year(unit)
        if unit.precision is Precision.DAY:
            return self._formatted(unit.first, self._day_pattern())
        if unit.precision is Precision.MONTH:
            pattern = self._pattern("yMMMM")
            return self._formatted(unit.first, pattern.replace("LLLL", "MMMM") if in_phrase else pattern)
        if unit.precision is Precision.PART_OF_YEAR:
            return self._part_of_year(unit)
        return self._years(unit)

    def _years(self, unit: Unit) -> str:
        years = (str(unit.iso_first), str(unit.iso_last))
        if unit.precision is Precision.YEAR:
            return years[0]
        return self.words.decade.format(*years) if unit.precision is Precision.DECADE else "–".join(years)

    def _without_year(self, unit: Unit) -> str:
        # Any leap year will do: the year is not shown.
        at = date(2000, unit.part or 1, unit.day or 1)
        return self._formatted(at, self._pattern("MMMMd") if unit.day else "LLLL")

    def _part_of_year(self, unit: Unit) -> str:
        code, year = unit.part or 0, unit.year or 0
        if self.words is _SIGNS:
            pattern = self._pattern("yMMMM")
            return f"{self._formatted(unit.first, pattern)} – {self._formatted(unit.last, pattern)}"
        if code <= LAST_SEASON:
            # A winter, or a southern summer, runs into the next year.
            crosses = unit.last is not None and unit.last.year != year
            return self.words.seasons[(code - 21) % 4].format(f"{year}–{year + 1}" if crosses else year)
        if code <= LAST_QUARTER:
            return self._formatted(unit.first, self._pattern("yQQQQ"))
        return (self.words.thirds[code - 37] if code <= 39 else self.words.halves[code - 40]).format(year)

    def _day_pattern(self) -> str:
        return str(self.locale.date_formats["long"].pattern)

    def _pattern(self, skeleton: str) -> str:
        return str(self.locale.datetime_skeletons[skeleton].pattern)

    def _formatted(self, day: date | None, pattern: str) -> str:
        from babel.dates import format_date  # noqa: PLC0415 - heavy, and only pages need it

        return format_date(day, pattern, locale=self.locale)


def _year_is_last(pattern: str) -> bool:
    return pattern.startswith("d") and "y" in pattern
