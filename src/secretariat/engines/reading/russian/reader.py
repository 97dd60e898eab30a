"""The Russian reader: a reading text in, Findings of all seven kinds out."""

from secretariat.engines.reading.findings import Finding, Grade, Kind, Remark
from secretariat.engines.reading.gazetteer.matching import Gazetteer
from secretariat.engines.reading.mentions import Told
from secretariat.engines.reading.russian.adoption_lists import (
    each_once,
    find_concluding,
    find_dated,
    find_listed,
    find_quoted,
)
from secretariat.engines.reading.russian.adoptions import find_adoptions
from secretariat.engines.reading.russian.chairmanships import chairs_in_office, find_chairmanships
from secretariat.engines.reading.russian.columns import rejoined
from secretariat.engines.reading.russian.commitments import find_commitments
from secretariat.engines.reading.russian.defined import names_defined
from secretariat.engines.reading.russian.document import document_of
from secretariat.engines.reading.russian.lexicon import also_known, names_of
from secretariat.engines.reading.russian.making import Draft
from secretariat.engines.reading.russian.meeting_drafts import find_meetings
from secretariat.engines.reading.russian.meetings import gather
from secretariat.engines.reading.russian.memberships import find_memberships
from secretariat.engines.reading.russian.offices import find_offices
from secretariat.engines.reading.russian.quotes import quotes_in
from secretariat.engines.reading.russian.resolutions import find_resolutions
from secretariat.engines.reading.russian.statements import find_statements
from secretariat.engines.reading.text import ReadingText
from secretariat.engines.values.spans import Span


def find(
    source: ReadingText, told: Told, gazetteer: Gazetteer | None = None
) -> tuple[list[Finding], list[Remark]]:
    """Return what a Russian text says, and what was not understood.

    Args:
        gazetteer: the names to know beside the shipped ones; None for those alone.
    """
    source = rejoined(source)
    with names_of(gazetteer), also_known(names_defined(source.view)):
        return _find(source, told)


def _find(source: ReadingText, told: Told) -> tuple[list[Finding], list[Remark]]:
    document = document_of(source, told)
    meetings = gather(document)
    statements, remarks = find_statements(document)
    offices = list(find_offices(document))
    resolved = list(find_resolutions(document, meetings))
    approved = [one for one in resolved if one.kind is Kind.ADOPTION]
    drafts = [
        *offices,
        *find_meetings(document, meetings),
        *find_chairmanships(document),
        *chairs_in_office(document, offices),
        *find_memberships(document),
        *statements,
        *find_commitments(document, meetings),
        *(one for one in resolved if one.kind is Kind.COMMITMENT),
        *each_once(
            [
                *find_adoptions(document, meetings),
                *find_listed(document, meetings),
                *approved,
                *find_dated(document),
                *find_concluding(document, meetings),
                *find_quoted(document, meetings),
            ]
        ),
    ]
    quoted = [quote.span for quote in quotes_in(source)]
    for draft in drafts:
        _doubt_what_is_quoted(draft, quoted)
    return [draft.finding() for draft in drafts], remarks


def _doubt_what_is_quoted(draft: Draft, quoted: list[Span]) -> None:
    """A claim inside a quotation is its speaker's; the reader does not vouch for it."""
    if draft.kind is not Kind.STATEMENT and any(q.holds(s) for q in quoted for s in draft.evidence[:1]):
        draft.grade = Grade.CANDIDATE
