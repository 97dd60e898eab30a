from dataclasses import replace
from datetime import datetime

from django.db import transaction

from secretariat.history.actions.record import record
from secretariat.notices import in_hand, ties
from secretariat.notices.at_sentence import rewritten, sentence_at
from secretariat.notices.models import Notice
from secretariat.notices.sentences import Place
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid


@transaction.atomic
def tie_sentence(
    *, notice: Notice, language: str, place: Place, line: str, by: Actor, at: datetime, seen_version: int
) -> Notice:
    """Tie a sentence to the line of the record on which it rests.

    Who: the secretariat of the body (`policies.may_write`).
    From, to: any but withdrawn → draft: an approval is taken back.
    Writes: a further wording; the notice; history entry `notice.tied`.
    Refuses: NotPermitted; StaleRevision; WrongState (withdrawn); Invalid (no such sentence; no such line, or
        one that the public may not see; tied already; too many lines).

    Args:
        line: public id of the line.
    """
    notice = in_hand.for_writing(notice, by, seen_version)
    wording, sentence = sentence_at(notice, language, place)
    line = line.strip().strip("/").rpartition("/")[2]
    ties.refuse_closed(line, by)
    if line in sentence.lines:
        raise Invalid("The sentence is tied to this line already.", field="line")
    if len(sentence.lines) >= ties.MOST_LINES:
        raise Invalid(f"A sentence rests on at most {ties.MOST_LINES} lines.", field="line")
    tied = replace(sentence, lines=(*sentence.lines, line))
    before, after = rewritten(notice, wording, place, tied, by=by, at=at)
    record(
        "notice.tied", on=notice, by=by, at=at, beside=notice.desk, language=language,
        sentence=sentence.text[:300], line=line, before=before, after=after,
    )  # fmt: skip
    return notice
