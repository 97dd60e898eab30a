"""What lines of a kind say, without their sources: today, or as known on a day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, Q, QuerySet

from secretariat.engines.values.edtf import Edtf
from secretariat.evidence.lines import claims_open_to, lines_open_to
from secretariat.evidence.models import Claim
from secretariat.site.queries.known_on import known_on
from secretariat.site.queries.rows import Look


@dataclass(frozen=True, slots=True)
class Reading:
    """One line as it reads: its key, public id, kind and value."""

    line: int
    id: str
    kind: str
    value: Mapping[str, Any]


def readings(look: Look, kinds: Iterable[str], lines: Q | None = None) -> list[Reading]:
    """Return how the lines of these kinds read, in 1 query; who looks back gets what had been said by then.

    Args:
        lines: a further condition, its paths from the claim, such as `line__body`.
    """
    claims = claims_of(look, kinds, lines)
    if look.known is None:
        rows = claims.filter(line__chosen=F("pk")).order_by("line_id")
        return [
            Reading(*row) for row in rows.values_list("line_id", "line__public_id", "line__kind", "value")
        ]
    return _as_known(look, claims)


def claims_of(look: Look, kinds: Iterable[str], lines: Q | None = None) -> QuerySet[Claim]:
    """Return the standing claims that the viewer may see, of lines of these kinds that have a reading."""
    return (
        Claim.objects.standing()
        .filter(claims_open_to(look.viewer), lines_open_to(look.viewer, row="line__"))
        .filter(line__kind__in=tuple(kinds), line__chosen__isnull=False)
        .filter(lines or Q())
    )


def _as_known(look: Look, claims: QuerySet[Claim]) -> list[Reading]:
    assert look.known is not None
    said = claims.filter(said_on_first__lte=look.known).order_by("line_id", "pk")
    of_line: dict[int, list[_Said]] = {}
    columns = ("pk", "line_id", "line__public_id", "line__kind", "value", "said_on", "entered_at")
    for row in said.values_list(*columns):
        of_line.setdefault(row[1], []).append(_Said(*row))
    chosen = (known_on(found, look.known).reading for found in of_line.values())
    return [Reading(said.line, said.id, said.kind, said.value) for said in chosen if said is not None]


@dataclass(frozen=True, slots=True)
class _Said:
    pk: int
    line: int
    id: str
    kind: str
    value: Mapping[str, Any]
    said_on: Edtf | None
    entered_at: datetime
