"""Sections of pages that are not about a Body: lines gathered, read once, written as rows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from secretariat.evidence.lines import lines_open_to
from secretariat.site.queries.naming import Names, names_for
from secretariat.site.queries.reads import Read, Reads, known_lines, reads_of
from secretariat.site.queries.rows import Look, Section, section
from secretariat.site.queries.written import rows_of

# More rows than any page of a Party or Person bears today; what lies beyond is said, not hidden.
MOST = 400


@dataclass(frozen=True, slots=True)
class Gathered:
    """A section's lines before they are read."""

    key: str
    title: str
    ids: tuple[int, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Written:
    """Sections with what they were made from, for whatever else the page says of the same lines."""

    sections: tuple[Section, ...]
    reads: Reads
    names: Names

    def of(self, key: str) -> Section | None:
        """Return a section, None where it has no rows."""
        return next((part for part in self.sections if part.key == key), None)


def gather(key: str, title: str, lines: QuerySet[Any], look: Look, most: int = MOST) -> Gathered:
    """Return the ids of the lines that the viewer may see, in the order given, in 1 query."""
    seen = lines.filter(lines_open_to(look.viewer, row="line__"), line__chosen__isnull=False)
    ids = list(dict.fromkeys(known_lines(seen, look).values_list("pk", flat=True)))
    return Gathered(key, str(title), tuple(ids[:most]), len(ids))


def write(
    parts: Sequence[Gathered],
    look: Look,
    *,
    seen_from: str = "",
    also: Iterable[int] = (),
    also_named: Iterable[dict[str, Any]] = (),
) -> Written:
    """Read all lines of a page at once and write its sections.

    Args:
        also: further lines to be read.
        also_named: further values whose Parties, Bodies and People are to be named.
    """
    reads = reads_of({pk for part in parts for pk in part.ids} | set(also), look)
    values: list[Any] = [read.value for of_line in reads.values() for read in of_line]
    names = names_for([*values, *also_named], look)
    sections = tuple(_written(part, reads.of(part.ids), names, look, seen_from) for part in parts)
    return Written(tuple(part for part in sections if part.total), reads, names)


def _written(part: Gathered, reads: list[Read], names: Names, look: Look, seen_from: str) -> Section:
    rows = rows_of(reads, names, look, seen_from=seen_from)
    total = part.total if look.known is None else len({row.id for row in rows})
    return section(part.key, part.title, rows, total=total)
