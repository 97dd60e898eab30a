"""The forms of the desk of meetings: what, when, where, with whom, on which source."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from secretariat.bodies.audience_form import AudienceForm
from secretariat.distribution import Distribution
from secretariat.engines.values.edtf import BadDate, parse
from secretariat.evidence.forms import SourceForm
from secretariat.fields import line_field, lines_field
from secretariat.meetings.bridge import LegValue, MeetingValue, TitleValue
from secretariat.meetings.clock import BadTime, time_of, zone_named
from secretariat.meetings.legs import BadLeg, legs_of, legs_written
from secretariat.meetings.naming import Written, as_written, written
from secretariat.meetings.states import MeetingKind, MeetingStatus, Mode, PartRole, Side
from secretariat.meetings.titles import BadTitle, titles_of, titles_written
from secretariat.seen import SeenForm

_PLAIN = (
    "title", "language", "status", "place", "room", "country", "mode", "begins", "ends", "time_zone",
    "presided_why", "reason", "invited_by", "framework", "topics", "outcome",
)  # fmt: skip
# field → in which part, on which side
_PARTS = {
    "present": ("", ""),
    "attending": (PartRole.ATTENDING.value, ""),
    "accompanying": (PartRole.ATTENDING.value, Side.VISITING.value),
    "interpreters": (PartRole.INTERPRETER.value, ""),
}
LANGUAGES = (("en", _("English")), ("ru", _("Russian")), ("fr", _("French")), ("es", _("Spanish")))
AUDIENCES = (
    (Distribution.PUBLIC.value, _("Everybody")),
    (Distribution.GENERAL.value, _("All delegations and observers of the body")),
    (Distribution.LIMITED.value, _("Members and the secretariat of the body")),
)

Choices = Sequence[tuple[str, Any]]


@dataclass(frozen=True, slots=True)
class Offered:
    """What the form chooses from: bodies (slug, name) and parties (code, name), by name."""

    bodies: Choices
    parties: Choices


def edtf_of(text: str) -> str:
    """Return a date as typed, checked.

    Raises:
        forms.ValidationError: it is none.
    """
    plain = text.strip()
    try:
        return parse(plain).text if plain else ""
    except BadDate as error:
        raise forms.ValidationError(f"{error} Write for example 2022-06 or 2021-12-08/2021-12-10.") from error


def time_text(text: str) -> str:
    """Return a time of the day as HH:MM.

    Raises:
        forms.ValidationError: it is none.
    """
    try:
        hour = time_of(text)
    except BadTime as error:
        raise forms.ValidationError(str(error)) from error
    return f"{hour:%H:%M}" if hour else ""


def people_of(given: Mapping[str, Any]) -> list[Written]:
    """Return whom the lines of a form name, each in their part."""
    return [one for name, part in _PARTS.items() for one in written(given[name], *part)]


class MeetingForm(SeenForm, SourceForm, AudienceForm):
    """A meeting or visit, as exactly as it is known. `audience_of`: the body whose people were counted."""

    renamed: ClassVar = {"participants": "present"}
    body = forms.ChoiceField(label=_("Body"))
    kind = forms.ChoiceField(label=_("Kind"), choices=MeetingKind.choices)
    title = forms.CharField(label=_("Title"), max_length=400)
    language = forms.ChoiceField(label=_("Language of the title"), choices=LANGUAGES, initial="en")
    titles = lines_field(
        _("Title in other languages"),
        _("One a line, after the code of the language: ru: 16-я Генеральная конференция."),
        rows=2,
    )
    ordinal = forms.IntegerField(
        label=_("Number in its series"),
        required=False,
        min_value=1,
        max_value=9999,
        help_text=_("16 for the 16th; empty where it bears none."),
    )
    on = line_field(
        _("When"),
        _("As exactly as it is known: 2022-06, 2021-12-08, or 2021-12-08/2021-12-10 for several days."),
        max_length=60,
    )
    begins = line_field(_("Begins at"), _("By the clocks of the place: 09:30."), max_length=5)
    ends = line_field(_("Ends at"), max_length=5)
    time_zone = line_field(
        _("Time zone of the place"), _("Empty: that of the seat. For example Europe/Istanbul."), max_length=60
    )
    status = forms.ChoiceField(label=_("State"), choices=MeetingStatus.choices, initial=MeetingStatus.PLANNED)
    reason = line_field(_("Why"), _("Needed where it is postponed or cancelled."), max_length=1000)
    place = line_field(_("Place"))
    room = line_field(_("Room"), max_length=100)
    country = line_field(_("Country"), _("Two letters: TR."), max_length=2)
    mode = forms.ChoiceField(label=_("Mode"), required=False, choices=[("", "—"), *Mode.choices])
    joint_with = forms.MultipleChoiceField(
        label=_("Held jointly with"),
        required=False,
        help_text=_("Bodies with equal rights; hold Ctrl to choose several."),
        widget=forms.SelectMultiple(attrs={"size": 6}),
    )
    host = forms.ChoiceField(label=_("Host"), required=False)
    presided_by = forms.ChoiceField(
        label=_("Presides"), required=False, help_text=_("Empty: the chair of that day.")
    )
    presided_why = line_field(_("Why another presides"))
    present = lines_field(
        _("Who takes part"), _("One a line: H.E. Ms. Mara Lind, Minister of Transport of Alba."), rows=5
    )
    attending = lines_field(_("Who also attends"), _("One a line, in the same way."))
    accompanying = lines_field(_("Also attend with the visitors"))
    legs = lines_field(
        _("Legs"),
        _("Of a visit to several places, one a line: 2021-12-08/2021-12-09, Moscow, RU, Europe/Moscow."),
    )
    interpreters = lines_field(_("Interpreters"), rows=2)
    invited_by = line_field(_("At the invitation of"))
    framework = line_field(_("In the framework of"), _("A chairmanship, an anniversary."))
    topics = lines_field(_("Topics"))
    outcome = lines_field(_("Outcome"))
    audience_of = forms.CharField(required=False, max_length=100, widget=forms.HiddenInput)

    def __init__(self, *args: Any, offered: Offered, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        none = ("", "—")
        choices = {"body": [none, *offered.bodies], "joint_with": offered.bodies}
        choices |= {name: [none, *offered.parties] for name in ("host", "presided_by")}
        for name, of in choices.items():
            self.fields[name].choices = of  # type: ignore[attr-defined]
        last = (*self.audience_fields, *self.source_fields)
        self.order_fields([*(name for name in self.fields if name not in last), *last])

    def clean(self) -> dict[str, Any]:
        """Ask again for the reading of who will see it, where another body was chosen meanwhile."""
        cleaned: dict[str, Any] = super().clean() or {}
        of, closed = cleaned.get("audience_of"), cleaned.get("distribution") != Distribution.PUBLIC
        if "confirmed" in self.fields and closed and cleaned.get("body") and cleaned["body"] != of:
            self.add_error("confirmed", _("You chose another body: read once more who will see it."))
        return cleaned

    def clean_on(self) -> str:
        """Take a date of the subset, or nothing."""
        return edtf_of(str(self.cleaned_data["on"]))

    def clean_begins(self) -> str:
        """Take a time, or nothing."""
        return time_text(str(self.cleaned_data["begins"]))

    def clean_ends(self) -> str:
        """Take a time, or nothing."""
        return time_text(str(self.cleaned_data["ends"]))

    def clean_country(self) -> str:
        """Take a code in capitals."""
        return str(self.cleaned_data["country"]).strip().upper()

    def clean_time_zone(self) -> str:
        """Take a zone of the IANA list, or nothing."""
        name = str(self.cleaned_data["time_zone"]).strip()
        if name:
            try:
                zone_named(name)
            except BadTime as error:
                raise forms.ValidationError(str(error)) from error
        return name

    def clean_legs(self) -> tuple[LegValue, ...]:
        """Take legs, each with its days and place."""
        try:
            return legs_of(str(self.cleaned_data["legs"]))
        except BadLeg as error:
            raise forms.ValidationError(str(error)) from error

    def clean_titles(self) -> tuple[TitleValue, ...]:
        """Take titles, each in a language of its own."""
        try:
            given = titles_of(str(self.cleaned_data["titles"]))
        except BadTitle as error:
            raise forms.ValidationError(str(error)) from error
        if any(code == self.cleaned_data.get("language") for code, _title in given):
            raise forms.ValidationError(
                _("The title in its own language stands above. Leave it out here, or change it there.")
            )
        return tuple(TitleValue(language=code, text=title) for code, title in given)

    def people(self) -> list[Written]:
        """Return whom the lines name, each in their part."""
        return people_of(self.cleaned_data)

    def value(self) -> MeetingValue:
        """Return what the form says."""
        given = self.cleaned_data
        return MeetingValue(
            kind=given["kind"],
            body=given["body"] or None,
            ordinal=given["ordinal"],
            on=given["on"] or None,
            joint_with=tuple(given["joint_with"]),
            host=given["host"] or None,
            presided_by=given["presided_by"] or None,
            legs=given["legs"],
            titles=given["titles"],
            **{name: given[name].strip() for name in _PLAIN},
        )


def initial_of(value: MeetingValue, distribution: str) -> dict[str, Any]:
    """Return what stands in the record, in the shape of the form."""
    shown: dict[str, Any] = {
        name: getattr(value, name) for name in (*_PLAIN, "kind", "ordinal", "joint_with")
    }
    return shown | {
        "body": value.body or "",
        "on": value.on or "",
        "host": value.host or "",
        "presided_by": value.presided_by or "",
        "distribution": distribution,
        "legs": "\n".join(legs_written(value.legs)),
        "titles": titles_written((one.language, one.text) for one in value.titles),
        **{name: as_written(value.participants, *part) for name, part in _PARTS.items()},
    }


class ChangeForm(MeetingForm):
    """The same of a meeting that stands in the record; its body and its readers stay."""

    is_slip = forms.BooleanField(
        label=_("What stood there was a slip of ours: take it back"),
        required=False,
        help_text=_("Otherwise both stand: what was announced, and what became of it."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].required = False
        for name in ("body", "distribution"):
            self.fields[name].disabled = True
        for name in ("confirmed", "readers", "audience_of"):
            del self.fields[name]
        own = [name for name in self.fields if name not in {"is_slip", *self.source_fields}]
        self.order_fields([*own, "is_slip", *self.source_fields])
        self.carry_what_is_seen()


class MoveForm(SeenForm, SourceForm):
    """A meeting is confirmed, held, postponed or cancelled."""

    reason = line_field(_("Why"), max_length=1000)
    on = line_field(_("When it is to be instead"), _("Empty where that is not known."), max_length=60)

    def __init__(self, *args: Any, move: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if move != "postpone":
            del self.fields["on"]
        if move in {"postpone", "cancel"}:
            self.fields["reason"].required = True
        else:
            del self.fields["reason"]
        own = [name for name in self.fields if name not in self.source_fields]
        self.order_fields([*own, *self.source_fields])
        self.carry_what_is_seen()

    def clean_on(self) -> str:
        """Take a date of the subset, or nothing."""
        return edtf_of(str(self.cleaned_data["on"]))
