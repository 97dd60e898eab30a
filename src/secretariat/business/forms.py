"""The forms by which a council is asked, says its opinions and is answered."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from secretariat.business.actions.give_opinion import Said
from secretariat.business.actions.set_profile import Business
from secretariat.business.checks import MOST, Asked
from secretariat.business.sectors import SECTORS
from secretariat.business.states import Stance, Verdict
from secretariat.distribution import Distribution
from secretariat.fields import day_field, lines_field
from secretariat.seen import SeenForm

Options = Iterable[tuple[str, Any]]


class ConsultForm(SeenForm):
    """What is put to the council: `about` is `text:ID`, `draft:ID` or `priority:ID`."""

    council = forms.ChoiceField(label=_("Which council"))
    about = forms.ChoiceField(
        label=_("What is put to it"),
        help_text=_(
            "The words of a draft are kept as they stand today, with brackets and without names. Whoever may "
            "see the consultation reads them, also where the draft itself is for members alone."
        ),
    )
    title = forms.CharField(label=_("Title"), max_length=MOST["title"])
    question = lines_field(_("What you ask"), rows=5, max_length=MOST["question"], required=True)
    closes_on = day_field(_("Last day for opinions"), _("By the calendar at the seat of the body."))
    distribution = forms.ChoiceField(
        label=_("Who may see it, with the opinions and the answers"),
        choices=[
            (Distribution.PUBLIC.value, _("everybody")),
            (Distribution.GENERAL.value, _("the council, members and observers")),
        ],
        widget=forms.RadioSelect,
        initial=Distribution.PUBLIC.value,
    )

    def __init__(self, *args: Any, councils: Options, about: Options, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["council"].choices = list(councils)  # type: ignore[attr-defined]
        self.fields["about"].choices = [("", _("choose")), *about]  # type: ignore[attr-defined]

    def asked(self) -> Asked:
        """Return what is asked."""
        told = self.cleaned_data
        kind, _sep, public_id = told["about"].partition(":")
        names = ("title", "question", "closes_on", "distribution")
        return Asked(**{kind: public_id}, **{name: told[name] for name in names})


class OpinionForm(SeenForm):
    """What a member says."""

    renamed: ClassVar = {"words": "told"}
    party = forms.ChoiceField(label=_("Who says it"))
    stance = forms.ChoiceField(label=_("In one word"), choices=Stance.choices, widget=forms.RadioSelect)
    told = lines_field(_("The opinion"), rows=8, max_length=MOST["words"], required=True)
    note = forms.CharField(
        label=_("On which paper it rests"), required=False, max_length=MOST["note"],
        help_text=_("The secretariat names it: letter of 3 March 2026. A member needs none."),
    )  # fmt: skip
    document = forms.CharField(
        label=_("Document"), required=False, max_length=10,
        help_text=_("The ten characters at the end of its address, where it was received."),
    )  # fmt: skip

    def __init__(self, *args: Any, parties: Options, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["party"].choices = list(parties)  # type: ignore[attr-defined]

    def said(self) -> Said:
        """Return what was said."""
        told = self.cleaned_data
        return Said(stance=told["stance"], words=told["told"], note=told["note"], document=told["document"])


class AnswerForm(SeenForm):
    """What the body makes of an opinion."""

    verdict = forms.ChoiceField(
        label=_("What becomes of it"), choices=Verdict.choices, widget=forms.RadioSelect
    )
    answer = lines_field(_("The answer, with its reasons"), rows=5, max_length=MOST["answer"], required=True)


class ExtendForm(SeenForm):
    """A later last day."""

    closes_on = day_field(_("Last day for opinions"))


class OutcomeForm(SeenForm):
    """What came of it, or why it is dropped."""

    outcome = lines_field(_("What came of it"), rows=5, max_length=MOST["outcome"], required=True)


class DropForm(SeenForm):
    """Why a consultation is dropped."""

    outcome = lines_field(
        _("Why it is not needed any more"), rows=3, max_length=MOST["outcome"], required=True
    )


class ButtonForm(SeenForm):
    """An act that asks for nothing."""


class ProfileForm(SeenForm):
    """What a member of the council does."""

    sectors = forms.MultipleChoiceField(
        label=_("Sectors"), choices=list(SECTORS.items()),
        widget=forms.CheckboxSelectMultiple, help_text=_("Sections of NACE Rev. 2."),
    )  # fmt: skip
    countries = forms.CharField(
        label=_("Countries in which it does business"), required=False, max_length=300,
        help_text=_("Codes with commas between: TR, GE."),
    )  # fmt: skip
    words = forms.CharField(
        label=_("In a sentence"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )

    def business(self) -> Business:
        """Return what it does."""
        told = self.cleaned_data
        countries = told["countries"].replace(";", ",").split(",")
        return Business(sectors=told["sectors"], countries=countries, words=told["words"])
