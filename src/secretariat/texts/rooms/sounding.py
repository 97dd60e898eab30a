"""Soundings as pages show them: the members with what each holds of an idea, and on which source."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from secretariat.bodies.queries import names_by_address
from secretariat.engines.values.date_labels import label
from secretariat.evidence.models import Line
from secretariat.evidence.notes import Note, notes_by_line
from secretariat.people.actor import Actor
from secretariat.texts import policies
from secretariat.texts.models import Draft, Sounding, SoundingPosition
from secretariat.texts.rooms.listing import Listed, UnderWay, listed, under_way
from secretariat.texts.rooms.names import body_called, members_of
from secretariat.texts.states import SoundingStance

_SIGNS = {
    SoundingStance.ENDORSED: "✓✓", SoundingStance.SUPPORTS: "✓", SoundingStance.OPEN: "○",
    SoundingStance.RESERVED: "R", SoundingStance.OPPOSED: "✗", SoundingStance.NO_REPLY: "–",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class PositionShown:
    """What a member held, in its words; the source is `paper`, or `line` with its own sources.

    A line that the viewer may not see is not named: `line` is "" then.
    """

    stance: str
    sign: str
    words: str
    said: str
    at: datetime
    paper: str
    is_of_record: bool
    line: str
    sources: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A member of the body, or one that spoke while it was; `now` is None where it said nothing yet."""

    code: str
    name: str
    is_member: bool
    now: PositionShown | None
    earlier: tuple[PositionShown, ...]


@dataclass(frozen=True, slots=True)
class SoundingPage:
    """A sounding; `counts`: (stance in words, how many members hold it) without those who hold none."""

    id: str
    title: str
    description: str
    body: str
    body_slug: str
    is_fictitious: bool
    distribution: str
    opened_at: datetime
    rows: tuple[MemberRow, ...]
    counts: tuple[tuple[str, int], ...]
    silent_count: int
    draft: str
    draft_title: str
    may_speak: bool
    may_lead: bool


def soundings_listed(viewer: Actor, at: datetime, body: str, page: str) -> Listed[UnderWay]:
    """Return the soundings that the viewer may see, the latest first, in 5 queries."""
    return listed(Sounding.objects.visible_to(viewer), viewer, at, _row, body=body, page=page)


def _row(one: Sounding, named: Mapping[int, str]) -> UnderWay:
    return under_way(one, named, _("It led to a text") if one.draft_id else _("No text yet"))


def sounding_page(sounding: Sounding, viewer: Actor, at: datetime) -> SoundingPage:
    """Return the page; a fixed number of queries."""
    positions = list(sounding.positions.select_related("party", "line").order_by("number"))
    members = members_of(sounding.body, viewer, at)
    rows = _rows(positions, members, viewer)
    held = [row.now.stance for row in rows if row.now and row.is_member]
    draft = _draft_seen(sounding, viewer)
    return SoundingPage(
        id=sounding.public_id, title=sounding.title, description=sounding.description,
        body=body_called(sounding.body, viewer), body_slug=sounding.body.slug,
        is_fictitious=sounding.body.is_fictitious, distribution=sounding.get_distribution_display(),
        opened_at=sounding.opened_at, rows=rows,
        counts=tuple((one, held.count(one)) for one in map(str, SoundingStance.labels) if one in held),
        silent_count=len(members) - len(held), draft=draft.public_id if draft else "",
        draft_title=draft.title if draft else "", may_speak=policies.may_take_part(viewer, sounding.body),
        may_lead=sounding.draft_id is None and policies.may_steer(viewer, sounding.body, at),
    )  # fmt: skip


def _rows(
    positions: Sequence[SoundingPosition], members: Mapping[str, str], viewer: Actor
) -> tuple[MemberRow, ...]:
    """Return the members by name, and behind them those who spoke and are no members today."""
    language = get_language() or "en"
    lines = {one.line_id for one in positions if one.line_id}
    seen = set(Line.objects.visible_to(viewer).filter(pk__in=lines).values_list("pk", flat=True))
    notes = notes_by_line(seen, viewer, language) if seen else {}
    by_party: dict[str, list[PositionShown]] = {}
    for one in positions:
        by_party.setdefault(one.party.code, []).append(_shown(one, seen, notes, language))
    gone = sorted(set(by_party) - set(members))
    named = names_by_address("party", gone, language, viewer=viewer) if gone else {}
    called = {**members, **{code: named.get(code, code) for code in gone}}
    return tuple(
        MemberRow(
            code=code, name=name, is_member=code in members, now=held[-1] if held else None,
            earlier=tuple(reversed(held[:-1])),
        )
        for code, name in called.items()
        for held in [by_party.get(code, [])]
    )  # fmt: skip


def _shown(
    one: SoundingPosition, seen: set[int], notes: Mapping[int, list[Note]], language: str
) -> PositionShown:
    is_seen = one.line_id in seen
    return PositionShown(
        stance=one.get_stance_display(), sign=_SIGNS[SoundingStance(one.stance)], words=one.words,
        said=label(one.said_on, language) if one.said_on else "", at=one.at, paper=one.paper,
        is_of_record=one.line_id is not None, line=one.line.public_id if one.line and is_seen else "",
        sources=tuple(notes.get(one.line_id or 0, ())),
    )  # fmt: skip


def _draft_seen(sounding: Sounding, viewer: Actor) -> Draft | None:
    if sounding.draft_id is None:
        return None
    found: Draft | None = Draft.objects.visible_to(viewer).filter(pk=sounding.draft_id).first()
    return found
