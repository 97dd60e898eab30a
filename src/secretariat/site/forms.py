"""Forms of pages that show several subjects."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from secretariat.seen import SeenForm


class RedactionForm(SeenForm):
    """Why personal data goes; of one entry also which fields."""

    fields_chosen = forms.MultipleChoiceField(
        label=_("What goes"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one field.")},
    )
    reason = forms.CharField(
        label=_("Why"),
        max_length=300,
        help_text=_("It stays in the history for ever: name the request, not the person."),
    )

    def __init__(self, *args: Any, choices: list[tuple[str, str]] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if choices is None:
            del self.fields["fields_chosen"]
        else:
            self.fields["fields_chosen"].choices = choices  # type: ignore[attr-defined]
