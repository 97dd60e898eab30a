"""The fields by which a person says on what an entry rests."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from secretariat.engines.values.edtf import BadDate, parse
from secretariat.evidence.models import Document
from secretariat.evidence.states import CitationKind
from secretariat.people.actor import Actor

KINDS = (
    (CitationKind.REFERENCE.value, _("An address")),
    (CitationKind.PASSAGE.value, _("Words of a document here")),
    (CitationKind.ENTRY.value, _("My own entry: a letter, a call, a note verbale")),
)


class SourceForm(forms.Form):
    """A source: an address, the words of a document, or one's own entry; and when it was said."""

    source = forms.ChoiceField(label=_("Source"), choices=KINDS, widget=forms.RadioSelect)
    address = forms.URLField(label=_("Address"), required=False, max_length=1000, assume_scheme="https")
    document = forms.CharField(
        label=_("Document"),
        required=False,
        max_length=10,
        help_text=_("The ten characters at the end of its address."),
    )
    words = forms.CharField(
        label=_("Its words"),
        required=False,
        help_text=_("Exactly as they stand there."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    note = forms.CharField(
        label=_("What the entry rests on"),
        required=False,
        max_length=1000,
        help_text=_("For example: note verbale of Alba of 12 January 2026."),
    )
    said_on = forms.CharField(
        label=_("Said on"),
        required=False,
        max_length=30,
        help_text=_("As exactly as you know it: 2021-10-29, 2021-10 or 2021."),
    )
    source_fields = ("source", "address", "document", "words", "note", "said_on")

    def __init__(self, *args: Any, viewer: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.viewer = viewer

    def clean_said_on(self) -> str:
        """Take a date of the subset, or nothing."""
        text = str(self.cleaned_data["said_on"]).strip()
        if text:
            try:
                parse(text)
            except BadDate as error:
                raise forms.ValidationError(str(error)) from error
        return text

    def clean(self) -> dict[str, Any]:
        """Ask for what the chosen kind of source needs."""
        cleaned: dict[str, Any] = super().clean() or {}
        kind = cleaned.get("source")
        if kind == CitationKind.REFERENCE and not cleaned.get("address"):
            self.add_error("address", _("Give the address where you read it."))
        elif kind == CitationKind.ENTRY and not cleaned.get("note"):
            self.add_error("note", _("Say what your entry rests on."))
        elif kind == CitationKind.PASSAGE and not self.errors:
            self._clean_passage(cleaned)
        return cleaned

    def _clean_passage(self, cleaned: dict[str, Any]) -> None:
        document = Document.objects.visible_to(self.viewer).filter(public_id=cleaned["document"]).first()
        reading = document.readings.order_by("-read_at", "-pk").first() if document else None
        if reading is None:
            self.add_error("document", _("No document that has been read has this address."))
        elif not cleaned["words"].strip() or cleaned["words"].strip() not in reading.text:
            self.add_error("words", _("These words do not stand in the document."))
        else:
            cleaned["reading"] = reading
