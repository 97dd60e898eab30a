"""The forms of scales, payments, waivers, letters and of the rule on arrears."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from secretariat.commitments.sheet_form import ReadsSheet, table_field
from secretariat.contributions.actions.set_scale import ScaleGiven
from secretariat.contributions.scales import FeeClass, ShareRow, classes_of, share_rows
from secretariat.contributions.states import LetterKind, Way
from secretariat.engines.values.money import BadSum
from secretariat.fields import CurrencyField, SumField, day_field, lines_field
from secretariat.seen import SeenForm

Options = Iterable[tuple[str, str]]


class ScaleForm(ReadsSheet):
    """What the members owe for a year: typed, or as a file."""

    year = forms.IntegerField(label=_("Year"), min_value=1990, max_value=2100)
    way = forms.ChoiceField(label=_("How it is shared"), choices=Way.choices, widget=forms.RadioSelect)
    currency = CurrencyField(label=_("Currency"), help_text=_("EUR, TRY."))
    total = SumField(
        label=_("Total"), required=False, max_length=30, help_text=_("Of fees by class, leave it empty.")
    )
    classes = lines_field(
        _("Classes of fees"), rows=3, required=False, max_length=4000,
        help_text=_("One a line, rising: “up to 50000; 1200”, and last “above; 4000”."),
    )  # fmt: skip
    decided = forms.CharField(label=_("Decided by"), max_length=300)
    address = forms.URLField(
        label=_("Where that stands"), required=False, max_length=500, assume_scheme="https"
    )
    heads = (_("Member"), _("Share"))
    table = table_field(
        _("The members"),
        _("As CSV, the names of the columns first: member;percent, member;units or member;inhabitants."),
        rows=12,
    )
    field_order = (
        "version",
        "year",
        "way",
        "currency",
        "total",
        "classes",
        "decided",
        "address",
        "table",
        "file",
    )

    def __init__(self, *args: Any, members: Mapping[str, str], **kwargs: Any) -> None:
        self.members = members
        self.fees: tuple[FeeClass, ...] = ()
        super().__init__(*args, **kwargs)

    def cells(self, row: ShareRow) -> tuple[Any, ...]:
        """Return the member and its share."""
        return row.words, row.weight

    def read(self, text: str, given: dict[str, Any]) -> list[ShareRow]:
        """Return the members, row by row."""
        if not given.get("way") or not given.get("currency"):
            return []
        if given["way"] == Way.CLASSES:
            try:
                self.fees = classes_of(given.get("classes") or "")
            except BadSum as error:
                self.add_error("classes", str(error))
        return share_rows(text, given["way"], given["currency"], self.members)

    def scale(self) -> ScaleGiven:
        """Return the scale as typed."""
        given = self.cleaned_data
        names = ("year", "way", "currency", "decided", "address")
        by_class = given["way"] == Way.CLASSES
        return ScaleGiven(
            **{name: given[name] for name in names}, rows=self.rows, classes=self.fees,
            total=None if by_class else given["total"],
        )  # fmt: skip


class IssueForm(SeenForm):
    """From when, and until when the members are to pay."""

    issued_on = day_field(_("Day of issue"))
    due_on = day_field(_("Last day to pay"))


class PaymentForm(SeenForm):
    """What came in."""

    amount = SumField(label=_("Sum"), max_length=30)
    currency = CurrencyField(label=_("Currency"), max_length=3)
    on = day_field(_("Day on which it came in"))
    reference = forms.CharField(label=_("Reference of the bank, or from where it is known"), max_length=200)


class WaiverForm(SeenForm):
    """What a decision lets a member off."""

    year = forms.ChoiceField(label=_("Of the year"))
    amount = SumField(label=_("Sum"), max_length=30)
    on = day_field(_("Day of the decision"))
    decided = forms.CharField(label=_("Decided by"), max_length=300)
    address = forms.URLField(
        label=_("Where that stands"), required=False, max_length=500, assume_scheme="https"
    )

    def __init__(self, *args: Any, years: Options, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = list(years)  # type: ignore[attr-defined]


class LetterForm(SeenForm):
    """A letter that went to a member."""

    on = day_field(_("Day on which it went"))
    words = lines_field(_("Words"), rows=16, max_length=20_000, required=True)


class KindForm(forms.Form):
    """Which letter, in which language."""

    kind = forms.ChoiceField(label=_("Letter"), choices=LetterKind.choices, required=False)
    language = forms.ChoiceField(
        label=_("Language"), choices=[("en", _("English")), ("ru", _("Russian"))], required=False
    )


class RuleForm(SeenForm):
    """What the rules say of arrears."""

    years = forms.IntegerField(label=_("In arrears for so many years"), min_value=1, max_value=20)
    effect = forms.CharField(
        label=_("What the rules then say"), max_length=300, help_text=_("“It has no vote.”")
    )
    article = forms.CharField(label=_("Where they say so"), max_length=200)


class ReasonForm(SeenForm):
    """Why."""

    reason = lines_field(_("Why"), rows=3, max_length=1000, required=True)
