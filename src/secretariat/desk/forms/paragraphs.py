"""The form by which a paragraph of an adopted text is taken up."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from secretariat.desk.actions.take_up_paragraph import TakenUp
from secretariat.meetings.naming import written
from secretariat.seen import SeenForm

LONGEST = 4_000


class TakeUpForm(SeenForm):
    """Who owes what by when, under which line of the agenda."""

    words = forms.CharField(
        label=_("What is to be done"), max_length=LONGEST, widget=forms.Textarea({"rows": 3})
    )
    owners = forms.CharField(
        label=_("Who owes it"), required=False, max_length=LONGEST, widget=forms.Textarea({"rows": 2}),
        help_text=_("A member, an organ or a person; each on a line of its own."),
    )  # fmt: skip
    for_each_member = forms.BooleanField(
        label=_("One for each member"), required=False,
        help_text=_("Each member then owes its own and reports for itself; the names above do not count."),
    )  # fmt: skip
    due = forms.CharField(
        label=_("By when"), required=False, max_length=60,
        help_text=_("As exact as the text: 2027-01-31, 2027-06, 2027. Empty where it sets no term."),
    )  # fmt: skip
    priority = forms.ChoiceField(label=_("Under which line of the agenda"), required=False)

    def __init__(self, *args: Any, priorities: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["priority"].choices = [("", _("none")), *priorities]  # type: ignore[attr-defined]
        self.carry_what_is_seen()

    def taken(self) -> TakenUp:
        """Return what the form says."""
        given = self.cleaned_data
        return TakenUp(
            words=given["words"], owners=written(given["owners"]), due=given["due"].strip() or None,
            priority=given["priority"] or None, for_each_member=given["for_each_member"],
        )  # fmt: skip
