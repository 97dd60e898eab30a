"""From Findings to the values of lines, a module per kind; the words of states: docs/reference/states.md."""

from collections.abc import Callable, Mapping
from typing import Any

from secretariat.desk.bridge import adoption, chairmanship, commitment, meeting, membership, office, statement
from secretariat.desk.compare.drafts import Draft, Told
from secretariat.desk.compare.identities import Known

Drafting = Callable[[Mapping[str, Any], Mapping[str, Any], Known, Told], Draft]

DRAFTING: Mapping[str, Drafting] = {
    "office": office.draft,
    "meeting": meeting.draft,
    "chairmanship": chairmanship.draft,
    "membership": membership.draft,
    "statement": statement.draft,
    "commitment": commitment.draft,
    "adoption": adoption.draft,
}
