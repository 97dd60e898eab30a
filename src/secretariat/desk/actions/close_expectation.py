from datetime import date, datetime

from django.db import transaction

from secretariat.desk import policies
from secretariat.desk.models import Closing, Expectation
from secretariat.desk.states import Ending
from secretariat.evidence import checks
from secretariat.evidence.models import Line
from secretariat.history.actions.record import record
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, NotPermitted, StaleRevision, WrongState


@transaction.atomic
def close_expectation(
    *,
    expectation: Expectation,
    ending: str,
    by: Actor,
    at: datetime,
    seen_version: int,
    by_line: Line | None = None,
    searched_until: date | None = None,
) -> Expectation:
    """Say what became of an Expectation, with the line that shows it; nothing is closed by a guess.

    Who: staff (`policies.may_close`).
    From, to: awaited or overdue → closed.
    Writes: the closing; history entry `expectation.closed`.
    Refuses: NotPermitted; StaleRevision; WrongState (closed already); Invalid (an unknown ending; an ending
        without a line that stands and that the actor may see; no trace without the day of the search).
    """
    if not policies.may_close(by):
        raise NotPermitted("Only the staff of a secretariat say what became of an announcement.")
    assert by.account_id is not None, "whoever has a seat has an account"
    expectation = Expectation.objects.select_for_update(of=("self",)).get(pk=expectation.pk)
    if expectation.version != seen_version:
        raise StaleRevision("Somebody closed or opened this after you looked at it. Look at it again.")
    if Closing.objects.filter(expectation=expectation, reopening__isnull=True).exists():
        raise WrongState("This is closed already. Open it again first.")
    checks.one_of(ending, Ending.values, field="ending")
    if ending == Ending.NO_TRACE and searched_until is None:
        raise Invalid("Say up to which day somebody looked for it.", field="searched_until")
    if ending != Ending.NO_TRACE and by_line is None:
        raise Invalid("Choose the line of the record that shows it.", field="by_line")
    if by_line and not Line.objects.visible_to(by).filter(pk=by_line.pk, chosen__isnull=False).exists():
        raise Invalid("This line does not stand in the record.", field="by_line")
    Closing.objects.create(
        expectation=expectation,
        ending=ending,
        by_line=by_line,
        searched_until=searched_until,
        at=at,
        by_id=by.account_id,
    )
    expectation.version += 1
    expectation.save()
    record(
        "expectation.closed",
        on=expectation,
        by=by,
        at=at,
        before=None,
        after=ending,
        by_line=by_line.public_id if by_line else None,
        searched_until=searched_until.isoformat() if searched_until else None,
    )
    return expectation
