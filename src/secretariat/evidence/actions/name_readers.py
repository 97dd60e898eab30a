from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from secretariat.distribution import Distribution
from secretariat.evidence import policies
from secretariat.evidence.models import Claim, Document, Line
from secretariat.evidence.reach import readers_of
from secretariat.history.actions.record import record
from secretariat.people.actor import Actor
from secretariat.people.letters import write_to
from secretariat.people.models import Account
from secretariat.refusals import Invalid, NotPermitted, StaleRevision, WrongState


@transaction.atomic
def name_readers(
    *, document: Document, readers: Iterable[Account], by: Actor, at: datetime, seen_version: int
) -> Document:
    """Say anew who may read a restricted document, and all of the record that rests on it.

    Who: staff of the body that keeps it, who may read it themselves (`policies.may_name_readers`).
    Writes: the readers of the document, of the claims made of it, and of the lines for which these stand;
        history entry `document.readers-named`; a letter to those who are new.
    Refuses: NotPermitted; StaleRevision; WrongState (not restricted); Invalid (nobody who can sign in).
    """
    document = Document.objects.select_for_update(of=("self",)).select_related("body").get(pk=document.pk)
    before = readers_of(document)
    if not policies.may_name_readers(by, document, before):
        raise NotPermitted("Only staff who may read a restricted document say who else may.")
    if document.version != seen_version:
        raise StaleRevision("Somebody changed this document after you opened it. Look at it again.")
    if document.distribution != Distribution.RESTRICTED:
        raise WrongState("Only a restricted document has named readers.")
    named = {account.pk: account for account in readers}
    if not any(account.is_active for account in named.values()):
        raise Invalid("Name at least one reader who can sign in.", field="readers")
    open_to_readers(document, frozenset(named))
    document.version += 1
    document.save()
    record(
        "document.readers-named",
        on=document,
        by=by,
        at=at,
        before=_public_ids(before),
        after=_public_ids(frozenset(named)),
    )
    for pk in frozenset(named) - before:
        write_to(named[pk], "readers", "evidence/letters/reader_named", document=document.public_id)
    return document


def open_to_readers(document: Document, readers: frozenset[int]) -> None:
    """Set the readers of a document, of its claims, and of the lines for which these stand.

    A line keeps no reader who may not see its present reading (`reach.may_stand_for`); a line for which the
    claim of another source stands is left alone.
    """
    document.readers.set(readers)
    closed = {"distribution": Distribution.RESTRICTED}
    claims = Claim.objects.filter(finding__reading__document=document, **closed)
    for claim in claims:
        claim.readers.set(readers)
    for line in Line.objects.filter(chosen__in=claims, **closed):
        line.readers.set(readers)


def _public_ids(accounts: frozenset[int]) -> list[str]:
    return sorted(Account.objects.filter(pk__in=accounts).values_list("public_id", flat=True))
