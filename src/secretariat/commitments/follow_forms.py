"""The forms by which one says how a commitment stands, changes it, or enters one."""

from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from secretariat.commitments.bridge import CommitmentValue
from secretariat.commitments.owners_form import OwnersForm
from secretariat.commitments.papers import MOST, Paper
from secretariat.commitments.states import CommitmentState, Stance
from secretariat.commitments.typed import FollowForm
from secretariat.evidence.files_field import ManyFilesField, ManyFilesInput
from secretariat.fields import line_field, lines_field
from secretariat.meetings.document_forms import LANGUAGES
from secretariat.meetings.item_forms import distribution_field
from secretariat.meetings.naming import Written, written
from secretariat.seen import SeenForm

Choices = list[tuple[str, Any]]
NOTHING = ("", "—")
ANSWERS = (CommitmentState.IN_PROGRESS, CommitmentState.IMPLEMENTED, CommitmentState.NEEDS_FUNDING)
AGREED = (Stance.AGREED, Stance.DECIDED, Stance.ANNOUNCED)
_DAY = _("As exactly as you know it: 2026-10-29, 2026-10 or 2026.")


class PapersField(ManyFilesField):
    """Papers that show how something stands; what is too large is refused before it is read."""

    def clean(self, data: Any, initial: Any = None) -> "list[UploadedFile[Any]]":
        """Return the files as they came."""
        files = super().clean(data, initial)
        if len(files) > MOST:
            raise forms.ValidationError(_("Send %(most)d files at most."), params={"most": MOST})
        limit = int(settings.UPLOAD_BYTES) // (1024 * 1024)
        for file in files:
            if (file.size or 0) > settings.UPLOAD_BYTES:
                words = _("%(name)s is larger than %(limit)d MB.")
                raise forms.ValidationError(words, params={"name": file.name, "limit": limit})
        return files


class ReportForm(FollowForm):
    """How a commitment stands, by the word of whoever says so, with the papers that show it."""

    state = forms.ChoiceField(
        label=_("How it stands"), choices=CommitmentState.choices, widget=forms.RadioSelect
    )
    on = line_field(_("On which day"), _DAY, required=True, max_length=30)
    told = lines_field(
        _("In your words"), _("What was done, what is missing, what comes next."), 4, required=True
    )
    superseded_by = line_field(
        _("What took its place"), _("Only where it is superseded: the address of the other commitment.")
    )
    papers = PapersField(
        label=_("Papers that show it"), required=False,
        help_text=_(
            "PDF, Word, web page, Markdown or plain text; five at most. Whoever may see the commitment may "
            "see them. If this page comes back, choose them again: a browser sends no file twice."
        ),
        widget=ManyFilesInput(attrs={"multiple": True}),
    )  # fmt: skip
    renamed: ClassVar = {"words": "told"}

    def clean_on(self) -> str:
        """Take a date of the subset."""
        return self._dated("on")

    def handed_in(self) -> list[Paper]:
        """Return the files with their bytes."""
        files = self.cleaned_data["papers"]
        return [Paper(bytes(file.read()), file.name or "") for file in files]

    def clean_superseded_by(self) -> str:
        """Take the address of a commitment, or its ten characters."""
        return str(self.cleaned_data["superseded_by"]).strip().rstrip("/").rpartition("/")[2]


