"""The forms of letters: to whom an invitation or an agenda goes, and what the letter says."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from secretariat.bodies.audience import Seated
from secretariat.fields import line_field, lines_field
from secretariat.meetings.calling import Asked, each_once, mailboxes
from secretariat.refusals import Invalid
from secretariat.seen import SeenForm


class AddresseesForm(forms.Form):
    """Accounts with a seat, other addresses, words. `seen`: the mark of the preview that was shown."""

    accounts = forms.TypedMultipleChoiceField(
        label=_("Who has a seat"), required=False, coerce=int, widget=forms.CheckboxSelectMultiple
    )
    others = lines_field(_("Others"), _("One a line: Mara Lind <mara@alba.example>."))
    words = lines_field(
        _("What the letter says"), _("Title, day, hour, place and address follow by themselves.")
    )
    seen = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)

    def __init__(self, *args: Any, seated: Sequence[Seated], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.seated = {one.account: one for one in seated}
        named = [(one.account, f"{one.name} ({one.seats})") for one in seated]
        self.fields["accounts"].choices = named  # type: ignore[attr-defined]

    def clean_others(self) -> str:
        """Take addresses, or say which line is none."""
        text = str(self.cleaned_data["others"])
        try:
            mailboxes(text)
        except Invalid as refusal:
            raise forms.ValidationError(refusal.message) from refusal
        return text

    def invitees(self) -> list[Asked]:
        """Return everybody once."""
        chosen = [self.seated[pk] for pk in self.cleaned_data["accounts"]]
        with_account = [Asked(one.name, one.email, one.account) for one in chosen]
        return each_once([*with_account, *mailboxes(self.cleaned_data["others"])])


class InviteForm(AddresseesForm):
    """An invitation."""


class IssueForm(AddresseesForm, SeenForm):
    """The agenda as it stands is sent: by letter to those who are chosen, or by other means."""

    note = line_field(
        _("With what it goes otherwise"),
        _("For example: note of the secretariat of 4 March 2026 to all members."),
        max_length=1000,
    )
