from dataclasses import replace

from django.db import transaction

from secretariat.commitments.checks import reaching_as_far
from secretariat.evidence.sourced import Sourced
from secretariat.projects import checks as own
from secretariat.projects import policies
from secretariat.projects.actions.enter_call import enter_call
from secretariat.projects.bridge import call_now
from secretariat.projects.models import ProjectCall
from secretariat.refusals import NotPermitted, StaleRevision, WrongState


@transaction.atomic
def close_call(*, call: ProjectCall, on: str, sourced: Sourced, seen_version: int) -> ProjectCall:
    """Close a call: nothing more is handed in under it.

    Who: the secretariat and the Chair of the body (`policies.may_run`).
    From, to: open → closed.
    Writes: the call with its source (`enter_call`).
    Refuses: NotPermitted; StaleRevision; WrongState (closed); Invalid (a day ahead).

    Args:
        seen_version: of its line.
    """
    rows = ProjectCall.objects.select_for_update(of=("self",)).select_related("line__chosen", "body__parent")
    call = rows.get(pk=call.pk)
    if not policies.may_run(sourced.by, call.body, sourced.at):
        raise NotPermitted("The secretariat and the Chair of this body close its calls.")
    if call.line.version != seen_version:
        raise StaleRevision("This call was changed after you opened it. Look at it, then save again.")
    if call.closed is not None:
        raise WrongState(f"This call was closed on {call.closed.text}.")
    day = own.past_day(on, call.body, sourced)
    value = replace(call_now(call), closed=day.text)
    enter_call(value=value, sourced=reaching_as_far(call.line, sourced), line=call.line, choose=True)
    call.refresh_from_db()
    return call
