"""The letters with which an agenda or a programme goes out: shown before anything is sent, and then sent.

Each gets what they may see: an account what its seats open, whoever has none what everybody may see.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings

from secretariat.bodies.queries import actor_of
from secretariat.distribution import Distribution
from secretariat.evidence.models import Line
from secretariat.meetings import agenda, calling, going_out
from secretariat.meetings.agenda_changes import Difference, differences, shown
from secretariat.meetings.calling import Asked
from secretariat.meetings.models import AgendaVersion, Meeting
from secretariat.meetings.states import MeetingKind
from secretariat.people.actor import NOBODY, Actor
from secretariat.people.models import Account
from secretariat.refusals import Invalid, NotReady

_SIGNS = {"added": "+", "struck": "-", "moved": "^", "changed": "~"}
_HOW = {"added": "new", "struck": "struck", "moved": "moved", "changed": "changed"}


@dataclass(frozen=True, slots=True)
class AgendaLetter:
    """The letter to one. `item_count`: how many items of the agenda they may see."""

    to: Asked
    body: str
    item_count: int


@dataclass(frozen=True, slots=True)
class AgendaLetters:
    """All letters, with one subject. `seen`: a mark of all of it, by which a preview is known again."""

    subject: str
    letters: tuple[AgendaLetter, ...]
    seen: str


def agenda_letters(meeting: Meeting, invitees: Sequence[Asked], words: str, *, on: date) -> AgendaLetters:
    """Return the letters with the agenda as it stands, and with what changed since it was sent last.

    Args:
        words: what the letter says before the facts.
        on: the day on which seats count.

    Raises:
        NotReady: nobody is chosen. Invalid: too many, or an account that may not see the meeting.
    """
    if not invitees:
        raise NotReady("Choose somebody first: there is nobody to write to.")
    if len(invitees) > calling.MOST_INVITED:
        raise Invalid(f"At most {calling.MOST_INVITED} letters go out at once.", field="others")
    calling.may_see(meeting, invitees)
    last = agenda.last_version(meeting)
    now = going_out.items_of(meeting)
    word = going_out.word_for(meeting)
    subject = f"{word}, version {last.number + 1 if last else 1}: {meeting.title}"[:250]
    seen_by = _Seen([*now, *(last.items if last else ())], on)
    letters = tuple(_letter(one, meeting, words, now, last, seen_by.of(one)) for one in invitees)
    told = repr((subject, sorted((each.to.email, each.body) for each in letters)))
    return AgendaLetters(subject, letters, hashlib.sha256(told.encode()).hexdigest()[:20])


class _Seen:
    """Which items somebody may see; asked once where all of them are for everybody."""

    def __init__(self, items: Sequence[Mapping[str, Any]], on: date) -> None:
        self.ids = {item["id"] for item in items}
        self.on = on
        lines = Line.objects.filter(public_id__in=self.ids)
        self.is_open = not lines.exclude(distribution=Distribution.PUBLIC).exists()
        self.of_nobody = self._open_to(NOBODY)

    def of(self, one: Asked) -> set[str]:
        """Return the ids of the items that one may see."""
        if self.is_open or one.account is None:
            return self.of_nobody
        return self._open_to(actor_of(Account.objects.get(pk=one.account), self.on))

    def _open_to(self, viewer: Actor) -> set[str]:
        lines: Any = Line.objects.visible_to(viewer).filter(public_id__in=self.ids)
        return set(lines.values_list("public_id", flat=True))


def _letter(
    to: Asked,
    meeting: Meeting,
    words: str,
    now: Sequence[Mapping[str, Any]],
    last: AgendaVersion | None,
    seen: set[str],
) -> AgendaLetter:
    items = [item for item in now if item["id"] in seen]
    standing = [item for item in items if not item["is_struck"]]
    parts = [words.strip(), "\n".join(calling.facts_of(meeting))]
    if last is not None:
        before = [item for item in last.items if item["id"] in seen]
        parts.append(_changes(last, differences(before, items)))
    parts += [f"{going_out.word_for(meeting)}:\n" + "\n".join(map(_item, standing)) if standing else ""]
    page = "" if meeting.kind == MeetingKind.VISIT else "agenda/"
    parts += [f"{settings.ADDRESS}/meetings/{meeting.public_id}/{page}"]
    greeting = f"{to.name},\n\n" if to.name else ""
    return AgendaLetter(to, greeting + "\n\n".join(filter(None, parts)) + "\n", len(standing))


def _item(item: Mapping[str, Any]) -> str:
    hours = "–".join(filter(None, (item["begins"], item["ends"])))
    when = ", ".join(filter(None, (item["day"], hours, item["room"])))
    number = f"{item['number']}. " if item["number"] else "– "
    who = shown(item["speakers"])
    return f"{number}{item['title']}{f': {who}' if who else ''}{f' ({when})' if when else ''}"


def _changes(last: AgendaVersion, found: Sequence[Difference]) -> str:
    head = f"What changed since version {last.number}, sent on {last.issued_at:%Y-%m-%d}:"
    return "\n".join([head, *map(_change, found)]) if found else f"{head} nothing."


def _change(one: Difference) -> str:
    number = f"{one.number}. " if one.number else ""
    altered = "; ".join(f"{each.field}: {each.before or '—'} → {each.after or '—'}" for each in one.altered)
    why = ": ".join(filter(None, (_HOW[one.how], one.reason or altered)))
    return f"{_SIGNS[one.how]} {number}{one.title} ({why})"
