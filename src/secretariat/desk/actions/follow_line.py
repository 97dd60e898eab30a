from datetime import datetime

from django.db import transaction

from secretariat.commitments.models import Commitment, Report
from secretariat.commitments.states import CommitmentState
from secretariat.desk.compare.by_hand import Announced, announced, end_of
from secretariat.desk.models import Closing, Expectation, Reopening
from secretariat.desk.states import Ending
from secretariat.engines.values.edtf import parse
from secretariat.evidence.models import Claim, Line
from secretariat.history.actions.record import record
from secretariat.people.actor import Actor, Role

_ENDING_OF = {
    CommitmentState.IMPLEMENTED: Ending.AS_ANNOUNCED,
    CommitmentState.ELAPSED: Ending.NOT,
    CommitmentState.SUPERSEDED: Ending.OTHERWISE,
}


@transaction.atomic
def follow_line(*, line: Line, by: Actor, at: datetime) -> None:
    """Await what a line announces now, and close what its present reading ends.

    Told by whoever lets a line read otherwise (`evidence.following`). A claim that comes from a Finding opens
    its Expectation when it is accepted, and what it may close is only proposed; the files of reference data
    say themselves what was not held.

    Who: whoever entered, chose or withdrew the claim; nothing is asked here.
    From, to: awaited → closed; closed by this very line → awaited again.
    Writes: Expectations; closings, with `expectation.closed`; reopenings, with `expectation.reopened`.
    Refuses: nothing.
    """
    claim = line.chosen
    if claim is None or any(seat.role is Role.MACHINE for seat in by.seats):
        return
    ahead = announced(line.kind, claim.value)
    if ahead is None and not Expectation.objects.filter(line=line).exists():
        return
    is_by_hand = claim.finding_id is None and not claim.entered_by.is_system
    rows = _still_said(line)
    if is_by_hand:
        _end(rows, line, claim, by, at)
    if ahead is not None:
        _await(rows, ahead, claim, by, at, is_by_hand=is_by_hand)


@transaction.atomic
def follow_commitment(*, line: Line, by: Actor, at: datetime) -> None:
    """Close what a commitment announced once a report ends it, and open it again when it is taken up anew.

    Told by whoever lets a report on a commitment read otherwise (`evidence.following`). What a person closed
    by another line stays as that person said.

    Who: whoever entered or withdrew the report; nothing is asked here.
    From, to: awaited → closed by the report; closed by a report of this commitment → awaited again.
    Writes: closings, with `expectation.closed`; reopenings, with `expectation.reopened`.
    Refuses: nothing.

    Args:
        line: of the report.
    """
    commitment = Commitment.objects.filter(reports__line=line).select_related("line", "told_by__line").first()
    if commitment is None:
        return
    told, ending = _told(commitment)
    rows = Expectation.objects.select_for_update(of=("self",)).filter(
        line=commitment.line, claim__withdrawal__isnull=True
    )
    for row in rows.order_by("pk"):
        closing = _closing(row)
        if closing is not None and _is_undone(closing, commitment, told):
            _reopen(row, closing, by, at)
            closing = None
        if closing is None and ending is not None and told is not None:
            _close(row, ending, told, by, at)


def _told(commitment: Commitment) -> tuple[Line | None, Ending | None]:
    """Return the line of the report that says how the commitment stands, and the end that this is, if any."""
    last = commitment.told_by
    return (last.line, _ENDING_OF.get(CommitmentState(last.state))) if last else (None, None)


def _is_undone(closing: Closing, commitment: Commitment, told: Line | None) -> bool:
    """Tell whether a report of this commitment closed it that no longer says how it stands."""
    own = Report.objects.filter(commitment=commitment, line=closing.by_line_id).exists()
    return own and closing.by_line_id != (told.pk if told else None)


def _still_said(line: Line) -> list[Expectation]:
    rows = Expectation.objects.select_for_update(of=("self",)).filter(
        line=line, claim__withdrawal__isnull=True
    )
    return list(rows.select_related("claim").order_by("pk"))


def _end(rows: list[Expectation], line: Line, claim: Claim, by: Actor, at: datetime) -> None:
    for row in rows:
        ending = end_of(line.kind, row.claim.value, claim.value) if row.claim_id != claim.pk else None
        if ending and _closing(row) is None:
            _close(row, ending, line, by, at)


def _await(
    rows: list[Expectation], ahead: Announced, claim: Claim, by: Actor, at: datetime, *, is_by_hand: bool
) -> None:
    """Await it: what the same line closed too early is open again, what was never awaited is from now on."""
    same = [row for row in rows if ahead.is_same_as(row.horizon.text if row.horizon else None)]
    for row in same:
        closing = _closing(row)
        if closing is not None and closing.by_line_id == claim.line_id:
            _reopen(row, closing, by, at)
    if is_by_hand and not same:
        Expectation.objects.create(
            claim=claim,
            line=claim.line,
            words=ahead.words,
            horizon=parse(ahead.horizon) if ahead.horizon else None,
            opened_at=at,
        )


def _close(row: Expectation, ending: Ending, line: Line, by: Actor, at: datetime) -> None:
    Closing.objects.create(expectation=row, ending=ending, by_line=line, at=at, by_id=by.acting_id)
    _turned(row)
    record(
        "expectation.closed",
        on=row,
        by=by,
        at=at,
        before=None,
        after=ending,
        by_line=line.public_id,
        searched_until=None,
    )


def _reopen(row: Expectation, closing: Closing, by: Actor, at: datetime) -> None:
    Reopening.objects.create(closing=closing, at=at, by_id=by.acting_id)
    _turned(row)
    record("expectation.reopened", on=row, by=by, at=at, before=closing.ending, after=None)


def _turned(row: Expectation) -> None:
    row.version += 1
    row.save()


def _closing(row: Expectation) -> Closing | None:
    return Closing.objects.filter(expectation=row, reopening__isnull=True).last()
