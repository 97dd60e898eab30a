"""Headings over lists of members: under which of them a line stands, and whose section it is."""

import re

from secretariat.engines.reading.english.events.clauses import B, Clause
from secretariat.engines.reading.english.events.standing_patterns import HEADING, ONLY_PARTIES
from secretariat.engines.reading.mentions import Mention, Named

_ONLY_BODY = re.compile(rf"[\s\d.()•*·–—-]*(?:[Tt]he\s+)?{B}(?:\s*\([^()]{{1,12}}\))?\s*:?\s*")
_LONGEST_LINE = 200  # signs: what is longer is prose, and no line of a list in a section


def heading_over(clause: Clause, heading: re.Match[str] | None) -> re.Match[str] | None:
    """Return the heading "Member States" under which a line of parties stands."""
    found = HEADING.fullmatch(clause.text)
    if found is not None:
        return found
    return heading if ONLY_PARTIES.fullmatch(clause.text) else None


def owner_of(clause: Clause, owner: Mention | None) -> Mention | None:
    """Return the body of a heading: one that is a body's name alone, or that names the body of a list."""
    heading = HEADING.fullmatch(clause.text)
    if heading is not None:
        group = next((g for g in ("body", "body2", "body3") if heading[g]), None)
        return clause.mentions[heading.start(group)] if group else owner
    if _ONLY_BODY.fullmatch(clause.text):
        return clause.behind(0, len(clause.text), (Named.BODY,))[0]
    return owner if len(clause.text) <= _LONGEST_LINE else None
