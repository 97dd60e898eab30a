"""How commitments stood on a day: what reports and changes said later is left out.

A report that was entered later and speaks of an earlier day counts: it is how things stood, as known now.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from secretariat.commitments.models import Change, Owner, Report
from secretariat.commitments.standing import day_of, due_by, given_by, in_order
from secretariat.engines.values.edtf import Edtf


@dataclass(frozen=True, slots=True)
class Then:
    """How one stood: by which report, when it was due, by which change those owed it (None: as said)."""

    told: Report | None
    due: Edtf | None
    change: int | None


def turned_since(rows: "QuerySet[Any]", on: date) -> dict[int, Then]:
    """Return of those of the commitments that were turned after a day how they stood on it.

    Runs 2 queries, 4 more where there are such.
    """
    kept = rows.values("pk")
    reports = Report.objects.standing().filter(_later(on), commitment__in=kept).exclude(state="")
    changes = Change.objects.standing().filter(_later(on), commitment__in=kept)
    ids = {*reports.values_list("commitment", flat=True), *changes.values_list("commitment", flat=True)}
    if not ids:
        return {}
    told = _of_commitments(Report.objects.filter(commitment__in=ids).exclude(state=""), on)
    turned = _of_commitments(Change.objects.filter(commitment__in=ids), on)
    owned = set(Owner.objects.filter(commitment__in=ids).values_list("change", flat=True))
    return {
        one.pk: Then(
            told=told[one.pk][-1] if told[one.pk] else None,
            due=due_by(one, turned[one.pk]),
            change=given_by(turned[one.pk], owned),
        )
        for one in rows.filter(pk__in=ids).select_related("line__chosen")
    }


def _later(on: date) -> Q:
    """Ask for what speaks of a later day: where it names none, of that of its entry (`standing.day_of`)."""
    after = datetime.combine(on + timedelta(days=1), time(), UTC)
    return Q(on_first__gt=on) | Q(on_first__isnull=True, line__chosen__entered_at__gte=after)


def _of_commitments(rows: "QuerySet[Any]", on: date) -> dict[int, list[Any]]:
    """Return commitment → its reports or changes until the day, in their order."""
    found: dict[int, list[Any]] = defaultdict(list)
    for row in in_order(rows):
        if day_of(row) <= on:
            found[row.commitment_id].append(row)
    return found
