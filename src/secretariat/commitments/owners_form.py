"""The fields by which one says who owes something; names that are nearly known are asked about."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from secretariat.commitments.known_names import names_known_to
from secretariat.commitments.typed import FollowForm
from secretariat.fields import line_field, lines_field
from secretariat.meetings.naming import Written, written

_WHO = gettext_lazy(
    "One a line: Alba; Committee on Ports; H.E. Ms. Mara Lind, Minister of Transport of Alba."
)
OFFERED = "known-names"  # id of the list from which the browser offers names


class OwnersForm(FollowForm):
    """Owners one a line, or one chosen from the names of the record.

    `offered`: the names of Parties and Bodies. `is_asked`: a name was typed that is nearly one of the record.
    """

    owners = lines_field(gettext_lazy("Who owes it"), _WHO, 3)
    owner = line_field(
        gettext_lazy("One more, from the names of the record"),
        widget=forms.TextInput(attrs={"list": OFFERED, "autocomplete": "off"}),
    )
    as_written = forms.BooleanField(
        label=gettext_lazy("Keep these names as they are written"), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = names_known_to(self.viewer)
        self.offered = self.known.offered
        self.is_asked = bool(self.data.get("as_written"))

    def own_fields(self) -> list[Any]:
        """Return the fields before those of the source; whether names stay as written, once it is asked."""
        return [one for one in super().own_fields() if one.name != "as_written" or self.is_asked]

    def clean(self) -> dict[str, Any]:
        """Ask for somebody who owes it, and about names that are nearly those of the record."""
        cleaned: dict[str, Any] = super().clean() or {}
        if "owners" not in cleaned:
            return cleaned
        if not self.named():
            self.add_error("owners", _("Somebody has to owe it. Name at least one owner."))
        elif not cleaned.get("as_written"):
            self._ask_about_names()
        return cleaned

    def named(self) -> list[Written]:
        """Return the owners as written, each once."""
        lines = f"{self.cleaned_data['owners']}\n{self.cleaned_data.get('owner') or ''}"
        return list(dict.fromkeys(written(lines)))

    def _ask_about_names(self) -> None:
        before = {one.name for one in written(str(self.initial.get("owners") or ""))}
        for name, near in self.known.unknown(
            one.name for one in self.named() if one.name not in before
        ).items():
            self.is_asked = True
            asked = _(
                "The record knows nobody called “%(name)s”. Did you mean %(near)s? Mend the name, or keep it "
                "as it is written."
            )
            self.add_error("owners", asked % {"name": name[:80], "near": _(" or ").join(near)})
