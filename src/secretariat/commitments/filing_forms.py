"""The forms by which an item or a decision of a meeting is filed under a line of an agenda, or taken away."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from secretariat.commitments.follow_forms import NOTHING
from secretariat.commitments.typed import FollowForm
from secretariat.fields import line_field
from secretariat.seen import SeenForm

Grouped = Sequence[tuple[str, Any]]


class FileItemForm(FollowForm):
    """Under which line of an agenda it stands from now on; `standing`: under which it does already."""

    standing = forms.CharField(label=_("Stands under"), required=False, widget=forms.HiddenInput)
    priority = forms.ChoiceField(
        label=_("Line of the agenda"),
        help_text=_("The versions stand one after the other, the latest first."),
    )
    renamed: ClassVar = {"subject": "priority"}

    def __init__(self, *args: Any, priorities: Grouped, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["priority"].choices = [NOTHING, *priorities]  # type: ignore[attr-defined]
        self.carry_what_is_seen()


class TakeItemForm(SeenForm):
    """Why it does not stand there; `standing`: where it stands."""

    standing = forms.CharField(label=_("Stands under"), required=False, widget=forms.HiddenInput)
    reason = line_field(_("Why it does not belong there"), required=True)
