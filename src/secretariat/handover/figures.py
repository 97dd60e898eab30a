"""What a term inherited, took on, did and hands on, in figures whose sum can be checked."""

from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from secretariat.chairs.models import Chairmanship
from secretariat.commitments.models import Commitment
from secretariat.commitments.states import ENDED
from secretariat.parties.unfinished import Asked, OpenItem

MEANS: dict[str, tuple[Promise | str, Promise | str]] = {
    "inherited": (
        _("Inherited"),
        _("commitments said before the first day of the term and not ended before it"),
    ),
    "taken-on": (_("Taken on"), _("commitments said on a day of the term")),
    "undated": (_("On a day not known"), _("commitments of which nobody knows when they were said")),
    "done": (_("Ended"), _("of these, those that a report or a person's word has ended since")),
    "handed-on": (_("Handed on"), _("of these, those that are still open: they stand in this file")),
}


@dataclass(frozen=True, slots=True)
class Figure:
    """A number, what it is called, and what it counts."""

    key: str
    label: str
    means: str
    count: int


def figures(asked: Asked, term: Chairmanship | None, items: list[OpenItem]) -> tuple[Figure, ...]:
    """Return the figures of a term, in 1 query; none where no first day is known.

    Inherited, taken on and undated are together ended and handed on; what was said after the day is left out.
    """
    first = term.term.first if term and term.term else None
    if first is None:
        return ()
    rows = Commitment.objects.visible_to(asked.viewer).filter(line__body__in=asked.keys)
    rows = rows.exclude(state__in=ENDED, state_since__lt=first).exclude(said_first__gt=asked.on)
    counts = rows.aggregate(
        inherited=Count("pk", filter=Q(said_first__lt=first)),
        taken=Count("pk", filter=Q(said_first__gte=first)),
        undated=Count("pk", filter=Q(said_first__isnull=True)),
    )
    is_open = sum(one.kind == "commitment" for one in items)
    numbers = (*counts.values(), sum(counts.values()) - is_open, is_open)
    return tuple(
        Figure(key, str(label), str(means), number)
        for (key, (label, means)), number in zip(MEANS.items(), numbers, strict=True)
    )
