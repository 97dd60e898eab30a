"""The form of what came of a meeting."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from secretariat.bodies.audience_form import AudienceForm
from secretariat.evidence.forms import SourceForm
from secretariat.fields import line_field, lines_field
from secretariat.meetings.bridge import OutcomeValue
from secretariat.meetings.forms import Choices, edtf_of
from secretariat.meetings.models import Meeting
from secretariat.seen import SeenForm


class OutcomeForm(SeenForm, SourceForm, AudienceForm):
    """What came of it, who follows it up, who may see it; its version is the number of outcomes there."""

    outcome = lines_field(_("What came of it"), rows=4)
    handed_to = forms.ChoiceField(
        label=_("To be followed up by"),
        required=False,
        help_text=_("A body or working group; it then stands on its page."),
    )
    due = line_field(_("By when"), _("As exactly as it is known: 2022-06 or 2022-06-25."), max_length=60)
    field_order = ("outcome", "handed_to", "due", *AudienceForm.audience_fields, *SourceForm.source_fields)

    def __init__(self, *args: Any, bodies: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["outcome"].required = True
        self.fields["handed_to"].choices = [("", "—"), *bodies]  # type: ignore[attr-defined]

    def clean_due(self) -> str:
        """Take a date of the subset, or nothing."""
        return edtf_of(str(self.cleaned_data["due"]))

    def value(self, meeting: Meeting) -> OutcomeValue:
        """Return what the form says."""
        given = self.cleaned_data
        return OutcomeValue(
            meeting=meeting.public_id,
            words=given["outcome"].strip(),
            handed_to=given["handed_to"] or None,
            due=given["due"] or None,
        )
