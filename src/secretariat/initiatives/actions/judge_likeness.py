from datetime import datetime

from django.db import transaction

from secretariat.evidence import checks
from secretariat.evidence.models import Line
from secretariat.history.actions.record import record
from secretariat.initiatives import policies
from secretariat.initiatives.compared import owner_of
from secretariat.initiatives.models import LikenessVerdict
from secretariat.initiatives.states import Verdict
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, NotPermitted


@transaction.atomic
def judge_likeness(
    *, one: Line, other: Line, verdict: str, reason: str, by: Actor, at: datetime, seen_count: int
) -> LikenessVerdict:
    """Say of two lines of agendas, or two projects, whether they are the same work.

    Who: the secretariat of one of the two bodies that is kept here (`policies.may_judge`).
    Writes: the word on the pair, which counts until another is said; history entry `likeness.judged`.
    Refuses: NotPermitted; StaleRevision (somebody spoke on the pair meanwhile); Invalid (not two of one
        kind, of two bodies, no reason).

    Args:
        seen_count: how many words on the pair the person saw.
    """
    bodies = (owner_of(one), owner_of(other))
    if not policies.may_judge(by, bodies):
        raise NotPermitted("Only the secretariat of one of the two bodies says whether this is the same.")
    one, other = sorted((one, other), key=lambda line: line.public_id)
    said = LikenessVerdict.objects.filter(one=one, other=other)
    checks.unchanged(said.count(), seen_count)
    if one.kind != other.kind or None in bodies or bodies[0] == bodies[1]:
        raise Invalid(
            "Two lines of agendas or two projects are compared, each of another body.", field="other"
        )
    checks.one_of(verdict, Verdict.values, field="verdict")
    word = LikenessVerdict.objects.create(
        one=one, other=other, verdict=verdict, reason=checks.said_within(reason, field="reason", most=500),
        at=at,
        by_id=by.acting_id,
    )  # fmt: skip
    record(
        "likeness.judged", on=word, by=by, at=at, one=one.public_id, other=other.public_id, verdict=verdict,
        reason=word.reason,
    )  # fmt: skip
    return word
