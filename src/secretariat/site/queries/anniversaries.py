"""Anniversaries of bodies and texts: years ahead as a page and a feed; the next ones for other pages."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from secretariat.bodies.anniversaries import Occasion, of_bodies
from secretariat.bodies.models import Particular
from secretariat.bodies.queries import LONG, bodies_known_to, names_by_address
from secretariat.chairs.calendar_file import Entry
from secretariat.chairs.entries import FIRST_VERSION
from secretariat.engines.values.date_labels import label
from secretariat.engines.values.edtf import Edtf, Precision
from secretariat.engines.values.folding import sort_key
from secretariat.evidence.models import Line
from secretariat.evidence.notes import Note, notes_by_line
from secretariat.parties.models import Body
from secretariat.site.queries.naming import Names, address, names_at
from secretariat.site.queries.rows import Link, Look
from secretariat.texts.anniversaries import of_text, of_texts

YEARS = (1, 2, 5, 10, 25)
USUAL_YEARS = 5
FEED_YEARS = 10


@dataclass(frozen=True, slots=True)
class Shown:
    """One anniversary. `words`: what it is of, and since when; `edtf`: as exact as it is known."""

    id: str
    kind: str
    years: int
    title: str
    head: Link
    body: Link | None
    on: str
    edtf: str
    began: str
    is_marked: bool
    is_fictitious: bool
    notes: Sequence[Note]


@dataclass(frozen=True, slots=True)
class OfYear:
    """The anniversaries of a calendar year."""

    year: int
    rows: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class AnniversariesPage:
    """Anniversaries for some years ahead; `bodies`: slug and name of those that the filter offers."""

    years: tuple[OfYear, ...]
    total: int
    body: str
    ahead: int
    bodies: tuple[tuple[str, str], ...]


def anniversaries_page(look: Look, slug: str, ahead: int) -> AnniversariesPage | None:
    """Return the page, in 7 queries, 8 with a body; None where the body is not there."""
    if slug and not Body.objects.filter(bodies_known_to(look.viewer), slug=slug).exists():
        return None
    found = occasions(look, later(look.today, ahead), [slug] if slug else None)
    rows = shown(found, look)
    firsts = [one.anniversary.on.first for one in found]
    by_year: dict[int, list[Shown]] = {}
    for first, row in zip(firsts, rows, strict=True):
        by_year.setdefault(max(first.year, look.today.year) if first else look.today.year, []).append(row)
    return AnniversariesPage(
        years=tuple(OfYear(year, tuple(of_year)) for year, of_year in sorted(by_year.items())),
        total=len(rows),
        body=slug,
        ahead=ahead,
        bodies=_bodies(look),
    )


def occasions(
    look: Look,
    until: date,
    slugs: Collection[str] | None = None,
    *,
    since: date | None = None,
    with_fictitious: bool | None = None,
) -> list[Occasion]:
    """Return what is ahead, the nearest first, in 2 queries.

    Args:
        slugs: of these bodies alone; None for all.
        since: from this day on; None for today.
        with_fictitious: whether those of fictitious bodies stand among all; None: only in a demonstration.
    """
    among = settings.DEMO if with_fictitious is None else with_fictitious
    first = since or look.today
    found = [*of_bodies(look.viewer, first, until, slugs), *of_texts(look.viewer, first, until, slugs)]
    shown_here = (one for one in found if slugs is not None or among or not one.is_fictitious)
    return sorted(shown_here, key=lambda one: one.order)


def month_anniversaries(
    look: Look, first: date, after: date
) -> tuple[dict[date, list[Link]], list[tuple[Link, Edtf]]]:
    """Return day → anniversaries of a month, and those known to the month or a part of the year.

    In 3 queries. What is known to the year alone stands in no month.
    """
    found = occasions(look, after, since=first)
    names = names_at(look, bodies={one.body for one in found if one.kind == "body"})
    dated: dict[date, list[Link]] = {}
    loose: list[tuple[Link, Edtf]] = []
    for one in found:
        row, on = _shown(one, names, look, ()), one.anniversary.on
        link = Link(f"{row.title}: {row.head.label}", row.head.url)
        assert on.first
        assert on.end
        if on.is_to_the_day:
            for step in range((on.end - on.first).days):
                dated.setdefault(on.first + timedelta(days=step), []).append(link)
        elif on.precision is not Precision.YEAR:
            loose.append((link, on))
    return dated, loose


def shown(found: Sequence[Occasion], look: Look) -> list[Shown]:
    """Return anniversaries as a page shows them, with their sources."""
    names = names_at(look, bodies={one.body for one in found if one.body})
    notes = notes_by_line([one.line for one in found], look.viewer, look.language)
    return [_shown(one, names, look, notes.get(one.line, ())) for one in found]


def next_of_body(slug: str, look: Look) -> Shown | None:
    """Return the next anniversary of a body, in 1 query; none where one looks back at a day."""
    if look.known is not None:
        return None
    found = of_bodies(look.viewer, look.today, later(look.today, USUAL_YEARS + 1), [slug])
    return _shown(found[0], Names(), look, ()) if found else None


def next_of_text(text: int, look: Look) -> Shown | None:
    """Return the next anniversary of a text (primary key), in 1 query; none where one looks back."""
    if look.known is not None:
        return None
    found = of_text(look.viewer, text, look.today, later(look.today, USUAL_YEARS + 1))
    return _shown(found[0], Names(), look, ()) if found else None


def anniversary_entries(look: Look, root: str, slug: str | None) -> tuple[str, list[Entry]] | None:
    """Return title and entries of the feed, ten years ahead; None where the body is not there."""
    title = _("Anniversaries")
    if slug:
        if not Body.objects.filter(bodies_known_to(look.viewer), slug=slug).exists():
            return None
        name = names_by_address("body", [slug], look.language, LONG, look.viewer).get(slug, slug)
        title = _("Anniversaries: {name}").format(name=name)
    found = occasions(look, later(look.today, FEED_YEARS), [slug] if slug else None)
    lines = {line.pk: line for line in Line.objects.filter(pk__in=[one.line for one in found])}
    names = names_at(look, bodies={one.body for one in found if one.body})
    return title, [_entry(one, names, look, root, lines[one.line]) for one in found]


def later(day: date, years: int) -> date:
    """Return the same day of a later year; 28 February for a 29th that is not."""
    year = min(day.year + years, date.max.year)
    is_leap_day = (day.month, day.day) == (2, 29)
    return date(year, 2, 28) if is_leap_day else day.replace(year=year)


def words_of(years: int) -> str:
    """Return how long it is, in words."""
    return ngettext("%(count)d year", "%(count)d years", years) % {"count": years}


def _shown(one: Occasion, names: Names, look: Look, notes: Sequence[Note]) -> Shown:
    is_body = one.kind == "body"
    body = names.body(one.body) if one.body else None
    since = label(one.began, look.language)
    return Shown(
        id=one.public_id,
        kind=one.kind,
        years=one.anniversary.years,
        title=words_of(one.anniversary.years),
        head=body if is_body and body else Link(one.title, address("site:text", one.of)),
        body=None if is_body else body,
        on=label(one.anniversary.on, look.language),
        edtf=one.anniversary.on.text,
        began=(_("founded %(when)s") if is_body else _("adopted %(when)s")) % {"when": since},
        is_marked=one.anniversary.is_marked,
        is_fictitious=one.is_fictitious,
        notes=notes,
    )


def _entry(one: Occasion, names: Names, look: Look, root: str, line: Line) -> Entry:
    row = _shown(one, names, look, ())
    on = one.anniversary.on
    assert on.first
    exact = "" if on.is_to_the_day else _("the day is not known")
    described = [row.body.label if row.body else "", row.began, row.on, exact]
    return Entry(
        uid=f"{one.public_id}-{row.years}@anniversaries.secretariat",
        summary=f"{row.title}: {row.head.label}",
        first=on.first,
        end=on.end,
        status="CONFIRMED" if on.is_to_the_day else "TENTATIVE",
        description="; ".join(filter(None, described)),
        address=root + address("site:line", one.public_id),
        categories=(_("Anniversary"),),
        sequence=max(line.version - FIRST_VERSION, 0),
        changed_at=line.chosen_at,
    )


def _bodies(look: Look) -> tuple[tuple[str, str], ...]:
    """Return the bodies of which a day of foundation is known, by name."""
    rows: Any = Particular.objects.visible_to(look.viewer).filter(field="founded", on_first__isnull=False)
    known = Body.objects.filter(bodies_known_to(look.viewer), particulars__in=rows)
    slugs = known.filter(**({} if settings.DEMO else {"is_fictitious": False})).values_list("slug", flat=True)
    names = names_by_address("body", set(slugs), look.language, LONG, look.viewer)
    return tuple(sorted(names.items(), key=lambda pair: sort_key(pair[1], look.language)))
