"""The forms of silence procedures."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from secretariat.engines.drafting.adoption.rules import rule_sets
from secretariat.fields import lines_field
from secretariat.seen import SeenForm
from secretariat.texts import silences
from secretariat.texts.states import WordKind

NOTHING = ("", "—")  # nothing is chosen for anybody
_ANSWERS = (WordKind.OBJECTION, WordKind.AMENDMENT, WordKind.COMMENT)


class OpenSilenceForm(SeenForm):
    """A silence procedure is opened."""

    rules = forms.ChoiceField(label=_("By which rules"))
    length = forms.IntegerField(
        label=_("How long"), min_value=1, max_value=silences.MOST_HOURS,
        help_text=_("In the unit of the rules: hours or working days."),
    )  # fmt: skip
    holidays = forms.CharField(
        label=_("Holidays at the seat"), required=False, max_length=2000,
        help_text=_(
            "Days on which nobody works there, such as 2026-03-25, with blanks between them. "
            "They matter where the rules count working days."
        ),
    )  # fmt: skip
    objections = forms.MultipleChoiceField(
        label=_("Who objected at the opening"), required=False, widget=forms.CheckboxSelectMultiple
    )
    note = lines_field(_("What the members should know"), rows=3, max_length=2000)

    def __init__(self, *args: Any, members: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rules = [
            (key, f"{rule_sets()[key].name}: {_least(rule.least, rule.unit.value)}")
            for key, rule in silences.rules_with_silence().items()
        ]
        self.fields["rules"].choices = [NOTHING, *rules]  # type: ignore[attr-defined]
        self.fields["objections"].choices = members  # type: ignore[attr-defined]
        self.carry_what_is_seen()

    def clean_holidays(self) -> list[date]:
        """Return the days; refuse what is none."""
        try:
            return [
                date.fromisoformat(each) for each in self.cleaned_data["holidays"].replace(",", " ").split()
            ]
        except ValueError as error:
            raise forms.ValidationError(_("Write each day as 2026-03-25.")) from error


class SpokenForm(SeenForm):
    """A word of a delegation: staff say whose it is and where it was said."""

    party = forms.ChoiceField(label=_("For which delegation"))
    paper = forms.CharField(
        label=_("By which note, or where it was said"), required=False, max_length=300,
        help_text=_("Needed where the secretariat enters it for a delegation."),
    )  # fmt: skip

    def __init__(self, *args: Any, parties: list[tuple[str, str]], is_told: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["party"].choices = parties  # type: ignore[attr-defined]
        if not is_told:
            del self.fields["paper"]
        self.carry_what_is_seen()


class BreakForm(SpokenForm):
    """A delegation answers in writing."""

    kind = forms.ChoiceField(
        label=_("What it is"),
        choices=[(each.value, each.label) for each in _ANSWERS],
        widget=forms.RadioSelect,
    )
    reason = lines_field(_("The reason"), required=True, rows=4, max_length=5000)


class ExtendForm(SeenForm):
    """A silence gets a later end."""

    until = forms.DateTimeField(
        label=_("The new end"), input_formats=["%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M:%S"],
        help_text=_("By the clock of the body, such as 2026-03-27 18:00."),
    )  # fmt: skip
    note = lines_field(_("Why"), rows=3, max_length=2000)

    def until_at(self, zone: str) -> datetime:
        """Return the end as a moment: what was typed is the clock of the body."""
        typed: datetime = self.cleaned_data["until"]
        return typed.replace(tzinfo=ZoneInfo(zone))


def _least(least: int, unit: str) -> str:
    return _("at least %(least)s %(unit)s") % {"least": least, "unit": unit} if least else unit
