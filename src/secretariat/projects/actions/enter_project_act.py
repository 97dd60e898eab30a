from collections.abc import Mapping
from typing import Any

from django.db import transaction

from secretariat.commitments.checks import reaching_as_far
from secretariat.evidence.actions.enter_claim import enter_claim
from secretariat.evidence.models import Claim
from secretariat.evidence.projection import as_json
from secretariat.evidence.sourced import Sourced
from secretariat.projects import checks, policies
from secretariat.projects.bridge import ProjectActValue
from secretariat.projects.models import Project
from secretariat.projects.path import NotNow
from secretariat.projects.settling import standing_now, steps_by_path
from secretariat.projects.standing import Done, after
from secretariat.projects.states import Act
from secretariat.refusals import Invalid, NotPermitted, WrongState


@transaction.atomic
def enter_project_act(
    *,
    project: Project,
    act: str,
    on: str,
    words: str,
    sourced: Sourced,
    seen_version: int,
    given: Mapping[str, Any] | None = None,
) -> Claim:
    """Record one act on a project, from which it is settled; the verbs of this slice call it.

    Who: by the act, secretariat, Chair or the lead's delegation (`policies.may_act`).
    Writes: the act as a line with its source, which goes as far as the project; history entry `line.claimed`.
    Refuses: NotPermitted; StaleRevision; WrongState (the act does not start from here: `path.moved`);
        Invalid (a day ahead, words that are too long, a source that fewer people may see).

    Args:
        on: EDTF. given: what belongs to the act (`bridge.values`).
    """
    if act != Act.HAND_IN and not policies.may_act(sourced.by, project, act, sourced.at):
        raise NotPermitted("This is done by those who run the projects of this body.")
    project = checks.locked_as_seen(project, seen_version)
    day = checks.past_day(on, project.body, sourced)
    told = dict(given or {})
    done = Done(0, act, day.text, words.strip(), told)
    now = standing_now(project)
    paths = steps_by_path([told.get("path") or now.path])
    try:
        after(now, done, paths)
    except NotNow as error:
        raise WrongState(str(error)) from error
    if len(words) > checks.MOST_WORDS:
        raise Invalid(f"Say it in {checks.MOST_WORDS} characters.", field="words")
    source = reaching_as_far(project.line, sourced)
    value = ProjectActValue(project=project.public_id, act=act, on=day.text, words=words.strip(), given=told)
    return enter_claim(kind="project-act", value=as_json(value), sourced=source)
