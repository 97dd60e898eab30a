"""The forms of what a term does: its events, its initiatives, the acts that served its priorities."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from secretariat.chairs.actions.add_event import add_event
from secretariat.chairs.actions.credit_act import credit_act
from secretariat.chairs.actions.mark_event import mark_event
from secretariat.chairs.actions.move_initiative import move_initiative
from secretariat.chairs.actions.open_initiative import open_initiative
from secretariat.chairs.models import Chairmanship, Initiative, ProgrammeEvent
from secretariat.chairs.states import EventStatus, InitiativeState
from secretariat.distribution import Distribution
from secretariat.evidence.forms import SourceForm
from secretariat.evidence.sourced import Sourced
from secretariat.seen import VERSION, SeenForm

Choices = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Offered:
    """What the forms choose from: priorities, acts of the record, other Bodies; may drafts be kept."""

    of: Chairmanship
    priorities: Choices = ()
    acts: Choices = ()
    bodies: Choices = ()
    is_kept_here: bool = False


class WorkForm(SourceForm):
    """What all share: a source, and who may see it where a draft can be kept. `title` stands on the page."""

    title: ClassVar[Any]
    lede: ClassVar[Any] = ""
    own_order: ClassVar[tuple[str, ...]] = ()

    def __init__(self, *args: Any, offered: Offered, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offered = offered
        self.initial.setdefault("source", "entry")
        for name, choices in (
            ("priority", [("", _("To none")), *offered.priorities]),
            ("act", [("", "—"), *offered.acts]),
            ("open_to", offered.bodies),
        ):
            if name in self.fields:
                self.fields[name].choices = choices  # type: ignore[attr-defined]
        if not offered.is_kept_here:
            self.fields.pop("distribution", None)
        self.order_fields([*self.own_order, *self.source_fields])

    def as_meant(self, sourced: Sourced) -> Sourced:
        """Return the source with the distribution that was chosen; a passage keeps its document's."""
        chosen = self.cleaned_data.get("distribution") or Distribution.PUBLIC
        if sourced.distribution != Distribution.PUBLIC:
            return sourced
        return replace(sourced, distribution=chosen)

    def act_on(self, sourced: Sourced) -> object:
        """Record it."""
        raise NotImplementedError


def _who_may_see() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("Who may see it"),
        choices=(("public", _("Everybody")), ("limited", _("Members and the secretariat"))),
        initial="public",
        widget=forms.RadioSelect,
    )


class EventForm(WorkForm):
    """An event is added to the programme."""

    title = _("Add an event")
    lede = _(
        "What the programme holds beside the meetings of the body: a seminar, an exhibition, an exercise."
    )
    own_order = ("event", "on", "place", "priority", "distribution")
    event = forms.CharField(label=_("What"), max_length=300)
    on = forms.CharField(
        label=_("When"),
        required=False,
        max_length=30,
        help_text=_("As exactly as it is known: 2026-05-12, 2026-05 or 2026-05-12/2026-05-14."),
    )
    place = forms.CharField(label=_("Where"), required=False, max_length=300)
    priority = forms.ChoiceField(label=_("Serves the priority"), required=False)
    distribution = _who_may_see()

    def act_on(self, sourced: Sourced) -> object:
        """Record it."""
        given = self.cleaned_data
        return add_event(
            of=self.offered.of, title=given["event"], on=given["on"].strip() or None, place=given["place"],
            priority=given["priority"], sourced=self.as_meant(sourced),
        )  # fmt: skip


class InitiativeForm(WorkForm):
    """An initiative is opened to other Bodies."""

    title = _("Open an initiative to other bodies")
    lede = _("Who presides elsewhere finds it on the page of its own chairs.")
    own_order = ("initiative", "open_to", "distribution")
    initiative = forms.CharField(label=_("What"), max_length=300)
    open_to = forms.MultipleChoiceField(
        label=_("Open to"),
        required=False,
        help_text=_("None chosen: to whichever body wishes."),
        widget=forms.CheckboxSelectMultiple,
    )
    distribution = _who_may_see()

    def act_on(self, sourced: Sourced) -> object:
        """Record it."""
        given = self.cleaned_data
        return open_initiative(
            of=self.offered.of, title=given["initiative"], open_to=given["open_to"],
            sourced=self.as_meant(sourced),
        )  # fmt: skip


