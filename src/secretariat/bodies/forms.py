"""What one fills in to invite, to seat, to hand over, to act for a delegation; the actions ask for rights."""

from collections.abc import Iterable
from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from secretariat.bodies.words import ROLES
from secretariat.fields import day_field
from secretariat.people.actor import Role
from secretariat.people.forms import NEW_PASSWORD
from secretariat.seen import SeenForm

Options = Iterable[tuple[str, str]]
_NOBODY = ("", _("for no party"))
PUBLIC = "public"  # who looks without an account


class SeatForm(forms.Form):
    """A seat: as what, for whom, until when."""

    role = forms.ChoiceField(label=_("Seat"))
    party = forms.ChoiceField(label=_("Party"), required=False, help_text=_("For a seat in a delegation."))
    end_on = day_field(
        _("First day without the seat"),
        required=False,
        help_text=_("Leave it empty for a seat without an end."),
    )

    def __init__(self, *args: Any, roles: Iterable[Role], parties: Options, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [(role.value, ROLES[role]) for role in roles]  # type: ignore[attr-defined]
        self.fields["party"].choices = [_NOBODY, *parties]  # type: ignore[attr-defined]


class InviteForm(SeatForm):
    """Whom one invites, and to which seat."""

    email = forms.EmailField(label=_("E-mail"), widget=forms.EmailInput(attrs={"autocomplete": "off"}))
    name = forms.CharField(
        label=_("Name"),
        max_length=200,
        help_text=_("As it shall stand beside what they do; they may change it."),
    )
    language = forms.ChoiceField(label=_("Language of the letter"), choices=settings.LANGUAGES)
    field_order = ("email", "name", "role", "party", "end_on", "language")


class GiveForm(SeatForm):
    """Who has an account already, and which seat they get."""

    account = forms.ChoiceField(label=_("Account"))
    first_on = day_field(_("From"))
    field_order = ("account", "role", "party", "first_on", "end_on")

    def __init__(self, *args: Any, accounts: Options, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["account"].choices = [("", _("choose")), *accounts]  # type: ignore[attr-defined]


class EndForm(SeenForm):
    """When a seat ends, and why."""

    end_on = day_field(_("First day without the seat"))
    reason = forms.CharField(label=_("Why"), required=False, max_length=300)


class ReasonForm(SeenForm):
    """Why."""

    reason = forms.CharField(label=_("Why"), required=False, max_length=300)


class HandOverForm(SeenForm):
    """Who takes the work over."""

    to = forms.ChoiceField(label=_("Who takes it over"))

    def __init__(self, *args: Any, successors: Options, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = [("", _("choose")), *successors]  # type: ignore[attr-defined]


class AcceptForm(forms.Form):
    """What a new account needs: a name, a password, how one reads."""

    name = forms.CharField(
        label=_("Your name"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        help_text=NEW_PASSWORD,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("Password, once more"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)
    time_zone = forms.ChoiceField(
        label=_("Time zone"),
        choices=[(name, name.replace("_", " ")) for name in sorted(available_timezones())],
    )

    def clean(self) -> dict[str, Any]:
        """Ask for the same password twice."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("password") != cleaned.get("again"):
            self.add_error("again", _("The two passwords differ. Type the same one twice."))
        return cleaned


class NoteForm(forms.Form):
    """For which delegation one acts, and on which paper."""

    party = forms.ChoiceField(label=_("Delegation"))
    reference = forms.CharField(
        label=_("How the note is called"), max_length=100, help_text=_("For example: note verbale 12/2026.")
    )
    dated = day_field(_("Day of the note"))
    document = forms.ChoiceField(
        label=_("The note as received"),
        required=False,
        help_text=_("Where it stands here as a document, whatever is entered leads to it."),
    )

    def __init__(self, *args: Any, parties: Options, documents: Options, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["party"].choices = [("", _("choose")), *parties]  # type: ignore[attr-defined]
        self.fields["document"].choices = [("", _("not received here")), *documents]  # type: ignore[attr-defined]


class LookForm(forms.Form):
    """Through whose eyes one looks."""

    role = forms.ChoiceField(label=_("As"))
    party = forms.ChoiceField(label=_("Of"), required=False)

    def __init__(self, *args: Any, roles: Iterable[Role], parties: Options, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        nobody = (PUBLIC, _("somebody without an account"))
        self.fields["role"].choices = [nobody, *((role.value, ROLES[role]) for role in roles)]  # type: ignore[attr-defined]
        self.fields["party"].choices = [_NOBODY, *parties]  # type: ignore[attr-defined]
