"""The forms of scales, payments, waivers, letters and of the rule on arrears."""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from secretariat.commitments.sheet_form import ReadsSheet
from secretariat.contributions.actions.set_scale import ScaleGiven
from secretariat.contributions.scales import FeeClass, ShareRow, classes_of, share_rows
from secretariat.contributions.states import LetterKind, Way
from secretariat.engines.values.money import BadSum, amount_of, currency_of
from secretariat.seen import SeenForm

Options = Iterable[tuple[str, str]]


def _day(label: Any, **more: Any) -> forms.DateField:
    return forms.DateField(
        label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **more
    )


def _lines(label: Any, rows: int = 3, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": rows}), **more)


class MoneyField(forms.CharField):
    """A sum as typed: 1 250 000.50."""

    def clean(self, value: Any) -> Decimal | None:
        """Return the sum; None for nothing."""
        text = str(super().clean(value) or "").strip()
        return _taken(lambda: amount_of(text)) if text else None


class CurrencyField(forms.CharField):
    """A currency by its code of ISO 4217."""

    def clean(self, value: Any) -> str:
        """Return the code."""
        text = str(super().clean(value))
        code: str = _taken(lambda: currency_of(text))
        return code


def _taken(read: Callable[[], Any]) -> Any:
    try:
        return read()
    except BadSum as error:
        raise forms.ValidationError(str(error)) from error


class ScaleForm(ReadsSheet):
    """What the members owe for a year: typed, or as a file."""

    year = forms.IntegerField(label=_("Year"), min_value=1990, max_value=2100)
    way = forms.ChoiceField(label=_("How it is shared"), choices=Way.choices, widget=forms.RadioSelect)
    currency = CurrencyField(label=_("Currency"), max_length=3, help_text=_("EUR, TRY."))
    total = MoneyField(
        label=_("Total"), required=False, max_length=30, help_text=_("Of fees by class, leave it empty.")
    )
    classes = _lines(
        _("Classes of fees"), 3, required=False, max_length=4000,
        help_text=_("One a line, rising: “up to 50000; 1200”, and last “above; 4000”."),
    )  # fmt: skip
    decided = forms.CharField(label=_("Decided by"), max_length=300)
    address = forms.URLField(
        label=_("Where that stands"), required=False, max_length=500, assume_scheme="https"
    )
    table = _lines(
        _("The members"), 12, required=False, max_length=200_000,
        help_text=_(
            "As CSV, the names of the columns first: member;percent, member;units or member;inhabitants."
        ),
    )  # fmt: skip
    takes_files = True
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

    issued_on = _day(_("Day of issue"))
    due_on = _day(_("Last day to pay"))


class PaymentForm(SeenForm):
    """What came in."""

    amount = MoneyField(label=_("Sum"), max_length=30)
    currency = CurrencyField(label=_("Currency"), max_length=3)
    on = _day(_("Day on which it came in"))
    reference = forms.CharField(label=_("Reference of the bank, or from where it is known"), max_length=200)


class WaiverForm(SeenForm):
    """What a decision lets a member off."""

    year = forms.ChoiceField(label=_("Of the year"))
    amount = MoneyField(label=_("Sum"), max_length=30)
    on = _day(_("Day of the decision"))
    decided = forms.CharField(label=_("Decided by"), max_length=300)
    address = forms.URLField(
        label=_("Where that stands"), required=False, max_length=500, assume_scheme="https"
    )

    def __init__(self, *args: Any, years: Options, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = list(years)  # type: ignore[attr-defined]


class LetterForm(SeenForm):
    """A letter that went to a member."""

    on = _day(_("Day on which it went"))
    words = _lines(_("Words"), 16, max_length=20_000)


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

    reason = _lines(_("Why"), 3, max_length=1000)
