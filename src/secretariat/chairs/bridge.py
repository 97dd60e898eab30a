"""Shape of a chairmanship's claims, and how one becomes columns."""

from dataclasses import dataclass
from typing import Any

from secretariat.chairs.models import Chairmanship
from secretariat.evidence.models import Line
from secretariat.evidence.projection import projects
from secretariat.parties.models import Body, Party
from secretariat.people.models import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class ChairmanshipValue:
    """A term: body (slug), holder (party code) or holder_words, term (EDTF interval), status, basis."""

    body: str
    holder: str | None
    term: str | None
    status: str
    holder_words: str = ""
    person: str | None = None
    basis: str = "stated"


@projects("chairmanship")
def _chairmanship(line: Line, value: dict[str, Any]) -> None:
    Chairmanship.objects.update_or_create(
        line=line,
        defaults={
            "body": Body.objects.get(slug=value["body"]),
            "holder": Party.objects.get(code=value["holder"]) if value["holder"] else None,
            "holder_words": value["holder_words"],
            "person": Person.objects.get(slug=value["person"]) if value["person"] else None,
            "term": value["term"],
            "status": value["status"],
            "basis": value["basis"],
        },
    )
