"""The form by which documents come in."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from secretariat.bodies.audience_form import AudienceForm
from secretariat.engines.values.edtf import BadDate, parse
from secretariat.evidence.files_field import ManyFilesField, ManyFilesInput


class ReceiveForm(AudienceForm):
    """Files or text, who may see them, and what is known of their origin."""

    file = ManyFilesField(
        label=_("Files"),
        required=False,
        help_text=_(
            "PDF, Word, web page, Markdown or plain text. Several at once are read one after the other."
        ),
        widget=ManyFilesInput(attrs={"multiple": True, "autofocus": True}),
    )
    folder = ManyFilesField(
        label=_("Or a whole folder"),
        required=False,
        widget=ManyFilesInput(attrs={"multiple": True, "webkitdirectory": True}),
    )
    text = forms.CharField(
        label=_("Or the text itself"), required=False, strip=False, widget=forms.Textarea(attrs={"rows": 6})
    )
    published = forms.CharField(
        label=_("Published on"),
        required=False,
        help_text=_(
            "As exactly as you know it: 2021-10-29, 2021-10 or 2021. Leave it empty if you do not know."
        ),
    )
    publisher = forms.CharField(label=_("Publisher"), required=False, max_length=200)
    address = forms.URLField(
        label=_("Address where it was found"), required=False, max_length=1000, assume_scheme="https"
    )
    title = forms.CharField(
        label=_("Title"),
        required=False,
        max_length=300,
        help_text=_("Where you give none, the first line of the text serves."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if settings.FETCH:
            self.fields["address"].help_text = _("With no file and no text, what stands there is fetched.")

    def clean_published(self) -> str:
        """Take a date of the subset, or nothing."""
        text = str(self.cleaned_data["published"]).strip()
        if text:
            try:
                parse(text)
            except BadDate as error:
                raise forms.ValidationError(str(error)) from error
        return text

    def clean(self) -> dict[str, Any]:
        """Ask for something to read."""
        cleaned: dict[str, Any] = super().clean() or {}
        if not (cleaned.get("file") or cleaned.get("folder") or (cleaned.get("text") or "").strip()):
            self._ask_for_something(cleaned.get("address") or "")
        return cleaned

    def _ask_for_something(self, address: str) -> None:
        """Without a file or a text an address is fetched, where that is allowed; else say what to do."""
        if address and settings.FETCH:
            return
        if address:
            words = _(
                "This installation fetches nothing from the web. Open the address in your browser, save the "
                "page or the file and choose it here, or paste its text; the address is kept beside it."
            )
            self.add_error("address", words)
        else:
            self.add_error("file", _("Choose a file, or paste a text: there is nothing to receive yet."))
