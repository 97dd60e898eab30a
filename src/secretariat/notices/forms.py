"""Forms of the work on notices."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from secretariat.fields import day_field, lines_field
from secretariat.meetings.clock import BadTime, moment_at, time_of
from secretariat.notices.pictures import MOST_BYTES
from secretariat.notices.states import NoticeKind
from secretariat.refusals import Invalid
from secretariat.seen import SeenForm

Choices = Sequence[tuple[str, Any]]


class NewForm(forms.Form):
    """A notice is begun."""

    kind = forms.ChoiceField(label=_("What it is"), choices=NoticeKind.choices)
    draft = forms.ChoiceField(label=_("Begin with"), widget=forms.RadioSelect, required=False)
    language = forms.ChoiceField(label=_("Language of the original"))

    def __init__(self, *args: Any, drafts: Choices, languages: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["draft"].choices = [*drafts, ("", _("Words of our own"))]  # type: ignore[attr-defined]
        self.fields["language"].choices = languages  # type: ignore[attr-defined]
        if not drafts:
            self.fields["draft"].widget = forms.HiddenInput()


class DatelineForm(SeenForm):
    """What it is, from where and of which day."""

    kind = forms.ChoiceField(label=_("What it is"), choices=NoticeKind.choices)
    place = forms.CharField(label=_("Place"), max_length=120, required=False)
    dated = day_field(_("Day"))


class WordsForm(SeenForm):
    """The words in one language; the fields are of that language, their labels of the page's."""

    title = forms.CharField(label=_("Title"), max_length=300)
    lede = lines_field(
        _("First paragraph"),
        rows=4,
        help_text=_("Who, what, where, when. One sentence a line keeps each apart."),
        required=False,
    )
    text = lines_field(
        _("Text"),
        rows=18,
        help_text=_(
            "An empty line begins a paragraph; a line of its own is a sentence. Sentences keep their lines."
        ),
        required=False,
    )
    is_complete = forms.BooleanField(label=_("Complete: it can be published"), required=False)

    def __init__(self, *args: Any, language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("title", "lede", "text"):
            self.fields[name].widget.attrs["lang"] = language


class PictureForm(SeenForm):
    """A picture with what it shows."""

    file = forms.FileField(label=_("Picture"), help_text=_("JPEG, PNG or WebP, up to 10 MB."))
    alt = forms.CharField(
        label=_("What it shows"),
        max_length=500,
        help_text=_("For whoever cannot see it; in the original's language."),
    )
    caption = forms.CharField(label=_("Caption"), max_length=500, required=False)
    credit = forms.CharField(label=_("Credit"), max_length=200, required=False)

    def data_of(self) -> bytes:
        """Return the bytes, no more of them than are taken at most, and one."""
        return bytes(self.cleaned_data["file"].read(MOST_BYTES + 1))


class DescribeForm(SeenForm):
    """What a picture shows, in one language."""

    alt = forms.CharField(label=_("What it shows"), max_length=500)
    caption = forms.CharField(label=_("Caption"), max_length=500, required=False)
    credit = forms.CharField(label=_("Credit"), max_length=200, required=False)


class PlainForm(SeenForm):
    """An act that asks nothing but that it was seen."""


class SendBackForm(SeenForm):
    """Why it is sent back."""

    words = lines_field(_("What is to be changed"), rows=4, required=True)


class CorrectForm(SeenForm):
    """What was wrong and is right now."""

    words = lines_field(
        _("What was corrected"), rows=3, help_text=_("The public reads it, with the day."), required=True
    )


class WithdrawForm(SeenForm):
    """Why it no longer stands."""

    reason = lines_field(
        _("Why it is withdrawn"),
        rows=3,
        help_text=_("The public reads it at the same address."),
        required=True,
    )


class EmbargoForm(SeenForm):
    """A moment to come, on the clocks of the seat."""

    renamed: ClassVar = {"embargo": "day"}
    day = day_field(_("Day"))
    hour = forms.CharField(label=_("Hour"), max_length=5)

    def __init__(self, *args: Any, zone: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.zone = zone or "UTC"
        self.fields["hour"].help_text = _("At the seat (%(zone)s), for example 10:00.") % {"zone": self.zone}

    def moment(self) -> datetime | None:
        """Return the moment; None where none is named.

        Raises:
            Invalid: half of it, or an hour that no clock shows then.
        """
        day: date | None = self.cleaned_data.get("day")
        try:
            hour = time_of(self.cleaned_data.get("hour") or "")
            if day is None and hour is None:
                return None
            if day is None or hour is None:
                raise Invalid(
                    "Give both the day and the hour of the embargo.", field="hour" if day else "day"
                )
            return moment_at(day, hour, ZoneInfo(self.zone))
        except BadTime as error:
            raise Invalid(str(error), field="hour") from error


class PublishForm(EmbargoForm):
    """Now, or for a moment to come; with what is missing in sight."""

    with_gaps = forms.BooleanField(label=_("Publish all the same"), required=False)

    def __init__(self, *args: Any, gaps: Sequence[str], is_public: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["day"].required = self.fields["hour"].required = False
        self.fields["day"].label = _("Embargo until (day)")
        self.fields["day"].help_text = _("Leave it empty to publish now.")
        if is_public:
            del self.fields["day"], self.fields["hour"]
        if gaps:
            self.fields["with_gaps"].help_text = " ".join(gaps)
        else:
            del self.fields["with_gaps"]


class RuleForm(SeenForm):
    """How a body publishes."""

    written_in = forms.CharField(
        label=_("Languages"), max_length=80, help_text=_("Codes, the working language first: en, ru")
    )
    approvers = forms.TypedMultipleChoiceField(
        label=_("Who approves beside the secretariat and the Chair"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, seated: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["approvers"].choices = seated  # type: ignore[attr-defined]

    def codes(self) -> list[str]:
        """Return the codes as typed, without what parts them."""
        return str(self.cleaned_data["written_in"]).replace(",", " ").lower().split()
