"""Whose presence a sentence tells, and at which of the meetings told before."""

from secretariat.engines.reading.russian.attendance import attendants
from secretariat.engines.reading.russian.circumstances import (
    called_off,
    date_near,
    mode_of,
    venue_near,
)
from secretariat.engines.reading.russian.told_meetings import Meeting, join_attendants, may_meet
from secretariat.engines.reading.russian.units import Line
from secretariat.engines.reading.russian.wordlists import word_set
from secretariat.engines.reading.russian.words import MEETING_NOUNS

_PRONOUNS = word_set("meetings-pronouns")
_OF_MEETING = word_set("meetings-of-meeting")
_MAY_ATTEND = 8


def attend(line: Line, number: int, here: list[Meeting], found: list[Meeting]) -> None:
    """Give the attendants that a line names to its meeting, or to the one told just before."""
    named_here = attendants(line)
    talk = found[-1] if found and found[-1].is_talk and not here else None
    if talk is not None and talk.last_line == number - 1 and _speaks_of_talk(line):
        join_attendants(talk, named_here)
        talk.last_line = number
        return
    own = [m for m in here if not m.is_talk]
    if here and not own and not any(u.lemma in ("участие", "участвовать") for u in line.units):
        return
    speaks_of = own[-1] if own else spoken_of(line, number, found)
    if speaks_of is None:
        return
    if not own and _begins_with_pronoun(line):
        date = date_near(line, 0, 1, None)
        if date is not None and (
            speaks_of.date is None or may_meet(date.edtf or "", speaks_of.date.edtf or "")
        ):
            speaks_of.date = (
                date
                if len(date.edtf or "") >= len((speaks_of.date and speaks_of.date.edtf) or "")
                else speaks_of.date
            )
            speaks_of.evidence.append(date.span)
        speaks_of.venue = speaks_of.venue or venue_near(line, 0, 1, None)
        speaks_of.mode = speaks_of.mode or mode_of(line)
        speaks_of.last_line = number
    if not own and any(u.cases == "futr" for u in line.units) and found:
        speaks_of = found[-1] if found[-1].status == "planned" else speaks_of
    is_ahead = speaks_of.status == "planned" and any(u.cases == "futr" for u in line.units)
    if named_here and (speaks_of.status in ("held", "") or is_ahead):
        join_attendants(speaks_of, named_here)
        speaks_of.last_line = number


_MAY_BE_CALLED_OFF = 3  # lines


def call_off(line: Line, number: int, found: list[Meeting]) -> None:
    """Let a sentence that names no meeting say that the one just told was put off: "— Перенесён на май"."""
    last = found[-1] if found else None
    if last is None or last.status != "planned" or not 0 < number - last.last_line <= _MAY_BE_CALLED_OFF:
        return
    status = None if any(u.lemma in MEETING_NOUNS for u in line.units) else called_off(line)
    if status is not None:
        span = line.units[status.at].span
        last.status, last.status_span, last.last_line = status.value, span, number
        last.evidence.append(span)


def spoken_of(line: Line, number: int, found: list[Meeting]) -> Meeting | None:
    """Return the meeting that was held and told of just before."""
    held = [m for m in found if not m.is_talk and m.status == "held"]
    if not held or number - held[-1].last_line > _MAY_ATTEND:
        return None
    return held[-1]


def _speaks_of_talk(line: Line) -> bool:
    """Tell whether a line begins "В них участвовали", "В переговорах приняли участие"."""
    first = [u.lemma for u in line.units[:2]]
    is_of_talk = len(first) > 1 and (
        first[1] in ("они", "он", "она", "оно", "беседа", "переговоры", "разговор")
    )
    return is_of_talk and first[0] in ("в", "на") and any(u.lemma in _OF_MEETING for u in line.units[:5])


def _begins_with_pronoun(line: Line) -> bool:
    has_pronoun = any(u.lemma in _PRONOUNS for u in line.units[:2])
    return has_pronoun and any(u.lemma in _OF_MEETING for u in line.units[:6])
