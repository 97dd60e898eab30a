"""The forms by which rounds are held and members say whom they want to meet."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from secretariat.business.round_checks import MOST_SLOTS, MOST_TABLES, Plan, Wanting
from secretariat.business.sectors import SECTORS
from secretariat.fields import day_field
from secretariat.seen import SeenForm

Options = Iterable[tuple[str, str]]
_CHECKS = forms.CheckboxSelectMultiple


def _number(label: Any, least: int, most: int, **more: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=least, max_value=most, **more)


class RoundForm(SeenForm):
    """When and how a round is held."""

    meeting = forms.ChoiceField(label=_("At which meeting"))
    title = forms.CharField(label=_("Title"), max_length=200)
    day = day_field(_("Day"))
    first = forms.TimeField(
        label=_("First slot begins at"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        help_text=_("By the clock at the place of the meeting."),
    )  # fmt: skip
    minutes = _number(_("Minutes of a slot"), 5, 240, initial=20)
    pause = _number(_("Minutes between two slots"), 0, 120, initial=5)
    slots = _number(_("Slots"), 1, MOST_SLOTS, initial=6)
    tables = _number(_("Tables"), 1, MOST_TABLES, initial=10)
    wishes_until = day_field(_("Last day for wishes"), _("By the calendar at the seat of the council."))

    def __init__(self, *args: Any, meetings: Options, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = list(meetings)
        if choices:
            self.fields["meeting"].choices = choices  # type: ignore[attr-defined]
        else:
            del self.fields["meeting"]

    def plan(self) -> Plan:
        """Return the plan."""
        return Plan(**{name: self.cleaned_data[name] for name in Plan.__slots__})


class SeatForm(SeenForm):
    """What a participant brings, and whom it wants to meet."""

    party = forms.ChoiceField(label=_("Who takes part"))
    wishes = forms.MultipleChoiceField(
        label=_("Whom it wants to meet"), required=False, widget=_CHECKS,
        help_text=_("Seen by you and by those who run the round."),
    )  # fmt: skip
    refuses = forms.MultipleChoiceField(
        label=_("Whom it does not want to meet"), required=False, widget=_CHECKS,
        help_text=_("Never proposed; the other is not told."),
    )  # fmt: skip
    seeks = forms.MultipleChoiceField(
        label=_("Sectors that it seeks"), required=False, choices=list(SECTORS.items()), widget=_CHECKS
    )
    offers = forms.MultipleChoiceField(
        label=_("Sectors that it offers"), required=False, choices=list(SECTORS.items()), widget=_CHECKS
    )
    countries = forms.CharField(
        label=_("Countries in which it does business"), required=False, max_length=1200,
        help_text=_("Codes with commas between: TR, GE."),
    )  # fmt: skip

    def __init__(self, *args: Any, parties: Options, others: Options, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["party"].choices = list(parties)  # type: ignore[attr-defined]
        for name in ("wishes", "refuses"):
            self.fields[name].choices = list(others)  # type: ignore[attr-defined]

    def wanting(self) -> Wanting:
        """Return what it brings and wants."""
        told = self.cleaned_data
        countries = told["countries"].replace(";", ",").split(",")
        names = ("wishes", "refuses", "seeks", "offers")
        return Wanting(countries=countries, **{name: told[name] for name in names})


class PlaceForm(SeenForm):
    """Who sits where."""

    one = forms.ChoiceField(label=_("Who"))
    other = forms.ChoiceField(label=_("With whom"))
    slot = _number(_("Slot"), 1, MOST_SLOTS)
    table = _number(_("Table"), 1, MOST_TABLES)

    def __init__(self, *args: Any, parties: Options, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("one", "other"):
            self.fields[name].choices = list(parties)  # type: ignore[attr-defined]


class CameForm(SeenForm):
    """Who was there."""

    came = forms.MultipleChoiceField(label=_("Who took part"), required=False, widget=_CHECKS)

    def __init__(self, *args: Any, parties: Options, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["came"].choices = list(parties)  # type: ignore[attr-defined]


class DropRoundForm(SeenForm):
    """Why a round is dropped."""

    outcome = forms.CharField(
        label=_("Why it is not held"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )
