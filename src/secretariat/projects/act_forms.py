"""The forms by which something is done with a project; refusals name fields by the words of the actions."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any, ClassVar, TypeVar

from django import forms
from django.utils.translation import gettext_lazy as _

from secretariat.commitments.follow_forms import NOTHING
from secretariat.commitments.typed import FollowForm
from secretariat.engines.values.edtf import BadDate, parse
from secretariat.fields import CurrencyField, line_field, lines_field
from secretariat.projects.actions.appraise_project import Answer
from secretariat.projects.models import Project
from secretariat.projects.money import BadSum, Portion, Share, amount_of
from secretariat.projects.partners import portions_of, shares_of
from secretariat.projects.states import RiskLevel, Verdict
from secretariat.refusals import Invalid

T = TypeVar("T")
_DAY = _("As exactly as you know it: 2026-10-29, 2026-10 or 2026.")
PARTNERS_HELP = _(
    "One a line: name; role; percent. The role is lead, partner, funder or associated; one leads. "
    "The percentages make 100, or stay away."
)
TIMES = _("From when until when: 2026-07/2027-12.")


class ActForm(FollowForm):
    """What all acts on a project share: on which day, in your words."""

    needs_words = False
    on = line_field(_("On which day"), _DAY, required=True, max_length=30)
    told = lines_field(_("In your words"), "", 3)
    renamed: ClassVar = {"words": "told"}

    def __init__(self, *args: Any, project: Project, **kwargs: Any) -> None:
        self.project = project
        super().__init__(*args, **kwargs)
        self.fields["told"].required = self.needs_words

    def clean_on(self) -> str:
        """Take a date of the subset."""
        return self._dated("on")

    def given(self) -> dict[str, Any]:
        """Return what the action of this act is given beside the day, the words and the source."""
        return {}


class WhyForm(ActForm):
    """An act that asks for a reason, or for what came of it."""

    needs_words = True


class DecideForm(ActForm):
    """What was decided on the step, where, and why."""

    verdict = forms.ChoiceField(
        label=_("What was decided"), choices=Verdict.choices, widget=forms.RadioSelect
    )
    meeting = forms.ChoiceField(label=_("At which meeting"), required=False)

    def __init__(self, *args: Any, meetings: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["meeting"].choices = [NOTHING, *meetings]  # type: ignore[attr-defined]
        self.carry_what_is_seen()

    def given(self) -> dict[str, Any]:
        """Return verdict and meeting."""
        return {"verdict": self.cleaned_data["verdict"], "meeting": self.cleaned_data["meeting"] or None}


class AppraiseForm(ActForm):
    """The checklist of the path: yes or no for each, a note where it is no."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.items = list(self.project.path.checklist) if self.project.path else []
        for at, item in enumerate(self.items):
            self.fields[f"answer_{at}"] = forms.ChoiceField(
                label=item, choices=[("yes", _("yes")), ("no", _("no"))], widget=forms.RadioSelect
            )
            self.fields[f"note_{at}"] = line_field(
                _("Note on: %(item)s") % {"item": item[:80]}, max_length=500
            )
        own = [name for name in self.fields if name not in {*self.source_fields, "on", "told"}]
        self.order_fields([*own, "on", "told", *self.source_fields])
        self.carry_what_is_seen()

    def given(self) -> dict[str, Any]:
        """Return the answers in the order of the checklist."""
        told = self.cleaned_data
        return {
            "answers": [
                Answer(item, told[f"answer_{at}"], told[f"note_{at}"].strip())
                for at, item in enumerate(self.items)
            ]
        }


class PartnersForm(ActForm):
    """All partners, anew."""

    partners = lines_field(_("The partners"), PARTNERS_HELP, 6, required=True)

    def clean_partners(self) -> list[Share]:
        """Read the rows."""
        return taken(lambda: shares_of(str(self.cleaned_data["partners"])))

    def given(self) -> dict[str, Any]:
        """Return the partners."""
        return {"partners": self.cleaned_data["partners"]}


