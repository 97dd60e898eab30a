"""The forms of a handover: days to finish, the moment at which the chair passes on."""

from django import forms
from django.utils.translation import gettext_lazy as _

from secretariat.evidence.forms import SourceForm
from secretariat.seen import SeenForm


class FinishingForm(SeenForm):
    """For how many days an outgoing chair finishes its records."""

    days = forms.IntegerField(label=_("Days"), min_value=0, max_value=366)


class MomentForm(SeenForm, SourceForm):
    """A moment at the seat, on a source: when the chair was handed over, or until when that is delayed."""

    act = forms.ChoiceField(
        label=_("What happened"),
        choices=(("delay", _("The handover is delayed until")), ("hand-over", _("It took place at"))),
        widget=forms.RadioSelect,
    )
    moment = forms.DateTimeField(
        label=_("Day and time at the seat"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"],
    )
    field_order = ("act", "moment")
