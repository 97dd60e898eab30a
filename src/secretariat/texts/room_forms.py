"""The forms of a room. Each carries how much of the log its person had seen."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from secretariat.distribution import Distribution
from secretariat.engines.drafting.operations.values import Mode
from secretariat.seen import SeenForm
from secretariat.texts.actions.mark_paragraph import MARKS
from secretariat.texts.actions.renumber_paragraphs import LONGEST_LABEL
from secretariat.texts.actions.take_position import RESERVATIONS, STANCES
from secretariat.texts.models import OwnWords
from secretariat.texts.proposing import numbered_through
from secretariat.texts.rooms.look import Look
from secretariat.texts.rooms.segments import words_of
from secretariat.texts.rows.own import OwnState
from secretariat.texts.states import StatementKind
from secretariat.texts.voices import CHAIR, LONGEST_PAPER, SECRETARIAT

Choices = Sequence[tuple[str, Any]]


def lines(label: Any, help_text: Any = "", rows: int = 3, *, required: bool = False) -> forms.CharField:
    """Return a field for several lines."""
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, help_text=help_text, widget=widget, required=required)


class RoomForm(SeenForm):
    """A form of a room; `look` tells what can be chosen."""

    def __init__(self, *args: Any, look: Look, **kwargs: Any) -> None:
        self.look = look
        super().__init__(*args, **kwargs)
        self.offer()
        self.carry_what_is_seen()

    def offer(self) -> None:
        """Fill in what can be chosen here."""

    def let_choose(self, name: str, choices: Choices) -> None:
        """Set the choices of a field."""
        self.fields[name].choices = list(choices)  # type: ignore[attr-defined]


class SpokenForm(RoomForm):
    """A form sent in somebody's name: one's own delegation, or whom one of the staff tells of."""

    speaker = forms.ChoiceField(label=_("In whose name"), required=False)
    paper = forms.CharField(
        label=_("By which note, or where it was said"), required=False, max_length=LONGEST_PAPER,
        help_text=_("Where it is entered for a delegation: “note 12/2026 of 12 March”, “in the room”."),
    )  # fmt: skip
    alone = True  # whether the Chair and the secretariat may speak too

    def offer(self) -> None:
        choices = speakers(self.look, alone=self.alone)
        self.let_choose("speaker", choices)
        if len(choices) < 2:
            del self.fields["speaker"]
        if not self.look.rights.may_tell or self.look.viewer.behalf:
            del self.fields["paper"]


def speakers(look: Look, *, alone: bool) -> list[tuple[str, Any]]:
    """Return in whose name the viewer may act: (code, name)."""
    rights = look.rights
    found: list[tuple[str, Any]] = list(rights.speaks_for.items())
    if alone and rights.may_tell and not look.viewer.behalf:
        found.insert(0, (SECRETARIAT, _("the secretariat")))
    if alone and rights.may_steer:
        found.append((CHAIR, _("the Chair")))
    if not found and rights.may_tell:  # nobody is told of by default
        found.append(("", "—"))
    if rights.may_tell and not look.viewer.behalf:
        found += [one for one in look.members if one[0] not in rights.speaks_for]
    return found


class ProposeForm(SpokenForm):
    """The words of a paragraph, to be changed in place; the difference is the proposal."""

    words = lines(_("The paragraph as you would have it"), rows=6)
    rationale = lines(_("Why"), rows=2)
    own = forms.CharField(widget=forms.HiddenInput, required=False)
    own_version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    field_order = ("words", "rationale", "speaker", "paper")

    def follow_own(self, row: OwnWords) -> None:
        """Show what was typed once more, in sight of kept words as they are; where they are over, alone."""
        is_kept = row.state == OwnState.KEPT
        self.data = self.data.copy()  # type: ignore[attr-defined]
        self.data["own"] = row.public_id if is_kept else ""  # type: ignore[index]
        self.data["own_version"] = str(row.version) if is_kept else ""  # type: ignore[index]


class InsertForm(SpokenForm):
    """A new paragraph behind another."""

    paragraph = forms.ChoiceField(label=_("Behind"), required=False)
    label = forms.CharField(label=_("Number"), required=False, max_length=LONGEST_LABEL)
    words = lines(_("Words"), rows=5, required=True)
    rationale = lines(_("Why"), rows=2)
    field_order = ("paragraph", "label", "words", "rationale", "speaker", "paper")

    def offer(self) -> None:
        super().offer()
        self.let_choose("paragraph", [("", _("at the head of the text")), *self.look.places])


class DropForm(SpokenForm):
    """Leave a paragraph out."""

    paragraph = forms.CharField(widget=forms.HiddenInput)
    rationale = lines(_("Why"), rows=2)
    field_order = ("rationale", "speaker", "paper")


class MoveForm(SpokenForm):
    """Move a paragraph behind another."""

    paragraph = forms.CharField(widget=forms.HiddenInput)
    after = forms.ChoiceField(label=_("Behind"), required=False)
    rationale = lines(_("Why"), rows=2)
    field_order = ("after", "rationale", "speaker", "paper")

    def offer(self) -> None:
        super().offer()
        self.let_choose("after", [("", _("at the head of the text")), *self.look.places])


class SplitForm(SpokenForm):
    """Part a paragraph in two."""

    paragraph = forms.CharField(widget=forms.HiddenInput)
    words = forms.CharField(
        label=_("The first part ends with"), help_text=_("Words as they stand there, whole words.")
    )
    label = forms.CharField(label=_("Number of the second part"), required=False, max_length=LONGEST_LABEL)
    rationale = lines(_("Why"), rows=2)
    field_order = ("words", "label", "rationale", "speaker", "paper")


class BracketForm(SpokenForm):
    """Words to be put in brackets."""

    paragraph = forms.CharField(widget=forms.HiddenInput)
    words = forms.CharField(label=_("Words"), help_text=_("As they stand there, whole words."))
    field_order = ("words", "speaker", "paper")


class PositionForm(SpokenForm):
    """What a delegation holds of a proposal or a paragraph."""

    target = forms.CharField(widget=forms.HiddenInput)
    stance = forms.ChoiceField(label=_("Position"), widget=forms.RadioSelect)
    reservation = forms.ChoiceField(label=_("Kind of reservation"), required=False)
    in_confidence = forms.BooleanField(
        label=_("In confidence"), required=False,
        help_text=_("Only the delegation, the Chair and the secretariat know; the others do not."),
    )  # fmt: skip
    field_order = ("stance", "reservation", "in_confidence", "speaker", "paper")
    alone = False

    def offer(self) -> None:
        super().offer()
        self.let_choose("stance", [(one.value, words_of(one)) for one in STANCES])
        self.let_choose("reservation", [("", _("not said")), *((one, one) for one in RESERVATIONS)])


class LiftForm(SpokenForm):
    """Take a position back."""

    target = forms.CharField(widget=forms.HiddenInput)
    alone = False


class AnnounceForm(SpokenForm):
    """Put a reservation into a statement that is attached to the adoption."""

    target = forms.CharField(widget=forms.HiddenInput)
    kind = forms.ChoiceField(label=_("What it is"), choices=StatementKind.choices)
    words = lines(
        _("The statement"), _("It is attached when the text is adopted, and alters no word of it."), rows=6,
        required=True,
    )  # fmt: skip
    field_order = ("kind", "words", "speaker", "paper")
    alone = False


class WithdrawForm(SpokenForm):
    """Leave a proposal."""

    proposal = forms.CharField(widget=forms.HiddenInput)


class ChooseForm(RoomForm):
    """Close a bracket."""

    bracket = forms.CharField(widget=forms.HiddenInput)
    alternative = forms.CharField(widget=forms.HiddenInput)
    ruling = lines(_("Ruling"), _("Needed where somebody is against it; it goes on record."), rows=2)


class UnbracketForm(RoomForm):
    """Take brackets off."""

    bracket = forms.CharField(widget=forms.HiddenInput)
    ruling = lines(_("Ruling"), _("Needed where others hold these words in brackets."), rows=2)


class WidenForm(SpokenForm):
    """A bracket covers more words."""

    bracket = forms.CharField(widget=forms.HiddenInput)
    words = forms.CharField(
        label=_("Words beside it that it is to cover too"), help_text=_("As they stand there, whole words.")
    )
    field_order = ("words", "speaker", "paper")


class NarrowForm(SpokenForm):
    """A bracket without other words covers fewer."""

    bracket = forms.CharField(widget=forms.HiddenInput)
    words = forms.CharField(
        label=_("Words that stay in brackets"), help_text=_("As they stand there, whole words.")
    )
    ruling = lines(_("Ruling"), _("Of the Chair, where others hold these words in brackets too."), rows=2)
    field_order = ("words", "ruling", "speaker", "paper")

    def offer(self) -> None:
        super().offer()
        if not self.look.steers:
            del self.fields["ruling"]


class ModeForm(RoomForm):
    """How brackets side by side are meant."""

    chain = forms.CharField(widget=forms.HiddenInput)
    mode = forms.ChoiceField(
        label=_("Side by side, they are"), widget=forms.RadioSelect,
        choices=[
            (Mode.ALTERNATIVES.value, _("alternatives: one of them")),
            (Mode.CUMULATIVE.value, _("cumulative: all of them may stand")),
            (Mode.UNKNOWN.value, _("not settled")),
        ],
    )  # fmt: skip


class MarkForm(RoomForm):
    """How far a paragraph has come."""

    paragraph = forms.CharField(widget=forms.HiddenInput)
    status = forms.ChoiceField(
        label=_("Mark it as"), widget=forms.RadioSelect, choices=[(one.value, one.value) for one in MARKS]
    )


class ReopenForm(RoomForm):
    """Open a paragraph again."""

    paragraph = forms.CharField(widget=forms.HiddenInput)
    reason = lines(_("Why"), rows=2)


class LinkForm(RoomForm):
    """Let a paragraph wait for others."""

    paragraph = forms.CharField(widget=forms.HiddenInput)
    until = forms.MultipleChoiceField(
        label=_("It is not agreed before"), widget=forms.CheckboxSelectMultiple, required=False
    )

    def offer(self) -> None:
        own = self.data.get("paragraph") or self.initial.get("paragraph")
        self.let_choose("until", [one for one in self.look.places if one[0] != own])


class MergeForm(RoomForm):
    """Unite identical proposals."""

    proposals = forms.MultipleChoiceField(
        label=_("Proposals"), widget=forms.CheckboxSelectMultiple, required=False
    )

    def offer(self) -> None:
        self.let_choose("proposals", self.look.standing)


class AmendForm(RoomForm):
    """Change the words themselves, on a mandate."""

    paragraph = forms.CharField(widget=forms.HiddenInput)
    words = lines(_("Words"), rows=6, required=True)
    mandate = forms.CharField(label=_("On which mandate"), help_text=_("“As agreed in the room on Monday.”"))


class ConsolidateForm(RoomForm):
    """Paragraphs that give way to a new one, each proposal in them taken up or left with a reason."""

    superseded = forms.MultipleChoiceField(
        label=_("Paragraphs that are replaced"), widget=forms.CheckboxSelectMultiple, required=False
    )
    label = forms.CharField(label=_("Number of the new paragraph"), required=False, max_length=LONGEST_LABEL)
    words = lines(_("Words of the new paragraph"), _("Empty where nothing takes their place."), rows=6)
    taken = forms.MultipleChoiceField(
        label=_("Proposals taken up in it"), widget=forms.CheckboxSelectMultiple, required=False
    )
    reason = lines(_("Why"), rows=2, required=True)
    dropped_reason = lines(_("Why the other proposals there are not taken up"), rows=2)

    def offer(self) -> None:
        self.let_choose("superseded", self.look.places)
        self.let_choose("taken", self.look.standing)


class RenumberForm(RoomForm):
    """The number of each paragraph; what is offered is to number those through that have one."""

    def offer(self) -> None:
        offered = numbered_through([one.label for one in self.look.state.text])
        for paragraph, label in zip(self.look.state.text, offered, strict=True):
            begun = paragraph.text if len(paragraph.text) < 70 else f"{paragraph.text[:69].rstrip()}…"
            self.fields[paragraph.id] = forms.CharField(
                label=f"{paragraph.label} {begun}".strip(), required=False, max_length=LONGEST_LABEL,
                initial=label,
            )  # fmt: skip


class IssueForm(RoomForm):
    """Issue what stands as a revision."""

    label = forms.CharField(label=_("Name"), max_length=200, help_text=_("“Chair's text of 12 March”"))
    symbol = forms.CharField(label=_("Symbol"), required=False, max_length=80)
    distribution = forms.ChoiceField(label=_("Who may see it"), choices=Distribution.choices)
    is_attributed = forms.BooleanField(
        label=_("It says who holds what"), required=False,
        help_text=_("Otherwise it names no delegation anywhere."),
    )  # fmt: skip


class StepForm(RoomForm):
    """Lead a text on."""

    to = forms.ChoiceField(label=_("It is now"), widget=forms.RadioSelect)
    note = lines(_("Why"), _("Needed where it is put off or withdrawn."), rows=2)

    def offer(self) -> None:
        self.let_choose("to", [(one.value, one.label) for one in self.look.led_to])
