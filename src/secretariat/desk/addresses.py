"""Where a line of the record stands on the public pages."""

from django.urls import reverse

_PAGES = {
    "chairmanship": "site:chairmanship",
    "meeting": "site:meeting",
    "text": "site:text",
    "commitment": "site:commitment",
    "project": "site:project",
    "project-call": "site:project-call",
}


def address_of_line(kind: str, public_id: str) -> str:
    """Return the page of a line: its own where its kind has one, else the place to cite any line."""
    return reverse(_PAGES.get(kind, "site:line"), args=[public_id])
