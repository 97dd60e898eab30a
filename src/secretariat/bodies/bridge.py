"""Shapes of the claims of this slice, and how they become columns."""

from dataclasses import dataclass
from typing import Any

from secretariat.bodies.models import Dispute, Membership, Name, Office, Particular, Tenure
from secretariat.engines.values.folding import sort_key
from secretariat.evidence.models import Line
from secretariat.evidence.projection import projects
from secretariat.parties.models import Body, Party
from secretariat.people.models import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class NameValue:
    """A name: exactly one of `party` (code), `body` (slug), `person` (slug), `titled` (line's public id)."""

    text: str
    language: str
    form: str
    party: str | None = None
    body: str | None = None
    person: str | None = None
    titled: str | None = None
    during: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticularValue:
    """A particular of a Body (slug): field founded, founded-by, seat, website, kind, note."""

    body: str
    field: str
    text: str
    on: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MembershipValue:
    """A seat: body (slug), party (code), status, during (EDTF interval), suspensions (EDTF intervals)."""

    body: str
    party: str
    status: str
    during: str
    suspensions: tuple[str, ...] = ()
    is_current: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class TenureValue:
    """Who held an office: person (slug), office as worded, of body (slug), party (code) or in words."""

    person: str
    office: str
    body: str | None = None
    party: str | None = None
    organisation: str = ""
    during: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeValue:
    """What one source says on a disputed topic of a body (slug); `about`: permanent ids of lines."""

    body: str
    topic: str
    text: str
    about: tuple[str, ...] = ()


@projects("name")
def _name(line: Line, value: dict[str, Any]) -> None:
    Name.objects.update_or_create(
        line=line,
        defaults={
            "party": Party.objects.get(code=value["party"]) if value["party"] else None,
            "body": Body.objects.get(slug=value["body"]) if value["body"] else None,
            "person": Person.objects.get(slug=value["person"]) if value["person"] else None,
            "titled": Line.objects.get(public_id=value["titled"]) if value["titled"] else None,
            "language": value["language"],
            "form": value["form"],
            "text": value["text"],
            "sort_key": sort_key(value["text"], value["language"]),
            "during": value["during"],
        },
    )


@projects("particular")
def _particular(line: Line, value: dict[str, Any]) -> None:
    body = Body.objects.get(slug=value["body"])
    Particular.objects.update_or_create(
        line=line, defaults={"body": body, "field": value["field"], "text": value["text"], "on": value["on"]}
    )


@projects("membership")
def _membership(line: Line, value: dict[str, Any]) -> None:
    Membership.objects.update_or_create(
        line=line,
        defaults={
            "body": Body.objects.get(slug=value["body"]),
            "party": Party.objects.get(code=value["party"]),
            "status": value["status"],
            "during": value["during"],
            "suspensions": value["suspensions"],
            "is_current": value["is_current"],
        },
    )


@projects("tenure")
def _tenure(line: Line, value: dict[str, Any]) -> None:
    office, _ = Office.objects.get_or_create(
        title=value["office"],
        body=Body.objects.get(slug=value["body"]) if value["body"] else None,
        party=Party.objects.get(code=value["party"]) if value["party"] else None,
        organisation=value["organisation"],
    )
    person = Person.objects.get(slug=value["person"])
    Tenure.objects.update_or_create(
        line=line, defaults={"office": office, "person": person, "during": value["during"]}
    )


@projects("dispute")
def _dispute(line: Line, value: dict[str, Any]) -> None:
    body = Body.objects.get(slug=value["body"])
    Dispute.objects.update_or_create(
        line=line, defaults={"body": body, "topic": value["topic"], "text": value["text"]}
    )
