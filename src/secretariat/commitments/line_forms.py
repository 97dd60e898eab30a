"""The forms of a line of an agenda: what it says, with topics as boxes, and the order of all."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from secretariat.commitments.bridge import IndicatorValue, PriorityValue
from secretariat.commitments.follow_forms import NOTHING
from secretariat.commitments.models import Priority
from secretariat.commitments.typed import FollowForm
from secretariat.data.topics import topics_by_group
from secretariat.fields import line_field, lines_field
from secretariat.meetings.forms import edtf_of
from secretariat.meetings.item_forms import SittingForm

Grouped = Sequence[tuple[str, Any]]
PARTS = ("name", "unit", "baseline", "target", "by")


@dataclass(frozen=True, slots=True)
class Boxes:
    """Topics that stand together: the name of the group, and the box of each."""

    name: str
    boxes: tuple[Any, ...]


class LineForm(FollowForm):
    """A line of a version of an agenda, entered or changed.

    `before`: lines of other versions that it may carry on, by version; `rooms`: for how many indicators.
    """

    number = line_field(_("Number"), _("As the text has it: 2, 2.1, IV."), max_length=20)
    told = lines_field(_("What it says"), _("In the words of the text."), 3, required=True)
    topics = forms.MultipleChoiceField(
        label=_("Topics"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("What the line is about; several may hold."),
    )  # fmt: skip
    continues = forms.ChoiceField(
        label=_("Carries on"), required=False, help_text=_("The line of another version that it takes up.")
    )
    renamed: ClassVar = {"words": "told", "lines": "told", "indicators": "name_1"}

    def __init__(self, *args: Any, before: Grouped, rooms: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rooms = range(1, rooms + 1)
        self.fields["topics"].choices = [  # type: ignore[attr-defined]
            (one.key, one.name(get_language() or "en")) for _group, some in topics_by_group() for one in some
        ]
        self.fields["continues"].choices = [NOTHING, *before]  # type: ignore[attr-defined]
        for at in self.rooms:
            self._make_room(at)
        self.order_fields([name for name in self.fields if name not in self.source_fields])
        self.carry_what_is_seen()

    def _make_room(self, at: int) -> None:
        named = {"at": at}
        self.fields |= {
            f"name_{at}": line_field(
                _("Indicator %(at)d") % named, _("By what one sees how far it has come.")
            ),
            f"unit_{at}": line_field(_("Unit of indicator %(at)d") % named, max_length=60),
            f"baseline_{at}": forms.DecimalField(
                label=_("From, of indicator %(at)d") % named, required=False, max_digits=18, decimal_places=4
            ),
            f"target_{at}": forms.DecimalField(
                label=_("To, of indicator %(at)d") % named, required=False, max_digits=18, decimal_places=4
            ),
            f"by_{at}": line_field(_("By when, of indicator %(at)d") % named, max_length=30),
        }

    def own_fields(self) -> list[Any]:
        """Return the fields that stand above the boxes and the indicators."""
        apart = {"topics", *(f"{part}_{at}" for at in self.rooms for part in PARTS)}
        return [field for field in super().own_fields() if field.name not in apart]

    def topic_groups(self) -> tuple[Boxes, ...]:
        """Return the boxes of the topics, group by group."""
        boxes = {str(box.data["value"]): box for box in self["topics"]}
        return tuple(
            Boxes(group.name(get_language() or "en"), tuple(boxes[one.key] for one in some))
            for group, some in topics_by_group()
        )

    def topics_seen(self) -> str:
        """Return the hidden fields that carry which boxes were ticked."""
        return self["topics"].as_hidden(only_initial=True)

    def indicator_rows(self) -> list[list[Any]]:
        """Return the fields of the indicators, one by one."""
        return [[self[f"{part}_{at}"] for part in PARTS] for at in self.rooms]

    def clean(self) -> dict[str, Any]:
        """Ask for the name of an indicator that has figures, and for dates of the subset."""
        cleaned: dict[str, Any] = super().clean() or {}
        for at in self.rooms:
            if not cleaned.get(f"name_{at}") and any(
                cleaned.get(f"{part}_{at}") not in {None, ""} for part in PARTS[1:]
            ):
                self.add_error(f"name_{at}", _("Name the indicator, or take its figures away."))
            try:
                cleaned[f"by_{at}"] = edtf_of(str(cleaned.get(f"by_{at}") or ""))
            except forms.ValidationError as error:
                self.add_error(f"by_{at}", error)
        return cleaned

    def value(self, of: str) -> PriorityValue:
        """Return what the form says; `of`: public id of the version."""
        given = self.cleaned_data
        return PriorityValue(
            of=of, number=given["number"].strip(), words=given["told"].strip(), topics=tuple(given["topics"]),
            continues=given["continues"] or None,
            indicators=tuple(self._indicator(at) for at in self.rooms if given[f"name_{at}"].strip()),
        )  # fmt: skip

    def _indicator(self, at: int) -> IndicatorValue:
        given = self.cleaned_data
        return IndicatorValue(
            name=given[f"name_{at}"].strip(), unit=given[f"unit_{at}"].strip(),
            baseline=_plain(given[f"baseline_{at}"]), target=_plain(given[f"target_{at}"]),
            by=given[f"by_{at}"] or None,
        )  # fmt: skip


def standing_line(value: PriorityValue) -> dict[str, Any]:
    """Return what the record says of a line, in the shape of the form."""
    shown: dict[str, Any] = {
        "number": value.number,
        "told": value.words,
        "topics": list(value.topics),
        "continues": value.continues or "",
    }
    for at, one in enumerate(value.indicators, start=1):
        shown |= {f"{part}_{at}": getattr(one, part) or "" for part in PARTS}
    return shown


class OrderForm(SittingForm):
    """The order of the lines of a version: a small field for each."""

    def __init__(self, *args: Any, lines: Sequence[Priority], **kwargs: Any) -> None:
        self.lines = lines
        super().__init__(*args, **kwargs)
        for at, line in enumerate(lines, start=1):
            self.fields[_place(line)] = forms.IntegerField(
                label=_("Place of %(line)s") % {"line": line}, min_value=0, max_value=9999
            )
            self.initial[_place(line)] = at * 10
        self.order_fields([name for name in self.fields if name not in self.source_fields])
        self.carry_what_is_seen()

    def own_fields(self) -> list[Any]:
        """Return none: they stand in a table."""
        return []

    def place_rows(self) -> list[tuple[Priority, Any]]:
        """Return each line with its field."""
        return [(line, self[_place(line)]) for line in self.lines]

    def places(self) -> dict[str, int]:
        """Return public id → place."""
        return {line.public_id: self.cleaned_data[_place(line)] for line in self.lines}


def _place(line: Priority) -> str:
    return f"place_{line.public_id}"


def _plain(figure: Any) -> str | None:
    return None if figure is None else f"{figure.normalize():f}"
