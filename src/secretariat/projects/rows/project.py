from django.db import models

from secretariat.commitments.models import Commitment, Priority
from secretariat.dates import EdtfField, in_order
from secretariat.evidence.models import OfLine
from secretariat.parties.models import Body, Party
from secretariat.projects.rows.call import ProjectCall
from secretariat.projects.rows.path import ApprovalPath
from secretariat.projects.states import Act, PartnerRole, ProjectState, RiskLevel
from secretariat.texts.models import Text


class Project(OfLine):
    """A funded action under a Priority.

    What it is stands in its own claims; how it stands is settled from its acts (`settling.settle`): `state`,
    the `step` of its path (from 0) with who decides and until when, partners, budget, milestones, `percent`
    and `spent` by the last report, `risk` by the last word on it. `resolution`: the text that it serves.
    `awaited_end`: the day after the last day of the next milestone that is not met.
    """

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="projects")
    title = models.CharField(max_length=300)
    words = models.TextField(blank=True)
    language = models.CharField(max_length=12, default="en")
    priority = models.ForeignKey(Priority, null=True, on_delete=models.PROTECT, related_name="projects")
    commitment = models.ForeignKey(Commitment, null=True, on_delete=models.PROTECT, related_name="projects")
    resolution = models.ForeignKey(Text, null=True, on_delete=models.PROTECT, related_name="projects")
    call = models.ForeignKey(ProjectCall, null=True, on_delete=models.PROTECT, related_name="projects")
    path = models.ForeignKey(ApprovalPath, null=True, on_delete=models.PROTECT, related_name="projects")
    currency = models.CharField(max_length=3, blank=True)
    planned = EdtfField(null=True)
    actual = EdtfField(null=True)
    state = models.CharField(max_length=20, choices=ProjectState.choices)
    state_since = models.DateField(null=True)
    step = models.PositiveSmallIntegerField(null=True)
    step_name = models.CharField(max_length=200, blank=True)
    step_who = models.CharField(max_length=200, blank=True)
    step_until = models.DateField(null=True)
    looks = models.PositiveSmallIntegerField(default=0)
    risk = models.CharField(max_length=10, choices=RiskLevel.choices, default=RiskLevel.NONE)
    risk_words = models.CharField(max_length=1000, blank=True)
    total = models.DecimalField(max_digits=15, decimal_places=2, null=True)
    spent = models.DecimalField(max_digits=15, decimal_places=2, null=True)
    percent = models.PositiveSmallIntegerField(null=True)
    awaited_end = models.DateField(null=True)
    version = models.PositiveIntegerField(default=1)  # of how it stands; forms carry it

    class Meta:
        constraints = (in_order("planned"), in_order("actual"))
        indexes = (
            models.Index(fields=["state", "planned_end"], name="projects_state_planned"),
            models.Index(fields=["body", "state"], name="projects_of_body"),
        )

    def __str__(self) -> str:
        return self.title


class ProjectTopic(models.Model):
    """A topic of a Project: a key of the shipped vocabulary (`data.topics`)."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="topics")
    topic = models.CharField(max_length=40, db_index=True)

    def __str__(self) -> str:
        return self.topic


class ProjectPlace(models.Model):
    """A country in which a Project works: the code of a Party."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="places")
    code = models.CharField(max_length=60, db_index=True)

    def __str__(self) -> str:
        return self.code


class ProjectAct(OfLine):
    """One act on a Project, on a day; `given` is what belongs to it (`bridge.values`)."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="acts")
    act = models.CharField(max_length=12, choices=Act.choices)
    on = EdtfField()
    words = models.TextField(blank=True)
    given = models.JSONField(default=dict)

    class Meta:
        constraints = (in_order("on"),)

    def __str__(self) -> str:
        return f"{self.get_act_display()}: {self.words}"


class Partner(models.Model):
    """Who takes part in a Project: a Party or Body of any kind and level, or only words."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="partners")
    position = models.PositiveIntegerField()
    words = models.CharField(max_length=300)
    party = models.ForeignKey(Party, null=True, on_delete=models.PROTECT, related_name="partner_in")
    partner_body = models.ForeignKey(Body, null=True, on_delete=models.PROTECT, related_name="partner_in")
    role = models.CharField(max_length=10, choices=PartnerRole.choices)
    share = models.DecimalField(max_digits=5, decimal_places=2, null=True)

    class Meta:
        ordering = ("position", "pk")
        constraints = (models.UniqueConstraint(fields=["project", "words"], name="projects_partner_once"),)

    def __str__(self) -> str:
        return self.words


class BudgetLine(models.Model):
    """What a Partner spends in a year, in the currency of the Project, and who gives it."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="budget")
    partner = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="spends")
    funder = models.ForeignKey(Partner, null=True, on_delete=models.CASCADE, related_name="gives")
    year = models.PositiveSmallIntegerField(db_index=True)
    amount = models.DecimalField(max_digits=15, decimal_places=2)

    class Meta:
        ordering = ("year", "pk")

    def __str__(self) -> str:
        return f"{self.partner} {self.year}: {self.amount}"


class Milestone(models.Model):
    """What is to be reached and by when; `met_by` is the act that says it was."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="milestones")
    position = models.PositiveIntegerField()
    due = EdtfField()
    words = models.CharField(max_length=500)
    met = EdtfField(null=True)
    met_by = models.ForeignKey(ProjectAct, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("position",)
        constraints = (in_order("due"), in_order("met"))

    def __str__(self) -> str:
        return self.words
