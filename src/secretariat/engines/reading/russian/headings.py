"""Meetings that a heading or an entry names without a verb: "18-е заседание, г. Осло, 26 мая 2012 г."."""

from collections.abc import Sequence
from dataclasses import replace

from secretariat.engines.reading.dates.resolve import DocumentDay
from secretariat.engines.reading.mentions import DateMention
from secretariat.engines.reading.russian.circumstances import Status, Venue
from secretariat.engines.reading.russian.events import Event
from secretariat.engines.reading.russian.units import Line, Place, Unit

_RECORDS = ("протокол", "стенограмма", "запись")
_TOWN = ("город", "г.", "в")


def headed(event: Event, today: DocumentDay | None) -> Status | None:
    """Return whether a meeting of which only place and day are told is over or ahead, by its day."""
    is_minuted = any(u.lemma in _RECORDS for u in event.line.units[: event.first])
    if not (event.ordinal or event.body or event.is_next or is_minuted) or not _is_alone(event):
        return None
    dated = [n for n, u in enumerate(event.line.units) if isinstance(u.named, DateMention) and u.named.edtf]
    if event.is_next:
        return Status("planned", event.first) if dated or place_in(event.line, event.last) else None
    if not dated or (event.is_bare and not is_minuted):
        return None
    day = event.line.units[dated[0]].named
    begins = str(day.edtf) if isinstance(day, DateMention) else ""
    is_ahead = today is not None and begins[:10] > today.day.isoformat()[: len(begins[:10])]
    return Status("planned" if is_ahead else "held", dated[0])


def place_in(line: Line, first: int) -> Venue | None:
    """Return the town that stands for itself after the name of a meeting: "— Дублин, декабрь"."""
    towns = [u.named for u in line.units[first:] if u.kind == "C" and isinstance(u.named, Place)]
    return Venue(towns[0].value, towns[0].span, False) if towns else None


def with_place_below(line: Line, below: Line | None) -> Line:
    """Return a line with the one below it where that gives no more than place and day."""
    if below is None or not _are_circumstances(below.units):
        return line
    has_day = any(isinstance(u.named, DateMention) for u in (*line.units, *below.units))
    return replace(line, units=(*line.units, *below.units)) if has_day else line


def _is_alone(event: Event) -> bool:
    """Tell whether nothing but the body stands before the name, and nothing but place and day after it."""
    before, after = event.line.units[: event.first], event.line.units[event.last :]
    is_free = all(u.kind in "BX" or u.surface.isdigit() or u.lemma in _RECORDS for u in before)
    return is_free and bool(after) and _are_circumstances(after)


def _are_circumstances(units: Sequence[Unit]) -> bool:
    """Tell whether words are no more than place and day; a town may be one that no list has: "г. Ивдель"."""
    return all(_is_circumstance(u) or (n and _is_town(units[n - 1], u)) for n, u in enumerate(units))


def _is_town(before: Unit, unit: Unit) -> bool:
    return before.lemma in ("город", "г.") and unit.kind == "W" and unit.surface[0].isupper()


def _is_circumstance(unit: Unit) -> bool:
    return unit.kind in "CSDX" or unit.lemma in _TOWN
