"""The list of participants as a paper and as CSV."""

from typing import Any

from django.utils.translation import gettext as _

from secretariat.engines.values.sheets import as_sheet
from secretariat.papers.paper import Heading, Paper, Table, Words
from secretariat.site.queries.order_paper import lede, marks, masthead
from secretariat.site.queries.participants import ParticipantsPage


def list_paper(page: ParticipantsPage, language: str) -> Paper:
    """Return the list as a paper: delegations by their full names, each person with office and role."""
    blocks: list[Any] = [Words(_order_said(page), is_soft=True)]
    for group in page.groups:
        blocks.append(Heading(group.title))
        for delegation in group.delegations:
            blocks.append(Heading(delegation.official, level=2))
            rows = tuple((one.name, one.office, one.role) for one in delegation.people)
            blocks.append(Table("", (_("Name"), _("Office"), _("Role")), rows, (4, 5, 2)))
    return Paper(
        title=_("List of participants"),
        masthead=masthead(page.head),
        marks=marks(page.head),
        lede=lede(page.head),
        blocks=tuple(blocks),
        language=language,
    )


def _order_said(page: ParticipantsPage) -> str:
    return _("Order: %(rule)s (names as in %(language)s).") % {
        "rule": page.order_words.lower(),
        "language": page.language_words,
    }


def list_csv(page: ParticipantsPage) -> str:
    """Return the list as CSV with a head; what a spreadsheet would take for a formula is told apart."""
    head = ("group", "for", "code", "name", "office", "role", "status")
    rows = (
        (group.title, of.official, of.link.code, one.name, one.office, one.role, one.status)
        for group in page.groups
        for of in group.delegations
        for one in of.people
    )
    return as_sheet(head, rows)
