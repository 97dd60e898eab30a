"""The page of a Meeting or visit: what, when, where, with whom; its programme; what it adopted."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from secretariat.bodies.models import Tenure
from secretariat.chairs.presiding import on_day
from secretariat.chairs.queries import chairmanships
from secretariat.engines.values.date_labels import label
from secretariat.engines.values.edtf import Edtf, parse
from secretariat.engines.values.folding import fold
from secretariat.engines.values.names import without_honorifics
from secretariat.meetings.models import Meeting, Outcome
from secretariat.meetings.policies import may_record
from secretariat.meetings.queries import IN_ORDER, finds_report
from secretariat.meetings.sitting import NO_SITTING
from secretariat.meetings.states import AHEAD, MOVES, MeetingKind, MeetingStatus, PartRole, Side
from secretariat.site.queries.documents import DocumentRow, documents_cited
from secretariat.site.queries.naming import Names, language_words
from secretariat.site.queries.page_parts import gather, write
from secretariat.site.queries.pointing import page_of
from secretariat.site.queries.reads import Read
from secretariat.site.queries.rows import Link, Look, Row, Section
from secretariat.site.queries.sent import VersionShown, versions_shown
from secretariat.site.queries.written import day_of, rows_of, titles_of_read
from secretariat.texts.models import Text
from secretariat.texts.rooms.climb import CameBefore, came_before

Office = tuple[str, Edtf | None]


@dataclass(frozen=True, slots=True)
class Present:
    """Who took part: by name; `words` as the source has it where they differ; `offices` as held that day.

    `part`: in which part and on which side, in words.
    """

    link: Link
    words: str
    offices: tuple[str, ...]
    party: Link | None
    body: Link | None
    part: str = ""


@dataclass(frozen=True, slots=True)
class Detail:
    """What else is recorded: a word for it, and links or words."""

    name: str
    words: str = ""
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class TitleShown:
    """What a meeting is called in another language than the page's."""

    language: str
    language_words: str
    text: str


@dataclass(frozen=True, slots=True)
class ProgrammeItem:
    """One meeting of a visit with those who were there."""

    row: Row
    hours: str
    present: tuple[Present, ...]
    details: tuple[Detail, ...]


@dataclass(frozen=True, slots=True)
class MeetingPage:
    """All that the page of a Meeting shows. `sent`: the programme of a visit as it went out."""

    id: str
    title: str
    titles: tuple[TitleShown, ...]
    kind: str
    places: tuple[str, ...]
    row: Row
    hours: str
    details: tuple[Detail, ...]
    moves: tuple[str, ...]
    may_change: bool
    is_visit: bool
    has_papers: bool
    has_report: bool
    is_held: bool
    may_invite: bool
    series: Link | None
    part_of: Link | None
    present: tuple[Present, ...]
    programme: tuple[ProgrammeItem, ...]
    sent: tuple[VersionShown, ...]
    outcomes: Section | None
    texts: Section | None
    documents: tuple[DocumentRow, ...]
    came_before: tuple[CameBefore, ...]
    is_fictitious: bool


def meeting_page(public_id: str, look: Look) -> MeetingPage | None:
    """Return the page of a Meeting; None where it is not to be seen, or not said by then."""
    meeting = (
        Meeting.objects.visible_to(look.viewer)
        .select_related("line", "part_of__line", "body__parent")
        .filter(line__public_id=public_id)
        .first()
    )
    if meeting is None:
        return None
    items = Meeting.objects.filter(part_of=meeting).order_by(*IN_ORDER)
    programme = gather("programme", _("Programme"), items, look)
    texts = gather("texts", _("Texts adopted on these days by this body"), adopted_at(meeting), look, 20)
    outcomes = gather("outcomes", _("What came of it"), outcomes_of(meeting), look)
    visit = [meeting.part_of_id] if meeting.part_of_id else []
    presiding = presiding_on(meeting, look)
    written = write([programme, outcomes, texts], look, also=[meeting.pk, *visit], also_named=[presiding])
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
        titles=_titles(read, row.head.label, look),
        kind=str(MeetingKind(read.value["kind"]).label),
        places=tuple(fact for fact in row.facts if fact != MeetingKind(read.value["kind"]).label),
        row=row,
        hours=hours_of(read.value),
        details=(*_arranged(read.value, presiding, written.names, look), *_talked(read.value)),
        moves=tuple(MOVES) if meeting.status in AHEAD else (),
        may_change=may_record(look.viewer, meeting.body),
        is_visit=meeting.kind == MeetingKind.VISIT,
        has_papers=meeting.kind not in NO_SITTING,
        has_report=meeting.kind not in NO_SITTING and finds_report(meeting, look.viewer),
        is_held=meeting.status == MeetingStatus.HELD,
        may_invite=meeting.body is not None and meeting.status in {*AHEAD, MeetingStatus.CANCELLED},
        series=_series(meeting),
        part_of=Link(whole[0].value["title"], page_of("meeting", whole[0].line)) if whole else None,
        present=_present(read, written.names, held),
        programme=tuple(
            ProgrammeItem(row, hours_of(item.value), _present(item, written.names, held), _talked(item.value))
            for item, row in zip(named[1:], rows_of(named[1:], written.names, look), strict=True)
        ),
        sent=versions_shown(meeting, look) if meeting.kind == MeetingKind.VISIT else (),
        outcomes=written.of("outcomes"),
        texts=written.of("texts"),
        documents=documents_cited([meeting.pk, *programme.ids], look),
        came_before=came_before(meeting, look.viewer) if _has_rooms(meeting, look) else (),
        is_fictitious=meeting.line.is_fictitious,
    )


