"""Forms that carry what a person saw, so that a late save overwrites nothing and loses nothing typed.

A page that changes a thing gives its form the thing's version. Where the action answers StaleRevision, the
page asks the form to compare (`compared`) and to carry on (`carried_on`), and shows both with
`site/parts/stale.html`: what was seen, what stands now, what was typed. Fields that the person did not touch
take what stands now; the next save is made in sight of it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.forms.boundfield import BoundField
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from secretariat.refusals import Refused, StaleRevision

VERSION = "version"
SEEN = "seen"  # in words, what a button's page showed
_LONGEST = 19  # digits
_APART = {VERSION, SEEN, "csrfmiddlewaretoken"}


@dataclass(frozen=True, slots=True)
class Compared:
    """A field that somebody changed: `is_yours`: the person did; `is_theirs`: somebody else meanwhile."""

    name: str
    label: str
    seen: str
    typed: str
    now: str
    is_yours: bool
    is_theirs: bool

    @property
    def is_clash(self) -> bool:
        """Tell whether both changed it, and not to the same."""
        return self.is_yours and self.is_theirs and self.typed != self.now


@dataclass(frozen=True, slots=True)
class Stale:
    """Why a save was refused; what each field said, says and was to say; `what_happened`: who did what."""

    message: str
    rows: Sequence[Compared]
    what_happened: str = ""


class SeenForm(forms.Form):
    """A form that carries the version and the values that its person saw.

    `version` is a hidden field; each other field carries its first value as a hidden `initial-NAME`.
    """

    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput, required=False)
    renamed: ClassVar[Mapping[str, str]] = {}  # what actions call a field → its name in the form

    def __init__(self, *args: Any, version: int, **kwargs: Any) -> None:
        kwargs["initial"] = {**(kwargs.get("initial") or {}), VERSION: version}
        super().__init__(*args, **kwargs)
        self.carry_what_is_seen()

    @property
    def seen_version(self) -> int:
        """The version that the person saw; 0, which no thing has, where the form was sent without."""
        return int(self.cleaned_data.get(VERSION) or 0)

    def field_of(self, refusal: Refused) -> str | None:
        """Return the field that a refusal names, by its name here; None where the form has no such field."""
        name = str(refusal.details.get("field"))
        name = self.renamed.get(name, name)
        return name if name in self.fields else None

    def own_fields(self) -> list[BoundField]:
        """Return the fields that are seen, without those that say on what the entry rests."""
        apart = getattr(self, "source_fields", ())
        return [field for field in self.visible_fields() if field.name not in apart]

    def carry_what_is_seen(self) -> None:
        """Let each field carry its first value; call it again where fields are added later."""
        for name, field in self.fields.items():
            field.show_hidden_initial = name != VERSION

    def compared(self, now: Mapping[str, Any]) -> tuple[Compared, ...]:
        """Return the fields that the person or somebody else changed.

        Args:
            now: field → what stands now, in the shape of the form's `initial`.
        """
        found = (self._compared(bound, now) for bound in self._carried())
        return tuple(one for one in found if one.is_yours or one.is_theirs)

    def carried_on(self, now: Mapping[str, Any], version: int) -> QueryDict:
        """Return data for the same form again: what was typed stays, what was not touched follows.

        Args:
            version: the one that stands now; the next save is made in sight of it.
        """
        data = QueryDict(mutable=True)
        data.update(self.data)
        for bound in self._carried():
            standing = _as_data(bound, now.get(bound.name))
            if not self._compared(bound, now).is_yours:
                data.setlist(bound.html_name, standing)
            data.setlist(bound.html_initial_name, standing)
        data[self.add_prefix(VERSION)] = str(version)
        return data

    def follow(self, version: int) -> None:
        """Show what was typed once more; the next save is made in sight of this version."""
        assert isinstance(self.data, QueryDict), "what a browser sent"
        self.data = self.data.copy()
        self.data[self.add_prefix(VERSION)] = str(version)

    def _carried(self) -> list[BoundField]:
        return [self[name] for name, field in self.fields.items() if field.show_hidden_initial]

    def _compared(self, bound: BoundField, now: Mapping[str, Any]) -> Compared:
        seen, typed = (self._sent(bound, name) for name in (bound.html_initial_name, bound.html_name))
        standing = _plain(bound, _as_data(bound, now.get(bound.name)))
        return Compared(
            name=bound.name,
            label=str(bound.label),
            seen=_shown(bound, seen),
            typed=_shown(bound, typed),
            now=_shown(bound, standing),
            is_yours=typed != seen,
            is_theirs=standing != seen,
        )

    def _sent(self, bound: BoundField, name: str) -> tuple[str, ...]:
        assert isinstance(self.data, MultiValueDict), "what a browser sent"
        return _plain(bound, self.data.getlist(name))


def _as_data(bound: BoundField, value: Any) -> list[str]:
    """Return an initial value as a browser would send it."""
    prepared = bound.field.prepare_value(value)
    given = prepared if isinstance(prepared, list | tuple) else [prepared]
    return ["" if one is None else str(one) for one in given]


def _plain(bound: BoundField, given: Sequence[str]) -> tuple[str, ...]:
    """Return what was sent with the ends of lines as they are kept, without the spaces around it."""
    plain = tuple(one.replace("\r\n", "\n").strip() for one in given)
    if isinstance(
        bound.field, forms.BooleanField
    ):  # a box sends "on" or nothing, its first value True or False
        plain = tuple("✓" for one in plain if one.lower() in {"on", "true", "1"})
    return tuple(one for one in plain if one)


def _shown(bound: BoundField, given: Sequence[str]) -> str:
    """Return values as a person reads them: of a choice its words."""
    choices = {str(value): words for value, words in _choices(getattr(bound.field, "choices", ()))}
    return "; ".join(str(choices.get(one, one)) for one in given)


def _choices(given: Iterable[tuple[Any, Any]]) -> Iterator[tuple[Any, Any]]:
    """Return what can be chosen, also of groups."""
    for value, words in given:
        if isinstance(words, list | tuple):
            yield from words
        else:
            yield value, words


def seen_version(data: Mapping[str, Any]) -> int:
    """Return the version that a form without a class carried; 0, which no thing has, where none."""
    given = str(data.get(VERSION, ""))
    return int(given) if given.isdecimal() and len(given) < _LONGEST else 0


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands now: its version and its state in words; `back` is the page that shows it."""

    version: int
    words: str
    back: str


def refused_as_stale(
    request: HttpRequest,
    refusal: StaleRevision,
    act: str,
    standing: Standing,
    typed: Mapping[str, str] | None = None,
) -> HttpResponse:
    """Answer a button that was pressed too late: what was seen, what stands, what was typed; and the button.

    Args:
        act: what the button does, in words.
        typed: field → label of what could be typed beside the button.
    """
    data, labels = request.POST, typed or {}
    seen = str(data.get(SEEN, ""))
    state = Compared(
        SEEN, _("State"), seen, act, standing.words, is_yours=True, is_theirs=seen != standing.words
    )
    rows = [Compared(n, w, "", str(data.get(n, "")), "", bool(data.get(n)), False) for n, w in labels.items()]
    shown = {
        "act": act,
        "back": standing.back,
        "stale": Stale(refusal.message, [state, *(row for row in rows if row.is_yours)]),
        "typed": [(name, label, data.get(name, "")) for name, label in labels.items()],
        "carried": [(n, v) for n, vs in data.lists() if n not in _APART | set(labels) for v in vs],
        "version": standing.version,
        "seen": standing.words,
    }
    return render(request, "site/stale.html", shown, status=refusal.status)
