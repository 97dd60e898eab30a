"""The form of what was decided under an item."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from secretariat.fields import line_field, lines_field
from secretariat.meetings.bridge import OutcomeValue
from secretariat.meetings.forms import edtf_of
from secretariat.meetings.item_forms import SittingForm, distribution_field
from secretariat.meetings.states import DecisionWay

Choices = Sequence[tuple[str, Any]]


class DecisionForm(SittingForm):
    """What was decided."""

    decided = lines_field(_("What was decided"), _("As the report is to say it."), 5, required=True)
    symbol = line_field(
        _("Symbol of the decision"), _("UTR/C/DEC/2026/4; empty where it bears none."), max_length=80
    )
    how = forms.ChoiceField(
        label=_("How"), choices=[("", _("not said")), *DecisionWay.choices], required=False
    )
    texts = forms.MultipleChoiceField(
        label=_("Texts adopted with it"),
        required=False,
        help_text=_("Hold Ctrl to choose several."),
        widget=forms.SelectMultiple(attrs={"size": 4}),
    )
    handed_to = forms.ChoiceField(
        label=_("Who follows it up"), required=False,
        help_text=_("A body or working group; it stands on its page until somebody says what came of it."),
    )  # fmt: skip
    due = line_field(_("By when"), _("As exactly as it was said: 2026-11 or 2026-11-30."), max_length=30)
    distribution = distribution_field()

    def __init__(self, *args: Any, texts: Choices, bodies: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["texts"].choices = texts  # type: ignore[attr-defined]
        self.fields["handed_to"].choices = [("", _("nobody")), *bodies]  # type: ignore[attr-defined]

    def clean_due(self) -> str:
        """Take a date of the subset, or nothing."""
        return edtf_of(str(self.cleaned_data["due"]))

    def value(self) -> OutcomeValue:
        """Return what the form says."""
        given = self.cleaned_data
        return OutcomeValue(
            meeting="",
            words=given["decided"].strip(),
            handed_to=given["handed_to"] or None,
            due=given["due"] or None,
            symbol=given["symbol"].strip(),
            how=given["how"],
            texts=tuple(given["texts"]),
        )


class DecisionChangeForm(DecisionForm):
    """A decision that stands in the record; its readers stay."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["distribution"].disabled = True


def initial_of_decision(value: OutcomeValue, distribution: str) -> dict[str, Any]:
    """Return what stands in the record, in the shape of the form."""
    return {
        "decided": value.words,
        "symbol": value.symbol,
        "how": value.how,
        "texts": list(value.texts),
        "handed_to": value.handed_to or "",
        "due": value.due or "",
        "distribution": distribution,
    }
