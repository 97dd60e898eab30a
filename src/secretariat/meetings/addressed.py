"""To whom invitations and agendas went, by name, address or account."""

from collections.abc import Collection
from typing import Any

from django.db.models import Q, QuerySet

from secretariat.meetings.models import AgendaAddressee, Invitee


def addressed(accounts: Collection[str], words: Collection[str]) -> tuple["QuerySet[Any]", "QuerySet[Any]"]:
    """Return the rows that name somebody: of invitations, and of agendas that were sent.

    Args:
        accounts: public ids of the person's accounts.
        words: names and addresses, in any case; whole, not as a part of another.
    """
    which = Q(account__public_id__in=accounts)
    for word in filter(None, (word.strip() for word in words)):
        which |= Q(email__iexact=word) | Q(name__iexact=word)
    return (
        Invitee.objects.filter(which).select_related("convocation__meeting__line"),
        AgendaAddressee.objects.filter(which).select_related("version__meeting__line"),
    )
