"""The form by which a text is opened."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from secretariat.distribution import Distribution
from secretariat.engines.drafting.adoption.rules import rule_sets
from secretariat.engines.drafting.notation.profiles import PROFILES
from secretariat.texts.states import DraftKind


class OpenForm(forms.Form):
    """A new text under negotiation."""

    title = forms.CharField(label=_("Title"), max_length=400)
    kind = forms.ChoiceField(label=_("Kind"), choices=DraftKind.choices)
    symbol = forms.CharField(label=_("Symbol"), required=False, max_length=60)
    text = forms.CharField(
        label=_("Words"), required=False, strip=False, widget=forms.Textarea(attrs={"rows": 14}),
        help_text=_("Each paragraph on a line of its own, with its number in front: “1.”, “2 bis.”, “PP1”."),
    )  # fmt: skip
    is_markdown = forms.BooleanField(label=_("It is Markdown"), required=False)
    languages = forms.CharField(
        label=_("Languages"), initial="en",
        help_text=_("The codes of the versions that have to exist, that of the negotiation first: en, ru."),
    )  # fmt: skip
    rule_set = forms.ChoiceField(label=_("Adopted by the rules of"), required=False)
    profile = forms.ChoiceField(label=_("Brackets are written as by"), initial="plain")
    meeting = forms.ChoiceField(label=_("For the meeting"), required=False)
    distribution = forms.ChoiceField(
        label=_("Who may see it"), choices=Distribution.choices, initial=Distribution.LIMITED
    )
    is_attributed = forms.BooleanField(
        label=_("The delegations see in the room who holds what"), required=False, initial=True
    )

    def __init__(self, *args: Any, meetings: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rules = [(key, _named(key)) for key in rule_sets()]
        self.fields["rule_set"].choices = [("", _("not settled")), *rules]  # type: ignore[attr-defined]
        self.fields["profile"].choices = [(key, one.title) for key, one in PROFILES.items()]  # type: ignore[attr-defined]
        self.fields["meeting"].choices = [("", "—"), *meetings]  # type: ignore[attr-defined]

    def clean_languages(self) -> tuple[str, ...]:
        """Return the codes."""
        return tuple(str(self.cleaned_data["languages"]).replace(",", " ").split())


def _named(key: str) -> str:
    rules = rule_sets()[key]
    return f"{rules.name} ({_('not verified')})" if rules.unverified else rules.name
