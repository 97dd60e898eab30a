"""What became of promises and statements, line by line: confirmed, perhaps found, overdue, awaited."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from secretariat.desk.addresses import address_of_line
from secretariat.desk.compare.closers import Closer, Expected, closers_of, kinds_that_close
from secretariat.desk.compare.dates import good
from secretariat.desk.compare.held import Held
from secretariat.desk.compare.stems import stems
from secretariat.desk.models import Closing, Expectation
from secretariat.desk.queries.held_lines import lines_held
from secretariat.desk.queries.since_then import expectations
from secretariat.distribution import Viewer
from secretariat.evidence.models import Line

PROMISES = ("commitment", "statement")


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of one line. `words` and `url`: the line that shows it, or may.

    `state`: how it was closed (`desk.states.Ending`); "unconfirmed": the record holds what may be its end,
    and nobody has said so; "overdue"; "awaited".
    """

    state: str
    words: str = ""
    url: str = ""


def fates(viewer: Viewer, on: date, line_ids: Collection[int]) -> dict[int, Fate]:
    """Return line → its fate, for the promises and statements among the lines, in a fixed number of queries.

    Args:
        on: the day for which "overdue" is meant.
    """
    lines = (
        Line.objects.visible_to(viewer)
        .filter(pk__in=line_ids, kind__in=PROMISES, chosen__isnull=False)
        .select_related("chosen", "body__parent")
    )
    announced = {row.line_id: row for row in expectations(viewer).filter(line__in=line_ids)}
    found = list(lines)
    near = _near(found, viewer)
    return {line.pk: _fate(line, announced.get(line.pk), near, on) for line in found}


def _fate(line: Line, row: Expectation | None, near: Mapping[str, Sequence[Held]], on: date) -> Fate:
    closing = next(iter(row.closings.all()), None) if row else None
    if closing is not None:
        return _closed(closing)
    expected = _expected(line, row)
    closer = next(iter(closers_of(expected, near.get(_slug(line), ()))), None)
    if closer is not None:
        return _proposed(closer)
    horizon = good(expected.horizon)
    is_over = bool(horizon and horizon.end and horizon.end <= on)
    return Fate("overdue" if is_over else "awaited")


def _closed(closing: Closing) -> Fate:
    line = closing.by_line
    if line is None or line.chosen is None:
        return Fate(closing.ending)
    return Fate(closing.ending, _words(line.chosen.value), address_of_line(line.kind, line.public_id))


def _proposed(closer: Closer) -> Fate:
    url = address_of_line(closer.line.kind, closer.line.public_id)
    return Fate("unconfirmed", _words(closer.line.value), url)


def _words(value: Mapping[str, object]) -> str:
    return str(value.get("title") or value.get("about") or value.get("words") or "")


def _expected(line: Line, row: Expectation | None) -> Expected:
    assert line.chosen is not None
    value = row.claim.value if row else line.chosen.value
    horizon = row.horizon.text if row and row.horizon else value.get("due")
    return Expected(
        line=line.public_id,
        kind=line.kind,
        value=value,
        words=row.words if row else str(value["words"]),
        horizon=horizon,
        common=stems(_slug(line).replace("-", " ")),
    )


def _near(lines: Iterable[Line], viewer: Viewer) -> dict[str, list[Held]]:
    """Return body → the texts and reports that may be an end: its own, and those of its organs and parent."""
    above = {_slug(line): line.body.parent.slug for line in lines if line.body and line.body.parent}
    slugs = {_slug(line) for line in lines if line.body} | set(above.values())
    held = [
        row
        for kind in sorted(kinds_that_close(PROMISES))
        for row in lines_held(viewer, kind, _of(kind, slugs))
    ]
    return {
        slug: [
            row for row in held if row.value.get("body") in {slug, above.get(slug)} or _is_organ(row, slug)
        ]
        for slug in slugs
    }


def _is_organ(row: Held, slug: str) -> bool:
    return str(row.value.get("body") or "").startswith(f"{slug}-")


def _of(kind: str, slugs: set[str]) -> Q:
    return Q(**{f"{kind}__body__slug__in": slugs}) | Q(**{f"{kind}__body__parent__slug__in": slugs})


def _slug(line: Line) -> str:
    return line.body.slug if line.body else ""
