"""The forms by which a call is opened, a concept note is handed in, a path is set."""

from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from secretariat.commitments.follow_forms import NOTHING
from secretariat.commitments.states import CommitmentState
from secretariat.commitments.typed import FollowForm
from secretariat.data.topics import topics
from secretariat.fields import CurrencyField, line_field, lines_field
from secretariat.meetings.item_forms import distribution_field
from secretariat.projects.act_forms import PARTNERS_HELP, TIMES, days, taken
from secretariat.projects.bridge import CallValue, ProjectValue
from secretariat.projects.money import Share, amount_of
from secretariat.projects.partners import shares_of
from secretariat.projects.path import Step
from secretariat.projects.states import StepHolder
from secretariat.seen import SeenForm

Choices = list[tuple[str, Any]]
_SILENT = "silence passes"


class CallForm(FollowForm):
    """A call for projects."""

    title = line_field(_("Title"), required=True)
    told = lines_field(_("What is called for"), "", 4)
    applicants = line_field(_("Who may apply"), max_length=1000)
    opens = line_field(_("Opens"), _("A day: 2026-04-01."), required=True, max_length=30)
    closes = line_field(_("Closes"), _("The last day: 2026-06-30."), required=True, max_length=30)
    currency = CurrencyField(label=_("Currency"), required=False)
    total = line_field(_("Money for it"), max_length=30)
    priority = forms.ChoiceField(label=_("Priority"), required=False)
    distribution = distribution_field()
    renamed: ClassVar = {"words": "told"}

    def __init__(self, *args: Any, priorities: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["priority"].choices = [NOTHING, *priorities]  # type: ignore[attr-defined]
        self.carry_what_is_seen()

    def clean_opens(self) -> str:
        """Take a day."""
        return self._dated("opens")

    def clean_closes(self) -> str:
        """Take a day."""
        return self._dated("closes")

    def clean_total(self) -> Decimal | None:
        """Take an amount, or nothing."""
        text = str(self.cleaned_data["total"]).strip()
        return taken(lambda: amount_of(text, self.cleaned_data.get("currency", ""))) if text else None

    def value(self, body: str) -> CallValue:
        """Return what the form says."""
        told = self.cleaned_data
        return CallValue(
            body=body, title=told["title"].strip(), words=told["told"].strip(),
            applicants=told["applicants"].strip(), opens=told["opens"], closes=told["closes"],
            currency=told["currency"], total=str(told["total"]) if told["total"] is not None else None,
            priority=told["priority"] or None,
        )  # fmt: skip


class CloseCallForm(FollowForm):
    """That a call is closed."""

    on = line_field(_("On which day"), _("2026-06-30."), required=True, max_length=30)

    def clean_on(self) -> str:
        """Take a day."""
        return self._dated("on")


class NoteForm(FollowForm):
    """A concept note as it was handed in."""

    title = line_field(_("Title"), required=True)
    told = lines_field(_("What it is about"), _("What is to be reached, for whom, how."), 5, required=True)
    partners = lines_field(_("The partners"), PARTNERS_HELP, 5, required=True)
    on = line_field(_("Handed in on"), _("2026-05-04."), required=True, max_length=30)
    planned = line_field(_("Planned"), TIMES, max_length=40)
    currency = CurrencyField(label=_("Currency"), help_text=_("Of its budget: EUR, TRY."), required=False)
    call = forms.ChoiceField(label=_("Under which call"), required=False)
    priority = forms.ChoiceField(label=_("Priority"), required=False)
    resolution = forms.ChoiceField(label=_("Resolution that it serves"), required=False)
    topics = forms.MultipleChoiceField(label=_("Topics"), required=False, widget=forms.CheckboxSelectMultiple)
    places = line_field(_("Where"), _("Codes of the countries with commas between: TR, GE."), max_length=200)
    distribution = distribution_field()
    renamed: ClassVar = {"words": "told"}

    def __init__(
        self, *args: Any, calls: Choices, priorities: Choices, texts: Choices, is_call_needed: bool = False,
        language: str = "en", **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        of: Any = self.fields
        of["call"].choices = calls if is_call_needed else [NOTHING, *calls]
        of["call"].required = is_call_needed
        of["priority"].choices = [NOTHING, *priorities]
        of["resolution"].choices = [NOTHING, *texts]
        of["topics"].choices = [(one.key, one.name(language)) for one in topics()]
        self.carry_what_is_seen()

    def clean_on(self) -> str:
        """Take a day."""
        return self._dated("on")

    def clean_planned(self) -> str:
        """Take days, or nothing."""
        return days(str(self.cleaned_data["planned"]))

    def clean_partners(self) -> list[Share]:
        """Read the rows."""
        return taken(lambda: shares_of(str(self.cleaned_data["partners"])))

    def value(self, body: str) -> ProjectValue:
        """Return what the form says; the partners apart."""
        told = self.cleaned_data
        codes = [code.strip() for code in told["places"].replace(";", ",").split(",") if code.strip()]
        tied: dict[str, Any] = {name: told[name] or None for name in ("call", "priority", "resolution")}
        return ProjectValue(
            body=body, title=told["title"].strip(), words=told["told"].strip(), currency=told["currency"],
            planned=told["planned"] or None, topics=tuple(told["topics"]), places=tuple(codes), **tied,
        )  # fmt: skip


class PathForm(SeenForm):
    """How a body approves projects."""

    name = line_field(_("What the path is called"), required=True, max_length=200)
    steps = lines_field(
        _("The steps"),
        _(
            "One a line, in their order: step; who decides; kind (organ, office, outside); deadline such as "
            "P3M; “silence passes” where the project then goes on."
        ),
        6,
        required=True,
    )
    checklist = lines_field(_("What an appraisal answers"), _("One a line."), 6, required=True)
    least_members = forms.IntegerField(
        label=_("Members that have to be partners, at least"), min_value=0, max_value=100
    )
    needs_resolution = forms.BooleanField(
        label=_("A project names the resolution that it serves"), required=False
    )

    def clean_steps(self) -> list[Step]:
        """Read the rows; what is wrong in them is refused by the action, which names the row."""
        found = []
        for at, line in enumerate(filter(str.strip, str(self.cleaned_data["steps"]).splitlines()), start=1):
            cells = [" ".join(cell.split()) for cell in line.split(";")]
            name, who, holder, within, silent = (*cells, "", "", "", "", "")[:5]
            if silent and silent.lower() != _SILENT:
                raise forms.ValidationError(
                    _("Row %(at)d: the last part is “silence passes”, or nothing.") % {"at": at}
                )
            holder = holder.lower() or StepHolder.ORGAN.value
            found.append(Step(name, who, holder, within.upper(), bool(silent)))
        return found

    def clean_checklist(self) -> list[str]:
        """Take one item a line."""
        return [line.strip() for line in self.cleaned_data["checklist"].splitlines() if line.strip()]


def typed_steps(steps: Any) -> str:
    """Return the steps of a path as one would type them."""
    rows = []
    for step in steps:
        cells = [step.name, step.who, step.holder, step.within, _SILENT if step.lapses else ""]
        while not cells[-1]:
            cells.pop()
        rows.append("; ".join(cells))
    return "\n".join(rows)


class ToCommitmentForm(SeenForm):
    """How the commitment stands by the last report on the project."""

    state = forms.ChoiceField(
        label=_("How the commitment stands"), choices=CommitmentState.choices, widget=forms.RadioSelect,
        initial=CommitmentState.IN_PROGRESS,
        help_text=_("The words and the day are those of the last report; it is the source."),
    )  # fmt: skip
