from datetime import datetime

from django.db import transaction

from secretariat.evidence import checks
from secretariat.history.actions.record import record
from secretariat.people.actor import Actor
from secretariat.practices import checks as own
from secretariat.practices import proofs
from secretariat.practices.models import Practice, Reuse
from secretariat.practices.proofs import Proof
from secretariat.practices.states import ReuseState
from secretariat.refusals import Invalid, WrongState


@transaction.atomic
def report_reuse(
    *, practice: Practice, party: str, began: str, words: str, proof: Proof, by: Actor, at: datetime
) -> Reuse:
    """Say that another member took a practice up, with the proof.

    Who: that member's delegation; the secretariat for any member (`policies.may_take_up`).
    Writes: the reuse, which the secretariat is to look at, with the paper that shows it (`receive_document`);
        history entry `practice-reuse.reported`. One that was doubted is reported anew on the same row.
    Refuses: NotPermitted; WrongState (not published; reported already); Invalid (the member that offers it,
        no member, a day ahead, nothing said, no proof but one's own word, what `proofs.columns` refuses).

    Args:
        party: code. began: EDTF, since when.
    """
    practice = own.locked(practice)
    who = own.taker_up(practice, party, by, at)
    reuse = Reuse.objects.filter(practice=practice, party=who).first()
    if reuse is not None and reuse.state != ReuseState.DOUBTED:
        raise WrongState("This member has reported already that it took this up.")
    words = checks.said_within(words, field="told", most=4000)
    day = checks.good_date(began or None, field="began")
    if day is None or day.first is None or day.first > practice.body.day(at):
        raise Invalid("Say since when; not a day that lies ahead.", field="began")
    if proofs.is_own_word(proof):
        raise Invalid("Show it: by words of a document, an address, or a paper.", field="source")
    given = proofs.columns(proof, practice, who.code, by, at)
    reuse = reuse or Reuse(practice=practice, party=who, version=0)
    for name, value in given.items():
        setattr(reuse, name, value)
    reuse.began, reuse.words, reuse.state, reuse.why = day, words, ReuseState.REPORTED, ""
    reuse.reported_at, reuse.reported_by_id, reuse.judged_at = at, by.acting_id, None
    reuse.version += 1
    reuse.save()
    record(
        "practice-reuse.reported", on=reuse, by=by, at=at, practice=practice.public_id, party=who.code,
        words=words,
    )  # fmt: skip
    return reuse
