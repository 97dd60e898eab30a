from collections.abc import Sequence
from dataclasses import replace

from django.db import transaction

from secretariat.commitments import checks as own
from secretariat.commitments import papers as evidence
from secretariat.commitments import policies
from secretariat.commitments.actions.enter_report import enter_report
from secretariat.commitments.bridge import ReportValue
from secretariat.commitments.models import Commitment
from secretariat.commitments.papers import Paper
from secretariat.commitments.states import ENDED, RESULT_OF, CommitmentState
from secretariat.evidence import checks
from secretariat.evidence.models import Claim
from secretariat.evidence.sourced import Sourced
from secretariat.refusals import Invalid, NotPermitted, WrongState


@transaction.atomic
def report_progress(
    *,
    commitment: Commitment,
    state: str,
    words: str,
    on: str,
    sourced: Sourced,
    seen_version: int,
    superseded_by: str | None = None,
    papers: Sequence[Paper] = (),
) -> Claim:
    """Say how a commitment stands, with the evidence; a state is never worked out from dates.

    Who: who owes it, the secretariat and the Chair of the body (`policies.may_report`).
    Writes: the report with its source (`enter_report`), from which the commitment's standing is settled; the
        papers that show it, for those who may see the commitment (`receive_document`), cited beside it.
    Refuses: NotPermitted (also: an ended one is taken up again by secretariat or Chair only); StaleRevision;
        WrongState (an ended one is accepted again before anything else is said of it); Invalid (no such
        state, nothing said, a day before it was undertaken or ahead, a source that fewer people may see,
        what superseded it: none, itself, or one that it superseded; too many papers, and what
        `receive_document` refuses; one that others may see or fewer).

    Args:
        state: one of CommitmentState. on: EDTF. superseded_by: public id, where the state is superseded.
    """
    commitment = own.locked_as_seen(commitment, seen_version)
    if not policies.may_report(sourced.by, commitment, sourced.at):
        raise NotPermitted("Who owes it, the secretariat and the Chair of this body say how it stands.")
    _refuse_turn(commitment, state, sourced)
    _refuse_bad(commitment, state, words, on, sourced)
    source = own.sourced_for(commitment, sourced)
    _refuse_circle(commitment, state, superseded_by, source)
    body = commitment.line.body
    value = ReportValue(
        about=words.strip(), result=RESULT_OF.get(CommitmentState(state), ""),
        body=body.slug if body else None, expected=commitment.due.text if commitment.due else None,
        commitment=commitment.public_id, state=state, on=on, superseded_by=superseded_by,
    )  # fmt: skip
    evidence.refuse_too_many(papers)
    cited = evidence.kept(papers, commitment, value, source)
    return enter_report(value=value, sourced=replace(source, cited=(*source.cited, *cited)))


def _refuse_turn(commitment: Commitment, state: str, sourced: Sourced) -> None:
    if commitment.state not in ENDED:
        return
    ended = commitment.get_state_display().lower()
    if state != CommitmentState.ACCEPTED:
        raise WrongState(f"This commitment is {ended}. Accept it again before you say how it stands.")
    if not policies.may_follow_up(sourced.by, commitment.line.body, sourced.at):
        raise NotPermitted(f"This commitment is {ended}. The secretariat or the Chair takes it up again.")


def _refuse_bad(commitment: Commitment, state: str, words: str, on: str, sourced: Sourced) -> None:
    checks.one_of(state, CommitmentState.values, field="state")
    checks.said(words, field="words")
    day = checks.good_date(on, field="on")
    body = commitment.line.body
    today = body.day(sourced.at) if body else sourced.at.date()
    if day is None or day.first is None or day.first > today:
        raise Invalid("Say on which day it stood so; not one that lies ahead.", field="on")
    said = commitment.said
    if said and said.first and day.end and day.end <= said.first:
        raise Invalid(
            f"It was undertaken on {said.text}: nothing can be said of it for {day.text}.", field="on"
        )


def _refuse_circle(commitment: Commitment, state: str, superseded_by: str | None, sourced: Sourced) -> None:
    if (state == CommitmentState.SUPERSEDED) != (superseded_by is not None):
        raise Invalid(
            "Name the commitment that took its place; only one that is superseded has such.",
            field="superseded_by",
        )
    line = own.line_for(sourced.by, superseded_by, "commitment", field="superseded_by")
    own.as_open(line, sourced.distribution, sourced.readers, field="superseded_by")
    other = Commitment.objects.get(line=line) if line else None
    seen: set[int] = set()
    while other is not None and other.pk not in seen:
        if other.pk == commitment.pk:
            raise Invalid(
                "A commitment cannot take the place of itself, nor of what followed it.",
                field="superseded_by",
            )
        seen.add(other.pk)
        other = other.superseded_by
