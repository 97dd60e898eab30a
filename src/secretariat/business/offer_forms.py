"""The forms by which members say what they seek and offer."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from secretariat.business.offer_checks import MOST, Offered
from secretariat.business.sectors import SECTORS
from secretariat.business.states import OfferState, Side, Want
from secretariat.distribution import Distribution
from secretariat.fields import day_field
from secretariat.seen import SeenForm

_ENDS = [(state.value, state.label) for state in (OfferState.MET, OfferState.NOT_MET)]


class OfferForm(SeenForm):
    """What a member seeks or offers."""

    renamed: ClassVar = {"words": "told"}
    party = forms.ChoiceField(label=_("Whose it is"))
    side = forms.ChoiceField(label=_("It seeks or it offers"), choices=Side.choices, widget=forms.RadioSelect)
    want = forms.ChoiceField(label=_("What"), choices=Want.choices, widget=forms.RadioSelect)
    title = forms.CharField(label=_("In a line"), max_length=MOST["title"])
    told = forms.CharField(
        label=_("More about it"), required=False, max_length=MOST["words"],
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Name no persons here; who is interested asks the member."),
    )  # fmt: skip
    sectors = forms.MultipleChoiceField(
        label=_("Sectors"), choices=list(SECTORS.items()), widget=forms.CheckboxSelectMultiple,
        help_text=_("Sections of NACE Rev. 2."),
    )  # fmt: skip
    countries = forms.CharField(
        label=_("Countries in which"), max_length=1200,
        help_text=_("Codes with commas between: TR, GE."),
    )  # fmt: skip
    until = day_field(_("Until"), _("The last day; within two years."))
    distribution = forms.ChoiceField(
        label=_("Who may see it"),
        choices=[
            (Distribution.PUBLIC.value, _("everybody")),
            (Distribution.GENERAL.value, _("the council, members and observers")),
        ],
        widget=forms.RadioSelect, initial=Distribution.PUBLIC.value,
    )  # fmt: skip

    def __init__(self, *args: Any, parties: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = list(parties)
        if choices:
            self.fields["party"].choices = choices  # type: ignore[attr-defined]
        else:
            del self.fields["party"]

    def offered(self) -> Offered:
        """Return what is sought or offered."""
        told = self.cleaned_data
        names = ("side", "want", "title", "sectors", "until", "distribution")
        countries = told["countries"].replace(";", ",").split(",")
        return Offered(countries=countries, words=told["told"], **{name: told[name] for name in names})


class CloseOfferForm(SeenForm):
    """What came of it."""

    state = forms.ChoiceField(label=_("What came of it"), choices=_ENDS, widget=forms.RadioSelect)
    outcome = forms.CharField(
        label=_("In a sentence"), required=False, max_length=MOST["outcome"],
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip
