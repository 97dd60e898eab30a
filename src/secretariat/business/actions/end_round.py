from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from secretariat.business import round_checks as own
from secretariat.business.models import Round, Seat
from secretariat.business.states import RoundState
from secretariat.history.actions.record import record
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, NotReady


@transaction.atomic
def end_round(*, one: Round, came: Collection[str], by: Actor, at: datetime, seen_version: int) -> Round:
    """Say who took part, once the day of the round has come.

    Who: whoever runs it (`policies.may_match`).
    From, to: published → held.
    Writes: the round, and of each seat whether it came; history entry `business-round.ended`.
    Refuses: NotPermitted; StaleRevision; WrongState; NotReady (its day has not come); Invalid (one that does
        not take part).

    Args:
        came: codes of the Parties that were there.
    """
    found = own.run(one, by, at, seen_version, RoundState.PUBLISHED)
    if not own.now_or_later(found, at):
        raise NotReady("The day of the round has not come.")
    seats = {seat.party.code: seat for seat in found.seats.select_related("party")}
    strangers = sorted(set(came) - set(seats))
    if strangers:
        raise Invalid(f"{strangers[0]} does not take part.", field="came")
    for code, seat in seats.items():
        seat.came = code in came
    Seat.objects.bulk_update(seats.values(), ["came"])
    before, found.state = found.state, RoundState.HELD
    own.changed(found)
    record(
        "business-round.ended", on=found, by=by, at=at, before=before, after=found.state, came=sorted(came)
    )
    return found
