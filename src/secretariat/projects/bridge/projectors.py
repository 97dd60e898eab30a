"""How the claims of this slice become columns."""

from decimal import Decimal
from typing import Any

from secretariat.commitments.models import Commitment, Priority
from secretariat.evidence.models import Line
from secretariat.evidence.projection import projects
from secretariat.parties.models import Body
from secretariat.projects.models import Project, ProjectAct, ProjectCall, ProjectPlace, ProjectTopic
from secretariat.texts.models import Text


@projects("project")
def _project(line: Line, value: dict[str, Any]) -> None:
    """How it stands is settled from its acts afterwards (`settling`)."""
    columns = {name: value[name] for name in ("title", "words", "language", "currency", "planned", "actual")}
    tied = {
        "body": Body.objects.get(slug=value["body"]),
        "priority": _named(Priority, value["priority"]),
        "commitment": _named(Commitment, value["commitment"]),
        "resolution": _named(Text, value["resolution"]),
        "call": _named(ProjectCall, value["call"]),
    }
    project, _ = Project.objects.update_or_create(line=line, defaults=columns | tied)
    project.topics.all().delete()
    ProjectTopic.objects.bulk_create(ProjectTopic(project=project, topic=key) for key in value["topics"])
    project.places.all().delete()
    ProjectPlace.objects.bulk_create(ProjectPlace(project=project, code=code) for code in value["places"])


@projects("project-act")
def _act(line: Line, value: dict[str, Any]) -> None:
    columns = {name: value[name] for name in ("act", "on", "words", "given")}
    ProjectAct.objects.update_or_create(
        line=line, defaults=columns | {"project": _named(Project, value["project"])}
    )


@projects("project-call")
def _call(line: Line, value: dict[str, Any]) -> None:
    plain = ("title", "words", "applicants", "currency", "opens", "closes", "closed")
    ProjectCall.objects.update_or_create(
        line=line,
        defaults={name: value[name] for name in plain}
        | {
            "body": Body.objects.get(slug=value["body"]),
            "priority": _named(Priority, value["priority"]),
            "total": Decimal(value["total"]) if value["total"] else None,
        },
    )


def _named(model: Any, public_id: str | None) -> Any:
    return model.objects.get(line__public_id=public_id) if public_id else None
