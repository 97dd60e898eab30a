"""What a term does: its events, the acts that served its priorities, what it opens to other Bodies."""

from django.db import models

from secretariat.chairs.record import Chairmanship
from secretariat.chairs.states import EventStatus, InitiativeState
from secretariat.dates import EdtfField, in_order
from secretariat.evidence.models import Line, OfLine
from secretariat.parties.models import Body, Party


class ProgrammeEvent(OfLine):
    """An event of a term's programme that is no meeting of the Body: a seminar, an exhibition, a regatta.

    `priority` are the words of the priority that it serves, or empty; `reason` why it was dropped or moved.
    """

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="programme_events")
    of = models.ForeignKey(Chairmanship, on_delete=models.PROTECT, related_name="events")
    title = models.CharField(max_length=300)
    on = EdtfField(null=True)
    place = models.CharField(max_length=300, blank=True)
    status = models.CharField(max_length=10, choices=EventStatus.choices)
    reason = models.CharField(max_length=1000, blank=True)
    priority = models.CharField(max_length=1000, blank=True)

    class Meta:
        constraints = (in_order("on"),)

    def __str__(self) -> str:
        return self.title


class PriorityAct(OfLine):
    """Somebody's word that an act of the record (a meeting, text or promise) served a priority of a term."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="priority_acts")
    of = models.ForeignKey(Chairmanship, on_delete=models.PROTECT, related_name="priority_acts")
    priority = models.CharField(max_length=1000)
    act = models.ForeignKey(Line, on_delete=models.PROTECT, related_name="served_priorities")

    def __str__(self) -> str:
        return f"{self.act} served “{self.priority}”"


class Initiative(OfLine):
    """What a chair starts and opens to other Bodies (`open_to`; none: to whichever wishes)."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="initiatives")
    of = models.ForeignKey(Chairmanship, on_delete=models.PROTECT, related_name="initiatives")
    holder = models.ForeignKey(Party, null=True, on_delete=models.PROTECT, related_name="initiatives")
    title = models.CharField(max_length=300)
    open_to = models.ManyToManyField(Body, related_name="initiatives_open_to_it")
    state = models.CharField(max_length=10, choices=InitiativeState.choices)
    outcome = models.CharField(max_length=1000, blank=True)

    def __str__(self) -> str:
        return self.title
