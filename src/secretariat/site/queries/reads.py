"""What lines say, today or as known on a day: the one step between the tables and the rows of a page."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from secretariat.evidence.lines import claims_open_to
from secretariat.evidence.models import Claim
from secretariat.evidence.notes import ClaimSeen, Note, claims_by_line, notes_of
from secretariat.site.queries.known_on import ONE_DAY, known_on
from secretariat.site.queries.rows import Look


@dataclass(frozen=True, slots=True)
class Read:
    """One line as read: its value and notes; `claims` are all that the viewer may see."""

    line_id: int
    line: str
    kind: str
    value: Mapping[str, Any]
    notes: tuple[Note, ...]
    claims: tuple[ClaimSeen, ...]
    distribution: str
    is_fictitious: bool
    is_apart: bool = False


class Reads(dict[int, list[Read]]):
    """Line → how it reads: once, or under "as known on" also apart; not at all where it was said later."""

    def of(self, line_ids: Iterable[int]) -> list[Read]:
        """Return the readings of these lines, in their order."""
        return [read for line_id in line_ids for read in self.get(line_id, ())]


def reads_of(line_ids: Iterable[int], look: Look) -> Reads:
    """Return how the lines read, in 3 queries."""
    claims = claims_by_line(line_ids, look.viewer, look.language)
    return Reads((line_id, _readings(of_line, look)) for line_id, of_line in claims.items())


def known_lines(rows: QuerySet[Any], look: Look) -> QuerySet[Any]:
    """Leave out lines of which nothing could have been said by the day; what surely was stands first."""
    if look.known is None:
        return rows
    said = (
        Claim.objects.standing()
        .filter(claims_open_to(look.viewer), line=OuterRef("pk"))
        .filter(Q(said_on_first__isnull=True) | Q(said_on_first__lte=look.known))
    )
    by_then = said.filter(said_on_end__lte=look.known + ONE_DAY)
    told: QuerySet[Any] = rows.filter(Exists(said)).annotate(was_said=Exists(by_then))
    return told.order_by("-was_said", *rows.query.order_by)


def _readings(claims: list[ClaimSeen], look: Look) -> list[Read]:
    if look.known is None:
        chosen = next((claim for claim in claims if claim.is_chosen), None)
        return [read_as(chosen, claims, look)] if chosen else []
    known = known_on(claims, look.known)
    readings = [read_as(known.reading, list(known.by_then), look)] if known.reading else []
    if known.apart:
        latest = next((claim for claim in known.apart if claim.is_chosen), known.apart[-1])
        readings.append(read_as(latest, list(known.apart), look, is_apart=True))
    return readings


def read_as(reading: ClaimSeen, claims: list[ClaimSeen], look: Look, is_apart: bool = False) -> Read:
    return Read(
        line_id=reading.line_id,
        line=reading.line,
        kind=reading.kind,
        value=reading.value,
        notes=tuple(notes_of(claims, reading, look.language)),
        claims=tuple(claims),
        distribution=reading.distribution,
        is_fictitious=reading.is_fictitious,
        is_apart=is_apart,
    )
