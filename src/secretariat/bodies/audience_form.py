"""The fields by which a person says who may see what is entered, having read how many people that is."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from secretariat.bodies.audience import Audience, Reader
from secretariat.distribution import Distribution


class AudienceForm(forms.Form):
    """Who may see it, that this was read, and who else may where it is restricted. `told`: sentences."""

    distribution = forms.ChoiceField(label=_("Who may see it"), widget=forms.RadioSelect)
    confirmed = forms.BooleanField(
        label=_("I have read who will see it."),
        error_messages={"required": _("Say that you have read who will see it.")},
    )
    readers = forms.TypedMultipleChoiceField(
        label=_("Who else may read it"),
        required=False,
        coerce=int,
        help_text=_("What is restricted is for you and for those whom you name here, whatever their seats."),
        widget=forms.CheckboxSelectMultiple,
    )
    audience_fields = ("distribution", "confirmed", "readers")

    def __init__(
        self, *args: Any, audiences: Mapping[str, Audience], readers: Sequence[Reader] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        choices = [(value, _with_count(audience)) for value, audience in audiences.items()]
        self.fields["distribution"].choices = choices  # type: ignore[attr-defined]
        named = [(reader.account, f"{reader.name} ({reader.seats})") for reader in readers]
        self.fields["readers"].choices = named  # type: ignore[attr-defined]
        self.told = [(value, _told(audience)) for value, audience in audiences.items()]


def _told(audience: Audience) -> str:
    """Return who will see it, in a sentence."""
    if audience.distribution == Distribution.PUBLIC:
        return str(_("Everybody will see it, also without an account; that is not taken back."))
    if audience.distribution == Distribution.RESTRICTED:
        return str(_("You alone will see it, and those whom you name below."))
    count = audience.count or 0
    if not count:
        return str(_("Nobody with an account will see it yet."))
    words = ngettext("One person will see it: %(who)s.", "%(n)d people will see it: %(who)s.", count)
    return words % {"n": count, "who": ", ".join(audience.who)}


def _with_count(audience: Audience) -> str:
    label, count = Distribution(audience.distribution).label, audience.count
    if count is None:
        return str(_("%(label)s: everybody, also without an account") % {"label": label})
    words = ngettext("%(label)s (%(count)d account today)", "%(label)s (%(count)d accounts today)", count)
    return words % {"label": label, "count": count}
