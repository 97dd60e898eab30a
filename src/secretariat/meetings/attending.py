"""From rows to those who attend: for whom, under which form of address, and what stands in the way."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.db.models import Count, Sum

from secretariat.engines.values.folding import fold
from secretariat.engines.values.names import without_honorifics
from secretariat.engines.values.signs import hidden_sign, mixed_word
from secretariat.evidence.sourced import Sourced
from secretariat.meetings.models import Attendance, Meeting
from secretariat.meetings.naming import key_of
from secretariat.meetings.people_file import PersonRow
from secretariat.meetings.shapes.people import SenderValue
from secretariat.meetings.speaking import Bearers
from secretariat.meetings.states import DelegateRole

OF_NO_SEAT = frozenset({DelegateRole.GUEST, DelegateRole.SECRETARIAT, DelegateRole.INTERPRETER})


@dataclass(frozen=True, slots=True)
class Checked:
    """The rows of a list: those that can be taken, and those that cannot, each with its reasons."""

    good: tuple[tuple[PersonRow, SenderValue | None], ...]
    bad: tuple[PersonRow, ...]


def attendance_version(meeting: Meeting) -> int:
    """Return a number that grows with every change to the list of participants."""
    told = Attendance.objects.filter(meeting=meeting).aggregate(
        many=Count("pk"), versions=Sum("line__version")
    )
    return int(told["many"]) + int(told["versions"] or 0)


def parted(name: str, address: str = "") -> tuple[str, str]:
    """Return the form of address and the name, from "H.E. Ms. Mara Lind"; what is given apart comes first.

    >>> parted("H.E. Ms. Mara Lind"), parted("Mara Lind", "Ambassador")
    (('H.E. Ms.', 'Mara Lind'), ('Ambassador', 'Mara Lind'))
    """
    written = " ".join(name.split())
    plain = without_honorifics(written) or written
    before = written[: -len(plain)].strip() if written.endswith(plain) else ""
    return (address.strip() or before), (plain if written.endswith(plain) else written)


def sender_of(words: str, role: str, bearers: Bearers) -> SenderValue | None:
    """Return for whom somebody is there; None for nobody. Refuse none that has a seat to fill.

    Raises:
        ValueError: no Party and no Body bears this name; the message says so.
    """
    written = " ".join(words.split())
    if not written:
        return None
    found = bearers.of(written)
    if found:
        kind, key = found
        is_party = kind == "party"
        return SenderValue(words=written, party=key if is_party else None, body=None if is_party else key)
    if role in OF_NO_SEAT:
        return SenderValue(words=written)
    raise ValueError(
        f"nobody that the record knows is called “{written[:60]}”; enter the party or body first, or say "
        "“guest” as the role"
    )


def checked(rows: Sequence[PersonRow], meeting: Meeting, sourced: Sourced) -> Checked:
    """Return which rows can be taken; whoever is on the list already, or twice in the file, cannot."""
    bearers = Bearers(sourced)
    there = {
        (key_of(words), fold(sender))
        for words, sender in Attendance.objects.standing()
        .filter(meeting=meeting)
        .values_list("words", "sender")
    }
    good: list[tuple[PersonRow, SenderValue | None]] = []
    bad: list[PersonRow] = []
    seen: dict[tuple[str, str], int] = {}
    for row in rows:
        reasons, sender = list(row.reasons), None
        try:
            sender = sender_of(row.sender, row.role, bearers)
        except ValueError as error:
            reasons.append(str(error))
        key = (key_of(row.name), fold(row.sender))
        if row.name and key in there:
            reasons.append("stands on the list already")
        elif row.name and key in seen:
            reasons.append(f"the same as line {seen[key]}")
        reasons += _of_name(row, bearers)
        seen.setdefault(key, row.at)
        if reasons:
            bad.append(replace(row, reasons=tuple(reasons)))
        else:
            good.append((row, sender))
    return Checked(tuple(good), tuple(bad))


def _of_name(row: PersonRow, bearers: Bearers) -> list[str]:
    """Return what is wrong with the words: signs that nobody sees, letters of two scripts, two bearers."""
    found = []
    for text in (row.name, row.office, row.sender, row.address):
        sign = hidden_sign(text)
        if sign is not None:
            found.append(f"it holds a sign that cannot be seen ({sign})")
    mixed = mixed_word(row.name)
    if mixed is not None:
        found.append(f"“{mixed[0]}” mixes {' and '.join(mixed[1])} letters")
    people = bearers.people(parted(row.name)[1]) if row.name else frozenset()
    if len(people) > 1:
        found.append(f"{len(people)} persons of the record bear this name: {', '.join(sorted(people))}")
    return found
