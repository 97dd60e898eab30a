"""The forms by which lines come as a sheet, typed or as a file; what is wrong with each is said first."""

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from secretariat.commitments.sheet import MOST_BYTES
from secretariat.engines.values.sheets import BadFile, text_of
from secretariat.fields import lines_field
from secretariat.meetings.item_forms import SittingForm
from secretariat.seen import SeenForm

HOW = _("What is read of each row is shown first, with what is wrong. All rows are taken, or none.")


@dataclass(frozen=True, slots=True)
class RowShown:
    """A row as the page shows it: its line in the file, its cells with their heads, why it is not taken."""

    at: int
    cells: tuple[tuple[Any, Any], ...]
    reasons: tuple[str, ...]


def table_field(label: Any, help_text: Any, rows: int = 10) -> forms.CharField:
    """Return the field `table` of a sheet; what comes as a file stands in it to be looked at."""
    return lines_field(label, help_text, rows, max_length=MOST_BYTES)


class ReadsSheet(SeenForm):
    """A sheet as CSV: a field `table` of its own, or a file. `heads`: of the columns that are shown."""

    heads: ClassVar[Sequence[Any]]
    takes_files = True
    file = forms.FileField(label=_("Or a file"), required=False, allow_empty_file=True)
    rows: Sequence[Any] = ()

    @property
    def wrong_count(self) -> int:
        """How many rows cannot be taken."""
        return sum(bool(row.reasons) for row in self.rows)

    @property
    def shown_rows(self) -> list[RowShown]:
        """The rows as the page shows them."""
        return [
            RowShown(row.at, tuple(zip(self.heads, self.cells(row), strict=True)), row.reasons)
            for row in self.rows
        ]

    @abstractmethod
    def cells(self, row: Any) -> Sequence[Any]:
        """Return what is shown of a row, by the heads; what is empty is shown as a dash."""

    @abstractmethod
    def read(self, text: str, given: dict[str, Any]) -> Sequence[Any]:
        """Return what a text holds, row by row; `given`: what else the form says.

        Raises:
            BadFile.
        """

    def clean(self) -> dict[str, Any]:
        """Read the file, or what was typed; the words then stand in the field, so that they can be mended."""
        cleaned: dict[str, Any] = super().clean() or {}
        try:
            file = cleaned.get("file")
            text = text_of(file.read(), MOST_BYTES) if file else cleaned.get("table") or ""
            self.rows = self.read(text, cleaned)
        except BadFile as error:
            self.add_error("table", str(error))
        else:
            data = QueryDict(mutable=True)
            data.update(self.data)
            data["table"] = text
            self.data = data
        return cleaned


class SheetForm(ReadsSheet, SittingForm):
    """A sheet with the source on which its rows rest."""

    field_order = ("version", "table", "file")