class BudgetForm(ActForm):
    """The budget: its total, and the rows that make it."""

    currency = CurrencyField(label=_("Currency"), help_text=_("Of the whole budget: EUR, TRY."))
    total = line_field(_("Total"), required=True, max_length=30)
    rows = lines_field(
        _("Who spends how much when"), _("One a line: partner; year; amount; whose money."), 6, required=True
    )
    renamed: ClassVar = {"words": "told", "total": "rows"}

    def clean_total(self) -> Decimal:
        """Take an amount."""
        return taken(
            lambda: amount_of(str(self.cleaned_data["total"]), self.cleaned_data.get("currency", ""))
        )

    def clean_rows(self) -> list[Portion]:
        """Read the rows."""
        return taken(
            lambda: portions_of(str(self.cleaned_data["rows"]), self.cleaned_data.get("currency", ""))
        )

    def given(self) -> dict[str, Any]:
        """Return the budget."""
        told = self.cleaned_data
        return {"currency": told["currency"], "total": told["total"], "portions": told["rows"]}


class MilestonesForm(ActForm):
    """What is to be reached, by when."""

    milestones = lines_field(
        _("The milestones"),
        _("One a line, the first due first: 2027-03; Pilot line opened."),
        6,
        required=True,
    )

    def given(self) -> dict[str, Any]:
        """Return due dates and words."""
        rows = [line.partition(";") for line in self.cleaned_data["milestones"].splitlines() if line.strip()]
        return {"milestones": [(due.strip(), words.strip()) for due, _mark, words in rows]}


class MeetForm(ActForm):
    """Which milestone was met."""

    milestone = forms.ChoiceField(label=_("Which milestone"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        open_ones = self.project.milestones.filter(met_by=None).values_list("words", flat=True)
        self.fields["milestone"].choices = [(words, words) for words in open_ones]  # type: ignore[attr-defined]
        self.carry_what_is_seen()

    def given(self) -> dict[str, Any]:
        """Return the words of the milestone."""
        return {"milestone": self.cleaned_data["milestone"]}


class ReportForm(ActForm):
    """How far it is, and what was spent."""

    needs_words = True
    period = line_field(_("For which time"), TIMES, required=True, max_length=40)
    percent = forms.IntegerField(label=_("Percent of the work done"), min_value=0, max_value=100)
    spent = line_field(
        _("Spent so far"), _("From the beginning, in the currency of the budget."), max_length=30
    )

    def clean_period(self) -> str:
        """Take days."""
        return days(str(self.cleaned_data["period"]))

    def clean_spent(self) -> Decimal | None:
        """Take an amount, or nothing."""
        text = str(self.cleaned_data["spent"]).strip()
        return taken(lambda: amount_of(text, self.project.currency)) if text else None

    def given(self) -> dict[str, Any]:
        """Return period, percent and money."""
        return {name: self.cleaned_data[name] for name in ("period", "percent", "spent")}


class RiskForm(ActForm):
    """A risk, a delay, or that there is none any more."""

    needs_words = True
    level = forms.ChoiceField(label=_("How it is"), choices=RiskLevel.choices, widget=forms.RadioSelect)

    def given(self) -> dict[str, Any]:
        """Return the level."""
        return {"level": self.cleaned_data["level"]}


class AmendForm(ActForm):
    """Other days, for a reason."""

    needs_words = True
    planned = line_field(_("Planned now"), TIMES, required=True, max_length=40)

    def clean_planned(self) -> str:
        """Take days."""
        return days(str(self.cleaned_data["planned"]))

    def given(self) -> dict[str, Any]:
        """Return the days."""
        return {"planned": self.cleaned_data["planned"]}


def taken(read: Callable[[], T]) -> T:
    """Return what was read; what cannot be read stands as an error at its field.

    Raises:
        ValidationError.
    """
    try:
        return read()
    except (BadSum, Invalid) as error:
        raise forms.ValidationError(str(error)) from error


def days(text: str) -> str:
    """Return days in their canonical form; "" for nothing.

    Raises:
        ValidationError.
    """
    try:
        return parse(text.strip()).text if text.strip() else ""
    except BadDate as error:
        raise forms.ValidationError(str(error)) from error
