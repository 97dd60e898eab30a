from dataclasses import replace
from datetime import date, timedelta

from django.db import transaction

from secretariat.chairs.actions.enter_chairmanship import enter_chairmanship
from secretariat.chairs.actions.settle_turns import settle_turns, value_of
from secretariat.chairs.bridge import engine
from secretariat.chairs.decisions import Prolonged
from secretariat.chairs.models import Chairmanship
from secretariat.engines.rotation import Difference
from secretariat.engines.values.edtf import parse
from secretariat.evidence.sourced import Sourced
from secretariat.refusals import WrongState


@transaction.atomic
def prolong_term(
    *, term: Chairmanship, until: date, reason: str, sourced: Sourced, seen_version: int
) -> Difference:
    """Record that a term lasts longer than the rule says; the rights of the chair stay with its holder.

    Who: the body's secretariat (`policies.may_decide`).
    Writes: what `settle_turns` writes (the exception, announced terms moved); a claim on the term with its
        new last day (`enter_chairmanship`).
    Refuses: NotPermitted; StaleRevision; WrongState (no known first day); Invalid (no later day); NotReady
        (names the term in the way: one that was held, or any where no rule moves it).

    Args:
        until: the new last day, inclusive.
    """
    start = engine.start_of(term.term) if term.term else None
    if term.term is None or start is None:
        raise WrongState("A term whose first day is not known cannot be prolonged. Enter its days first.")
    effect = settle_turns(
        body=term.body,
        decision=Prolonged(holder=engine.who(term), start=start, end=until + timedelta(days=1)),
        reason=reason,
        sourced=sourced,
        seen_version=seen_version,
    )
    longer = parse(f"{term.term.text.partition('/')[0]}/{until.isoformat()}").text
    enter_chairmanship(
        value=replace(value_of(term), term=longer), sourced=sourced, line=term.line, choose=True
    )
    return effect
