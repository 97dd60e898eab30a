"""The forms of a campaign and of its prospects."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from secretariat.campaigns.letters import KINDS, LANGUAGES
from secretariat.campaigns.models import Campaign
from secretariat.campaigns.prospects_file import COLUMNS, ProspectRow, prospect_rows
from secretariat.campaigns.states import MOVES, Stage
from secretariat.commitments.sheet_form import ReadsSheet, table_field
from secretariat.distribution import Distribution
from secretariat.engines.nearness import Asked, Sea
from secretariat.evidence.forms import SourceForm
from secretariat.fields import day_field, lines_field
from secretariat.parties.models import PartyKind
from secretariat.seen import SeenForm

Options = Iterable[tuple[str, str]]
_BODY_ITSELF = ("", _("the body itself"))


class CampaignForm(SeenForm):
    """A campaign: its title, what for, its days, its goal, who leads it, who may see it."""

    title = forms.CharField(label=_("Title"), max_length=200)
    purpose = lines_field(
        _("What for"), rows=4, max_length=2000,
        help_text=_("Two or three sentences; they stand in the letters to prospective members."),
        required=True,
    )  # fmt: skip
    opens_on = day_field(_("First day"))
    closes_on = day_field(_("First day after it"), required=False)
    goal = forms.IntegerField(label=_("Members to be won"), required=False, min_value=1, max_value=9999)
    promoted_by = forms.ChoiceField(label=_("Led by"), required=False)
    distribution = forms.ChoiceField(
        label=_("Who may see it"),
        choices=[
            (Distribution.LIMITED.value, _("members and the secretariat")),
            (Distribution.PUBLIC.value, _("everybody: the campaign and who joined, not who is being won")),
        ],
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, members: Options, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["promoted_by"].choices = [_BODY_ITSELF, *members]  # type: ignore[attr-defined]


def standing_of(campaign: Campaign) -> dict[str, Any]:
    """Return what a campaign says now, as its form shows it."""
    return {
        "title": campaign.title, "purpose": campaign.purpose, "opens_on": campaign.opens_on,
        "closes_on": campaign.closes_on, "goal": campaign.goal, "distribution": campaign.distribution,
        "promoted_by": campaign.promoted_by.code if campaign.promoted_by else "",
    }  # fmt: skip


class ReasonForm(SeenForm):
    """Why."""

    reason = forms.CharField(label=_("Why, and what came of it"), max_length=1000)


class FindForm(forms.Form):
    """What is asked of the table of cities."""

    country = forms.CharField(
        label=_("Countries"), required=False, max_length=200, help_text=_("Codes apart by spaces: LT LV EE.")
    )
    population = forms.IntegerField(label=_("Inhabitants, at least"), required=False, min_value=0)
    most = forms.IntegerField(label=_("Inhabitants, at most"), required=False, min_value=0)
    sea_km = forms.IntegerField(label=_("Kilometres to the sea, at most"), required=False, min_value=0)
    sea = forms.ChoiceField(
        label=_("Which sea"), required=False,
        choices=[("any", _("any sea")), ("baltic", _("the Baltic Sea")), ("black", _("the Black Sea"))],
    )  # fmt: skip
    member_km = forms.IntegerField(
        label=_("Kilometres to the nearest member, at most"), required=False, min_value=0
    )

    def asked(self) -> Asked:
        """Return what is asked for; nothing, where the form holds nothing that can be read."""
        given: dict[str, Any] = self.cleaned_data if self.is_valid() else {}
        codes = given.get("country", "").replace(",", " ").upper().split()
        return Asked(
            countries=frozenset(codes), population=given.get("population"), most=given.get("most"),
            sea=Sea(given.get("sea") or "any"), sea_km=given.get("sea_km"), member_km=given.get("member_km"),
        )  # fmt: skip

    def filters(self) -> dict[str, Any]:
        """Return what was asked, as a campaign keeps it."""
        return {name: value for name, value in self.cleaned_data.items() if value not in (None, "", "any")}


class ImportForm(ReadsSheet):
    """Prospects as CSV, typed or as a file."""

    heads = (_("Name"), _("Country"), _("Inhabitants"))
    table = table_field(
        _("The prospective members"),
        _("As CSV, the names of the columns first: %(head)s.") % {"head": ";".join(COLUMNS)},
    )
    field_order = ("version", "table", "file")

    def __init__(self, *args: Any, members: frozenset[str], known: frozenset[str], **kwargs: Any) -> None:
        self.members, self.known = members, known
        super().__init__(*args, **kwargs)

    def cells(self, row: ProspectRow) -> tuple[Any, ...]:
        """Return who it is, where, how large."""
        return row.name, row.country, row.population

    def read(self, text: str, given: dict[str, Any]) -> list[ProspectRow]:
        """Return who is to be won, row by row."""
        return prospect_rows(text, members=self.members, known=self.known)


class MoveForm(SeenForm):
    """How far a prospect has come."""

    stage = forms.ChoiceField(label=_("It is now"), widget=forms.RadioSelect)
    on = day_field(_("Since"))
    note = lines_field(_("In words"), rows=2, required=False, max_length=1000)
    meeting = forms.ChoiceField(
        label=_("Decided at"), required=False, help_text=_("For an admission: the meeting that decided it.")
    )
    address = forms.URLField(
        label=_("Where it is told"), required=False, max_length=500, assume_scheme="https",
        help_text=_("For an admission that no meeting here decided: an address."),
    )  # fmt: skip

    def __init__(self, *args: Any, of: str, may_decide: bool, meetings: Options, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # What came too late is told as such, not as a stage that is none any more.
        ways = [stage for stage in Stage if stage != Stage.MEMBER] if self.is_bound else MOVES[of]
        stages = [stage for stage in ways if may_decide or stage != Stage.DECIDED]
        self.fields["stage"].choices = [(stage.value, stage.label) for stage in stages]  # type: ignore[attr-defined]
        self.fields["meeting"].choices = [("", _("no meeting")), *meetings]  # type: ignore[attr-defined]


class PromoterForm(SeenForm):
    """Who wins a prospect for the body."""

    promoted_by = forms.ChoiceField(label=_("Who wins it"), required=False)

    def __init__(self, *args: Any, members: Options, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        nobody = ("", _("whoever leads the campaign"))
        self.fields["promoted_by"].choices = [nobody, *members]  # type: ignore[attr-defined]


class AdmitForm(SeenForm, SourceForm):
    """The seat of a prospect whose admission was decided."""

    first_on = day_field(_("First day of the seat"))
    kind = forms.ChoiceField(label=_("What it is"), choices=PartyKind.choices, initial=PartyKind.CITY)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.carry_what_is_seen()


class ContactForm(SeenForm):
    """To whom one writes."""

    name = forms.CharField(label=_("Name"), max_length=200)
    office = forms.CharField(label=_("Office"), max_length=200, required=False)
    email = forms.EmailField(label=_("E-mail"), required=False)
    language = forms.ChoiceField(label=_("Language of letters"), choices=settings.LANGUAGES)


class LetterForm(SeenForm):
    """A letter before it is sent."""

    contact = forms.ChoiceField(label=_("To"))
    subject = forms.CharField(label=_("Subject"), max_length=300)
    words = lines_field(_("Words"), rows=16, max_length=20_000, required=True)

    def __init__(self, *args: Any, contacts: Options, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["contact"].choices = [("", _("choose")), *contacts]  # type: ignore[attr-defined]


class KindForm(forms.Form):
    """Which letter, in which language."""

    kind = forms.ChoiceField(label=_("Letter"), choices=list(KINDS.items()), required=False)
    language = forms.ChoiceField(
        label=_("Language"),
        choices=[one for one in settings.LANGUAGES if one[0] in LANGUAGES],
        required=False,
    )


class SeatForm(SeenForm, SourceForm):
    """A day of a member's seat, and on what it rests."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.carry_what_is_seen()


class SuspendForm(SeatForm):
    """From when to when a seat rests, and whether its delegation keeps its seats here."""

    first_on = day_field(_("First day of the suspension"))
    last_on = day_field(_("Last day"), required=False, help_text=_("Leave it empty where it lasts."))
    ends_seats = forms.BooleanField(
        label=_("End the seats of its delegation here from that day"), required=False, initial=True
    )


class LiftForm(SeatForm):
    """When a suspension ends."""

    last_on = day_field(_("Last day of the suspension"))


class LeaveForm(SeatForm):
    """When a member leaves."""

    last_on = day_field(_("Last day of the seat"))
