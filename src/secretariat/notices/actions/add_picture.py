from datetime import datetime

from django.db import transaction

from secretariat.evidence import originals
from secretariat.history.actions.record import record
from secretariat.notices import in_hand
from secretariat.notices.describing import said_of
from secretariat.notices.models import Notice, Picture
from secretariat.notices.pictures import NoPicture, cleaned
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, WrongState

MOST = 20


@transaction.atomic
def add_picture(
    *,
    notice: Notice,
    data: bytes,
    alt: str,
    caption: str,
    credit: str,
    by: Actor,
    at: datetime,
    seen_version: int,
) -> Notice:
    """Add a picture to a notice, written anew without what its file carried, and kept under its SHA-256.

    Who: the secretariat of the body (`policies.may_write`).
    From, to: any but withdrawn → draft: an approval is taken back.
    Writes: the picture in the store; its row; the notice; history entry `notice.pictured`.
    Refuses: NotPermitted; StaleRevision; WrongState (withdrawn; twenty pictures already); Invalid (no JPEG,
        PNG or WebP; too large; broken; no alternative text; too long).

    Args:
        alt: what the picture shows, for whoever cannot see it, in the language of the original.
        caption: beneath it, in the same language. credit: whose picture it is.
    """
    notice = in_hand.for_writing(notice, by, seen_version)
    if len(in_hand.pictures_of(notice)) >= MOST:
        raise WrongState(f"A notice has at most {MOST} pictures. Take one away first.")
    alt, caption, credit = said_of(alt, caption, credit)
    try:
        picture = cleaned(data)
    except NoPicture as error:
        raise Invalid(str(error), field="file") from error
    sha256 = originals.keep(picture.data)
    Picture.objects.create(
        notice=notice, sha256=sha256, media_type=picture.media_type, width=picture.width,
        height=picture.height, byte_count=len(picture.data), alt={notice.language: alt},
        caption={notice.language: caption} if caption else {}, credit=credit, added_at=at,
        added_by_id=by.acting_id,
    )  # fmt: skip
    before, after = in_hand.reworded(notice, by, at)
    record(
        "notice.pictured", on=notice, by=by, at=at, beside=notice.desk, sha256=sha256,
        before=before, after=after,
    )  # fmt: skip
    return notice
