"""What a redaction would take out of the history, shown before it is done."""

import zlib
from dataclasses import dataclass, replace

from secretariat.bodies.queries import traces_of
from secretariat.dates import moment
from secretariat.engines.values.folding import fold
from secretariat.history.models import REDACTED, Entry
from secretariat.history.telling import TOLD, entries_told_to, named_things, seen_things, told_fields
from secretariat.meetings.addressed import addressed
from secretariat.outbox.naming import letters_about, letters_to
from secretariat.outbox.states import LetterState
from secretariat.people.actions.redact_person import entries_naming
from secretariat.people.actor import Actor

MOST_SHOWN = 200
_PAYLOAD = "payload."


@dataclass(frozen=True, slots=True)
class Goes:
    """A field that would go. `value`: what it says; "" where this viewer may not see it."""

    name: str
    words: str
    value: str


@dataclass(frozen=True, slots=True)
class Touched:
    """An entry of which something would go."""

    number: int
    at: str
    act: str
    fields: tuple[Goes, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """All that would go. `words`: what is looked for; `version` changes with what would go.

    `addressed`: how often the person stands among those to whom invitations and agendas went; `letters`: how
    many in the outbox are to the person, or are over and name them; `waiting`: those that would never go.
    """

    entries: tuple[Touched, ...]
    total: int
    words: tuple[str, ...]
    accounts: frozenset[str]
    version: int
    addressed: int = 0
    letters: int = 0
    waiting: int = 0

    @property
    def place_count(self) -> int:
        """Return in how many places something would go."""
        return self.total + self.addressed + self.letters

    @property
    def is_cut(self) -> bool:
        """Tell whether more would go than is shown."""
        return len(self.entries) < self.total


def preview_of_person(who: str, viewer: Actor) -> Preview | None:
    """Return what names a person; None where nobody is called so. Every entry is read.

    Args:
        who: e-mail address of an account or of one to whom letters went, or slug of a person.
    """
    accounts, known = traces_of(who.strip())
    words = known or (who.strip(),)
    rows = [list(of_kind.values_list("pk", flat=True)) for of_kind in addressed(accounts, words)]
    own = letters_to(words)
    if not fold(who) or not (accounts or known or any(rows) or own):
        return None
    letters = [*own, *letters_about(words)]
    found = _preview(list(entries_naming(accounts, words)), viewer, words, accounts)
    goes = [*rows, [(letter.pk, letter.state) for letter in letters]]
    return replace(
        found,
        addressed=sum(map(len, rows)),
        letters=len(letters),
        waiting=sum(letter.state == LetterState.WAITING for letter in own),
        version=zlib.crc32(repr(goes).encode(), found.version) if any(goes) else found.version,
    )


def preview_of_entry(number: int, viewer: Actor) -> Preview | None:
    """Return the fields of one entry that are still open; None where there is no such entry."""
    entry = Entry.objects.exclude(verb=REDACTED).filter(pk=number).first()
    return _preview([(entry, open_fields(entry))], viewer) if entry else None


def open_fields(entry: Entry) -> list[str]:
    """Return the fields that can be redacted and are not yet; an empty label has nothing to lose."""
    labels = [name for name, seal in entry.seals.items() if seal.get("salt") and getattr(entry, name)]
    return labels + [f"{_PAYLOAD}{name}" for name, one in entry.payload.items() if "salt" in one]


def _preview(
    found: list[tuple[Entry, list[str]]],
    viewer: Actor,
    words: tuple[str, ...] = (),
    accounts: frozenset[str] = frozenset(),
) -> Preview:
    shown = found[:MOST_SHOWN]
    told = set(
        entries_told_to(viewer).filter(pk__in=[entry.pk for entry, _ in shown]).values_list("pk", flat=True)
    )
    seen = seen_things(viewer, named_things([entry for entry, _ in shown if entry.verb in TOLD.verbs]))
    entries = []
    for entry, fields in shown:
        verb = TOLD.verbs.get(entry.verb)
        open_to_viewer: set[str] = set()
        if entry.pk in told:
            open_to_viewer = {f"{_PAYLOAD}{name}" for name in told_fields(entry, seen)} | set(entry.seals)
        goes = tuple(_goes(entry, name, name in open_to_viewer) for name in fields)
        entries.append(Touched(entry.pk, moment(entry.at), str(verb.words) if verb else entry.verb, goes))
    mark = repr([(entry.pk, fields) for entry, fields in found])
    return Preview(tuple(entries), len(found), words, accounts, zlib.crc32(mark.encode()))


def _goes(entry: Entry, name: str, is_told: bool) -> Goes:
    verb = TOLD.verbs.get(entry.verb)
    short = name.removeprefix(_PAYLOAD)
    if name.startswith(_PAYLOAD):
        words = str(verb.fields[short].words) if verb and short in verb.fields else short
        value = entry.told(short)
    else:
        words, value = name.replace("_", " "), getattr(entry, name)
    return Goes(name, words, str(value) if is_told else "")
