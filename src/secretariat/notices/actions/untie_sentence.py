from dataclasses import replace
from datetime import datetime

from django.db import transaction

from secretariat.history.actions.record import record
from secretariat.notices import in_hand
from secretariat.notices.at_sentence import rewritten, sentence_at
from secretariat.notices.models import Notice
from secretariat.notices.sentences import Place
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid


@transaction.atomic
def untie_sentence(
    *, notice: Notice, language: str, place: Place, line: str, by: Actor, at: datetime, seen_version: int
) -> Notice:
    """Take a line from under a sentence that does not rest on it.

    Who: the secretariat of the body (`policies.may_write`).
    From, to: any but withdrawn → draft: an approval is taken back.
    Writes: a further wording; the notice; history entry `notice.untied`.
    Refuses: NotPermitted; StaleRevision; WrongState (withdrawn); Invalid (no such sentence, not tied to it).
    """
    notice = in_hand.for_writing(notice, by, seen_version)
    wording, sentence = sentence_at(notice, language, place)
    if line not in sentence.lines:
        raise Invalid("The sentence is not tied to this line.", field="line")
    left = tuple(one for one in sentence.lines if one != line)
    untied = replace(sentence, lines=left, check=sentence.check if left else "")
    before, after = rewritten(notice, wording, place, untied, by=by, at=at)
    record(
        "notice.untied", on=notice, by=by, at=at, beside=notice.desk, language=language,
        sentence=sentence.text[:300], line=line, before=before, after=after,
    )  # fmt: skip
    return notice
