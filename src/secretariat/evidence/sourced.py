"""On which source and by whom: what every action that writes a line is given."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Self

from django.urls import reverse

from secretariat.distribution import Distribution
from secretariat.engines.values.edtf import Edtf
from secretariat.evidence.models import Finding, Passage
from secretariat.evidence.states import CitationKind
from secretariat.parties.models import Body
from secretariat.people.actor import Actor


@dataclass(frozen=True, slots=True)
class Cited:
    """One citation to be written."""

    kind: CitationKind
    passage: Passage | None = None
    address: str = ""
    seen_on: date | None = None
    said_on: Edtf | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Sourced:
    """Who enters a claim, when, on what it rests, and who may see it.

    `body` is the Body whose seats decide on visibility (the organisation that the line is about);
    `readers`: the accounts that may read what comes from a restricted document.
    `said_on` None: the day of saying is not known. `inferred` names fields whose value is inferred.
    """

    by: Actor
    at: datetime
    cited: tuple[Cited, ...]
    distribution: str = Distribution.PUBLIC
    readers: frozenset[int] = frozenset()
    body: Body | None = None
    said_on: Edtf | None = None
    finding: Finding | None = None
    inferred: tuple[str, ...] = ()
    note: str = ""
    reference: str | None = None
    is_fictitious: bool = False

    def about(self, body: Body | None) -> Self:
        """Return the same source for a line about `body`.

        A source that is not public stays with the body that keeps it: the members of another body, even of
        the one that the line is about, have not been shown it.
        """
        return self if self.distribution != Distribution.PUBLIC and self.body else replace(self, body=body)


def by_note(sourced: Sourced) -> tuple[Cited, ...]:
    """Return the citation of the note on which one acts for a delegation; none where one acts for oneself."""
    behalf = sourced.by.behalf
    if behalf is None:
        return ()
    address = reverse("site:document", args=[behalf.document]) if behalf.document else ""
    words = f"{behalf.name}: {behalf.paper}"
    return (Cited(CitationKind.ENTRY, address=address, said_on=Edtf.parse(behalf.dated), note=words),)
