"""The form of a term's programme: motto, priorities, and on which strategy each rests."""

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from secretariat.chairs.bridge import PriorityValue
from secretariat.seen import SeenForm

Priority = Mapping[str, str]


class ProgrammeForm(SeenForm):
    """Motto and priorities of a term; of each priority that stands, the strategy on which it rests.

    The two fields of a priority bear a name made from its words, so that they stay its own wherever it moves.
    """

    motto = forms.CharField(label=_("Motto"), required=False, max_length=300)
    priorities = forms.CharField(
        label=_("Priorities"),
        required=False,
        help_text=_("One a line, in short words. Once saved, each can be tied to a line of the strategy."),
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    distribution = forms.ChoiceField(
        label=_("Who may see it"),
        choices=(
            ("limited", _("A draft: members and the secretariat")),
            ("public", _("Published: everybody")),
        ),
        widget=forms.RadioSelect,
    )

    def __init__(
        self, *args: Any, held: Sequence[Priority], strategies: Sequence[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.held = held
        for each in held:
            self._add_tie(each["words"], strategies)
        self.order_fields(["motto", "priorities", *list(self.fields)[4:], "distribution"])
        self.carry_what_is_seen()

    def _add_tie(self, words: str, strategies: Sequence[tuple[str, str]]) -> None:
        key, of = _key(words), {"words": words}
        self.fields[f"line-{key}"] = forms.ChoiceField(
            label=format_lazy(_("“{words}” rests on"), **of),
            required=False,
            choices=[("", _("No strategy")), *strategies],
        )
        self.fields[f"place-{key}"] = forms.CharField(
            label=format_lazy(_("“{words}”: chapter or line"), **of), required=False, max_length=200
        )

    @property
    def ties(self) -> list[tuple[BoundField, BoundField]]:
        """The two fields of each priority that stands."""
        keys = [_key(each["words"]) for each in self.held]
        return [(self[f"line-{key}"], self[f"place-{key}"]) for key in keys]

    def clean_priorities(self) -> tuple[str, ...]:
        """Return the lines that say something."""
        lines = (line.strip() for line in str(self.cleaned_data["priorities"]).splitlines())
        return tuple(dict.fromkeys(line for line in lines if line))

    def values(self) -> list[PriorityValue]:
        """Return the priorities with what each rests on; a new one rests on none, one not sent stays tied."""
        known = {each["words"]: each for each in self.held}
        return [self._value(words, known.get(words)) for words in self.cleaned_data["priorities"]]

    def _value(self, words: str, held: Priority | None) -> PriorityValue:
        if held is None:
            return PriorityValue(words=words)
        given = dict(held)
        for field in ("line", "place"):
            name = f"{field}-{_key(words)}"
            if name in self.data:
                given[field] = self.cleaned_data[name].strip()
        place = given.get("place", "") if given["line"] else ""
        return PriorityValue(words=words, line=given["line"], place=place)


def initial_of(motto: str, priorities: Sequence[Priority], distribution: str) -> dict[str, str]:
    """Return what the form shows of a programme that stands."""
    shown = {
        "motto": motto,
        "priorities": "\n".join(each["words"] for each in priorities),
        "distribution": distribution,
    }
    for each in priorities:
        key = _key(each["words"])
        shown |= {f"line-{key}": each["line"], f"place-{key}": each.get("place", "")}
    return shown


def _key(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()[:10]
