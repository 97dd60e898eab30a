"""The record of chairs: terms, the rule that hands the chair on, what set it aside, what terms are for."""

from django.db import models

from secretariat.chairs.states import Basis, Departure, RuleOrder, TermStatus
from secretariat.dates import EdtfField, in_order
from secretariat.evidence.models import OfLine
from secretariat.parties.models import Body, Party
from secretariat.people.models import Person


class Chairmanship(OfLine):
    """A Party's term in a Body's chair. `term` is an EDTF interval, or null where no day is known.

    `holder` is null for joint chairs and persons without a Party: then `holder_words` says who, and `joint`
    are the Parties of a joint chair. `group` is the region whose turn it was.
    """

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="chairmanships")
    holder = models.ForeignKey(Party, null=True, on_delete=models.PROTECT, related_name="chairmanships")
    holder_words = models.CharField(max_length=200, blank=True)
    joint = models.ManyToManyField(Party, related_name="joint_chairmanships")
    group = models.CharField(max_length=100, blank=True)
    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="chairmanships")
    term = EdtfField(null=True)
    status = models.CharField(max_length=10, choices=TermStatus.choices)
    basis = models.CharField(max_length=10, choices=Basis.choices, default=Basis.STATED)

    class Meta:
        constraints = (in_order("term"),)
        indexes = (models.Index(fields=["body", "term_first"], name="chairs_by_body_and_day"),)

    def __str__(self) -> str:
        return f"{self.holder or self.holder_words} in the chair of {self.body}"


class Rotation(OfLine):
    """The rule by which a Body's chair goes round, from `since` on (null: from the first).

    `names` are Party codes, or groups in their turn; `lists` former lists ({"during": EDTF, "names": [...]});
    `sort_names` {code: name} where a member sorts by another name; `length` an ISO 8601 duration;
    `start_days` "MM-DD"; `anchor_holder` and `anchor_start` the term from which the rule is followed.
    """

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="rotations")
    order = models.CharField(max_length=20, choices=RuleOrder.choices)
    language = models.CharField(max_length=12, blank=True)
    names = models.JSONField(default=list)
    lists = models.JSONField(default=list)
    sort_names = models.JSONField(default=dict)
    length = models.CharField(max_length=12, blank=True)
    start_days = models.JSONField(default=list)
    anchor_holder = models.CharField(max_length=200, blank=True)
    anchor_start = EdtfField(null=True)
    follows = models.ForeignKey(Body, null=True, on_delete=models.PROTECT, related_name="leads")
    since = EdtfField(null=True)
    note = models.CharField(max_length=2000, blank=True)

    class Meta:
        constraints = (in_order("anchor_start"), in_order("since"))
        indexes = (models.Index(fields=["body", "since_first"], name="chairs_rule_by_body"),)

    def __str__(self) -> str:
        return f"{self.get_order_display()} in {self.body}"


class RotationException(OfLine):
    """A decision that sets the rule aside for the turn that begins at `at`.

    `parties` lose their turn; `was_due` by the rule, `served` instead: Party codes, or words for groups and
    joint chairs. `until` is the last day of a prolonged term.
    """

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="rotation_exceptions")
    at = EdtfField()
    kind = models.CharField(max_length=10, choices=Departure.choices)
    parties = models.JSONField(default=list)
    was_due = models.CharField(max_length=200, blank=True)
    served = models.CharField(max_length=200, blank=True)
    until = EdtfField(null=True)
    reason = models.CharField(max_length=1000, blank=True)

    class Meta:
        constraints = (in_order("at"), in_order("until"))
        indexes = (models.Index(fields=["body", "at_first"], name="chairs_exception_by_body"),)

    def __str__(self) -> str:
        return f"{self.kind} in {self.body} at {self.at}"


class Coordinator(OfLine):
    """The chair of a working group (`body`): its country-coordinator or lead city, for some years.

    `plan_of_action` is a title or a note, `plan_document` the public id of the document, or empty;
    `report_due` the day of the first yearly report, `reports` those received ({"due", "received",
    "document"}: ISO days, public id or empty); `handover_meeting` the public id of a meeting, or empty.
    """

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="coordinators")
    holder = models.ForeignKey(Party, null=True, on_delete=models.PROTECT, related_name="coordinatorships")
    holder_words = models.CharField(max_length=200, blank=True)
    during = EdtfField(null=True)
    focal_point = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    plan_of_action = models.CharField(max_length=500, blank=True)
    plan_document = models.CharField(max_length=10, blank=True)
    report_due = EdtfField(null=True)
    reports = models.JSONField(default=list)
    handover_meeting = models.CharField(max_length=10, blank=True)

    class Meta:
        constraints = (in_order("during"), in_order("report_due"))
        indexes = (models.Index(fields=["body", "during_first"], name="chairs_coordinator_by_body"),)

    def __str__(self) -> str:
        return f"{self.holder or self.holder_words} coordinates {self.body}"


class Programme(OfLine):
    """What a term is for: its motto and priorities.

    A priority is {"words", "line", "place"}: `line` the public id of the strategy's line, or empty; `place`
    the chapter or paragraph there.

    `of` is the line of the term; null where no term of that holder and start is on record.
    """

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="programmes")
    of = models.ForeignKey(Chairmanship, null=True, on_delete=models.PROTECT, related_name="programmes")
    holder = models.ForeignKey(Party, null=True, on_delete=models.PROTECT, related_name="programmes")
    during = EdtfField(null=True)
    motto = models.CharField(max_length=300, blank=True)
    priorities = models.JSONField(default=list)

    class Meta:
        constraints = (in_order("during"),)

    def __str__(self) -> str:
        return self.motto or f"Programme of {self.holder} in {self.body}"
