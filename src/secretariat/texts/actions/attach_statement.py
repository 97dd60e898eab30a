from datetime import datetime

from django.db import transaction

from secretariat.history.actions.record import record
from secretariat.people.actor import Actor
from secretariat.refusals import StaleRevision, WrongState
from secretariat.texts import stating, voices
from secretariat.texts.models import Adoption, AdoptionStatement


@transaction.atomic
def attach_statement(
    *,
    adoption: Adoption,
    kind: str,
    words: str,
    by: Actor,
    at: datetime,
    seen_version: int,
    party: str = "",
    paper: str = "",
) -> AdoptionStatement:
    """Attach a reservation, an interpretative statement, an explanation or a disassociation to an adoption.

    Who: the delegations of members, by their seat or by their note; staff who say where one said so
        (`voices.delegation`).
    Writes: the statement; the text and its hash stay as they are; history entry
        `adoption.statement-attached`.
    Refuses: NotPermitted; StaleRevision; WrongState (the act is sealed); Invalid (nothing said; no such kind;
        for whom or by which note is not said).
    """
    voice = voices.delegation(by, adoption.draft.body, at, party=party, paper=paper)
    rows = Adoption.objects.select_for_update(of=("self",)).select_related("draft__body")
    adoption = rows.get(pk=adoption.pk)
    if adoption.version != seen_version:
        raise StaleRevision(
            "Somebody added to this adoption after you opened the page. Look again, then act."
        )
    if adoption.is_sealed:
        raise WrongState("The act is sealed: nothing is attached to it any more.")
    stating.refuse_bad(kind, words)
    assert voice.party is not None, "a delegation speaks"
    statement: AdoptionStatement = AdoptionStatement.objects.create(
        adoption=adoption, kind=kind, party=voice.party, account_id=by.acting_id, words=words.strip(),
        paper=voice.paper, at=at,
    )  # fmt: skip
    adoption.version += 1
    adoption.save(update_fields=["version"])
    record(
        "adoption.statement-attached", on=adoption, by=by, at=at, kind=kind, party=voice.author,
        draft=adoption.draft.public_id,
    )  # fmt: skip
    return statement
