"""Lists of states and bodies: "Дания (с Гренландией), Исландия, а также Европейский союз"."""

from secretariat.engines.reading.russian.units import Line

_LINKS = ("и", "а", "также", "плюс", "или")
# Words of a state's own name before the part that is known: "Народной Республики Болгарии".
_OF_STATES = ("народный", "социалистический", "республика")
_WIDEST_BRACKET = 12


def also(line: Line, at: int) -> list[int]:
    """Return the other parties of the list in which the party at `at` stands, before it and after it."""
    case, found = set(line.units[at].cases), []
    for step in (-1, 1):
        near = _past_bracket(line, at + step, step)
        while (place := _next_party(line, near, step)) is not None:
            is_other = (
                "C" in (line.units[at].kind, line.units[place].kind)
                and line.units[at].kind != line.units[place].kind
            )
            if is_other or not case & set(line.units[place].cases):
                break
            found.append(place)
            near = _past_bracket(line, place + step, step)
    return sorted(found)


def _next_party(line: Line, near: int, step: int) -> int | None:
    """Return the next party after at least one comma or link; None where the list ends."""
    is_linked = False
    while 0 <= near < len(line.units):
        unit = line.units[near]
        if unit.kind in "SBC":
            return near if is_linked else None
        is_link = unit.surface == "," or unit.lemma in _LINKS
        if not is_link and unit.lemma not in _OF_STATES:
            return None
        is_linked = is_linked or is_link
        near += step
    return None


def _past_bracket(line: Line, near: int, step: int) -> int:
    """Return the place past a remark in brackets: "Дания (включая Гренландию), Исландия"."""
    opens, closes = ("(", ")") if step > 0 else (")", "(")
    if not 0 <= near < len(line.units) or line.units[near].surface != opens:
        return near
    for at in range(near + step, near + step * _WIDEST_BRACKET, step):
        if not 0 <= at < len(line.units):
            return near
        if line.units[at].surface == closes:
            return at + step
    return near


def is_listed(line: Line, at: int) -> bool:
    """Tell whether a body is one of a list of states: "Дания, Исландия и Европейский союз"."""
    return any(line.units[place].kind == "S" for place in also(line, at))
