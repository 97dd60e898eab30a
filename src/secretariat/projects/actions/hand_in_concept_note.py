from collections.abc import Sequence

from django.db import transaction

from secretariat.commitments.checks import line_for
from secretariat.engines.values.edtf import Edtf
from secretariat.evidence import checks
from secretariat.evidence.sourced import Sourced
from secretariat.projects import checks as own
from secretariat.projects import policies
from secretariat.projects.actions.enter_project import enter_project
from secretariat.projects.actions.enter_project_act import enter_project_act
from secretariat.projects.bridge import ProjectValue
from secretariat.projects.models import Project, ProjectCall
from secretariat.projects.money import Share
from secretariat.projects.partners import good_partners
from secretariat.projects.states import Act
from secretariat.refusals import Invalid, NotPermitted, NotReady


@transaction.atomic
def hand_in_concept_note(
    *, value: ProjectValue, partners: Sequence[Share], on: str, sourced: Sourced
) -> Project:
    """Hand in a concept note: the project begins on the approval path that its body has now.

    Who: the secretariat and the Chair of the body; a delegation under a call that is open
        (`policies.may_hand_in`).
    From, to: none → concept note.
    Writes: the project (`enter_project`), that it was handed in and by which partners
        (`enter_project_act`).
    Refuses: NotPermitted; NotReady (the body has no approval path); Invalid (the call is not open on that
        day, or of another body; partners as in `set_partners`; and what `enter_project` refuses).
    """
    body = checks.known_body(value.body)
    line = line_for(sourced.by, value.call, "project-call", field="call")
    call = ProjectCall.objects.select_related("body").get(line=line) if line else None
    if body is None or not policies.may_hand_in(sourced.by, body, call, sourced.at):
        raise NotPermitted("The secretariat and the Chair hand in; a delegation under a call that is open.")
    if value.stated:
        raise Invalid("How it stands follows from its path.", field="stated")
    path = own.path_now(body)
    if path is None:
        raise NotReady("This body has no approval path yet. Set it first.")
    day = own.past_day(on, body, sourced)
    if call is not None:
        _refuse_late(call, body.pk, day)
    given = {"path": path.public_id, "partners": good_partners(partners, sourced)}
    project = Project.objects.get(line=enter_project(value=value, sourced=sourced).line)
    enter_project_act(
        project=project, act=Act.HAND_IN, on=day.text, words="", sourced=sourced,
        seen_version=project.version, given=given,
    )  # fmt: skip
    project.refresh_from_db()
    return project


def _refuse_late(call: ProjectCall, body: int, day: Edtf) -> None:
    if call.body_id != body:
        raise Invalid("That call is of another body.", field="call")
    opens, closes = call.window
    closed = call.closed.first if call.closed else None
    assert day.first is not None, "an act has a day"
    is_early = opens is not None and day.first < opens
    is_late = (closes is not None and day.first >= closes) or (closed is not None and day.first > closed)
    if is_early or is_late:
        raise Invalid(f"The call “{call.title}” was not open on that day.", field="on")