class ChangeForm(OwnersForm):
    """To whom it is given, until when, under which priority; from a day on."""

    due = line_field(_("Due"), _DAY, max_length=60)
    priority = forms.ChoiceField(label=_("Priority"), required=False)
    on = line_field(_("From which day on"), _DAY, required=True, max_length=30)
    reason = lines_field(_("Why"), "", 2, required=True)

    def __init__(self, *args: Any, priorities: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["priority"].choices = [NOTHING, *priorities]  # type: ignore[attr-defined]
        self.carry_what_is_seen()

    def clean_on(self) -> str:
        """Take a date of the subset."""
        return self._dated("on")

    def clean_due(self) -> str:
        """Take a date of the subset, or nothing."""
        return self._dated("due")

    def people(self) -> list[Written] | None:
        """Return the owners as written; None where they stay as they were."""
        now, before = self.named(), written(str(self.initial.get("owners", "")))
        return now if now != before else None

    def moved(self, name: str) -> str | None:
        """Return what a field is changed to; None where it stays."""
        now = str(self.cleaned_data[name] or "")
        return now or None if now != str(self.initial.get(name) or "") else None


class AgreeForm(FollowForm):
    """That a proposal was agreed: how firmly from now on, and since when."""

    stance = forms.ChoiceField(
        label=_("It is now"), choices=[(one.value, one.label) for one in AGREED], widget=forms.RadioSelect
    )
    on = line_field(_("On which day"), _DAY, required=True, max_length=30)
    told = lines_field(_("In which words, or where"), "", 2, required=True)
    renamed: ClassVar = {"words": "told"}

    def clean_on(self) -> str:
        """Take a date of the subset."""
        return self._dated("on")


class EnterForm(OwnersForm):
    """A commitment entered by hand."""

    what = lines_field(
        _("What was undertaken"), _("As it was said; words of a document below stand where this is empty."), 4
    )
    language = forms.ChoiceField(label=_("In which language"), choices=LANGUAGES, initial="en")
    stance = forms.ChoiceField(label=_("How firmly"), choices=Stance.choices, initial=Stance.AGREED)
    said = line_field(_("When it was undertaken"), _DAY, max_length=60)
    due = line_field(_("Due"), _DAY, max_length=60)
    text = forms.ChoiceField(label=_("From which text"), required=False)
    number = line_field(_("Paragraph"), _("The number under which it stands there."), max_length=20)
    priority = forms.ChoiceField(label=_("Priority"), required=False)
    distribution = distribution_field()
    renamed: ClassVar = {"words": "what", "participants": "owners"}

    def __init__(self, *args: Any, texts: Choices, priorities: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields(["what", "language"])
        self.fields["text"].choices = [NOTHING, *texts]  # type: ignore[attr-defined]
        self.fields["priority"].choices = [NOTHING, *priorities]  # type: ignore[attr-defined]
        self.carry_what_is_seen()

    def clean_said(self) -> str:
        """Take a date of the subset, or nothing."""
        return self._dated("said")

    def clean_due(self) -> str:
        """Take a date of the subset, or nothing."""
        return self._dated("due")

    def clean(self) -> dict[str, Any]:
        """Take the words of the passage where none were typed."""
        cleaned: dict[str, Any] = super().clean() or {}
        quoted = (cleaned.get("words") or "").strip() if "reading" in cleaned else ""
        cleaned["what"] = (cleaned.get("what") or "").strip() or quoted
        if not cleaned["what"]:
            self.add_error("what", _("Write what was undertaken, or give the words of a document."))
        return cleaned

    def people(self) -> list[Written]:
        """Return the owners as written."""
        return self.named()

    def value(self) -> CommitmentValue:
        """Return what the form says; the owners apart."""
        given = self.cleaned_data
        return CommitmentValue(
            owners=(), words=given["what"], stance=given["stance"], language=given["language"],
            said=given["said"] or None, due=given["due"] or None, text=given["text"] or None,
            number=given["number"].strip(), priority=given["priority"] or None,
        )  # fmt: skip


class TakeBackForm(SeenForm):
    """That a report or a change is taken back."""

    reason = line_field(_("Why"), required=True, max_length=300)


class ConfirmForm(forms.Form):
    """The answer to a reminder: one of three states, and words if one likes."""

    state = forms.ChoiceField(choices=[(one.value, one.label) for one in ANSWERS])
    told = forms.CharField(
        label=_("In your words"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )


class RemindersForm(SeenForm):
    """On which days before and after the due date others are reminded."""

    before = line_field(
        _("Days before it is due"), _("Such as 30, 7. Empty: no letter before."), max_length=60
    )
    after = line_field(
        _("Days after it was due"), _("Such as 1, 14, 60. Empty: no letter after."), max_length=60
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["version"].required = True  # an empty form would turn all letters off

    def clean_before(self) -> list[int]:
        """Take numbers with commas between."""
        return [-day for day in _days(self.cleaned_data["before"])]

    def clean_after(self) -> list[int]:
        """Take numbers with commas between."""
        return _days(self.cleaned_data["after"])

    def moments(self) -> list[int]:
        """Return the days from the due date, those before it below 0."""
        return [*self.cleaned_data["before"], *self.cleaned_data["after"]]


def _days(text: str) -> list[int]:
    found = [part.strip() for part in text.replace(";", ",").split(",") if part.strip()]
    if any(not part.isdecimal() or len(part) > 4 for part in found):
        raise forms.ValidationError(_("Write whole numbers of days with commas between: 30, 7."))
    return [int(part) for part in found]