class CreditForm(WorkForm):
    """An act of the record served a priority."""

    title = _("Name an act that served a priority")
    lede = _("Meetings, texts and promises of this term; events name their priority themselves.")
    own_order = ("priority", "act")
    priority = forms.ChoiceField(label=_("Priority"))
    act = forms.ChoiceField(label=_("Was served by"))

    def act_on(self, sourced: Sourced) -> object:
        """Record it."""
        given = self.cleaned_data
        return credit_act(of=self.offered.of, priority=given["priority"], act=given["act"], sourced=sourced)


class ChangeForm(SeenForm, SourceForm):
    """What became of something, with its source; `thing` is an event or an initiative."""

    title: ClassVar[Any]
    own_order: ClassVar[tuple[str, ...]] = ()

    def __init__(self, *args: Any, thing: Any, **kwargs: Any) -> None:
        self.thing = thing
        initial = {"source": "entry", **self.standing()}
        super().__init__(*args, version=thing.line.version, initial=initial, **kwargs)
        self.order_fields([VERSION, *self.own_order, *self.source_fields])

    def carry_what_is_seen(self) -> None:
        """Let what stands be carried; a source is given anew each time."""
        super().carry_what_is_seen()
        for name in self.source_fields:
            self.fields[name].show_hidden_initial = False

    def standing(self) -> dict[str, str]:
        """Return what stands now, field by field."""
        raise NotImplementedError

    def act_on(self, sourced: Sourced) -> object:
        """Record it."""
        raise NotImplementedError


class MarkForm(ChangeForm):
    """What became of an event."""

    title = _("What became of it")
    own_order = ("status", "on", "reason")
    status = forms.ChoiceField(label=_("State"), choices=EventStatus.choices, widget=forms.RadioSelect)
    on = forms.CharField(
        label=_("When"), required=False, max_length=30, help_text=_("Where it moved, the new day.")
    )
    reason = forms.CharField(
        label=_("Why"), required=False, max_length=1000, help_text=_("Needed where it was dropped.")
    )

    def standing(self) -> dict[str, str]:
        """Return what stands now, field by field."""
        event: ProgrammeEvent = self.thing
        return {"status": event.status, "on": event.on.text if event.on else "", "reason": event.reason}

    def act_on(self, sourced: Sourced) -> object:
        """Record it."""
        given = self.cleaned_data
        return mark_event(
            event=self.thing, status=given["status"], on=given["on"].strip() or None,
            reason=given["reason"], sourced=sourced, seen_version=self.seen_version,
        )  # fmt: skip


class MoveForm(ChangeForm):
    """How far an initiative has come."""

    title = _("How far it has come")
    own_order = ("state", "outcome")
    state = forms.ChoiceField(label=_("State"), choices=InitiativeState.choices, widget=forms.RadioSelect)
    outcome = forms.CharField(
        label=_("By whom, what came of it, or why"),
        required=False,
        max_length=1000,
        help_text=_("Needed unless it is still open to others."),
    )

    def standing(self) -> dict[str, str]:
        """Return what stands now, field by field."""
        initiative: Initiative = self.thing
        return {"state": initiative.state, "outcome": initiative.outcome}

    def act_on(self, sourced: Sourced) -> object:
        """Record it."""
        given = self.cleaned_data
        return move_initiative(
            initiative=self.thing, state=given["state"], outcome=given["outcome"], sourced=sourced,
            seen_version=self.seen_version,
        )  # fmt: skip


ADD: dict[str, type[WorkForm]] = {"event": EventForm, "initiative": InitiativeForm, "act": CreditForm}
CHANGE: dict[str, type[ChangeForm]] = {"programme-event": MarkForm, "initiative": MoveForm}
