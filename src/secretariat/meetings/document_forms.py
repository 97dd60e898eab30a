"""The forms of a meeting's documents: what is awaited, what came, what it revises."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from secretariat.fields import day_field, line_field, lines_field
from secretariat.meetings.item_forms import SittingForm, distribution_field
from secretariat.meetings.shapes.documents import DocumentValue
from secretariat.meetings.states import DocumentStage, Relation
from secretariat.seen import SeenForm

Choices = Sequence[tuple[str, Any]]
LANGUAGES: Choices = (
    ("en", _("English")), ("ru", _("Russian")), ("fr", _("French")), ("de", _("German")),
    ("es", _("Spanish")),
    ("tr", _("Turkish")), ("uk", _("Ukrainian")), ("ro", _("Romanian")), ("el", _("Greek")),
    ("bg", _("Bulgarian")), ("sr", _("Serbian")), ("sq", _("Albanian")), ("hy", _("Armenian")),
    ("az", _("Azerbaijani")), ("ka", _("Georgian")), ("pl", _("Polish")), ("fi", _("Finnish")),
    ("sv", _("Swedish")), ("da", _("Danish")), ("et", _("Estonian")), ("lv", _("Latvian")),
    ("lt", _("Lithuanian")), ("no", _("Norwegian")), ("is", _("Icelandic")),
)  # fmt: skip


class DocumentForm(SittingForm):
    """A document of a meeting."""

    title = line_field(_("Title"), required=True, max_length=400)
    symbol = line_field(
        _("Symbol"), _("UTR/C/2026/3. Of a revision, addendum or corrigendum: empty takes the next one."),
        max_length=80,
    )  # fmt: skip
    language = forms.ChoiceField(label=_("Language of the title"), choices=LANGUAGES, initial="en")
    item = forms.ChoiceField(label=_("Item of the agenda"), required=False)
    relation = forms.ChoiceField(
        label=_("It is a"), required=False, choices=[("", _("document of its own")), *Relation.choices]
    )
    of = forms.ChoiceField(label=_("Of which document"), required=False)
    stage = forms.ChoiceField(
        label=_("How far it has come"), choices=DocumentStage.choices, initial=DocumentStage.AWAITED
    )
    due = day_field(_("Due on"), required=False)
    author = line_field(_("Submitted by"), _("Alba; the Secretariat; the Working Group on Locks."))
    annotation = lines_field(_("Remark"), rows=2)
    distribution = distribution_field()

    def __init__(self, *args: Any, items: Choices, others: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["item"].choices = [("", _("None: of the whole meeting")), *items]  # type: ignore[attr-defined]
        self.fields["of"].choices = [("", "—"), *others]  # type: ignore[attr-defined]

    def value(self) -> DocumentValue:
        """Return what the form says."""
        given = self.cleaned_data
        return DocumentValue(
            meeting="",
            body=None,
            title=given["title"].strip(),
            item=given["item"] or None,
            symbol=given["symbol"],
            language=given["language"],
            stage=given["stage"],
            due=given["due"].isoformat() if given["due"] else None,
            relation=given["relation"],
            of=given["of"] or None,
            author=given["author"].strip(),
            note=given["annotation"].strip(),
        )


class DocumentChangeForm(DocumentForm):
    """A document that stands on the list; its readers stay."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["distribution"].disabled = True


def initial_of_document(value: DocumentValue, distribution: str) -> dict[str, Any]:
    """Return what stands in the record, in the shape of the form."""
    plain = ("title", "symbol", "language", "relation", "stage", "author")
    shown: dict[str, Any] = {name: getattr(value, name) for name in plain}
    shown |= {"item": value.item or "", "of": value.of or "", "due": value.due or ""}
    return shown | {"annotation": value.note, "distribution": distribution}


class FileForm(SeenForm):
    """What came for a document: one language of it."""

    file = forms.FileField(
        label=_("File"), help_text=_("PDF, Word, web page, Markdown or plain text."), allow_empty_file=True
    )
    language = forms.ChoiceField(label=_("Its language"), choices=LANGUAGES, initial="en")
