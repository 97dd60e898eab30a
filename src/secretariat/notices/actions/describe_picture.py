from datetime import datetime

from django.db import transaction

from secretariat.history.actions.record import record
from secretariat.notices import in_hand
from secretariat.notices.describing import picture_of, said_of
from secretariat.notices.languages import refuse_unknown
from secretariat.notices.models import Notice
from secretariat.people.actor import Actor


@transaction.atomic
def describe_picture(
    *,
    notice: Notice,
    picture: str,
    language: str,
    alt: str,
    caption: str,
    credit: str,
    by: Actor,
    at: datetime,
    seen_version: int,
) -> Notice:
    """Say what a picture shows, in one of the languages of the notice.

    Who: the secretariat of the body (`policies.may_write`).
    From, to: any but withdrawn → draft: an approval is taken back.
    Writes: the picture; the notice; history entry `notice.described`.
    Refuses: NotPermitted; StaleRevision; WrongState (withdrawn); Invalid (no such picture or language, no
        alternative text, too long).

    Args:
        picture: public id of the picture.
    """
    notice = in_hand.for_writing(notice, by, seen_version)
    found = picture_of(notice, picture)
    refuse_unknown(language)
    alt, caption, found.credit = said_of(alt, caption, credit)
    found.alt = found.alt | {language: alt}
    kept = {code: words for code, words in found.caption.items() if code != language}
    found.caption = kept | ({language: caption} if caption else {})
    found.save(update_fields=["alt", "caption", "credit"])
    before, after = in_hand.reworded(notice, by, at)
    record(
        "notice.described", on=notice, by=by, at=at, beside=notice.desk, picture=picture, language=language,
        before=before, after=after,
    )  # fmt: skip
    return notice
