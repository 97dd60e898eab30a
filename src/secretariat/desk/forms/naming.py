"""The form by which the readers of a restricted document are named anew."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from secretariat.bodies.audience import Reader
from secretariat.seen import SeenForm


class ReadersForm(SeenForm):
    """Who may read it, and the version of the document that one saw."""

    readers = forms.TypedMultipleChoiceField(
        label=_("Readers"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Name at least one reader.")},
    )

    def __init__(self, *args: Any, readers: Sequence[Reader], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [
            (reader.account, f"{reader.name} ({reader.seats})" if reader.seats else reader.name)
            for reader in readers
        ]
        self.fields["readers"].choices = named  # type: ignore[attr-defined]
