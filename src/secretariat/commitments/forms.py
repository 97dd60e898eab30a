"""The form of what was said under an item."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from secretariat.commitments.bridge import SpeakerValue, StatementValue
from secretariat.commitments.states import Delivery
from secretariat.evidence.states import CitationKind
from secretariat.fields import line_field, lines_field
from secretariat.meetings.document_forms import LANGUAGES
from secretariat.meetings.item_forms import SittingForm, distribution_field
from secretariat.meetings.naming import Written, written


class StatementForm(SittingForm):
    """What somebody said."""

    speaker = line_field(
        _("Who"), _("Alba; the Chair; H.E. Ms. Mara Lind, Minister of Transport of Alba."), required=True
    )
    statement = lines_field(
        _("What was said"),
        _("Word for word. Empty where the words of a document below say it: then these stand."),
        6,
    )
    language = forms.ChoiceField(label=_("In which language"), choices=LANGUAGES, initial="en")
    delivery = forms.ChoiceField(
        label=_("How it was delivered"), choices=Delivery.choices, initial=Delivery.SPOKEN,
        help_text=_("A text that was handed out before: check against delivery."),
    )  # fmt: skip
    is_quotation = forms.BooleanField(
        label=_("These are the very words"), required=False, initial=True,
        help_text=_("Otherwise it is told what was said."),
    )  # fmt: skip
    distribution = distribution_field()

    def clean(self) -> dict[str, Any]:
        """Take the words of the passage where none were typed."""
        cleaned: dict[str, Any] = super().clean() or {}
        if not (cleaned.get("statement") or "").strip():
            quoted = (
                (cleaned.get("words") or "").strip() if cleaned.get("source") == CitationKind.PASSAGE else ""
            )
            if quoted:
                cleaned["statement"] = quoted
            else:
                self.add_error("statement", _("Write what was said, or give the words of a document."))
        return cleaned

    def who(self) -> Written:
        """Return the speaker as written."""
        return written(self.cleaned_data["speaker"])[0]

    def value(self, day: str | None) -> StatementValue:
        """Return what the form says; the speaker apart.

        Args:
            day: EDTF, of the item or of the meeting.
        """
        given = self.cleaned_data
        return StatementValue(
            speaker=SpeakerValue(words=given["speaker"]),
            words=given["statement"].strip(),
            is_quotation=given["is_quotation"],
            language=given["language"],
            said=given["said_on"] or day,
            delivery=given["delivery"],
        )
