from django.db import transaction

from secretariat.evidence import checks
from secretariat.evidence.sourced import Sourced
from secretariat.projects import policies
from secretariat.projects.actions.enter_call import enter_call
from secretariat.projects.bridge import CallValue
from secretariat.projects.models import ProjectCall
from secretariat.refusals import NotPermitted


@transaction.atomic
def open_call(*, value: CallValue, sourced: Sourced) -> ProjectCall:
    """Open a call for projects of a body: from when until when, with which money, who may apply.

    Who: the secretariat and the Chair of the body (`policies.may_run`).
    Writes: the call with its source (`enter_call`).
    Refuses: NotPermitted; Invalid (what `enter_call` refuses).
    """
    body = checks.known_body(value.body)
    if body is None or not policies.may_run(sourced.by, body, sourced.at):
        raise NotPermitted("The secretariat and the Chair of this body open its calls.")
    return ProjectCall.objects.get(line=enter_call(value=value, sourced=sourced).line)
