"""All models of projects: calls, approval paths, projects with their acts, and what is settled from these."""

from secretariat.projects.rows.call import ProjectCall
from secretariat.projects.rows.path import ApprovalPath
from secretariat.projects.rows.project import (
    BudgetLine,
    Milestone,
    Partner,
    Project,
    ProjectAct,
    ProjectPlace,
    ProjectTopic,
)

__all__ = [
    "ApprovalPath",
    "BudgetLine",
    "Milestone",
    "Partner",
    "Project",
    "ProjectAct",
    "ProjectCall",
    "ProjectPlace",
    "ProjectTopic",
]
