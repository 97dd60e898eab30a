"""Regions of a state by their shape: "Lapland Oblast", "Pomorskie Voivodeship".

Reads the view; writes mentions of regions.
"""

import re
from collections.abc import Iterator

from secretariat.engines.reading.mentions import Mention, Named
from secretariat.engines.reading.text import ReadingText
from secretariat.engines.values.spans import Span

# Kinds that stand behind a proper name and are no organ of anybody.
_REGION = re.compile(
    r"(?<![\w-])(?:[^\W\d_a-z][\w'’-]+ ){1,2}(?:Autonomous )?"
    r"(?:Oblast|Voivodeship|Krai|Okrug|Province|Prefecture|Governorate|Canton)(?![\w-]| (?:[A-Z]|Council))"
)
_LEAD = re.compile(r"(?:The|In|Of|For|And|Marshal|Governor) ")


def regions(source: ReadingText) -> Iterator[Mention]:
    """Yield the regions that the text names in full."""
    for match in _REGION.finditer(source.view):
        lead = _LEAD.match(match.group())
        span = Span(match.start() + (lead.end() if lead else 0), match.end())
        if " " in span.of(source.view):
            yield Mention(Named.REGION, span, span.of(source.view))
