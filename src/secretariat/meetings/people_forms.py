"""The forms of a list of participants: one person, a whole list, the order of delegations."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from secretariat.engines.values.sheets import BadFile, text_of
from secretariat.fields import line_field, lines_field
from secretariat.meetings.document_forms import LANGUAGES
from secretariat.meetings.item_forms import SittingForm, distribution_field
from secretariat.meetings.people_file import MOST_BYTES, PersonRow, rows_of
from secretariat.meetings.shapes.people import AttendanceValue
from secretariat.meetings.states import AttendanceStatus, DelegateRole, OrderRule, Rank
from secretariat.seen import SeenForm


class AttendanceForm(SittingForm):
    """One participant."""

    name = line_field(_("Name"), _("With the form of address: H.E. Ms. Mara Lind."), required=True)
    office = line_field(_("Office on that day"), _("Empty: what the record holds of that day."))
    sender = line_field(_("For whom"), _("A Party or body by its name or code; of a guest in words."))
    role = forms.ChoiceField(label=_("Role"), choices=DelegateRole.choices, initial=DelegateRole.MEMBER)
    rank = forms.ChoiceField(
        label=_("Rank"), required=False, choices=[("", _("not said")), *Rank.choices],
        help_text=_("For the order of delegations, where that goes by rank."),
    )  # fmt: skip
    status = forms.ChoiceField(
        label=_("Did they come"), choices=AttendanceStatus.choices, initial=AttendanceStatus.ANNOUNCED
    )
    distribution = distribution_field()

    def row(self) -> PersonRow:
        """Return what the form says."""
        names = ("name", "office", "sender", "role", "rank", "status")
        return PersonRow(at=0, **{name: self.cleaned_data[name].strip() for name in names})


class AttendanceChangeForm(AttendanceForm):
    """A participant who stands on the list; the readers stay."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["distribution"].disabled = True


def initial_of_attendance(value: AttendanceValue, distribution: str) -> dict[str, Any]:
    """Return what stands in the record, in the shape of the form."""
    return {
        "name": f"{value.address} {value.words}".strip(),
        "office": value.office,
        "sender": value.sender.words if value.sender else "",
        "role": value.role,
        "rank": value.rank,
        "status": value.status,
        "distribution": distribution,
    }


class ImportForm(SittingForm):
    """A whole list: a file or its text; what is wrong with which row is shown before anything is taken."""

    file = forms.FileField(
        label=_("File"), required=False,
        help_text=_("CSV in UTF-8, with a head: name, office, for, role, rank, status."),
    )  # fmt: skip
    text = lines_field(_("Or its text"), rows=8)
    distribution = distribution_field()
    in_part = forms.BooleanField(
        label=_("Take the rows that are right, and leave the others out"), required=False
    )

    def keep_text(self) -> None:
        """Let the text of the file that came go on with the form: a browser sends no file twice."""
        assert isinstance(self.data, QueryDict), "what a browser sent"
        self.data = self.data.copy()
        self.data["text"] = self.cleaned_data["text"]

    def clean(self) -> dict[str, Any]:
        """Read the list, from the file where one came."""
        cleaned: dict[str, Any] = super().clean() or {}
        file = cleaned.get("file")
        try:
            text = text_of(file.read(), MOST_BYTES) if file else str(cleaned.get("text") or "")
            if not text.strip():
                self.add_error("file", _("Choose a file, or paste the list."))
                return cleaned
            cleaned["rows"] = rows_of(text)
        except BadFile as error:
            self.add_error("file" if file else "text", str(error))
            return cleaned
        cleaned["text"] = text
        return cleaned


class ProtocolForm(SeenForm):
    """In which order delegations are listed."""

    order = forms.ChoiceField(label=_("Order"), choices=OrderRule.choices, widget=forms.RadioSelect)
    language = forms.ChoiceField(label=_("Names sorted as in"), choices=LANGUAGES)
