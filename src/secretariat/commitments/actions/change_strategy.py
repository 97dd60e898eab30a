from dataclasses import replace

from django.db import transaction

from secretariat.commitments import checks as own
from secretariat.commitments import policies
from secretariat.commitments.actions.enter_strategy import enter_strategy
from secretariat.commitments.bridge import strategy_now
from secretariat.commitments.models import Strategy
from secretariat.evidence.models import Claim
from secretariat.evidence.sourced import Sourced
from secretariat.meetings.sitting import taken_up
from secretariat.refusals import NotPermitted, WrongState


@transaction.atomic
def change_strategy(
    *, strategy: Strategy, title: str, next_review: str | None, sourced: Sourced, seen_version: int
) -> Claim:
    """Say anew what an agenda is called and when it is next reviewed.

    Who: the secretariat of the body (`policies.may_keep`).
    Writes: a further claim, which is the present reading (`enter_strategy`); what stood there before stays.
    Refuses: NotPermitted; StaleRevision; WrongState (nothing changes); Invalid (no title, no date, a source
        that fewer people may see).

    Args:
        next_review: EDTF; None where nobody said so. seen_version: of the line, as the person saw it.
    """
    if not policies.may_keep(sourced.by, strategy.body):
        raise NotPermitted("The secretariat of this body keeps its agenda.")
    strategy.line = taken_up(strategy.line, seen_version)
    before = strategy_now(strategy)
    value = replace(before, title=title.strip(), next_review=next_review)
    if value == before:
        raise WrongState("That is what the record says already.")
    source = own.reaching_as_far(strategy.line, sourced)
    return enter_strategy(value=value, sourced=source, line=strategy.line, choose=True)
