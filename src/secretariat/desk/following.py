"""What people announce by hand is awaited as what they accept from documents; a further word closes it.

A claim that comes from a Finding opens its Expectation when it is accepted (`desk.entering`), and what it may
close is proposed; the files of reference data say themselves what was not held.
"""

from datetime import datetime

from secretariat.desk.compare.by_hand import Announced, announced, end_of
from secretariat.desk.endings import closed, reopened
from secretariat.desk.models import Closing, Expectation
from secretariat.engines.values.edtf import parse
from secretariat.evidence.following import follows
from secretariat.evidence.models import Claim, Line
from secretariat.people.actor import Actor, Role


@follows
def _await(line: Line, by: Actor, at: datetime) -> None:
    """Close what the present reading of the line ends, and open what it announces."""
    claim = line.chosen
    if claim is None or any(seat.role is Role.MACHINE for seat in by.seats):
        return
    ahead = announced(line.kind, claim.value)
    if ahead is None and not Expectation.objects.filter(line=line).exists():
        return
    is_by_hand = claim.finding_id is None and not claim.entered_by.is_system
    rows = _still_said(line)
    if is_by_hand:
        _close(rows, claim, by, at)
    if ahead is not None:
        _open(rows, ahead, claim, by, at, is_by_hand=is_by_hand)


def _still_said(line: Line) -> list[Expectation]:
    rows = Expectation.objects.select_for_update(of=("self",)).filter(
        line=line, claim__withdrawal__isnull=True
    )
    return list(rows.select_related("claim").order_by("pk"))


def _close(rows: list[Expectation], claim: Claim, by: Actor, at: datetime) -> None:
    for row in rows:
        ending = end_of(claim.line.kind, row.claim.value, claim.value) if row.claim_id != claim.pk else None
        if ending and _closing(row) is None:
            closed(row, ending, by, at, by_line=claim.line)


def _open(
    rows: list[Expectation], ahead: Announced, claim: Claim, by: Actor, at: datetime, *, is_by_hand: bool
) -> None:
    """Await it: what the same line closed too early is open again, what was never awaited is from now on."""
    same = [row for row in rows if ahead.is_same_as(row.horizon.text if row.horizon else None)]
    for row in same:
        closing = _closing(row)
        if closing is not None and closing.by_line_id == claim.line_id:
            reopened(row, closing, by, at)
    if is_by_hand and not same:
        Expectation.objects.create(
            claim=claim,
            line=claim.line,
            words=ahead.words,
            horizon=parse(ahead.horizon) if ahead.horizon else None,
            opened_at=at,
        )


def _closing(row: Expectation) -> Closing | None:
    return Closing.objects.filter(expectation=row, reopening__isnull=True).last()
