"""Shapes of the claims of this slice, and how they become columns."""

from dataclasses import dataclass
from typing import Any

from secretariat.commitments.models import Commitment, Owner, Report, Statement
from secretariat.evidence.models import Line
from secretariat.evidence.projection import projects
from secretariat.meetings.models import AgendaItem
from secretariat.parties.models import Body, Party
from secretariat.people.models import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerValue:
    """Who speaks: person (slug), party (code), body (slug) where known; `words` as the source has it."""

    words: str
    person: str | None = None
    party: str | None = None
    body: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementValue:
    """What someone said: said (EDTF); `item` (public id) at which it was said, `delivery` one of Delivery.

    `office`: of the speaker, as the source has it.
    """

    speaker: SpeakerValue
    words: str
    is_quotation: bool
    language: str = "en"
    said: str | None = None
    item: str | None = None
    delivery: str = ""
    office: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentValue:
    """What someone undertook: stance, owners in order, due (EDTF)."""

    owners: tuple[SpeakerValue, ...]
    words: str
    stance: str
    language: str = "en"
    said: str | None = None
    due: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportValue:
    """What became of something: body (slug), expected (EDTF), result, searched_until (ISO day)."""

    about: str
    result: str
    body: str | None = None
    expected: str | None = None
    searched_until: str | None = None


@projects("statement")
def _statement(line: Line, value: dict[str, Any]) -> None:
    columns = ("words", "is_quotation", "language", "said")
    item = value.get("item")
    told = {
        "item": AgendaItem.objects.get(line__public_id=item) if item else None,
        "delivery": value.get("delivery") or "",
    }
    Statement.objects.update_or_create(
        line=line, defaults={name: value[name] for name in columns} | _speaker(value["speaker"]) | told
    )


@projects("commitment")
def _commitment(line: Line, value: dict[str, Any]) -> None:
    columns = ("words", "stance", "language", "said", "due")
    commitment, _ = Commitment.objects.update_or_create(
        line=line, defaults={name: value[name] for name in columns}
    )
    commitment.owners.all().delete()
    for position, owner in enumerate(value["owners"]):
        Owner.objects.create(commitment=commitment, position=position, **_speaker(owner))


@projects("report")
def _report(line: Line, value: dict[str, Any]) -> None:
    columns = ("about", "expected", "result", "searched_until")
    Report.objects.update_or_create(
        line=line,
        defaults={name: value[name] for name in columns}
        | {"body": Body.objects.get(slug=value["body"]) if value["body"] else None},
    )


def _speaker(value: dict[str, Any]) -> dict[str, Any]:
    return {
        "person": Person.objects.get(slug=value["person"]) if value["person"] else None,
        "party": Party.objects.get(code=value["party"]) if value["party"] else None,
        "speaking_body": Body.objects.get(slug=value["body"]) if value["body"] else None,
        "words_of_name": value["words"],
    }
