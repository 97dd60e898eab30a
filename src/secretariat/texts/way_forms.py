"""The forms by which a text goes through the organs of its body."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from secretariat.seen import SeenForm
from secretariat.texts.climbing import LONGEST_NOTE
from secretariat.texts.silence_forms import NOTHING


class ReferForm(SeenForm):
    """To which meeting a text is referred, and to which item of its agenda."""

    before = forms.ChoiceField(label=_("To which meeting, and to which item of its agenda"))
    note = forms.CharField(
        label=_("Remark"), required=False, max_length=LONGEST_NOTE, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(
        self, *args: Any, meetings: Sequence[tuple[str, list[tuple[str, str]]]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["before"].choices = [NOTHING, *meetings]  # type: ignore[attr-defined]
        self.carry_what_is_seen()


class EndorseForm(SeenForm):
    """A meeting endorsed the text."""

    note = forms.CharField(
        label=_("Remark"), required=False, max_length=LONGEST_NOTE, widget=forms.Textarea(attrs={"rows": 2})
    )


class ReturnForm(SeenForm):
    """A meeting sent the text back."""

    note = forms.CharField(
        label=_("Why"), max_length=LONGEST_NOTE, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It goes on record and is shown with the step."),
    )  # fmt: skip
