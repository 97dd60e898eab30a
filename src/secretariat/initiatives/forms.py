"""The forms of a joint initiative, and of a word on like work."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from secretariat.distribution import Distribution
from secretariat.fields import day_field, lines_field
from secretariat.initiatives.models import AskedBody, JointInitiative
from secretariat.initiatives.states import MOVES, AnswerState, StepState, Verdict
from secretariat.seen import SeenForm

Options = Iterable[tuple[str, Any]]


class InitiativeForm(SeenForm):
    """An initiative: its title, its aim, who puts it to the bodies, which lines it serves, who may see it."""

    title = forms.CharField(label=_("Title"), max_length=200)
    aim = lines_field(_("What is to be reached"), rows=4, max_length=2000, required=True)
    party = forms.ChoiceField(label=_("Who puts it to both bodies"))
    lines = forms.MultipleChoiceField(
        label=_("Lines of their agendas that it serves"), required=False, widget=forms.CheckboxSelectMultiple
    )
    distribution = forms.ChoiceField(
        label=_("Who may see it"),
        choices=[
            (Distribution.PUBLIC.value, _("everybody")),
            (Distribution.LIMITED.value, _("members of the bodies and their secretariats")),
        ],
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, parties: Options, lines: Options, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["party"].choices = list(parties)  # type: ignore[attr-defined]
        self.fields["lines"].choices = list(lines)  # type: ignore[attr-defined]


def standing_of(initiative: JointInitiative) -> dict[str, Any]:
    """Return what an initiative says now, as its form shows it."""
    lines = initiative.lines.values_list("priority__line__public_id", flat=True)
    return {
        "title": initiative.title, "aim": initiative.aim, "party": initiative.party.code,
        "lines": list(lines), "distribution": initiative.distribution,
    }  # fmt: skip


class AnswerForm(SeenForm):
    """What a body said, on which day, at which meeting or where that is told."""

    state = forms.ChoiceField(label=_("What it said"), widget=forms.RadioSelect)
    on = day_field(_("On which day"))
    meeting = forms.ChoiceField(label=_("At which meeting"), required=False)
    address = forms.URLField(
        label=_("Or where that is told"), required=False, max_length=500, assume_scheme="https"
    )
    note = lines_field(_("In words; why, where it declined"), required=False, max_length=1000)

    def __init__(self, *args: Any, asked: AskedBody, meetings: Options, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        moves = [(state.value, state.label) for state in MOVES[AnswerState(asked.state)]]
        self.fields["state"].choices = moves  # type: ignore[attr-defined]
        self.fields["meeting"].choices = [("", _("none")), *meetings]  # type: ignore[attr-defined]


class StepForm(SeenForm):
    """An action: what, by which body, by when."""

    asked = forms.ChoiceField(label=_("Which body does it"))
    words = lines_field(_("What is done"), rows=2, max_length=500, required=True)
    due = forms.CharField(
        label=_("By when"), max_length=40, help_text=_("As exact as it is known: 2026-11 or 2026-11-20.")
    )

    def __init__(self, *args: Any, bodies: Options, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["asked"].choices = list(bodies)  # type: ignore[attr-defined]


class CloseForm(SeenForm):
    """What came of an action."""

    state = forms.ChoiceField(
        label=_("What became of it"), widget=forms.RadioSelect,
        choices=[(one.value, one.label) for one in (StepState.DONE, StepState.DROPPED)],
    )  # fmt: skip
    on = day_field(_("On which day"))
    words = lines_field(_("What came of it"), max_length=1000, required=True)


class EndForm(SeenForm):
    """What came of an initiative."""

    outcome = lines_field(_("What came of it"), rows=4, max_length=2000, required=True)


class VerdictForm(SeenForm):
    """Whether two that are counted as alike are the same work, and why."""

    verdict = forms.ChoiceField(label=_("What they are"), choices=Verdict.choices, widget=forms.RadioSelect)
    reason = lines_field(_("Why"), max_length=500, required=True)
