"""The form by which a finding is corrected, made for its kind; the original reading stays beside it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from secretariat.bodies.states import MembershipStatus
from secretariat.commitments.states import Stance
from secretariat.desk import words
from secretariat.desk.bridge import chairmanship, meeting, membership
from secretariat.desk.queries.drafts import value_of
from secretariat.engines.reading.findings import FIELDS, Kind
from secretariat.engines.values.edtf import BadDate, parse
from secretariat.evidence.models import Finding
from secretariat.seen import VERSION, SeenForm

_DATES = {"start", "end", "date", "due"}
_LISTS = {"participants", "actors"}
_MEETINGS = (
    "visit", "bilateral", "conference", "summit", "ministerial", "senior-officials", "working-group",
    "assembly", "lecture", "ceremony", "other",
)  # fmt: skip
_TEXTS = (
    "declaration", "resolution", "decision", "recommendation", "agenda", "strategy", "communique",
    "memorandum", "agreement", "other",
)  # fmt: skip
_CHOICES: Mapping[tuple[str, str], Sequence[str]] = {
    ("meeting", "type"): _MEETINGS,
    ("meeting", "mode"): ("", "in-person", "online"),
    ("meeting", "status"): tuple(meeting.STATUS),
    ("chairmanship", "status"): tuple(chairmanship.STATUS),
    ("membership", "status"): tuple(MembershipStatus.values),
    ("membership", "change"): membership.CHANGES,
    ("commitment", "stance"): tuple(Stance.values),
    ("adoption", "instrument"): _TEXTS,
}
_MUST = {"person", "office", "speaker", "holder", "party", "actors"}
_CHOSEN_BODY = {"chairmanship", "membership", "meeting", "adoption", "office"}
_CHOSEN_PARTY = {"chairmanship": "holder", "membership": "party"}

Options = Sequence[tuple[str, str]]


class CorrectForm(SeenForm):
    """The fields of one kind, and whom the record should take them to mean."""

    def __init__(
        self,
        *args: Any,
        finding: Finding,
        text: str,
        bodies: Options = (),
        parties: Options = (),
        persons: Options = (),
        **kwargs: Any,
    ) -> None:
        self.finding, self.text = finding, text
        kwargs.setdefault("initial", initial_of(finding, text))
        super().__init__(*args, version=finding.version, **kwargs)
        for name in FIELDS[Kind(finding.kind)]:
            self.fields["words" if name == "span" else name] = _field(finding.kind, name)
        self._add_choices(bodies, parties, persons)
        self.carry_what_is_seen()

    def _add_choices(self, bodies: Options, parties: Options, persons: Options) -> None:
        kind = self.finding.kind
        if kind in _CHOSEN_BODY:
            self.fields["chosen_body"] = _choice(str(_("The body of the record that is meant")), bodies)
            self.fields["new_body"] = forms.CharField(
                label=_("Or enter a new body"),
                required=False,
                max_length=200,
                help_text=_(
                    "Its full name. It gets an address of its own, with this document as its source."
                ),
            )
        if kind in _CHOSEN_PARTY:
            self.fields["chosen_party"] = _choice(str(_("The party of the record that is meant")), parties)
        if kind == "office" and persons:
            self.fields["chosen_person"] = _choice(str(_("The person of the record who is meant")), persons)

    def clean(self) -> dict[str, Any]:
        """Check dates, and that corrected words are literally in the document."""
        cleaned: dict[str, Any] = super().clean() or {}
        for name in _DATES & set(cleaned):
            try:
                if cleaned[name]:
                    parse(cleaned[name])
            except BadDate as error:
                self.add_error(name, str(error))
        said = cleaned.get("words")
        if said and " ".join(said.split()) not in " ".join(self.text.split()):
            self.add_error(
                "words", _("These words are not in the document. Copy them from it, letter for letter.")
            )
        return cleaned

    def value(self) -> dict[str, Any]:
        """Return the corrected value in the shape of the finding's kind."""
        value: dict[str, Any] = {}
        for name in self.fields:
            if name.startswith("chosen_") or name in {"new_body", VERSION}:
                continue
            given = self.cleaned_data[name]
            if name in _LISTS:
                given = [line.strip() for line in given.splitlines() if line.strip()]
            value[name] = given if given not in ("",) else None
        value["chosen"] = self.chosen()
        return value

    def chosen(self) -> dict[str, str]:
        """Return field → slug or code that the person chose."""
        party = _CHOSEN_PARTY.get(self.finding.kind, "party")
        fields = {"body": "chosen_body", party: "chosen_party", "person": "chosen_person"}
        return {
            field: self.cleaned_data[name] for field, name in fields.items() if self.cleaned_data.get(name)
        }


def initial_of(finding: Finding, text: str) -> dict[str, Any]:
    """Return what the form shows first."""
    value = value_of(finding)
    initial: dict[str, Any] = {}
    for name in FIELDS[Kind(finding.kind)]:
        given = value.get(name)
        if name == "span":
            initial["words"] = value.get("words") or (text[given["start"] : given["end"]] if given else "")
        else:
            initial[name] = "\n".join(given or ()) if name in _LISTS else given
    for field, chosen in (value.get("chosen") or {}).items():
        initial[f"chosen_{'party' if field == 'holder' else field}"] = chosen
    return initial


def _field(kind: str, name: str) -> forms.Field:
    label = str(words.FIELDS[name])
    choices = _CHOICES.get((kind, name))
    if choices:
        return forms.ChoiceField(
            label=label, choices=[(c, c or "—") for c in choices], required=choices[0] != ""
        )
    if name == "quote":
        return forms.BooleanField(label=label, required=False)
    if name == "ordinal":
        return forms.IntegerField(label=label, required=False, min_value=1, max_value=9999)
    if name in _LISTS:
        widget = forms.Textarea(attrs={"rows": 4})
        return forms.CharField(label=label, required=name in _MUST, help_text=_("One a line."), widget=widget)
    if name == "span":
        return forms.CharField(label=label, strip=False, widget=forms.Textarea(attrs={"rows": 4}))
    help_text = (
        _("For example 2021-12-08, 2022-06 or 2022-41 for a second half-year.") if name in _DATES else ""
    )
    return forms.CharField(label=label, required=name in _MUST, max_length=400, help_text=help_text)


def _choice(label: str, options: Iterable[tuple[str, str]]) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, required=False, choices=[("", _("as the words say")), *options])
