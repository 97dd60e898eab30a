from dataclasses import replace
from datetime import datetime

from django.db import transaction

from secretariat.history.actions.record import record
from secretariat.notices import in_hand
from secretariat.notices.at_sentence import rewritten, sentence_at
from secretariat.notices.models import Notice
from secretariat.notices.sentences import Place
from secretariat.notices.states import Check
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid


@transaction.atomic
def confirm_sentence(
    *, notice: Notice, language: str, place: Place, by: Actor, at: datetime, seen_version: int
) -> Notice:
    """Say that a sentence still states what its lines do, after its words changed.

    Who: the secretariat of the body (`policies.may_write`).
    From, to: any but withdrawn → draft: an approval is taken back.
    Writes: a further wording; the notice; history entry `notice.confirmed`.
    Refuses: NotPermitted; StaleRevision; WrongState (withdrawn); Invalid (no such sentence; nothing to
        confirm).
    """
    notice = in_hand.for_writing(notice, by, seen_version)
    wording, sentence = sentence_at(notice, language, place)
    if not sentence.check:
        raise Invalid("Nothing is to be confirmed of this sentence.", field="place")
    confirmed = replace(sentence, check=Check.NONE.value)
    before, after = rewritten(notice, wording, place, confirmed, by=by, at=at)
    record(
        "notice.confirmed", on=notice, by=by, at=at, beside=notice.desk, language=language,
        sentence=sentence.text[:300], before=before, after=after,
    )  # fmt: skip
    return notice
