"""Whose a line of an agenda or a project is, of those that are counted as alike."""

from typing import Any

from secretariat.commitments.models import Priority
from secretariat.evidence.models import Line
from secretariat.parties.models import Body

LINE, PROJECT = "priority", "project"


def owner_of(line: Line) -> Body | None:
    """Return the body of a line of an agenda or of a project; None for anything else, in 1 or 2 queries."""
    if line.kind == LINE:
        row = Priority.objects.select_related("of__of__body__parent").get(line=line)
        owner: Body = row.of.of.body
        return owner
    project: Any = getattr(line, PROJECT, None)  # of the slice beside this one, reached by its line
    return project.body if line.kind == PROJECT and project else None


def words_of(line: Line) -> str:
    """Return the words of a line of an agenda, the title of a project."""
    return str(Priority.objects.get(line=line) if line.kind == LINE else getattr(line, PROJECT, ""))
