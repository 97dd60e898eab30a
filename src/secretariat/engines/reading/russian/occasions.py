"""Meetings told in passing: beside which, at which or before which something was done."""

from secretariat.engines.reading.russian.circumstances import Status, date_near, venue_near
from secretariat.engines.reading.russian.events import Event


def on_the_margins(event: Event) -> bool:
    """Tell whether others met beside a meeting of which nothing else is said: "на полях сессии"."""
    return any(u.lemma == "поле" for u in event.line.units[max(0, event.first - 2) : event.first])


_IN_THE_COURSE = ("на", "ход", "рамка", "итог")


def in_passing(event: Event) -> Status | None:
    """A meeting at which something was done was held; one that is prepared is ahead."""
    units, first = event.line.units, event.first
    before = {u.lemma for u in units[max(0, first - 2) : first]}
    is_told = date_near(event.line, first, event.last, None) or venue_near(
        event.line, first, event.last, None
    )
    if "подготовка" in before and (event.ordinal is not None or event.body is not None) and is_told:
        at = next(n for n in range(first - 1, -1, -1) if units[n].lemma == "подготовка")
        return Status("planned", at)
    if (event.body is None and event.ordinal is None) or event.is_next or not is_told or first == 0:
        return None
    past = next(
        (n for n, u in enumerate(units) if u.part == "S" or (u.part == "V" and u.cases == "past")), None
    )
    is_ahead = any(u.cases == "futr" for u in units)
    is_course = units[first - 1].lemma in _IN_THE_COURSE
    return Status("held", past) if is_course and past is not None and not is_ahead else None


def addressed(event: Event) -> Status | None:
    """A meeting whose participants were spoken to was held: "в обращении к участникам 16-й конференции"."""
    units, first = event.line.units, event.first
    is_spoken_to = first > 0 and units[first - 1].lemma in ("участник", "гость", "делегат")
    past = next((n for n, u in enumerate(units) if u.part == "V" and u.cases == "past"), None)
    return Status("held", past) if is_spoken_to and past is not None and not event.is_bare else None
