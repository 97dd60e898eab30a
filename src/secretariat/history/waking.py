"""Who is told that entries were written, once for each transaction and after it.

Until something registers (a queue with a worker), the chain is extended at once, in the process that wrote.
"""

import logging
from collections.abc import Callable

from django.db import connection, transaction
from django.utils import timezone

Waker = Callable[[], None]
log = logging.getLogger(__name__)
_wakers: list[Waker] = []


def wakes(waker: Waker) -> Waker:
    """Register what is called after a transaction that wrote entries; it should return at once."""
    _wakers.append(waker)
    return waker


def wake_after_commit() -> None:
    """Plan one call for the running transaction, however many entries it writes."""
    if not any(planned[1] is _wake for planned in connection.run_on_commit):
        transaction.on_commit(_wake, robust=True)


def _wake() -> None:
    for waker in _wakers or [_chain_here]:
        waker()


def _chain_here() -> None:
    from secretariat.history.actions.chain_entries import chain_entries  # noqa: PLC0415 - the chain writes no entries, and entries wake the chain

    chain_entries(at=timezone.now())
