"""How a Commitment stands, from its own reading and the Reports and Changes that count.

Settled anew whenever one of these lines reads otherwise, so that a report that is withdrawn no longer counts.
"""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any

from django.db.models import Q

from secretariat.commitments.models import Change, Commitment, Owner, Priority, Report
from secretariat.engines.values.edtf import Edtf
from secretariat.evidence.following import follows
from secretariat.evidence.models import Line
from secretariat.people.actor import Actor

_OF: dict[str, Callable[[Line], Q]] = {
    "commitment": lambda line: Q(line=line),
    "report": lambda line: Q(reports__line=line) | Q(told_by=line.pk),
    "change": lambda line: Q(changes__line=line),
}


@follows
def _settle_of(line: Line, _by: Actor, _at: datetime) -> None:
    if line.kind not in _OF:
        return
    for commitment in Commitment.objects.filter(_OF[line.kind](line)).distinct():
        settle(commitment)


def settle(commitment: Commitment) -> None:
    """Write how it stands: by the latest report the state, by the latest changes due, owners, priority."""
    reports = in_order(Report.objects.filter(commitment=commitment).exclude(state=""))
    changes = in_order(Change.objects.filter(commitment=commitment))
    last = reports[-1] if reports else None
    commitment.told_by = last
    commitment.state = last.state if last else ""
    commitment.state_since = day_of(last) if last else None
    commitment.superseded_by = last.superseded_by if last else None
    commitment.due = due_by(commitment, changes)
    filed = [change.priority_id for change in changes if change.priority_id]
    commitment.priority_id = filed[-1] if filed else _priority_said(_said(commitment))
    commitment.version += 1
    commitment.save()
    _settle_owners(commitment, changes)


def _settle_owners(commitment: Commitment, changes: Iterable[Change]) -> None:
    current = given_by(changes, Owner.objects.filter(commitment=commitment).values_list("change", flat=True))
    commitment.owners.filter(change=current).update(is_current=True)
    commitment.owners.exclude(change=current).update(is_current=False)


def due_by(commitment: Commitment, changes: Iterable[Change]) -> Edtf | None:
    """Return when it is due by these changes, in their order; else by its own reading."""
    dues = [change.due for change in changes if change.due]
    said = _said(commitment).get("due")
    return dues[-1] if dues else (Edtf.parse(said) if said else None)


def given_by(changes: Iterable[Change], owned: Iterable[int | None]) -> int | None:
    """Return the last of the changes, in their order, that gave it to others; None: it is as undertaken.

    Args:
        owned: the changes that have owners.
    """
    given = set(owned)
    return next((change.pk for change in reversed(list(changes)) if change.pk in given), None)


def _said(commitment: Commitment) -> dict[str, Any]:
    return commitment.line.chosen.value if commitment.line.chosen else {}


def _priority_said(said: dict[str, Any]) -> int | None:
    named = said.get("priority")
    return Priority.objects.values_list("pk", flat=True).get(line__public_id=named) if named else None


def in_order(rows: Any) -> list[Any]:
    """Return the rows whose lines stand, in their order."""
    return sorted(rows.standing().select_related("line__chosen"), key=order_of)


def order_of(row: Report | Change) -> tuple[date, datetime, int]:
    """Return by what reports and changes that stand are ordered: their day, then as they were entered."""
    assert row.line.chosen is not None, "it stands"
    return day_of(row), row.line.chosen.entered_at, row.pk


def day_of(row: Report | Change) -> date:
    """Return the day from which it counts: the first that its date leaves open, else that of the entry."""
    if row.on is not None and row.on.first is not None:
        return row.on.first
    assert row.line.chosen is not None
    entered: datetime = row.line.chosen.entered_at
    return entered.date()
