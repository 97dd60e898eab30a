"""The forms of packages."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from secretariat.distribution import Distribution
from secretariat.seen import SeenForm
from secretariat.texts.actions.open_package import LONGEST_TITLE, REACHES
from secretariat.texts.actions.set_text_aside import LONGEST_REASON
from secretariat.texts.adoption_forms import AdoptForm
from secretariat.texts.silence_forms import NOTHING

Choices = list[tuple[str, str]]


class AdoptPackageForm(AdoptForm):
    """A package is adopted in a meeting; each text keeps its own symbol."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["symbol"]


class PackageForm(forms.Form):
    """Texts are put together."""

    title = forms.CharField(
        label=_("Title"), max_length=LONGEST_TITLE,
        help_text=_("Such as: Set of Resolutions, Decisions and Recommendations of the 44th Council."),
    )  # fmt: skip
    texts = forms.MultipleChoiceField(label=_("Texts"), widget=forms.CheckboxSelectMultiple)
    meeting = forms.ChoiceField(label=_("For the meeting"), required=False)
    distribution = forms.ChoiceField(
        label=_("Who may see it"), initial=Distribution.LIMITED,
        choices=[(one.value, one.label) for one in REACHES],
    )  # fmt: skip

    def __init__(self, *args: Any, texts: Choices, meetings: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["texts"].choices = texts  # type: ignore[attr-defined]
        self.fields["meeting"].choices = [NOTHING, *meetings]  # type: ignore[attr-defined]


class AddTextForm(SeenForm):
    """A text is put into a package."""

    text = forms.ChoiceField(label=_("Text"))

    def __init__(self, *args: Any, texts: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].choices = [NOTHING, *texts]  # type: ignore[attr-defined]
        self.carry_what_is_seen()


class AsideForm(SeenForm):
    """A text of a package is set aside."""

    reason = forms.CharField(
        label=_("Why"), max_length=LONGEST_REASON, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It is shown with the text, which stays in sight."),
    )  # fmt: skip
