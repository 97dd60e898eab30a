"""The forms of a report: its introduction, its way to approval."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from secretariat.fields import lines_field
from secretariat.meetings.states import ApprovalWay
from secretariat.seen import SeenForm

Choices = Sequence[tuple[Any, Any]]


class IntroductionForm(SeenForm):
    """What the report says before its items."""

    introduction = lines_field(
        _("Introduction"),
        _("Decisions, documents and participants follow from the record by themselves."),
        10,
    )


class CirculateForm(SeenForm):
    """The report goes to the members; two checkers are named where the body elects them."""

    checkers = forms.TypedMultipleChoiceField(
        label=_("Who was elected to check it"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, delegates: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if delegates:
            self.fields["checkers"].choices = delegates  # type: ignore[attr-defined]
        else:
            del self.fields["checkers"]


class ApproveForm(SeenForm):
    """The report is approved; at which meeting, where the next one does it."""

    at_meeting = forms.ChoiceField(label=_("At which meeting"), required=False)

    def __init__(self, *args: Any, meetings: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["at_meeting"].choices = [("", "—"), *meetings]  # type: ignore[attr-defined]
        if not meetings:
            self.fields["at_meeting"].widget = forms.HiddenInput()


class CheckForm(SeenForm):
    """An elected checker says that the report is right."""


class ObjectForm(SeenForm):
    """A delegation objects."""

    reason = lines_field(_("What is wrong"), rows=4, required=True)


class ApprovalForm(SeenForm):
    """How a body approves its reports."""

    way = forms.ChoiceField(label=_("How"), choices=ApprovalWay.choices, widget=forms.RadioSelect)
    silence_days = forms.IntegerField(
        label=_("Days of silence"), required=False, min_value=0, max_value=365,
        help_text=_("Where it is by silence."),
    )  # fmt: skip
