"""The forms by which lines come as a sheet, typed or as a file; what is wrong with each is said first."""

from abc import abstractmethod
from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from secretariat.commitments.sheet import MOST_BYTES
from secretariat.engines.values.sheets import BadFile, text_of
from secretariat.meetings.item_forms import SittingForm
from secretariat.seen import SeenForm


class ReadsSheet(SeenForm):
    """A sheet as CSV: a field `table` of the form's own, or a file."""

    file = forms.FileField(label=_("Or a file"), required=False, allow_empty_file=True)
    rows: Sequence[Any] = ()

    @property
    def wrong_count(self) -> int:
        """How many rows cannot be taken."""
        return sum(bool(row.reasons) for row in self.rows)

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
