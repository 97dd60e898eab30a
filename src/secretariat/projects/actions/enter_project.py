from django.db import transaction

from secretariat.evidence import checks
from secretariat.evidence.actions.enter_claim import enter_claim
from secretariat.evidence.models import Claim, Line
from secretariat.evidence.projection import as_json
from secretariat.evidence.sourced import Sourced
from secretariat.projects import checks as own
from secretariat.projects.bridge import ProjectValue
from secretariat.refusals import Invalid


@transaction.atomic
def enter_project(
    *, value: ProjectValue, sourced: Sourced, line: Line | None = None, choose: bool = False
) -> Claim:
    """Enter what a source says a project is: of any body, also where nobody decides on it here.

    Who: staff; a delegation under a call that is open (`evidence.policies.may_enter_kind`).
    Writes: the line if none is given, a claim with its citations; history entry `line.claimed`.
    Refuses: NotPermitted; Invalid (no title, an unknown topic, place, currency or state, days in disorder, a
        priority, commitment, text or call that is not there or that fewer people may see).
    """
    body = checks.known_body(value.body)
    if body is None:
        raise Invalid("A project is of a body.", field="body")
    own.good_project(value, sourced)
    return enter_claim(
        kind="project", value=as_json(value), sourced=sourced.about(body), line=line, choose=choose
    )
