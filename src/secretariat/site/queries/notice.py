"""The page of a published notice: its words with footnotes, each leading to its line of the record."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse

from secretariat.dates import moment
from secretariat.engines.values.date_labels import label
from secretariat.engines.values.edtf import Edtf
from secretariat.evidence.models import Line
from secretariat.evidence.notes import Note
from secretariat.notices import in_hand
from secretariat.notices.languages import language_called
from secretariat.notices.models import Notice, Picture, Wording
from secretariat.notices.sentences import Paragraph, Words
from secretariat.notices.states import NoticeKind
from secretariat.people.actor import Actor
from secretariat.site.queries.naming import Names, address, names_for
from secretariat.site.queries.news import iso, language_for, shown_wordings
from secretariat.site.queries.reads import reads_of
from secretariat.site.queries.rows import Link, Look, Row
from secretariat.site.queries.written import rows_of


@dataclass(frozen=True, slots=True)
class Footnote:
    """A line on which sentences rest: its number on the page, its address, what it says, its sources."""

    number: int
    id: str
    url: str
    label: str
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class ToldSentence:
    """A sentence and the footnotes on which it rests."""

    text: str
    footnotes: tuple[Footnote, ...]


@dataclass(frozen=True, slots=True)
class ToldParagraph:
    """A paragraph; `margin`: the footnotes that stand beside it, where they are first used."""

    sentences: tuple[ToldSentence, ...]
    margin: tuple[Footnote, ...]


@dataclass(frozen=True, slots=True)
class ShownPicture:
    """A picture with its words in the language of the page; sides in dots."""

    id: str
    url: str
    alt: str
    caption: str
    credit: str
    width: int
    height: int
    media_type: str


@dataclass(frozen=True, slots=True)
class OtherVersion:
    """The same notice in one of its languages."""

    code: str
    name: str
    url: str
    is_here: bool


@dataclass(frozen=True, slots=True)
class CorrectionShown:
    """What was corrected, and when."""

    at: str
    iso: str
    words: str
    language: str


@dataclass(frozen=True, slots=True)
class NoticePage:
    """All that the page of a notice shows. Times: `…_iso` for machines, the others in words.

    `withdrawn`: since when it no longer stands, "" while it does. `is_preview`: not what the public reads;
    `is_behind`: this version was made from other words of the original.
    """

    id: str
    url: str
    kind: str
    kind_code: str
    title: str
    language: str
    versions: tuple[OtherVersion, ...]
    body: Link
    body_slug: str
    place: str
    dated: str
    day: str
    published: str
    published_iso: str
    updated: str
    updated_iso: str
    lede: ToldParagraph
    paragraphs: tuple[ToldParagraph, ...]
    footnotes: tuple[Footnote, ...]
    pictures: tuple[ShownPicture, ...]
    corrections: tuple[CorrectionShown, ...]
    about: Link
    withdrawn: str
    withdrawn_iso: str
    reason: str
    original_language: str
    is_behind: bool
    is_fictitious: bool
    is_preview: bool

    @property
    def dateline(self) -> str:
        """Place and day, as far as they are told."""
        return ", ".join(filter(None, (self.place, self.day)))


def notice_page(public_id: str, look: Look, at: datetime, language: str = "") -> NoticePage | None:
    """Return the page of a notice that is public now; None where it is not, or not in this language."""
    notice = Notice.objects.public(at).select_related("body", "about").filter(public_id=public_id).first()
    if notice is None:
        return None
    wordings = shown_wordings([notice])[notice.pk]
    if language and language not in wordings:
        return None
    return _page(notice, notice.shown, wordings, look, language)


def preview(notice: Notice, look: Look, language: str) -> NoticePage | None:
    """Return what the public will see of the words as they stand; None where none stand in this language."""
    wordings = in_hand.latest(notice)
    if language not in wordings:
        return None
    told = in_hand.snapshot(notice)
    return _page(notice, told, wordings, look, language, is_preview=True)


def picture_for(viewer: Actor, public_id: str, picture: str, at: datetime) -> Picture | None:
    """Return a picture that the viewer may see: in a public notice as shown, or in one they work on."""
    rows = Picture.objects.filter(notice__public_id=public_id, public_id=picture)
    found = rows.select_related("notice__body").first()
    if found is None:
        return None
    shown = {one["id"] for one in found.notice.shown.get("pictures", ())}
    if found.notice.is_public(at) and picture in shown:
        return found
    works = Notice.objects.in_hand(viewer, at).filter(pk=found.notice_id)
    return found if found.removed_at is None and works.exists() else None


def _page(
    notice: Notice,
    told: Mapping[str, Any],
    wordings: Mapping[str, Wording],
    look: Look,
    asked: str,
    *,
    is_preview: bool = False,
) -> NoticePage:
    code = language_for(notice, wordings, asked, look.language)
    wording = wordings[code]
    words = wording.told
    rows, names = _lines(words, notice, look)
    notes = _numbered(words, rows)
    updated = notice.updated_at if notice.updated_at and notice.updated_at != notice.published_at else None
    lede, *others = _paragraphs(words, notes)
    about = notice.about.public_id if notice.about else ""
    dated = Edtf.day(_day(told["dated"]))
    return NoticePage(
        id=notice.public_id,
        url=address("site:notice", notice.public_id),
        kind=str(NoticeKind(told["kind"]).label),
        kind_code=told["kind"],
        title=wording.title,
        language=code,
        versions=_versions(notice, wordings, code, is_preview=is_preview),
        body=names.body(notice.body.slug),
        body_slug=notice.body.slug,
        place=told["place"],
        dated=dated.text,
        day=label(dated, code if code in {"en", "ru"} else look.language),
        published=moment(notice.published_at) if notice.published_at else "",
        published_iso=iso(notice.published_at) if notice.published_at else "",
        updated=moment(updated) if updated else "",
        updated_iso=iso(updated) if updated else "",
        lede=lede,
        paragraphs=tuple(others),
        footnotes=tuple(notes.values()),
        pictures=_pictures(notice, told["pictures"], code),
        corrections=() if is_preview else _corrections(notice),
        about=rows[about].head if about in rows else Link(""),
        withdrawn=moment(notice.withdrawn_at) if notice.withdrawn_at else "",
        withdrawn_iso=iso(notice.withdrawn_at) if notice.withdrawn_at else "",
        reason=notice.reason,
        original_language=notice.language,
        is_behind=code in in_hand.behind(wordings, notice),
        is_fictitious=notice.is_fictitious,
        is_preview=is_preview,
    )


def _day(iso_day: str) -> Any:
    return datetime.fromisoformat(iso_day).date()


def _lines(words: Words, notice: Notice, look: Look) -> tuple[dict[str, Row], Names]:
    """Return the lines that the viewer may see, as rows by public id; what was closed since shows nothing."""
    ids = {*words.lines, *([notice.about.public_id] if notice.about else [])}
    seen = Line.objects.visible_to(look.viewer).filter(public_id__in=ids, chosen__isnull=False)
    reads = reads_of(list(seen.values_list("pk", flat=True)), look)
    flat = [read for of_line in reads.values() for read in of_line]
    names = names_for([*(read.value for read in flat), {"body": notice.body.slug}], look)
    return {row.id: row for row in rows_of(flat, names, look)}, names


def _numbered(words: Words, rows: Mapping[str, Row]) -> dict[str, Footnote]:
    there = [line for line in words.lines if line in rows]
    return {
        line: Footnote(at, line, address("site:line", line), _said(rows[line]), rows[line].notes)
        for at, line in enumerate(there, start=1)
    }


def _said(row: Row) -> str:
    return ", ".join(part for part in (row.head.label, row.when) if part)


def _paragraphs(words: Words, notes: Mapping[str, Footnote]) -> list[ToldParagraph]:
    used: set[str] = set()
    found = []
    for part in words.parts:
        first = [line for one in part for line in one.lines if line in notes and line not in used]
        margin = tuple(notes[line] for line in dict.fromkeys(first))
        used |= set(first)
        found.append(ToldParagraph(_told(part, notes), margin))
    return found


def _told(part: Paragraph, notes: Mapping[str, Footnote]) -> tuple[ToldSentence, ...]:
    return tuple(
        ToldSentence(one.text, tuple(notes[line] for line in one.lines if line in notes)) for one in part
    )


def _versions(
    notice: Notice, wordings: Mapping[str, Wording], here: str, *, is_preview: bool
) -> tuple[OtherVersion, ...]:
    route = "site:notice-preview" if is_preview else "site:notice-in"
    codes = sorted(wordings, key=lambda code: (code != notice.language, code))
    return tuple(
        OtherVersion(
            code, language_called(code, code), reverse(route, args=[notice.public_id, code]), code == here
        )
        for code in codes
    )


def _pictures(notice: Notice, told: Sequence[Mapping[str, Any]], code: str) -> tuple[ShownPicture, ...]:
    rows = {one.public_id: one for one in Picture.objects.filter(notice=notice)} if told else {}
    return tuple(
        ShownPicture(
            id=one["id"],
            url=reverse("site:notice-picture", args=[notice.public_id, one["id"]]),
            alt=one["alt"].get(code) or one["alt"].get(notice.language, ""),
            caption=one["caption"].get(code, ""),
            credit=one["credit"],
            width=rows[one["id"]].width,
            height=rows[one["id"]].height,
            media_type=rows[one["id"]].media_type,
        )
        for one in told
    )


def _corrections(notice: Notice) -> tuple[CorrectionShown, ...]:
    return tuple(
        CorrectionShown(moment(one.at), iso(one.at), one.words, one.language)
        for one in notice.corrections.all()
    )
