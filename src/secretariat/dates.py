"""Dates in tables: one field class that keeps a date as exact as its source.

`during = EdtfField()` makes three columns: `during_edtf` (the value as said), `during_first` and
`during_end` (half-open days for queries; null = open or unknown). A CHECK keeps first before end.
"""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone

from secretariat.engines.values.edtf import BadDate, Edtf, parse

if TYPE_CHECKING:
    _Column = models.CharField[Edtf | str | None, Edtf | None]
else:
    _Column = models.CharField


def moment(at: datetime) -> str:
    """Return a moment for a page, in the reader's time zone and with its name: "2026-03-16 11:30 EET"."""
    return timezone.localtime(at).strftime("%Y-%m-%d %H:%M %Z")


class EdtfField(_Column):
    """An EDTF date (engines.values.edtf); the attribute is an `Edtf` or None."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 60)
        super().__init__(*args, **kwargs)

    def contribute_to_class(self, cls: Any, name: str, private_only: bool = False) -> None:
        """Add the two day columns beside the value (migrations name them themselves)."""
        self.db_column = self.db_column or f"{name}_edtf"
        super().contribute_to_class(cls, name, private_only)
        if cls.__module__ == "__fake__" or cls._meta.abstract:
            return
        for column in (f"{name}_first", f"{name}_end"):
            days: Any = models.DateField(null=True, editable=False)
            cls.add_to_class(column, days)

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        """Keep the day columns in step with the value."""
        value = self.to_python(getattr(model_instance, self.attname))
        setattr(model_instance, self.attname, value)
        setattr(model_instance, f"{self.name}_first", value.first if value else None)
        setattr(model_instance, f"{self.name}_end", value.end if value else None)
        return value

    def from_db_value(self, value: str | None, *_: Any) -> Edtf | None:
        """Read a column."""
        return parse(value) if value else None

    def to_python(self, value: Any) -> Edtf | None:
        """Take text, a date or an Edtf."""
        if value is None or value == "":
            return None
        if isinstance(value, Edtf):
            return value
        if isinstance(value, date):
            return Edtf.day(value)
        try:
            return parse(str(value))
        except BadDate as error:
            raise ValidationError(str(error)) from error

    def get_prep_value(self, value: Any) -> str | None:
        """Write the canonical text; an empty date is null."""
        edtf = self.to_python(value)
        return edtf.text if edtf else None

    def value_to_string(self, obj: models.Model) -> str:
        """Write for serialisation."""
        return self.get_prep_value(self.value_from_object(obj)) or ""


def in_order(name: str) -> models.CheckConstraint:
    """The CHECK that every EdtfField `name` needs: first day before end."""
    first, end = f"{name}_first", f"{name}_end"
    return models.CheckConstraint(
        condition=models.Q(**{f"{first}__isnull": True})
        | models.Q(**{f"{end}__isnull": True})
        | models.Q(**{f"{first}__lt": models.F(end)}),
        name=f"%(app_label)s_%(class)s_{name}_in_order",
    )
