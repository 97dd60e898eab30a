from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from django.db import transaction

from secretariat.bodies.actions.enter_dispute import enter_dispute
from secretariat.bodies.actions.enter_membership import enter_membership
from secretariat.bodies.actions.enter_name import enter_name
from secretariat.bodies.actions.enter_particular import enter_particular
from secretariat.bodies.actions.enter_tenure import enter_tenure
from secretariat.chairs.actions.enter_chairmanship import enter_chairmanship
from secretariat.chairs.actions.enter_coordinator import enter_coordinator
from secretariat.chairs.actions.enter_exception import enter_exception
from secretariat.chairs.actions.enter_programme import enter_programme
from secretariat.chairs.actions.enter_rotation import enter_rotation
from secretariat.commitments.actions.enter_priority import enter_priority
from secretariat.commitments.actions.enter_report import enter_report
from secretariat.commitments.actions.enter_strategy import enter_strategy
from secretariat.commitments.actions.enter_strategy_version import enter_strategy_version
from secretariat.engines.values.edtf import parse
from secretariat.evidence.models import Claim, Line
from secretariat.evidence.projection import as_json
from secretariat.evidence.sourced import Cited, Sourced
from secretariat.evidence.states import CitationKind
from secretariat.meetings.actions.enter_meeting import enter_meeting
from secretariat.people.actor import Actor
from secretariat.reference.row import Row
from secretariat.reference.rows import is_unverified
from secretariat.texts.actions.enter_text import enter_text

ENTER: dict[str, Callable[..., Claim]] = {
    "name": enter_name,
    "particular": enter_particular,
    "membership": enter_membership,
    "tenure": enter_tenure,
    "dispute": enter_dispute,
    "chairmanship": enter_chairmanship,
    "rotation": enter_rotation,
    "rotation-exception": enter_exception,
    "coordinator": enter_coordinator,
    "programme": enter_programme,
    "meeting": enter_meeting,
    "text": enter_text,
    "report": enter_report,
    "strategy": enter_strategy,
    "strategy-version": enter_strategy_version,
    "priority": enter_priority,
}
Progress = Callable[[int, int], None]


@dataclass(slots=True)
class Loaded:
    """What a loading did: counts by kind of line, and the lines where a person's word was kept."""

    entered: Counter[str] = field(default_factory=Counter)
    changed: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    unchanged: int = 0


@transaction.atomic
def load_rows(
    *,
    rows: Sequence[Row],
    by: Actor,
    at: datetime,
    is_fictitious: bool = False,
    progress: Progress = lambda done, total: None,
) -> Loaded:
    """Load rows of facts; loading again corrects instead of doubling.

    Who: the machine that loads reference data (`evidence.policies.may_enter`, asked by every line).
    Writes: lines that are missing; a further claim where a row changed, chosen unless a person chose the
        present reading; history entries `line.claimed`.
    Refuses: NotPermitted; Invalid (names the field of a row that cannot be taken).
    """
    lines = _lines([row.reference for row in rows])
    said = _said_by(by, lines.values())
    loaded = Loaded()
    for done, given in enumerate(rows, start=1):
        row = _pointed(given, lines)
        if row is None:
            loaded.kept.append(given.reference)
            continue
        lines[row.reference] = _load(
            row,
            lines.get(row.reference),
            said,
            loaded,
            Sourced(by=by, at=at, cited=(), is_fictitious=is_fictitious),
        )
        progress(done, len(rows))
    return loaded


def _lines(references: list[str]) -> dict[str, Line]:
    lines = Line.objects.filter(reference__in=references).select_related("chosen")
    return {line.reference: line for line in lines if line.reference}


def _said_by(by: Actor, lines: Iterable[Line]) -> dict[int, list[Any]]:
    said: dict[int, list[Any]] = {}
    claims = Claim.objects.standing().filter(entered_by=by.account_id).order_by("entered_at", "pk")
    wanted = {line.pk for line in lines}
    for line_id, value, note in claims.values_list("line_id", "value", "note"):
        if line_id in wanted:
            said.setdefault(line_id, []).append((_told(value), note))
    return said


def _pointed(row: Row, lines: Mapping[str, Line]) -> Row | None:
    """Return the row with the public ids of the lines that it names by the ids of their rows.

    None where somebody withdrew one of those: what hangs on it stays as that person left it.
    """
    if any(lines[getattr(row.value, name)].chosen is None for name in row.points):
        return None
    named = {name: lines[getattr(row.value, name)].public_id for name in row.points}
    return replace(row, value=replace(row.value, **named))


def _load(row: Row, line: Line | None, said: dict[int, list[Any]], loaded: Loaded, entering: Sourced) -> Line:
    """Enter what a row says, unless it says nothing new; return its line."""
    if line is not None and said.get(line.pk, [None])[-1] == (_told(as_json(row.value)), row.note):
        loaded.unchanged += 1
        return line
    by_person = line is not None and _was_chosen_by_a_person(line, entering)
    report = loaded.kept if by_person else loaded.changed
    if line is None:
        loaded.entered[row.kind] += 1
    else:
        report.append(row.reference)
    for reading, address in row.readings if line is None else ():
        line = _enter(row, reading, ((address, ""),), line, entering, choose=False).line
    return _enter(row, row.value, row.sources, line, entering, choose=not by_person).line


def _told(value: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a value tells; a field that an earlier version did not have is like an empty one."""
    told = {name: _inside(given) for name, given in value.items()}
    return {name: given for name, given in told.items() if given not in (None, "", [], {})}


def _inside(given: Any) -> Any:
    if isinstance(given, Mapping):
        return _told(given)
    return [_inside(each) for each in given] if isinstance(given, list) else given


def _was_chosen_by_a_person(line: Line, entering: Sourced) -> bool:
    return line.chosen is not None and line.chosen.entered_by_id != entering.by.account_id


def _enter(
    row: Row,
    value: Any,
    sources: tuple[tuple[str, str], ...],
    line: Line | None,
    entering: Sourced,
    *,
    choose: bool,
) -> Claim:
    sourced = replace(
        entering,
        cited=tuple(_cited(address, note) for address, note in sources),
        said_on=parse(row.said_on) if row.said_on else None,
        note=row.note,
        reference=row.reference,
    )
    return ENTER[row.kind](value=value, sourced=sourced, line=line, choose=choose)


def _cited(address: str, note: str) -> Cited:
    if is_unverified(address):
        return Cited(CitationKind.UNVERIFIED, note=note)
    if not address:
        return Cited(CitationKind.ENTRY, note=note)
    return Cited(CitationKind.REFERENCE, address=address, note=note)
