from django.db import models

from secretariat.dates import EdtfField, in_order
from secretariat.evidence.models import Claim, OfLine
from secretariat.meetings.rows.agenda import AgendaAddressee, AgendaItem, AgendaVersion, ItemSpeaker
from secretariat.meetings.rows.convocation import Convocation, Invitee
from secretariat.meetings.rows.documents import DocumentFile, MeetingDocument
from secretariat.meetings.rows.people import Attendance, ProtocolRule
from secretariat.meetings.rows.report import ApprovalRule, MeetingReport
from secretariat.meetings.states import MeetingKind, MeetingStatus, Mode, PartRole, Side
from secretariat.meetings.titles import title_in, titles_of
from secretariat.parties.models import Body, Party
from secretariat.people.models import Person

__all__ = [
    "AgendaAddressee",
    "AgendaItem",
    "AgendaVersion",
    "ApprovalRule",
    "Attendance",
    "Convocation",
    "DocumentFile",
    "Invitee",
    "ItemSpeaker",
    "Meeting",
    "MeetingDocument",
    "MeetingReport",
    "Outcome",
    "Participant",
    "ProtocolRule",
]


class Meeting(OfLine):
    """A meeting or visit. `part_of` is the visit to whose programme it belongs; `title` is as worded.

    `titles`: what it is called in other languages, one a line (`meetings.titles`); `joint_with`: bodies that
    hold it with equal rights beside `body`; `begins`, `ends`: what the clocks of `time_zone` show, on the
    first day.
    """

    body = models.ForeignKey(Body, null=True, on_delete=models.PROTECT, related_name="meetings")
    joint_with = models.ManyToManyField(Body, related_name="joint_meetings")
    part_of = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="programme")
    kind = models.CharField(max_length=20, choices=MeetingKind.choices)
    title = models.CharField(max_length=400)
    language = models.CharField(max_length=12, default="en")
    titles = models.TextField(blank=True)
    ordinal = models.PositiveIntegerField(null=True)
    on = EdtfField(null=True)
    begins = models.TimeField(null=True)
    ends = models.TimeField(null=True)
    time_zone = models.CharField(max_length=60, blank=True)
    place = models.CharField(max_length=300, blank=True)
    country = models.CharField(max_length=2, blank=True)
    mode = models.CharField(max_length=10, choices=Mode.choices, blank=True)
    status = models.CharField(max_length=10, choices=MeetingStatus.choices)

    class Meta:
        constraints = (in_order("on"),)
        indexes = (
            models.Index(fields=["status", "on_end"], name="meetings_ahead"),
            models.Index(fields=["body", "status", "on_end"], name="meetings_ahead_of_body"),
            models.Index(fields=["body", "-on_first", "-line"], name="meetings_latest"),
            models.Index(fields=["-on_first", "-line"], name="meetings_latest_of_all"),
            models.Index(fields=["body", "kind", "ordinal"], name="meetings_in_series"),
        )

    def __str__(self) -> str:
        return self.title

    def title_in(self, language: str) -> str:
        """Return the title in a language; where there is none, as it is worded."""
        return title_in(language, self.title, self.language, titles_of(self.titles))


class Outcome(OfLine):
    """What came of a meeting: a line of its own, because not all who may see the meeting may see it.

    `handed_to`: the Body that is to follow it up, by `due`; `item`: under which item it was decided.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="outcomes")
    handed_to = models.ForeignKey(Body, null=True, on_delete=models.PROTECT, related_name="handed")
    item = models.ForeignKey(AgendaItem, null=True, on_delete=models.PROTECT, related_name="outcomes")
    symbol = models.CharField(max_length=80, blank=True)
    words = models.TextField()
    due = EdtfField(null=True)

    class Meta:
        constraints = (in_order("due"),)

    def __str__(self) -> str:
        return self.words


class Participant(models.Model):
    """Who took part, in which office as held that day, by which Claim."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="participants")
    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="participations")
    party = models.ForeignKey(Party, null=True, on_delete=models.PROTECT, related_name="participations")
    body = models.ForeignKey(Body, null=True, on_delete=models.PROTECT, related_name="participations")
    words = models.CharField(max_length=300)
    office = models.CharField(max_length=300, blank=True)
    role = models.CharField(max_length=20, choices=PartRole.choices, blank=True)
    side = models.CharField(max_length=10, choices=Side.choices, blank=True)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("position", "pk")

    def __str__(self) -> str:
        return self.words
