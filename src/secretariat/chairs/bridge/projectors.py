"""How the claims of this slice become columns."""

from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from secretariat.chairs.models import (
    Chairmanship,
    Coordinator,
    Handover,
    Initiative,
    PriorityAct,
    Programme,
    ProgrammeEvent,
    Rotation,
    RotationException,
)
from secretariat.evidence.models import Line
from secretariat.evidence.projection import projects
from secretariat.parties.models import Body, Party
from secretariat.people.models import Person


@projects("chairmanship")
def _chairmanship(line: Line, value: dict[str, Any]) -> None:
    term, _ = Chairmanship.objects.update_or_create(
        line=line,
        defaults={
            "body": Body.objects.get(slug=value["body"]),
            "holder": _party(value["holder"]),
            "holder_words": value["holder_words"],
            "group": value.get("group", ""),  # claims of before joint chairs and groups have neither
            "person": _person(value["person"]),
            "term": value["term"],
            "status": value["status"],
            "basis": value["basis"],
        },
    )
    term.joint.set(Party.objects.filter(code__in=value.get("joint", ())))


@projects("rotation")
def _rotation(line: Line, value: dict[str, Any]) -> None:
    Rotation.objects.update_or_create(
        line=line,
        defaults=value | {"body": _body(value["body"]), "follows": _body(value["follows"])},
    )


@projects("rotation-exception")
def _exception(line: Line, value: dict[str, Any]) -> None:
    RotationException.objects.update_or_create(line=line, defaults=value | {"body": _body(value["body"])})


@projects("coordinator")
def _coordinator(line: Line, value: dict[str, Any]) -> None:
    Coordinator.objects.update_or_create(
        line=line,
        defaults={"plan_document": "", "reports": []}  # claims of before yearly reports have neither
        | value
        | {
            "body": _body(value["body"]),
            "holder": _party(value["holder"]),
            "focal_point": _person(value["focal_point"]),
        },
    )


@projects("programme")
def _programme(line: Line, value: dict[str, Any]) -> None:
    term = Chairmanship.objects.filter(line__in=named(value["of"], "chairmanship")).first()
    Programme.objects.update_or_create(
        line=line,
        defaults=value | {"body": _body(value["body"]), "holder": _party(value["holder"]), "of": term},
    )


@projects("handover")
def _handover(line: Line, value: dict[str, Any]) -> None:
    Handover.objects.update_or_create(
        line=line,
        defaults={
            "body": Body.objects.get(slug=value["body"]),
            "to": Chairmanship.objects.get(line__in=named(value["to"], "chairmanship")),
            "act": value["act"],
            "moment": datetime.fromisoformat(value["moment"]),
        },
    )


@projects("programme-event")
def _event(line: Line, value: dict[str, Any]) -> None:
    ProgrammeEvent.objects.update_or_create(line=line, defaults=value | _of_term(value))


@projects("priority-act")
def _priority_act(line: Line, value: dict[str, Any]) -> None:
    act = Line.objects.get(public_id=value["act"])
    PriorityAct.objects.update_or_create(line=line, defaults=value | _of_term(value) | {"act": act})


@projects("initiative")
def _initiative(line: Line, value: dict[str, Any]) -> None:
    columns = {name: value[name] for name in ("title", "state", "outcome")}
    initiative, _ = Initiative.objects.update_or_create(
        line=line, defaults=columns | _of_term(value) | {"holder": _party(value["holder"])}
    )
    initiative.open_to.set(Body.objects.filter(slug__in=value["open_to"]))


def _of_term(value: dict[str, Any]) -> dict[str, Any]:
    return {
        "body": _body(value["body"]),
        "of": Chairmanship.objects.get(line__in=named(value["of"], "chairmanship")),
    }


def named(address: str | None, kind: str) -> QuerySet[Line]:
    """Return the line that an address means: its public id, or the permanent id of its row of facts."""
    return (
        Line.objects.filter(Q(public_id=address) | Q(reference=address), kind=kind)
        if address
        else Line.objects.none()
    )


def _body(slug: str | None) -> Body | None:
    return Body.objects.get(slug=slug) if slug else None


def _party(code: str | None) -> Party | None:
    return Party.objects.get(code=code) if code else None


def _person(slug: str | None) -> Person | None:
    return Person.objects.get(slug=slug) if slug else None
