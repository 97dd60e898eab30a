"""The page of a Meeting or visit: what, when, where, with whom; its programme; what it adopted."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F
from django.utils.translation import gettext as _

from secretariat.bodies.models import Tenure
from secretariat.engines.values.edtf import Edtf
from secretariat.meetings.models import Meeting
from secretariat.meetings.states import MeetingKind
from secretariat.site.queries.documents import DocumentRow, documents_cited
from secretariat.site.queries.naming import Names
from secretariat.site.queries.page_parts import gather, write
from secretariat.site.queries.reads import Read
from secretariat.site.queries.rows import Link, Look, Row, Section
from secretariat.site.queries.written import day_of, page_of, rows_of
from secretariat.texts.models import Text

Office = tuple[str, Edtf | None]


@dataclass(frozen=True, slots=True)
class Present:
    """Who took part: by name; `words` as the source has it where they differ; `offices` as held that day."""

    link: Link
    words: str
    offices: tuple[str, ...]
    party: Link | None
    body: Link | None


@dataclass(frozen=True, slots=True)
class ProgrammeItem:
    """One meeting of a visit with those who were there."""

    row: Row
    present: tuple[Present, ...]


@dataclass(frozen=True, slots=True)
class MeetingPage:
    """All that the page of a Meeting shows."""

    id: str
    title: str
    kind: str
    places: tuple[str, ...]
    row: Row
    part_of: Link | None
    present: tuple[Present, ...]
    programme: tuple[ProgrammeItem, ...]
    texts: Section | None
    documents: tuple[DocumentRow, ...]
    is_fictitious: bool


def meeting_page(public_id: str, look: Look) -> MeetingPage | None:
    """Return the page of a Meeting; None where it is not to be seen, or not said by then."""
    meeting = (
        Meeting.objects.visible_to(look.viewer)
        .select_related("line", "part_of__line")
        .filter(line__public_id=public_id)
        .first()
    )
    if meeting is None:
        return None
    items = Meeting.objects.filter(part_of=meeting).order_by(
        F("on_first").asc(nulls_last=True), "on_end", "pk"
    )
    programme = gather("programme", _("Programme"), items, look)
    texts = gather("texts", _("Texts adopted on these days by this body"), _adopted(meeting), look, 20)
    visit = [meeting.part_of_id] if meeting.part_of_id else []
    written = write([programme, texts], look, also=[meeting.pk, *visit])
    read = next(iter(written.reads.get(meeting.pk, ())), None)
    if read is None:
        return None
    named = [read, *written.reads.of(programme.ids)]
    held = _tenures(named, written.names, look)
    row = rows_of([read], written.names, look)[0]
    whole = written.reads.of(visit)
    return MeetingPage(
        id=public_id,
        title=row.head.label,
        kind=str(MeetingKind(read.value["kind"]).label),
        places=tuple(fact for fact in row.facts if fact != MeetingKind(read.value["kind"]).label),
        row=row,
        part_of=Link(whole[0].value["title"], page_of("meeting", whole[0].line)) if whole else None,
        present=_present(read, written.names, held),
        programme=tuple(
            ProgrammeItem(row, _present(item, written.names, held))
            for item, row in zip(named[1:], rows_of(named[1:], written.names, look), strict=True)
        ),
        texts=written.of("texts"),
        documents=documents_cited([meeting.pk, *programme.ids], look),
        is_fictitious=meeting.line.is_fictitious,
    )


def _adopted(meeting: Meeting) -> Any:
    """Texts whose day of adoption surely lies within the meeting; no other link is claimed."""
    during = meeting.on
    if meeting.body_id is None or during is None or not during.has_sure_days or during.surely_end is None:
        return Text.objects.none()
    return Text.objects.filter(
        body=meeting.body_id, adopted_first__gte=during.surely_first, adopted_end__lte=during.surely_end
    ).order_by("adopted_first", "pk")


def _present(read: Read, names: Names, held: Mapping[str, Sequence[Office]]) -> tuple[Present, ...]:
    """Every source adds whom it names; nobody stands twice."""
    there: dict[tuple[str, ...], Present] = {}
    on = day_of(read)
    for claim in sorted(read.claims, key=lambda c: c.value is not read.value):
        for given in claim.value["participants"]:
            slug = names.same_as.get(given["person"], given["person"]) if given["person"] else ""
            known = (slug, given["party"] or "", given["body"] or "")
            key = ("person", slug) if slug else ("known", *known[1:]) if any(known) else ("", given["words"])
            there.setdefault(key, _one(given, slug, names, held, on.first if on else None))
    return tuple(there.values())


def _one(
    given: Mapping[str, Any],
    slug: str,
    names: Names,
    held: Mapping[str, Sequence[Office]],
    day: date | None,
) -> Present:
    party = names.party(given["party"]) if given["party"] else None
    body = names.body(given["body"]) if given["body"] else None
    link = names.person(slug) if slug else party or body or Link(given["words"])
    then = [title for title, during in held.get(slug, ()) if day and during and during.holds(day)]
    offices = dict.fromkeys([given["office"]] if given["office"] else then)
    return Present(
        link=link,
        words=given["words"] if given["words"] != link.label else "",
        offices=tuple(offices),
        party=party if party != link else None,
        body=body if body != link else None,
    )


def _tenures(reads: Iterable[Read], names: Names, look: Look) -> dict[str, list[Office]]:
    """Return slug → offices with their days, for all who are named on the page."""
    given = [p["person"] for r in reads for c in r.claims for p in c.value["participants"] if p["person"]]
    slugs = {names.same_as.get(slug, slug) for slug in given}
    rows = Tenure.objects.visible_to(look.viewer).filter(person__slug__in=slugs)
    held: dict[str, list[Office]] = {}
    for slug, title, during in rows.order_by("pk").values_list("person__slug", "office__title", "during"):
        held.setdefault(slug, []).append((title, during))
    return held