def _has_rooms(meeting: Meeting, look: Look) -> bool:
    """Tell whether texts can have come before it; of what was known on an earlier day they tell nothing."""
    return meeting.kind not in NO_SITTING and look.known is None


def _titles(read: Read, shown: str, look: Look) -> tuple[TitleShown, ...]:
    """Return what it is called in the languages in which the head of the page does not say it."""
    others = titles_of_read(read, look).items()
    return tuple(
        TitleShown(code, language_words(code), title)
        for code, title in others
        if title.casefold() != shown.casefold() and code != look.language
    )


def presiding_on(meeting: Meeting, look: Look) -> dict[str, Any]:
    """Return who holds the chair of the body on the first day, in the shape of a value to be named."""
    day = meeting.on.first if meeting.on and meeting.on.is_to_the_day else None
    if meeting.body is None or day is None or meeting.part_of_id or meeting.kind == MeetingKind.VISIT:
        return {}
    found = on_day(list(chairmanships(look.viewer, bodies=[meeting.body.slug])), day)
    if len(found.terms) != 1 or not found.is_sure or found.terms[0].holder is None:
        return {}
    return {"holder": found.terms[0].holder.code}


def _series(meeting: Meeting) -> Link | None:
    if meeting.body is None or meeting.ordinal is None or meeting.part_of_id:
        return None
    words = _("Number %(number)d of its series") % {"number": meeting.ordinal}
    return Link(words, reverse("site:series", args=[meeting.body.slug, meeting.kind]))


def hours_of(value: Mapping[str, Any]) -> str:
    """Return from when to when, by the clocks of the place."""
    begins, ends, zone = (value.get(name) or "" for name in ("begins", "ends", "time_zone"))
    hours = f"{begins}–{ends}" if begins and ends else begins
    return f"{hours} ({zone})" if hours and zone else hours


def _arranged(
    value: Mapping[str, Any], presiding: Mapping[str, str], names: Names, look: Look
) -> Iterator[Detail]:
    """Return with whom, where, under whose chair and why, as far as it is recorded."""
    if legs := value.get("legs"):
        told = (f"{label(parse(leg['on']), look.language)}: {leg['place']}" for leg in legs)
        yield Detail(_("Legs"), "\n".join(told))
    if value.get("joint_with"):
        yield Detail(_("Held jointly with"), links=tuple(names.body(slug) for slug in value["joint_with"]))
    for name, words in (("room", _("Room")), ("invited_by", _("At the invitation of")),
                        ("framework", _("In the framework of")), ("reason", _("Reason"))):  # fmt: skip
        if value.get(name):
            yield Detail(words, value[name])
    if value.get("host"):
        yield Detail(_("Host"), links=(names.party(value["host"]),))
    if value.get("presided_by"):
        yield Detail(_("Presided over by"), value["presided_why"], (names.party(value["presided_by"]),))
    elif presiding:
        yield Detail(_("In the chair on that day"), links=(names.party(presiding["holder"]),))


def _talked(value: Mapping[str, Any]) -> tuple[Detail, ...]:
    """Return what was talked about and what came of it."""
    told = ((_("Topics"), value.get("topics")), (_("Outcome"), value.get("outcome")))
    return tuple(Detail(name, words) for name, words in told if words)


def outcomes_of(meeting: Meeting) -> Any:
    """What came of the meeting and of those of its programme; each with its own readers."""
    rows = Outcome.objects.filter(Q(meeting=meeting) | Q(meeting__part_of=meeting))
    return rows.order_by("meeting__on_first", "pk")


def adopted_at(meeting: Meeting) -> Any:
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
        words="" if _is_same(given["words"], link.label) else given["words"],
        offices=tuple(offices),
        party=party if party != link else None,
        body=body if body != link else None,
        part=_part(given),
    )


def _is_same(words: str, name: str) -> bool:
    """Tell whether the source says the name, however addressed."""
    return words == name or fold(without_honorifics(words)) == fold(without_honorifics(name))


def _part(given: Mapping[str, Any]) -> str:
    role, side = given.get("role") or "", given.get("side") or ""
    words = [str(PartRole(role).label)] if role else []
    return ", ".join([*words, str(Side(side).label)] if side else words).lower()


def _tenures(reads: Iterable[Read], names: Names, look: Look) -> dict[str, list[Office]]:
    """Return slug → offices with their days, for all who are named on the page."""
    given = [p["person"] for r in reads for c in r.claims for p in c.value["participants"] if p["person"]]
    return tenures_of(given, names, look)


def tenures_of(given: Iterable[str], names: Names, look: Look) -> dict[str, list[Office]]:
    """Return slug → offices with their days, for these persons under all their spellings."""
    slugs = {names.same_as.get(slug, slug) for slug in given}
    rows = Tenure.objects.visible_to(look.viewer).filter(person__slug__in={*given, *slugs})
    held: dict[str, list[Office]] = {}
    for slug, title, during in rows.order_by("pk").values_list("person__slug", "office__title", "during"):
        held.setdefault(names.same_as.get(slug, slug), []).append((title, during))
    return held
