"""The lines of a version of an agenda that come as CSV: columns, rows, and what is wrong with each. Pure.

`number;words;topics;indicator;unit;baseline;target;by`: topics by key or name, several apart by commas or
spaces; a row without words gives one more indicator to the line above.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation

from secretariat.commitments.bridge import IndicatorValue, PriorityValue
from secretariat.commitments.sheet import sheet_rows
from secretariat.data.topics import topics
from secretariat.engines.values.edtf import BadDate, parse
from secretariat.engines.values.folding import fold

MOST_ROWS = 500
LONGEST = {"number": 20, "words": 1000, "indicator": 300, "unit": 60}
COLUMNS = ("number", "words", "topics", "indicator", "unit", "baseline", "target", "by")


@dataclass(frozen=True, slots=True)
class LineRow:
    """One row: `at` is its line in the file; `reasons` why it cannot be taken; empty: it can."""

    at: int
    value: PriorityValue
    reasons: tuple[str, ...] = ()


def rows_of(text: str, version: str) -> list[LineRow]:
    """Return the lines of a file, each with what is wrong with it.

    Args:
        version: public id of the version whose lines they are.

    Raises:
        BadFile: no row, too many, a column that nobody knows, or none with the words.
    """
    found: list[LineRow] = []
    for row in sheet_rows(text, COLUMNS, "words", MOST_ROWS):
        _add(found, row.at, row.cells, version, is_too_wide=row.is_too_wide)
    return found


def _add(found: list[LineRow], at: int, given: Mapping[str, str], version: str, *, is_too_wide: bool) -> None:
    reasons = ["it has more cells than the head"] if is_too_wide else []
    reasons += [f"the {name} has more than {most} characters" for name, most in LONGEST.items()
                if len(given[name]) > most]  # fmt: skip
    keys, unknown = _topics(given["topics"])
    reasons += [f"“{word[:40]}” is no topic" for word in unknown]
    indicators, wrong = _indicators(given)
    reasons += wrong
    if not given["words"]:
        if found and indicators:
            last = found[-1]
            value = replace(last.value, indicators=(*last.value.indicators, *indicators))
            said = (*last.reasons, *(f"row {at}: {reason}" for reason in reasons))
            found[-1] = LineRow(last.at, value, said)
            return
        reasons.append("it has no words")
    value = PriorityValue(
        of=version, number=given["number"], words=given["words"], topics=keys, indicators=indicators,
        position=len(found),
    )  # fmt: skip
    found.append(LineRow(at, value, tuple(reasons)))


def _topics(text: str) -> tuple[tuple[str, ...], list[str]]:
    known = {one.key: one.key for one in topics()}
    for one in topics():
        known |= {fold(one.en): one.key, fold(one.ru): one.key}
    if fold(text) in known:
        return (known[fold(text)],), []
    words = [word.strip() for part in text.split(",") for word in ([part] if fold(part.strip()) in known
             else part.split())]  # fmt: skip
    keys = dict.fromkeys(known[fold(word)] for word in words if fold(word) in known)
    return tuple(keys), [word for word in words if word and fold(word) not in known]


def _indicators(given: Mapping[str, str]) -> tuple[tuple[IndicatorValue, ...], list[str]]:
    figures = {name: given[name] for name in ("baseline", "target")}
    reasons = [f"the {name} “{text[:40]}” is no number" for name, text in figures.items()
               if text and not _is_number(text)]  # fmt: skip
    if given["by"]:
        try:
            parse(given["by"])
        except BadDate:
            reasons.append(f"“{given['by'][:40]}” is no date such as 2030 or 2030-12-31")
    if not given["indicator"]:
        has_more = any(given[name] for name in ("unit", "baseline", "target", "by"))
        return (), [*reasons, "it has figures, but no indicator"] if has_more else reasons
    value = IndicatorValue(
        name=given["indicator"], unit=given["unit"], baseline=figures["baseline"] or None,
        target=figures["target"] or None, by=given["by"] or None,
    )  # fmt: skip
    return (value,), reasons


def _is_number(text: str) -> bool:
    try:
        return Decimal(text).is_finite()
    except InvalidOperation:
        return False
