"""Meetings found in a text, for the tests of the English rules."""

from datetime import date

from secretariat.engines.reading.english.meetings import find
from secretariat.engines.reading.english.mentions import mark
from secretariat.engines.reading.findings import Finding
from secretariat.engines.reading.mentions import Told
from secretariat.engines.reading.segments import segment

TOLD = Told(date(2023, 3, 1), None)


def meetings_of(text: str, told: Told = TOLD) -> list[Finding]:
    """Return the meetings of a text of 1 March 2023, where nothing else is told."""
    return list(find(mark(segment(text), told)))


def told(finding: Finding, *fields: str) -> tuple[object, ...]:
    """Return some fields of a finding."""
    return tuple(finding.fields[field] for field in fields)
