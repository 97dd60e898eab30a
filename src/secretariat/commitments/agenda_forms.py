"""The forms by which a secretariat keeps its long-lived agendas; its Chair with it, where they may."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from secretariat.commitments.actions.adopt_strategy_version import CarriedOn
from secretariat.commitments.lines_file import COLUMNS, LineRow, rows_of
from secretariat.commitments.models import Indicator, Priority
from secretariat.commitments.sheet_form import SheetForm, table_field
from secretariat.distribution import Distribution
from secretariat.engines.values.edtf import BadDate, parse
from secretariat.fields import line_field, lines_field
from secretariat.meetings.item_forms import SittingForm, distribution_field
from secretariat.seen import SeenForm

Choices = Sequence[tuple[str, str]]
NEW_DRAFT = "new"


def date_of(text: str) -> str | None:
    """Return a date of the subset, None for nothing; refuse what is none."""
    given = text.strip()
    if not given:
        return None
    try:
        return parse(given).text
    except BadDate as error:
        raise forms.ValidationError(str(error)) from error


class StrategyForm(SittingForm):
    """An agenda: its title, and when it is next reviewed; a new one with the text that is its version."""

    title = line_field(_("What it is called"), _("Whatever text says it now."), required=True, max_length=400)
    next_review = line_field(_("Next review"), _("As exactly as it was said: 2027, 2027-10."), max_length=30)

    def clean_next_review(self) -> str | None:
        """Take a date, or nothing."""
        return date_of(str(self.cleaned_data["next_review"]))


class NewStrategyForm(StrategyForm):
    """An agenda that is not on record yet."""

    text = forms.ChoiceField(label=_("The text that says it now"), required=False)
    in_force = line_field(_("In force"), _("2026-01-01/2030-12-31, or empty."), max_length=40)
    distribution = distribution_field()

    def __init__(self, *args: Any, texts: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].choices = [("", _("None yet")), *texts]  # type: ignore[attr-defined]

    def clean_in_force(self) -> str | None:
        """Take an interval, or nothing."""
        return date_of(str(self.cleaned_data["in_force"]))


class VersionForm(SittingForm):
    """The next version of an agenda: its text, and what became of each line of the version before."""

    text = forms.ChoiceField(label=_("The text that is the next version"))
    in_force = line_field(_("In force"), _("2026-01-01/2030-12-31, or empty."), max_length=40)

    def __init__(self, *args: Any, texts: Choices, lines: Sequence[Priority], **kwargs: Any) -> None:
        self.lines = lines
        super().__init__(*args, **kwargs)
        self.fields["text"].choices = texts  # type: ignore[attr-defined]
        for row in lines:
            self.fields[f"words_{row.public_id}"] = line_field(
                _("“%(line)s” becomes") % {"line": row}, _("Empty where it is dropped."), max_length=1000
            )
            self.fields[f"number_{row.public_id}"] = line_field(
                _("Its number in the new text"), max_length=20
            )
            self.initial[f"words_{row.public_id}"] = row.words
            self.initial[f"number_{row.public_id}"] = row.number
        self.order_fields([name for name in self.fields if name not in self.source_fields])
        self.carry_what_is_seen()

    def clean_in_force(self) -> str | None:
        """Take an interval, or nothing."""
        return date_of(str(self.cleaned_data["in_force"]))

    def has_seen_the_lines(self) -> bool:
        """Tell whether it was sent with a field for every line that stands."""
        return all(f"words_{row.public_id}" in self.data for row in self.lines)

    def carried(self) -> dict[str, CarriedOn]:
        """Return what became of each line."""
        given = self.cleaned_data
        return {
            row.public_id: CarriedOn(given[f"words_{row.public_id}"], given[f"number_{row.public_id}"])
            for row in self.lines
        }


class VersionChangeForm(SittingForm):
    """A version said anew: which text it is, when that was adopted, from when to when it holds."""

    text = forms.ChoiceField(label=_("The text that is this version"))
    adopted = line_field(_("Adopted"), _("The day of that text: 2012-06-26, 2012-06 or 2012."), max_length=30)
    in_force = line_field(_("In force"), _("2026-01-01/2030-12-31, or empty."), max_length=40)
    text_version = forms.IntegerField(
        label=_("State of the text"), min_value=0, required=False, widget=forms.HiddenInput
    )

    def __init__(self, *args: Any, texts: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].choices = texts  # type: ignore[attr-defined]

    def clean_adopted(self) -> str | None:
        """Take a date, or nothing."""
        return date_of(str(self.cleaned_data["adopted"]))

    def clean_in_force(self) -> str | None:
        """Take an interval, or nothing."""
        return date_of(str(self.cleaned_data["in_force"]))


class LinesForm(SheetForm):
    """Lines of a version of an agenda, typed or as a file; what is wrong with each is said first."""

    heads = (_("Line"), _("Topics"), _("Indicators"))
    table = table_field(
        _("The lines"), _("As CSV, the names of the columns first: %(head)s.") % {"head": ";".join(COLUMNS)}
    )

    def __init__(self, *args: Any, of: str, **kwargs: Any) -> None:
        self.of = of
        super().__init__(*args, **kwargs)

    def cells(self, row: LineRow) -> tuple[str, ...]:
        """Return its number and words, its topics, its indicators."""
        indicators = "; ".join(one.name for one in row.value.indicators)
        return f"{row.value.number} {row.value.words}".strip(), ", ".join(row.value.topics), indicators

    def read(self, text: str, given: dict[str, Any]) -> list[LineRow]:
        """Return the lines, row by row."""
        return rows_of(text, self.of)


class MeasureForm(SittingForm):
    """How far an indicator has come."""

    indicator = forms.ChoiceField(label=_("Indicator"))
    figure = line_field(_("Figure"), _("A number: 12 or 12.5."), required=True, max_length=30)
    on = line_field(_("On"), _("2026-06-30, 2026-06 or 2026."), required=True, max_length=30)

    def __init__(self, *args: Any, indicators: Sequence[Indicator], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(one.name, f"{one.name} ({one.unit})" if one.unit else one.name) for one in indicators]
        self.fields["indicator"].choices = named  # type: ignore[attr-defined]


class OpenReviewForm(SeenForm):
    """The review of an agenda that is opened with a draft: one that there is, or a new one of its lines."""

    draft = forms.ChoiceField(label=_("The draft of what is to be its next version"))
    title = line_field(_("Title of a new draft"), _("Only where a new draft is opened."), max_length=400)
    readers = forms.ChoiceField(
        label=_("Who may see a new draft"), initial=Distribution.LIMITED, widget=forms.RadioSelect
    )  # fmt: skip
    reason = lines_field(_("Why"), rows=2, required=True)
    distribution = distribution_field()

    def __init__(self, *args: Any, drafts: Choices, readers: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        new = [(NEW_DRAFT, _("A new draft, which begins with the lines of the agenda"))] if readers else []
        self.fields["draft"].choices = [*new, *drafts]  # type: ignore[attr-defined]
        self.fields["readers"].choices = readers  # type: ignore[attr-defined]
        if not readers:  # nothing to begin with
            del self.fields["title"], self.fields["readers"]
        self.fields["distribution"].label = _("Who may know that the review runs")

    def clean(self) -> dict[str, Any]:
        """Ask for the title of a new draft."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("draft") == NEW_DRAFT and not (cleaned.get("title") or "").strip():
            self.add_error("title", _("Say what the new draft is called."))
        return cleaned


class CloseReviewForm(SeenForm):
    """A review that is closed without another version; `standing`: whether it runs."""

    standing = forms.CharField(label=_("State"), required=False, widget=forms.HiddenInput)
    reason = lines_field(_("Why it is closed without another version"), rows=2, required=True)
