"""The forms of soundings."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from secretariat.distribution import Distribution
from secretariat.seen import SeenForm
from secretariat.texts.actions import open_sounding, take_sounding_position
from secretariat.texts.actions.open_package import LONGEST_TITLE, REACHES
from secretariat.texts.silence_forms import NOTHING
from secretariat.texts.states import SoundingStance
from secretariat.texts.voices import LONGEST_PAPER

Choices = list[tuple[str, str]]


class OpenSoundingForm(forms.Form):
    """An idea is sounded out."""

    title = forms.CharField(
        label=_("The idea"), max_length=LONGEST_TITLE, help_text=_("Such as: A Summit of the members.")
    )
    description = forms.CharField(
        label=_("In more words"), required=False, max_length=open_sounding.LONGEST,
        widget=forms.Textarea(attrs={"rows": 5}),
    )  # fmt: skip
    distribution = forms.ChoiceField(
        label=_("Who may see it"), initial=Distribution.LIMITED,
        choices=[(one.value, one.label) for one in REACHES],
        help_text=_("Whoever sees the idea sees what each member holds of it."),
    )  # fmt: skip


class SoundingPositionForm(SeenForm):
    """What a member holds of an idea, and the source."""

    party = forms.ChoiceField(label=_("Member"))
    stance = forms.ChoiceField(label=_("Position"), choices=SoundingStance.choices, widget=forms.RadioSelect)
    line = forms.ChoiceField(
        label=_("By which line of the record"), required=False,
        help_text=_("Statements and commitments whose words speak of it; the passage comes with the line."),
    )  # fmt: skip
    paper = forms.CharField(
        label=_("Or by which note, or where it was said"), required=False, max_length=LONGEST_PAPER
    )
    words = forms.CharField(
        label=_("In its words"), required=False, max_length=take_sounding_position.LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Of a line its own where nothing stands here."),
    )  # fmt: skip
    said_on = forms.CharField(
        label=_("Said on"), required=False, max_length=60, help_text=_("Such as 2026-03-12 or 2026-03.")
    )

    def __init__(self, *args: Any, parties: Choices, lines: Choices, is_told: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["party"].choices = [NOTHING, *parties] if is_told else parties  # type: ignore[attr-defined]
        self.fields["line"].choices = [NOTHING, *lines]  # type: ignore[attr-defined]
        if not is_told:
            del self.fields["line"], self.fields["paper"]
        self.carry_what_is_seen()


class LeadForm(SeenForm):
    """To which text a sounding led."""

    text = forms.ChoiceField(label=_("Text"))

    def __init__(self, *args: Any, texts: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].choices = [NOTHING, *texts]  # type: ignore[attr-defined]
        self.carry_what_is_seen()
