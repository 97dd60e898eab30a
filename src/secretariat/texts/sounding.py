"""Soundings: locked as they were seen, and the lines of the record that can stand behind a position."""

from django.db.models import Q, QuerySet

from secretariat.distribution import STRICTNESS, Distribution
from secretariat.evidence.models import Line
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, StaleRevision
from secretariat.texts.models import Sounding

SAID = ("statement", "commitment")  # kinds of lines that tell what somebody said or undertook
SHORTEST_WORD = 5


def locked_as_seen(sounding: Sounding, seen_version: int) -> Sounding:
    """Return a sounding, locked.

    Raises:
        StaleRevision: somebody added to it since.
    """
    rows = Sounding.objects.select_for_update(of=("self",)).select_related("body__parent")
    found: Sounding = rows.get(pk=sounding.pk)
    if found.version != seen_version:
        raise StaleRevision("Somebody changed this sounding after you opened the page. Look again, then act.")
    return found


def lines_for(sounding: Sounding, viewer: Actor) -> "QuerySet[Line]":
    """Return the statements and commitments that may stand behind a position, the latest first.

    They go as far as the sounding goes: else it would tell their words to others.
    """
    reach = [one for one in Distribution.values if STRICTNESS[one] <= STRICTNESS[sounding.distribution]]
    own = Q(body=sounding.body_id, distribution__in=reach)
    rows = Line.objects.visible_to(viewer).filter(kind__in=SAID, chosen__isnull=False)
    found: QuerySet[Line] = rows.filter(own | Q(distribution=Distribution.PUBLIC)).select_related("chosen")
    return found.order_by("-pk")


def lines_about(sounding: Sounding, viewer: Actor) -> "QuerySet[Line]":
    """Return those of `lines_for` in whose words a longer word of the title of the sounding stands."""
    words = [one.strip(".,:;()“”\"'") for one in sounding.title.split()]
    about = Q(pk__in=[])
    for word in words:
        if len(word) >= SHORTEST_WORD:
            about |= Q(chosen__value__words__icontains=word)
    return lines_for(sounding, viewer).filter(about)


def refuse_line(sounding: Sounding, line: Line, by: Actor) -> None:
    """Refuse a line that cannot stand behind a position.

    Raises:
        Invalid.
    """
    if not lines_for(sounding, by).filter(pk=line.pk).exists():
        raise Invalid(
            "Choose a statement or a commitment of the record that goes as far as this sounding.",
            field="line",
        )
