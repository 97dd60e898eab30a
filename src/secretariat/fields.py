"""Fields that many forms share: a line, several lines, a day, a sum, a currency."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django import forms

from secretariat.engines.values.money import BadSum, amount_of, currency_of

LONGEST = 20_000  # signs in a field of several lines


def line_field(label: Any, help_text: Any = "", **more: Any) -> forms.CharField:
    """Return a field of one line that may stay empty."""
    return forms.CharField(label=label, help_text=help_text, **{"max_length": 300, "required": False} | more)


def lines_field(label: Any, help_text: Any = "", rows: int = 3, **more: Any) -> forms.CharField:
    """Return a field of several lines that may stay empty."""
    widget = forms.Textarea(attrs={"rows": rows})
    given = {"max_length": LONGEST, "required": False} | more
    return forms.CharField(label=label, help_text=help_text, widget=widget, **given)


def day_field(label: Any, help_text: Any = "", **more: Any) -> forms.DateField:
    """Return a field of one day.

    A browser's field of a day takes `2026-03-16` in every language, and shows nothing for 16.03.2026.
    """
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, help_text=help_text, widget=widget, **more)


class SumField(forms.CharField):
    """A sum as typed: 1 250 000.50."""

    def clean(self, value: Any) -> Decimal | None:
        """Return the sum; None for nothing."""
        text = str(super().clean(value) or "").strip()
        return _taken(lambda: amount_of(text)) if text else None


class CurrencyField(forms.CharField):
    """A currency by its code of ISO 4217."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**{"max_length": 3} | given)

    def clean(self, value: Any) -> str:
        """Return the code; "" for nothing."""
        text = str(super().clean(value) or "").strip()
        code: str = _taken(lambda: currency_of(text)) if text else ""
        return code


def _taken(read: Callable[[], Any]) -> Any:
    try:
        return read()
    except BadSum as error:
        raise forms.ValidationError(str(error)) from error
