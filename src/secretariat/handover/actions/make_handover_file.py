from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from secretariat.chairs.models import Chairmanship
from secretariat.handover import policies
from secretariat.handover.content import content_of, hash_of
from secretariat.handover.letters import NOTICED, notify
from secretariat.handover.models import HandoverFile
from secretariat.handover.states import Edition, Occasion
from secretariat.handover.terms import next_term
from secretariat.history.actions.record import record
from secretariat.parties.models import Body
from secretariat.people.actor import Actor, Role
from secretariat.refusals import Invalid, NotPermitted

LANGUAGE = "en"  # of the kept words: the working language of the documents


@transaction.atomic
def make_handover_file(
    *,
    body: Body,
    edition: str,
    by: Actor,
    at: datetime,
    on: date | None = None,
    term: Chairmanship | None = None,
    occasion: str = Occasion.ASKED,
) -> HandoverFile:
    """Make and keep a version of the file for the next chair; those made before stay as they are.

    Who: the secretariat, both editions; the present chair, its own (`policies.may_make`); the keeper of the
        installation before the day of a handover.
    Writes: a `HandoverFile` with the next number, its content and hash; history entry `handover-file.made`;
        of the Chair's edition, a month before the term and on its first day, letters to its delegation.
    Refuses: NotPermitted; Invalid (no such edition; a term of another body).

    Args:
        on: the day for which it is made; None for today at the seat.
        term: the one for which it is; None for the next that is announced.
    """
    if not (_keeps(by) or policies.may_make(by, body, edition, at)):
        raise NotPermitted("The secretariat makes handover files, and the present chair its own edition.")
    if edition not in Edition.values:
        raise Invalid("Choose the edition for the Chair or the one for the secretariat.", field="edition")
    if term is not None and term.body_id != body.pk:
        raise Invalid("That term is of another body.", field="term")
    Body.objects.select_for_update(of=("self",)).get(pk=body.pk)
    day = on or body.day(at)
    term = term or next_term(body, day)
    content = content_of(body, edition, on=day, at=at, language=LANGUAGE, term=term)
    rows = HandoverFile.objects.filter(body=body, edition=edition)
    file: HandoverFile = HandoverFile.objects.create(
        body=body, term=term, edition=edition, number=(rows.aggregate(last=Max("number"))["last"] or 0) + 1,
        occasion=occasion, on=day, made_at=at, made_by_id=by.acting_id, content=content,
        sha256=hash_of(content),
    )  # fmt: skip
    record(
        "handover-file.made", on=file, by=by, at=at, body=body.slug, edition=edition, number=file.number,
        term=term.public_id if term else None, occasion=occasion, sha256=file.sha256,
    )  # fmt: skip
    if edition == Edition.CHAIR and occasion in NOTICED:
        notify(file)
    return file


def _keeps(by: Actor) -> bool:
    return any(seat.role is Role.MACHINE for seat in by.seats)
