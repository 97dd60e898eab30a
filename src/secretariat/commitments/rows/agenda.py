from django.db import models

from secretariat.dates import EdtfField, in_order
from secretariat.evidence.models import Line, OfLine
from secretariat.parties.models import Body
from secretariat.texts.models import Text


class Strategy(OfLine):
    """A long-lived agenda of a Body ("the Economic Agenda"), whatever text says it now.

    `next_review`: when it is next looked at, where somebody said so.
    """

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="strategies")
    title = models.CharField(max_length=400)
    language = models.CharField(max_length=12, default="en")
    next_review = EdtfField(null=True)

    class Meta:
        constraints = (in_order("next_review"),)

    def __str__(self) -> str:
        return self.title


class StrategyVersion(OfLine):
    """One adopted Text of a Strategy. `in_force`: from when to when, where a source says so."""

    of = models.ForeignKey(Strategy, on_delete=models.PROTECT, related_name="versions")
    text = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="strategy_versions")
    in_force = EdtfField(null=True)

    class Meta:
        constraints = (in_order("in_force"),)

    def __str__(self) -> str:
        return str(self.text)


class Priority(OfLine):
    """A line of one version of a Strategy. `continues`: the line of an earlier version that it carries on."""

    of = models.ForeignKey(StrategyVersion, on_delete=models.PROTECT, related_name="priorities")
    number = models.CharField(max_length=20, blank=True)
    words = models.CharField(max_length=1000)
    language = models.CharField(max_length=12, default="en")
    continues = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="continued_by")
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("position", "pk")

    def __str__(self) -> str:
        return f"{self.number} {self.words}".strip()


class PriorityTopic(models.Model):
    """A topic of a Priority: a key of the shipped vocabulary (`data.topics`)."""

    priority = models.ForeignKey(Priority, on_delete=models.CASCADE, related_name="topics")
    topic = models.CharField(max_length=40, db_index=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["priority", "topic"], name="commitments_topic_of_priority"),
        )

    def __str__(self) -> str:
        return self.topic


class Indicator(models.Model):
    """By what one sees how far a Priority has come: from `baseline` to `target` by a date, in `unit`."""

    priority = models.ForeignKey(Priority, on_delete=models.CASCADE, related_name="indicators")
    position = models.PositiveIntegerField()
    name = models.CharField(max_length=300)
    unit = models.CharField(max_length=60, blank=True)
    baseline = models.DecimalField(max_digits=18, decimal_places=4, null=True)
    target = models.DecimalField(max_digits=18, decimal_places=4, null=True)
    by = EdtfField(null=True)

    class Meta:
        ordering = ("position",)
        constraints = (in_order("by"),)

    def __str__(self) -> str:
        return self.name


class Measure(OfLine):
    """How far an Indicator of a Priority had come on a day, by a source; `indicator`: its name there."""

    priority = models.ForeignKey(Priority, on_delete=models.PROTECT, related_name="measures")
    indicator = models.CharField(max_length=300)
    figure = models.DecimalField(max_digits=18, decimal_places=4)
    on = EdtfField()

    class Meta:
        constraints = (in_order("on"),)

    def __str__(self) -> str:
        return f"{self.indicator}: {self.figure}"


class Alignment(OfLine):
    """That an item of a meeting's agenda, or what was decided there, stands under a Priority."""

    priority = models.ForeignKey(Priority, on_delete=models.PROTECT, related_name="alignments")
    subject = models.ForeignKey(Line, on_delete=models.PROTECT, related_name="alignments")

    def __str__(self) -> str:
        return f"{self.subject} under {self.priority}"
