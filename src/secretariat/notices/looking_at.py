"""A notice as those see it who work on it: sentences with their lines, languages, what stands in the way."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from secretariat.bodies.queries import LONG, names_of
from secretariat.dates import moment
from secretariat.engines.values.date_labels import label
from secretariat.engines.values.edtf import Edtf
from secretariat.evidence.models import Line
from secretariat.notices import in_hand, policies, readiness, ties
from secretariat.notices.languages import language_called
from secretariat.notices.models import Notice, Picture, Wording
from secretariat.notices.spotting import CALLED, facts_in
from secretariat.notices.states import Check, NoticeState
from secretariat.people.actor import Actor
from secretariat.refusals import Refused


@dataclass(frozen=True, slots=True)
class TiedLine:
    """A line under a sentence: its id and what it is called; `is_changed`: it reads otherwise since."""

    id: str
    name: str
    is_changed: bool


@dataclass(frozen=True, slots=True)
class SentenceRow:
    """A sentence at its place; `check` in words; `untied`: what looks like a fact and has no line."""

    place: str
    text: str
    lines: tuple[TiedLine, ...]
    check: str
    untied: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VersionRow:
    """The notice in one language; `number` 0 where nothing is written."""

    code: str
    name: str
    title: str
    number: int
    is_original: bool
    is_complete: bool
    is_behind: bool
    by: str
    at: str


@dataclass(frozen=True, slots=True)
class PictureRow:
    """A picture, and the languages in which it is not described."""

    id: str
    alt: str
    caption: str
    credit: str
    width: int
    height: int
    missing: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class May:
    """What the viewer may do now; the page draws its buttons from it."""

    write: bool
    submit: bool
    approve: bool
    send_back: bool
    publish: bool
    correct: bool
    move: bool
    withdraw: bool
    own_words: bool


@dataclass(frozen=True, slots=True)
class NoticeDesk:
    """All that the page of work on a notice shows; `language`: which version its sentences are of."""

    id: str
    version: int
    title: str
    kind: str
    state: str
    state_key: str
    body_slug: str
    body: str
    place: str
    day: str
    about: TiedLine | None
    language: str
    language_name: str
    asked: str
    versions: tuple[VersionRow, ...]
    paragraphs: tuple[tuple[SentenceRow, ...], ...]
    candidates: tuple[TiedLine, ...]
    pictures: tuple[PictureRow, ...]
    in_the_way: tuple[str, ...]
    gaps: tuple[str, ...]
    changed: tuple[TiedLine, ...]
    published: str
    embargo: str
    approved: str
    is_public: bool
    is_fictitious: bool
    may: May

    @property
    def untied_count(self) -> int:
        """How many sentences look like a fact and point to no line."""
        return sum(bool(one.untied) for part in self.paragraphs for one in part)

    @property
    def unchecked_count(self) -> int:
        """How many sentences somebody is to confirm."""
        return sum(bool(one.check) for part in self.paragraphs for one in part)


def notice_desk(notice: Notice, viewer: Actor, at: datetime, language: str, *, reader: str) -> NoticeDesk:
    """Return the page; a fixed number of queries.

    Args:
        language: of the version whose sentences are shown. reader: language of the page.
    """
    versions = in_hand.latest(notice)
    shown = versions.get(language) or versions.get(notice.language)
    pictures = in_hand.pictures_of(notice)
    facts = notice.shown.get("facts", {}) if notice.shown else notice.cleared.get("facts", {})
    ids = {line for one in versions.values() for line in one.told.lines} | set(facts)
    if notice.about:
        ids.add(notice.about.public_id)
    names = _names(ids, viewer)
    now = ties.public_lines(ids)
    changed = {line for line, reading in facts.items() if now.get(line) != reading}
    known = {line: TiedLine(line, names.get(line, line), line in changed) for line in sorted(ids)}
    return NoticeDesk(
        id=notice.public_id,
        version=notice.version,
        title=shown.title if shown else str(notice.get_kind_display()),
        kind=str(notice.get_kind_display()),
        state=_state(notice, at),
        state_key=notice.state,
        body_slug=notice.body.slug,
        body=names_of("body", [notice.body_id], reader, LONG, viewer).get(notice.body_id, notice.body.slug),
        place=notice.place,
        day=label(Edtf.day(notice.dated), reader),
        about=known.get(notice.about.public_id) if notice.about else None,
        language=shown.language if shown else notice.language,
        language_name=language_called(shown.language if shown else notice.language),
        asked=notice.asked,
        versions=_versions(notice, versions),
        paragraphs=_paragraphs(shown, known),
        candidates=tuple(one for one in known.values() if one.id in now),
        pictures=tuple(_picture(one, notice, versions) for one in pictures),
        in_the_way=_in_the_way(notice, viewer),
        gaps=tuple(readiness.gaps(notice)),
        changed=tuple(known[line] for line in facts if line in changed and line in known),
        published=moment(notice.published_at) if notice.is_public(at) and notice.published_at else "",
        embargo=_embargo(notice, at),
        approved=_approved(notice),
        is_public=notice.is_public(at),
        is_fictitious=notice.is_fictitious,
        may=may(notice, viewer, at),
    )


def may(notice: Notice, viewer: Actor, at: datetime) -> May:
    """Return what the viewer may do with the notice now."""
    writes, approves = policies.may_write(viewer, notice.body), policies.may_approve(viewer, notice, at)
    state, public, embargoed = notice.state, notice.is_public(at), notice.is_embargoed(at)
    own = approves and state == NoticeState.SUBMITTED and viewer.acting_id in notice.touched_by
    return May(
        write=writes and state != NoticeState.WITHDRAWN,
        submit=writes and state == NoticeState.DRAFT,
        approve=approves and state == NoticeState.SUBMITTED and not own,
        send_back=approves and (state in {NoticeState.SUBMITTED, NoticeState.APPROVED} or embargoed),
        publish=writes and state == NoticeState.APPROVED,
        correct=writes and state == NoticeState.APPROVED and public,
        move=writes and embargoed,
        withdraw=approves and public and state != NoticeState.WITHDRAWN,
        own_words=own,
    )


def _names(ids: Iterable[str], viewer: Actor) -> dict[str, str]:
    rows = Line.objects.visible_to(viewer).filter(public_id__in=set(ids)).select_related("chosen")
    return {line.public_id: ties.called(line) for line in rows}


def _paragraphs(shown: Wording | None, known: Mapping[str, TiedLine]) -> tuple[tuple[SentenceRow, ...], ...]:
    rows: dict[int, list[SentenceRow]] = {}
    for place, one in shown.told.placed() if shown else ():
        untied = () if one.lines else tuple(str(CALLED[key]) for key in facts_in(one.text))
        lines = tuple(known[line] for line in one.lines if line in known)
        check = str(Check(one.check).label) if one.check else ""
        rows.setdefault(place.paragraph, []).append(SentenceRow(str(place), one.text, lines, check, untied))
    return tuple(tuple(rows[key]) for key in sorted(rows))


def _versions(notice: Notice, versions: Mapping[str, Wording]) -> tuple[VersionRow, ...]:
    behind = in_hand.behind(versions, notice)
    wanted = [notice.language, *in_hand.languages_of(notice.body), *versions]
    return tuple(
        VersionRow(
            code=code,
            name=language_called(code),
            title=versions[code].title if code in versions else "",
            number=versions[code].number if code in versions else 0,
            is_original=code == notice.language,
            is_complete=code in versions and versions[code].is_complete,
            is_behind=code in behind,
            by=versions[code].by.name if code in versions else "",
            at=moment(versions[code].at) if code in versions else "",
        )
        for code in dict.fromkeys(wanted)
    )


def _picture(one: Picture, notice: Notice, versions: Mapping[str, Wording]) -> PictureRow:
    missing = tuple((code, language_called(code)) for code in versions if not one.alt.get(code))
    alt = one.alt.get(notice.language) or next(iter(one.alt.values()), "")
    caption = one.caption.get(notice.language, "")
    return PictureRow(one.public_id, alt, caption, one.credit, one.width, one.height, missing)


def _in_the_way(notice: Notice, viewer: Actor) -> tuple[str, ...]:
    try:
        readiness.refuse_unready(notice, in_hand.snapshot(notice), viewer)
    except Refused as refusal:
        return (refusal.message,)
    return ()


def _state(notice: Notice, at: datetime) -> str:
    if notice.is_embargoed(at):
        return _("Under embargo")
    return str(notice.get_state_display())


def _embargo(notice: Notice, at: datetime) -> str:
    if not notice.is_embargoed(at) or notice.published_at is None:
        return ""
    zone = ZoneInfo(notice.body.time_zone or "UTC")
    return notice.published_at.astimezone(zone).strftime("%Y-%m-%d %H:%M %Z")


def _approved(notice: Notice) -> str:
    if notice.approved_at is None or notice.approved_by is None:
        return ""
    return f"{notice.approved_by.name}, {moment(notice.approved_at)}"
