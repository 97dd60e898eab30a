"""All Findings of an English text: what it names first, then each family of rules."""

from collections.abc import Callable, Iterable, Sequence

from secretariat.engines.reading.english import (
    adoptions,
    chairmanships,
    meetings,
    memberships,
    offices,
    statements,
)
from secretariat.engines.reading.english.mentions import mark
from secretariat.engines.reading.findings import Finding, Remark
from secretariat.engines.reading.gazetteer import Gazetteer
from secretariat.engines.reading.mentions import Marked, Told
from secretariat.engines.reading.text import ReadingText

FAMILIES: tuple[Callable[[Marked], Iterable[Finding]], ...] = (
    offices.find,
    meetings.find,
    chairmanships.find,
    memberships.find,
    adoptions.find,
    statements.find,
)


def find(
    source: ReadingText, told: Told, gazetteer: Gazetteer | None = None
) -> tuple[Sequence[Finding], Sequence[Remark]]:
    """Return the Findings of `source` in order, and Remarks on what was not understood."""
    marked = mark(source, told, gazetteer)
    findings = [finding for family in FAMILIES for finding in family(marked)]
    return sorted(findings, key=lambda f: (f.evidence[0], f.kind)), ()
