"""The form of a visit's programme: one row for each meeting, and on what they rest."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from secretariat.engines.values.date_labels import label
from secretariat.engines.values.edtf import Edtf
from secretariat.evidence.forms import SourceForm
from secretariat.fields import line_field, lines_field
from secretariat.meetings.forms import edtf_of, people_of, time_text
from secretariat.meetings.naming import Written
from secretariat.meetings.states import MeetingKind
from secretariat.seen import SeenForm

_MOST_DAYS = 40  # of a visit, to choose one from a list


class ItemForm(forms.Form):
    """One row of the programme of a visit."""

    day = line_field(_("Day"), _("As exactly as it is known; empty where it is not."), max_length=60)
    begins = line_field(_("From"), max_length=5)
    ends = line_field(_("To"), max_length=5)
    kind = forms.ChoiceField(label=_("Kind"), choices=MeetingKind.choices, initial=MeetingKind.BILATERAL)
    title = line_field(_("What"), _("Empty: named after those who meet."))
    present = lines_field(_("With whom"), _("Name, office; one a line."), rows=2)
    attending = lines_field(_("Also attend on their side"), rows=2)
    accompanying = lines_field(_("Also attend with the visitors"), rows=2)
    interpreters = lines_field(_("Interpreters"), rows=2)
    place = line_field(_("Place"))
    topics = lines_field(_("Topics"), rows=2)
    outcome = lines_field(_("Outcome"), rows=2)

    def __init__(self, *args: Any, during: Edtf | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if days := days_of(during):
            unknown = ("", _("not known"))
            offered = [(day.isoformat(), label(Edtf.day(day))) for day in days]
            self.fields["day"] = forms.ChoiceField(
                label=_("Day"), required=False, choices=[unknown, *offered]
            )

    def clean_day(self) -> str:
        """Take a date of the subset, or nothing."""
        return edtf_of(str(self.cleaned_data["day"]))

    def clean_begins(self) -> str:
        """Take a time, or nothing."""
        return time_text(str(self.cleaned_data["begins"]))

    def clean_ends(self) -> str:
        """Take a time, or nothing."""
        return time_text(str(self.cleaned_data["ends"]))

    def clean(self) -> dict[str, Any]:
        """Ask of a row that says anything for those who meet, or what it is; of hours for their day."""
        cleaned: dict[str, Any] = super().clean() or {}
        if self.has_changed() and not self.errors:
            if cleaned.get("begins") and not cleaned.get("day"):
                self.add_error("day", _("On which day of the visit? An hour needs one."))
            is_named = cleaned.get("title") or cleaned.get("present")
            if not (is_named or cleaned.get("kind") in {MeetingKind.LECTURE, MeetingKind.CEREMONY}):
                self.add_error("present", _("Say with whom, or what it is."))
        return cleaned

    def people(self) -> list[Written]:
        """Return whom the row names, each in their part."""
        return people_of(self.cleaned_data)


def days_of(during: Edtf | None) -> list[date]:
    """Return the days of a visit; none where it is not known to the day, or too long for a list."""
    if during is None or not during.is_to_the_day or during.first is None or during.end is None:
        return []
    count = (during.end - during.first).days
    return [during.first + timedelta(days=step) for step in range(count)] if count <= _MOST_DAYS else []


ItemFormSet = forms.formset_factory(ItemForm, extra=0, max_num=60, absolute_max=60)


class ProgrammeForm(SeenForm, SourceForm):
    """On what the rows of a programme rest; its version is the number of meetings that stand there."""
