from datetime import datetime

from django.db import transaction

from secretariat.evidence import checks
from secretariat.history.actions.record import record
from secretariat.notices import in_hand
from secretariat.notices.carrying import carried, from_original
from secretariat.notices.languages import refuse_unknown
from secretariat.notices.models import Notice
from secretariat.notices.sentences import Words
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, NotReady

LONGEST_TITLE, LONGEST_LEDE, LONGEST_TEXT = 300, 1500, 40_000
MOST_SENTENCES = 400


@transaction.atomic
def write_version(
    *,
    notice: Notice,
    language: str,
    title: str,
    lede: str,
    text: str,
    is_complete: bool,
    by: Actor,
    at: datetime,
    seen_version: int,
) -> Notice:
    """Write the words of a notice in one of its languages; the sentences keep the lines they were made from.

    Who: the secretariat of the body (`policies.may_write`).
    From, to: any but withdrawn → draft: an approval is taken back. What is published stays as it is until a
        correction is.
    Writes: a further wording; the notice; history entry `notice.written`.
    Refuses: NotPermitted; StaleRevision; WrongState (withdrawn); NotReady (the original is not written yet);
        Invalid (no such language; no title; too long; signs that cannot be seen).

    Args:
        lede, text: as typed (`splitting.paragraphs_of`).
        is_complete: it can be published; a version that is not stays behind.
    """
    notice = in_hand.for_writing(notice, by, seen_version)
    refuse_unknown(language)
    _refuse_bad(title, lede, text)
    versions = in_hand.latest(notice)
    original = versions.get(notice.language)
    if original is None and language != notice.language:
        raise NotReady("Write the original first, then its versions.")
    before = versions[language].told if language in versions else Words()
    words = carried(before, lede, text)
    if original and language != notice.language:
        words = from_original(words, original.told)
    if sum(1 for _ in words.placed()) > MOST_SENTENCES:
        raise Invalid(f"A notice has at most {MOST_SENTENCES} sentences.", field="text")
    wording = in_hand.write(
        notice, language, " ".join(title.split()), words, is_complete=is_complete, by=by, at=at
    )
    was, now = in_hand.reworded(notice, by, at)
    record(
        "notice.written",
        on=notice,
        by=by,
        at=at,
        beside=notice.desk,
        language=language,
        number=wording.number,
        before=was,
        after=now,
    )
    return notice


def _refuse_bad(title: str, lede: str, text: str) -> None:
    given = (("title", title, LONGEST_TITLE), ("lede", lede, LONGEST_LEDE), ("text", text, LONGEST_TEXT))
    for field, words, most in given:
        if len(words) > most:
            raise Invalid(f"Say it in at most {most} characters.", field=field)
        checks.openly_written(words, field=field)
    checks.said(title, field="title")
