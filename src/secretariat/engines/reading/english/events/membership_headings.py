"""Headings over lists of members: under which of them a line stands, and whose section it is."""

import re

from secretariat.engines.reading.english.events.clauses import B, C, Clause, T
from secretariat.engines.reading.english.events.standing_patterns import HEADING, ONLY_PARTIES
from secretariat.engines.reading.mentions import Mention, Named
from secretariat.engines.reading.sieve import Sieved

_ONLY_BODY = Sieved(rf"[\s\d.()•*·–—-]*(?:[Tt]he\s+)?{B}(?:\s*\([^()]{{1,12}}\))?\s*:?\s*")
# Who came to a meeting, or is party to a quarrel, belongs to no body by that.
_OF_A_MEETING = Sieved(r"(?i:(?:current\s+|new\s+)?(?:participants|parties|states))")
_OF_A_LETTER = Sieved(
    rf"\W*(?:(?i:excellency|dear|sir|madam|your|re:|subject:|date:|ref\.?:|to:|from:|cc:|attention)\b"
    rf"|{C}(?:,\s+[^.:;]{{1,40}})?\s*$|{T}\s*$|[\d\s-]+$|[\w\s,.]*\b(?:Street|Avenue|Plaza|Box)\b)"
)
_LONGEST_LINE = 200  # signs: what is longer is prose, and no line of a list in a section


def heading_over(clause: Clause, heading: re.Match[str] | None) -> re.Match[str] | None:
    """Return the heading "Member States" under which a line of parties stands."""
    found = HEADING.fullmatch(clause.text)
    if found is not None:
        return None if _OF_A_MEETING.fullmatch((found["standing"] or found["standing2"]).strip()) else found
    return heading if ONLY_PARTIES.fullmatch(clause.text) else None


def owner_of(clause: Clause, owner: Mention | None) -> Mention | None:
    """Return the body of a heading: one that is a body's name alone, or that names the body of a list."""
    heading = HEADING.fullmatch(clause.text)
    if heading is not None:
        group = next((g for g in ("body", "body2", "body3") if heading[g]), None)
        return clause.mentions[heading.start(group)] if group else owner
    if _ONLY_BODY.fullmatch(clause.text):
        return clause.behind(0, len(clause.text), (Named.BODY,))[0]
    # An address ("United Nations, New York") or a greeting heads no section.
    is_of_section = len(clause.text) <= _LONGEST_LINE and not _OF_A_LETTER.match(clause.text)
    return owner if is_of_section else None
