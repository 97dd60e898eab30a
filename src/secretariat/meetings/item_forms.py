"""The forms of an agenda: its items, their order, and the sending of it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from secretariat.distribution import STRICTNESS, Distribution
from secretariat.evidence.forms import SourceForm
from secretariat.fields import line_field, lines_field
from secretariat.meetings.actions.arrange_agenda import Placed
from secretariat.meetings.actions.record_items import NewItem
from secretariat.meetings.forms import AUDIENCES, LANGUAGES, time_text
from secretariat.meetings.models import AgendaItem
from secretariat.meetings.naming import Written, as_written, written
from secretariat.meetings.numbering import BadNumber, number_of
from secretariat.meetings.shapes.agenda import ItemValue
from secretariat.meetings.states import ItemKind
from secretariat.seen import SeenForm


def readers_from(reach: str) -> list[tuple[str, Any]]:
    """Return who may be chosen as readers of something that belongs to what has this reach itself."""
    return [(name, words) for name, words in AUDIENCES if STRICTNESS[name] >= STRICTNESS[reach]] or [
        (Distribution.RESTRICTED.value, _("Those who may see the meeting"))
    ]


class SittingForm(SeenForm, SourceForm):
    """What all forms of a sitting share: what was seen, and on what the entry rests, told last."""

    def __init__(self, *args: Any, reach: str = Distribution.PUBLIC, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "distribution" in self.fields:
            self.fields["distribution"].choices = readers_from(reach)  # type: ignore[attr-defined]
            self.initial.setdefault("distribution", readers_from(reach)[0][0])
        own = [name for name in self.fields if name not in self.source_fields]
        self.order_fields([*own, *self.source_fields])
        self.carry_what_is_seen()


def distribution_field() -> forms.ChoiceField:
    """Return the question who may see it."""
    return forms.ChoiceField(label=_("Who may see it"), choices=AUDIENCES, widget=forms.RadioSelect)


class WriteForm(SittingForm):
    """An agenda typed line by line."""

    lines = lines_field(
        _("The items"),
        _(
            "One a line, the number first: 1. Opening of the meeting; 3 bis. Budget; 3.1 Report. "
            "Without a number it takes the next one; a line that begins with a dash is a break."
        ),
        12,
        required=True,
    )
    day = forms.ChoiceField(label=_("Day"), required=False)
    distribution = distribution_field()

    def __init__(self, *args: Any, days: Sequence[date], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["day"].choices = day_choices(days)  # type: ignore[attr-defined]

    def clean_lines(self) -> str:
        """Refuse lines without a title, naming the line."""
        text = str(self.cleaned_data["lines"])
        for at, line in enumerate(text.splitlines(), start=1):
            if line.strip() and not read_line(line)[1]:
                raise forms.ValidationError(_("Line %(at)d has no title."), params={"at": at})
        return text

    def items(self) -> list[NewItem]:
        """Return what the lines say."""
        day = self.cleaned_data["day"] or None
        found = []
        for line in filter(str.strip, self.cleaned_data["lines"].splitlines()):
            number, title, kind = read_line(line)
            found.append(
                NewItem(ItemValue(meeting="", body=None, title=title, number=number, kind=kind, day=day))
            )
        return found


def read_line(line: str) -> tuple[str, str, str]:
    """Return number, title and kind of an item as one types it.

    >>> read_line("3 bis. Budget of 2027")
    ('3 bis', 'Budget of 2027', 'item')
    >>> read_line("2026 in review"), read_line("- Lunch")
    (('', '2026 in review', 'item'), ('', 'Lunch', 'break'))
    """
    text = " ".join(line.split())
    if text.startswith(("-", "–", "—")):
        return "", text[1:].strip(), ItemKind.BREAK.value
    words = text.split(" ")
    for many in (2, 1):
        head, rest = " ".join(words[:many]), " ".join(words[many:])
        marked = head.endswith(".") or "." in head or many == 2
        try:
            number = number_of(head) if marked else None
        except BadNumber:
            continue
        if number is not None:
            return str(number), rest, ItemKind.ITEM.value
    return "", text, ItemKind.ITEM.value


def day_choices(days: Sequence[date]) -> list[tuple[str, Any]]:
    """Return the days of the meeting; "" is none yet."""
    return [("", _("Not fixed yet")), *((day.isoformat(), f"{day:%A %-d %B %Y}") for day in days)]


class AgendaItemForm(SittingForm):
    """One item of an agenda."""

    number = line_field(_("Number"), _("1, 1 bis, 2.1. Empty on a new item: the next one."), max_length=30)
    kind = forms.ChoiceField(label=_("Kind"), choices=ItemKind.choices, initial=ItemKind.ITEM)
    title = line_field(_("Title"), required=True, max_length=400)
    language = forms.ChoiceField(label=_("Language of the title"), choices=LANGUAGES, initial="en")
    day = forms.ChoiceField(label=_("Day"), required=False)
    begins = line_field(_("Begins at"), _("By the clocks of the place: 09:30."), max_length=5)
    ends = line_field(_("Ends at"), max_length=5)
    room = line_field(_("Room"), max_length=100)
    speakers = lines_field(
        _("Speakers"), _("One a line: Alba; the Chair; H.E. Ms. Mara Lind, Minister of Transport of Alba.")
    )
    annotation = lines_field(_("Annotation"), _("What the item is about, below its title."), 2)
    distribution = distribution_field()

    def __init__(self, *args: Any, days: Sequence[date], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["day"].choices = day_choices(days)  # type: ignore[attr-defined]
        given = str(self.initial.get("day") or "")
        if given and given not in dict(self.fields["day"].choices):  # type: ignore[attr-defined]
            self.fields["day"].choices.append((given, given))  # type: ignore[attr-defined]

    def clean_begins(self) -> str:
        """Take a time, or nothing."""
        return time_text(str(self.cleaned_data["begins"]))

    def clean_ends(self) -> str:
        """Take a time, or nothing."""
        return time_text(str(self.cleaned_data["ends"]))

    def people(self) -> list[Written]:
        """Return the speakers as written."""
        return written(self.cleaned_data["speakers"])

    def value(self) -> ItemValue:
        """Return what the form says; the speakers apart."""
        given = self.cleaned_data
        return ItemValue(
            meeting="",
            body=None,
            title=given["title"].strip(),
            number=given["number"],
            kind=given["kind"],
            language=given["language"],
            day=given["day"] or None,
            begins=given["begins"],
            ends=given["ends"],
            room=given["room"].strip(),
            note=given["annotation"].strip(),
            is_struck=bool(given.get("is_struck")),
            reason=given.get("reason") or "",
        )


class ItemChangeForm(AgendaItemForm):
    """An item that stands on the agenda; its readers stay."""

    is_struck = forms.BooleanField(
        label=_("Strike it from the agenda"),
        required=False,
        help_text=_("It stays on record, and whoever had the agenda is told that it went."),
    )
    reason = line_field(_("Why it is struck"), max_length=1000)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["distribution"].disabled = True


def initial_of_item(value: ItemValue, distribution: str) -> dict[str, Any]:
    """Return what stands in the record, in the shape of the form."""
    plain = ("number", "kind", "title", "language", "begins", "ends", "room", "is_struck", "reason")
    shown: dict[str, Any] = {name: getattr(value, name) for name in plain}
    speakers = as_written(value.speakers, "")
    shown |= {"day": value.day or "", "speakers": speakers, "annotation": value.note}
    return shown | {"distribution": distribution}


class ArrangeForm(SittingForm):
    """The order of the items and their numbers: two small fields for each."""

    anew = forms.BooleanField(
        label=_("Number them anew in this order"),
        required=False,
        help_text=_(
            "1, 1 bis, 2.1 become 1, 2, 2.1; what is typed as numbers above then only says the level."
        ),
    )

    def __init__(self, *args: Any, items: Sequence[AgendaItem], **kwargs: Any) -> None:
        self.items = items
        super().__init__(*args, **kwargs)
        for item in items:
            self.fields[f"place_{item.public_id}"] = forms.IntegerField(
                label=_("Place of %(item)s") % {"item": item}, min_value=0, max_value=9999
            )
            if item.kind == ItemKind.ITEM:
                self.fields[f"number_{item.public_id}"] = line_field(
                    _("Number of %(item)s") % {"item": item.title}, max_length=30
                )
        self.initial.update(standing_order(items))
        self.carry_what_is_seen()

    def rows(self) -> list[tuple[AgendaItem, Any, Any]]:
        """Return item, place and number, as they stand."""
        return [
            (one, self[f"place_{one.public_id}"],
             self[f"number_{one.public_id}"] if one.kind == ItemKind.ITEM else None)
            for one in self.items
        ]  # fmt: skip

    def placed(self) -> list[Placed]:
        """Return where each item is to stand."""
        given = self.cleaned_data
        return [
            Placed(one.public_id, given[f"place_{one.public_id}"], given.get(f"number_{one.public_id}", ""))
            for one in self.items
        ]


def standing_order(items: Sequence[AgendaItem]) -> dict[str, Any]:
    """Return places 10, 20, 30 and the numbers as they stand: another item goes between by 15."""
    shown: dict[str, Any] = {}
    for at, item in enumerate(items, start=1):
        shown[f"place_{item.public_id}"] = at * 10
        shown[f"number_{item.public_id}"] = item.number
    return shown
