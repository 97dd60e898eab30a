"""Where the page of a line stands, and who a speaker is."""

from collections.abc import Mapping
from typing import Any

from secretariat.site.queries.naming import Names, address
from secretariat.site.queries.rows import Link

PAGES = {
    "meeting": "site:meeting",
    "text": "site:text",
    "chairmanship": "site:chairmanship",
    "commitment": "site:commitment",
    "strategy": "site:strategy",
    "priority": "site:priority",
    "project": "site:project",
    "project-call": "site:project-call",
}


def page_of(kind: str, line: str) -> str:
    """Return the page of the thing that a line is about, else of the line."""
    return address(PAGES.get(kind, "site:line"), line)


def speaker_link(speaker: Mapping[str, Any], names: Names) -> Link:
    """Return who speaks; in the source's own words where nobody is known."""
    for kind, link in (("person", names.person), ("party", names.party), ("body", names.body)):
        if speaker[kind]:
            return link(speaker[kind])
    return Link(speaker["words"])
