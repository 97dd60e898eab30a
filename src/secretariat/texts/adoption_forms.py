"""The forms of adoptions."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from secretariat.distribution import Distribution
from secretariat.engines.drafting.adoption.rules import rule_sets
from secretariat.seen import SeenForm
from secretariat.texts.adopting import Decided
from secretariat.texts.silence_forms import NOTHING, SpokenForm
from secretariat.texts.states import AdoptionWay, StatementKind

_WAYS = [(each.value, each.label) for each in (AdoptionWay.CONSENSUS, AdoptionWay.VOTE)]


class AdoptForm(SeenForm):
    """A text is adopted in a meeting."""

    meeting = forms.ChoiceField(label=_("In which meeting"))
    way = forms.ChoiceField(label=_("How"), choices=_WAYS, widget=forms.RadioSelect)
    rules = forms.ChoiceField(label=_("By which rules"))
    vote = forms.ChoiceField(label=_("Which vote"), required=False)
    members = forms.IntegerField(label=_("Members"), min_value=1, max_value=1000)
    present = forms.IntegerField(label=_("Present"), min_value=0, max_value=1000)
    in_favour = forms.IntegerField(label=_("In favour"), min_value=0, max_value=1000, required=False)
    against = forms.IntegerField(label=_("Against"), min_value=0, max_value=1000, required=False)
    abstaining = forms.IntegerField(label=_("Abstaining"), min_value=0, max_value=1000, required=False)
    objections = forms.MultipleChoiceField(
        label=_("Who objected to a consensus"), required=False, widget=forms.CheckboxSelectMultiple
    )
    unconfirmed = forms.MultipleChoiceField(
        label=_("Who agreed ad referendum and has not confirmed"), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    symbol = forms.CharField(label=_("Symbol"), max_length=60, required=False)
    distribution = forms.ChoiceField(label=_("How far it goes"), choices=Distribution.choices)

    def __init__(
        self, *args: Any, meetings: list[tuple[str, str]], parties: list[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        votes = sorted({name for each in rule_sets().values() for name in each.votes})
        choices = {
            "meeting": [NOTHING, *meetings],
            "rules": [NOTHING, *((key, each.name) for key, each in rule_sets().items())],
            "vote": [NOTHING, *((name, name) for name in votes)], "objections": parties,
            "unconfirmed": parties,
        }  # fmt: skip
        for name, given in choices.items():
            self.fields[name].choices = given  # type: ignore[attr-defined]
        self.carry_what_is_seen()

    @property
    def decided(self) -> Decided:
        """What happened in the meeting, as the form says."""
        given = self.cleaned_data
        figures = {
            name: given[name] or 0 for name in ("members", "present", "in_favour", "against", "abstaining")
        }
        return Decided(
            **figures, vote=given["vote"], objections=given["objections"], unconfirmed=given["unconfirmed"]
        )


class StatementForm(SpokenForm):
    """A delegation attaches a statement."""

    kind = forms.ChoiceField(label=_("What it is"), choices=StatementKind.choices)
    words = forms.CharField(
        label=_("The statement"), max_length=20_000, widget=forms.Textarea(attrs={"rows": 8})
    )


class SealForm(SeenForm):
    """An adopted text is sealed."""

    symbol = forms.CharField(
        label=_("Symbol"), max_length=60, help_text=_("The sealed text keeps its address by this symbol.")
    )


class VersionForm(SeenForm):
    """A text in another of its languages."""

    text = forms.CharField(
        label=_("The text"), max_length=2_000_000, widget=forms.Textarea(attrs={"rows": 20}),
        help_text=_("Each paragraph on a line of its own, in the order of the original, with its number."),
    )  # fmt: skip
