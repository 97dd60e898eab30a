"""How the claims of this slice become columns."""

from decimal import Decimal
from typing import Any

from secretariat.commitments.models import (
    Alignment,
    Change,
    Commitment,
    Indicator,
    Measure,
    Owner,
    Priority,
    PriorityTopic,
    Report,
    Statement,
    Strategy,
    StrategyVersion,
)
from secretariat.evidence.models import Line
from secretariat.evidence.projection import projects
from secretariat.meetings.models import AgendaItem
from secretariat.parties.models import Body, Party
from secretariat.people.models import Person
from secretariat.texts.models import Text


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
    """Claims of before paragraphs and agendas have none of either."""
    columns = ("words", "stance", "language", "said", "due")
    placed = {
        "text": _named(Text, value.get("text")),
        "paragraph": value.get("paragraph", ""),
        "number": value.get("number", ""),
        "priority": _named(Priority, value.get("priority")),
    }
    commitment, _ = Commitment.objects.update_or_create(
        line=line, defaults={name: value[name] for name in columns} | placed
    )
    commitment.owners.filter(change=None).delete()
    _own(commitment, value["owners"], None)


@projects("change")
def _change(line: Line, value: dict[str, Any]) -> None:
    commitment = Commitment.objects.get(line__public_id=value["commitment"])
    columns = {name: value[name] for name in ("on", "due", "reason")}
    change, _ = Change.objects.update_or_create(
        line=line,
        defaults=columns | {"commitment": commitment, "priority": _named(Priority, value["priority"])},
    )
    change.owners.all().delete()
    _own(commitment, value["owners"] or (), change)


@projects("report")
def _report(line: Line, value: dict[str, Any]) -> None:
    """Claims of before commitments had reports name none."""
    columns = {name: value[name] for name in ("about", "expected", "result", "searched_until")}
    on_commitment = {
        "commitment": _named(Commitment, value.get("commitment")),
        "state": value.get("state", ""),
        "on": value.get("on"),
        "superseded_by": _named(Commitment, value.get("superseded_by")),
    }
    body = Body.objects.get(slug=value["body"]) if value["body"] else None
    Report.objects.update_or_create(line=line, defaults=columns | on_commitment | {"body": body})


@projects("strategy")
def _strategy(line: Line, value: dict[str, Any]) -> None:
    Strategy.objects.update_or_create(
        line=line, defaults=value | {"body": Body.objects.get(slug=value["body"])}
    )


@projects("strategy-version")
def _version(line: Line, value: dict[str, Any]) -> None:
    StrategyVersion.objects.update_or_create(
        line=line,
        defaults={
            "of": Strategy.objects.get(line__public_id=value["of"]),
            "text": Text.objects.get(line__public_id=value["text"]),
            "in_force": value["in_force"],
        },
    )


@projects("priority")
def _priority(line: Line, value: dict[str, Any]) -> None:
    columns = {name: value[name] for name in ("number", "words", "language", "position")}
    priority, _ = Priority.objects.update_or_create(
        line=line,
        defaults=columns
        | {
            "of": StrategyVersion.objects.get(line__public_id=value["of"]),
            "continues": _named(Priority, value["continues"]),
        },
    )
    priority.topics.all().delete()
    PriorityTopic.objects.bulk_create(
        PriorityTopic(priority=priority, topic=topic) for topic in value["topics"]
    )
    priority.indicators.all().delete()
    for position, given in enumerate(value["indicators"]):
        figures = {name: _decimal(given[name]) for name in ("baseline", "target")}
        Indicator.objects.create(priority=priority, position=position, **given | figures)


@projects("measure")
def _measure(line: Line, value: dict[str, Any]) -> None:
    Measure.objects.update_or_create(
        line=line,
        defaults={
            "priority": _named(Priority, value["priority"]),
            "indicator": value["indicator"],
            "figure": Decimal(value["figure"]),
            "on": value["on"],
        },
    )


@projects("alignment")
def _alignment(line: Line, value: dict[str, Any]) -> None:
    Alignment.objects.update_or_create(
        line=line,
        defaults={
            "priority": _named(Priority, value["priority"]),
            "subject": Line.objects.get(public_id=value["subject"]),
        },
    )


def _own(commitment: Commitment, owners: Any, change: Change | None) -> None:
    """Write owners; who of them owes it now is settled afterwards (`standing`)."""
    for position, owner in enumerate(owners):
        Owner.objects.create(commitment=commitment, change=change, position=position, **_speaker(owner))


def _named(model: Any, public_id: str | None) -> Any:
    return model.objects.get(line__public_id=public_id) if public_id else None


def _decimal(text: str | None) -> Decimal | None:
    return Decimal(text) if text else None


def _speaker(value: dict[str, Any]) -> dict[str, Any]:
    return {
        "person": Person.objects.get(slug=value["person"]) if value["person"] else None,
        "party": Party.objects.get(code=value["party"]) if value["party"] else None,
        "speaking_body": Body.objects.get(slug=value["body"]) if value["body"] else None,
        "words_of_name": value["words"],
    }
