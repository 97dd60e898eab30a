"""Something announced and its end, as pages show them: values only."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from secretariat.desk.addresses import address_of_line
from secretariat.desk.compare.closers import Closer
from secretariat.desk.compare.identities import Known
from secretariat.desk.models import Closing, Expectation
from secretariat.desk.states import Ending
from secretariat.desk.words import in_one_line
from secretariat.engines.values.date_labels import label
from secretariat.engines.values.edtf import Edtf
from secretariat.evidence.notes import Note


@dataclass(frozen=True, slots=True)
class End:
    """A line that shows, or may show, what became of it."""

    line: str
    words: str
    state: str
    url: str
    ending: str
    ending_label: str
    reason: str
    searched_until: str
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Awaited:
    """Something announced. `state`: closed, overdue, awaited; `end` what a person confirmed.

    `candidates`: what the record holds that may have become of it; nobody has confirmed it.
    """

    public_id: str
    version: int
    kind: str
    words: str
    url: str
    horizon: str
    said: str
    state: str
    end: End | None
    confirmed_by: str
    candidates: tuple[End, ...]
    notes: tuple[Note, ...]
    document: str

    @property
    def shown_state(self) -> str:
        """The code under which a page shows the state."""
        return self.end.ending if self.end else self.state


@dataclass(frozen=True, slots=True)
class SinceThen:
    """All that was announced about a subject, and up to which day the record was looked at."""

    items: tuple[Awaited, ...]
    until: str

    def __bool__(self) -> bool:
        return bool(self.items)


def label_of_day(day: date, language: str) -> str:
    """Return a day in words."""
    return label(Edtf.day(day), language)


@dataclass(frozen=True, slots=True)
class AwaitedPage:
    """What the rows of one page share: names, sources, the day, the reader's language."""

    known: Known
    notes: Mapping[int, Sequence[Note]]
    on: date
    language: str

    def awaited(self, row: Expectation, closers: Sequence[Closer]) -> Awaited:
        """Return one expectation as a page shows it."""
        closing = row.closings.all()[0] if row.closings.all() else None
        overdue = bool(row.horizon and row.horizon.end and row.horizon.end <= self.on)
        finding = row.claim.finding
        own = self._own_notes(row)
        return Awaited(
            public_id=row.public_id,
            version=row.version,
            kind=row.line.kind,
            words=self._words(row),
            url=address_of_line(row.line.kind, row.line.public_id),
            horizon=label(row.horizon, self.language) if row.horizon else "",
            said=label(row.claim.said_on, self.language) if row.claim.said_on else "",
            state="closed" if closing else "overdue" if overdue else "awaited",
            end=self._closed(closing) if closing else None,
            confirmed_by=f"{closing.by}, {closing.at:%Y-%m-%d}" if closing else "",
            candidates=tuple(self._candidate(closer, own) for closer in closers),
            notes=own,
            document=finding.reading.document.public_id if finding else "",
        )

    def _words(self, row: Expectation) -> str:
        if row.line.kind in {"statement", "commitment"}:
            return " ".join(row.words.split())
        return in_one_line(row.line.kind, row.claim.value, self.known, self.language)

    def _own_notes(self, row: Expectation) -> tuple[Note, ...]:
        """Return the source of the announcement itself: the passages of its own claim."""
        passages = (
            {passage.words for passage in row.claim.finding.passages.all()} if row.claim.finding else set()
        )
        return tuple(
            note for note in self.notes.get(row.line_id, ()) if not passages or _bears(note, passages)
        )

    def _closed(self, closing: Closing) -> End:
        line = closing.by_line
        return End(
            line=line.public_id if line else "",
            words=self._line_words(line.kind, line.chosen.value) if line and line.chosen else "",
            state=str(line.chosen.value.get("status") or "") if line and line.chosen else "",
            url=address_of_line(line.kind, line.public_id) if line else "",
            ending=closing.ending,
            ending_label=str(closing.get_ending_display()),
            reason="",
            searched_until=label_of_day(closing.searched_until, self.language)
            if closing.searched_until
            else "",
            notes=tuple(self.notes.get(line.pk, ())) if line else (),
        )

    def _candidate(self, closer: Closer, own: tuple[Note, ...]) -> End:
        """Return a line that may be the end; where it is the same line, without the announcement itself."""
        line = closer.line
        searched = line.value.get("searched_until")
        return End(
            line=line.public_id,
            words=self._line_words(line.kind, line.value),
            state=str(line.value.get("status") or ""),
            url=address_of_line(line.kind, line.public_id),
            ending=closer.ending.value,
            ending_label=str(Ending(closer.ending).label),
            reason=closer.reason,
            searched_until=label_of_day(date.fromisoformat(searched), self.language) if searched else "",
            notes=tuple(note for note in self.notes.get(line.line_id, ()) if note not in own),
        )

    def _line_words(self, kind: str, value: Mapping[str, object]) -> str:
        return in_one_line(kind, value, self.known, self.language)


def _bears(note: Note, passages: set[str]) -> bool:
    """Tell whether the note rests on one of the passages; it may join several of one document."""
    return any(words.strip() in note.words for words in passages)
