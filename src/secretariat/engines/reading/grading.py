"""Which Findings are trusted enough to be accepted together: what was measured decides.

A family of rules is accepted-grade where it had at least 30 hits, at most one of them wrong, on documents
that its rules were not written from. The counts, and how they were made: docs/reference/reading-figures.md.
"""

from dataclasses import dataclass, replace

from secretariat.engines.reading.findings import Finding, Grade, Kind

FEWEST_HITS = 30
MOST_WRONG = 1


@dataclass(frozen=True, slots=True)
class Family:
    """Rules of one form, with what was measured of them on documents that they were not written from."""

    name: str
    rules: frozenset[str]
    hits: int
    wrong: int

    @property
    def is_proven(self) -> bool:
        """Tell whether enough hits were counted and at most one was wrong."""
        return self.hits >= FEWEST_HITS and self.wrong <= MOST_WRONG


# An office counts here only with its owner: without one, most were wrong (24 of 29).
OFFICES = (
    Family(
        "office with its owner, title before the name",
        frozenset({"en.office.title-name", "ru.office.title-name"}),
        hits=78,
        wrong=1,
    ),
    Family(
        "office with its owner, title after the name",
        frozenset({"en.office.name-title", "en.office.title-comma-name"}),
        hits=49,
        wrong=0,
    ),
)
_PROVEN = {rule for family in OFFICES if family.is_proven for rule in family.rules}


def graded(finding: Finding) -> Finding:
    """Return the finding with the grade that was measured; a rule's own doubt always stands."""
    if finding.grade is Grade.ACCEPTED and not _is_proven(finding):
        return replace(finding, grade=Grade.CANDIDATE)
    return finding


def _is_proven(finding: Finding) -> bool:
    owned = finding.kind is Kind.OFFICE and finding.fields.get("organisation") is not None
    return owned and finding.rule in _PROVEN
