"""The page of a long-lived agenda: its versions, its lines, what stands under each, and what became of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q
from django.utils.translation import gettext as _

from secretariat.chairs.models import Programme
from secretariat.commitments.models import Commitment, Report, Statement, StrategyReview, StrategyVersion
from secretariat.engines.values.date_labels import label
from secretariat.engines.values.edtf import Edtf
from secretariat.evidence.models import Line
from secretariat.evidence.notes import Note
from secretariat.site.queries.bearing import bears
from secretariat.site.queries.naming import Names, address
from secretariat.site.queries.page_parts import Gathered, Written, gather, write
from secretariat.site.queries.rows import Link, Look, Row, Section
from secretariat.site.queries.strategies_held import Held, age_words, held
from secretariat.site.queries.strategy_lines import Lines, LineShown, lines_of, link_of, shown_lines
from secretariat.site.queries.written import rows_of
from secretariat.texts.models import Draft, Text


@dataclass(frozen=True, slots=True)
class VersionShown:
    """A version: its text, how it stands and how old it is; `row`: that it is one, with the sources."""

    id: str
    text: Link
    text_id: str
    adopted: str
    in_force: str
    state: str
    age: str
    is_shown: bool
    line_count: int
    row: Row


@dataclass(frozen=True, slots=True)
class ReviewShown:
    """A review; `draft`: the room in which the next version is negotiated, None where it is closed to one."""

    id: str
    version: int
    opened: str
    closed: str
    reason: str
    why_closed: str
    draft: Link | None
    made: Link | None
    is_running: bool


@dataclass(frozen=True, slots=True)
class Resting:
    """A priority of a chair that rests on the agenda; `line`: on which of its lines, None: on the whole."""

    words: str
    place: str
    term: Link
    on: Link


@dataclass(frozen=True, slots=True)
class Happened:
    """One step of what became of it: in words, and where that was read."""

    words: str
    source: Link


@dataclass(frozen=True, slots=True)
class Became:
    """What was wished or announced of the agenda, and what came after, step by step."""

    row: Row
    steps: tuple[Happened, ...]
    remark: str


@dataclass(frozen=True, slots=True)
class StrategyPage:
    """All that the page of an agenda shows. `shown`: the version whose lines stand on it."""

    id: str
    title: str
    body: Link
    body_slug: str
    row: Row
    state: str
    age: str
    next_review: str
    is_overdue: bool
    is_fictitious: bool
    reviews: tuple[ReviewShown, ...]
    versions: tuple[VersionShown, ...]
    shown: VersionShown | None
    lines: tuple[LineShown, ...]
    resting: tuple[Resting, ...]
    became: tuple[Became, ...]
    sections: tuple[Section, ...]


def strategy_page(public_id: str, look: Look) -> StrategyPage | None:
    """Return the page of an agenda, in a fixed number of queries; None where the viewer may not see it."""
    one = next(iter(held(look, Q(line__public_id=public_id))), None)
    if one is None:
        return None
    lines = lines_of(one.versions, look)
    texts = [version.text for version in one.versions]
    parts = _parts(texts, look)
    programmes = programmes_of(one, look)
    holders = [{"holder": row.holder.code} for row in programmes if row.holder]
    keys = [version.pk for version in one.versions]
    written = write(parts, look, also=[one.strategy.pk, *keys], also_named=holders)
    rows = {row.id: row for row in rows_of(written.reads.of([one.strategy.pk, *keys]), written.names, look)}
    versions = tuple(_version(version, one, lines, rows, look) for version in reversed(one.versions))
    shown = one.shown
    strategy = one.strategy
    return StrategyPage(
        id=public_id,
        title=strategy.title,
        body=written.names.body(strategy.body.slug),
        body_slug=strategy.body.slug,
        row=rows[public_id],
        state=str(one.states[shown.pk]) if shown else "",
        age=age_words(shown, look.today),
        next_review=label(strategy.next_review, look.language) if strategy.next_review else "",
        is_overdue=one.is_overdue,
        is_fictitious=strategy.line.is_fictitious,
        reviews=_reviews(one, versions, look),
        versions=versions,
        shown=next((version for version in versions if version.is_shown), None),
        lines=shown_lines(lines, lines.of(shown.pk) if shown else [], look),
        resting=resting_on(_targets(one, lines), programmes, written.names, look),
        became=_became(written),
        sections=tuple(part for part in written.sections if part.key != "reports"),
    )


def _parts(texts: Sequence[Text], look: Look) -> list[Gathered]:
    """Return what was undertaken, said and told of the agenda: what bears a title of its texts."""
    nothing = Q(pk__in=())
    about = bears(texts, look, words="about") if texts else nothing
    said = bears(texts, look) if texts else nothing
    told = Report.objects.filter(about).order_by(F("expected_first").asc(nulls_last=True), "pk")
    latest = (F("said_first").desc(nulls_last=True), "pk")
    undertaken = Commitment.objects.filter(said, priority=None).order_by(*latest)
    return [
        gather("reports", _("What became of what was announced"), told, look),
        gather("commitments", _("Commitments about it"), undertaken, look),
        gather("statements", _("Said of it"), Statement.objects.filter(said).order_by(*latest), look),
    ]


def _became(written: Written) -> tuple[Became, ...]:
    """Return each report with its sources one by one; the remark that all of them share stands once."""
    section = written.of("reports")
    rows = [row for group in section.groups for row in group.rows] if section else []
    lines = Line.objects.filter(public_id__in=[row.id for row in rows])
    remarks = dict(lines.values_list("public_id", "chosen__note"))
    return tuple(
        Became(row, tuple(_step(note, remarks.get(row.id) or "") for note in row.notes),
               remarks.get(row.id) or "")
        for row in rows
    )  # fmt: skip


def _step(note: Note, remark: str) -> Happened:
    words = note.note.removesuffix(remark).strip() or note.words
    return Happened(words, Link(note.label or note.entered_by, note.url))


def _version(
    version: StrategyVersion, one: Held, lines: Lines, rows: Mapping[str, Row], look: Look
) -> VersionShown:
    text, shown = version.text, one.shown
    return VersionShown(
        id=version.public_id,
        text=Link(text.title, address("site:text", text.public_id)),
        text_id=text.public_id,
        adopted=label(text.adopted, look.language) if text.adopted else "",
        in_force=label(version.in_force, look.language) if version.in_force else "",
        state=str(one.states[version.pk]),
        age=age_words(version, look.today),
        is_shown=shown is not None and shown.pk == version.pk,
        line_count=len(lines.of(version.pk)),
        row=rows[version.public_id],
    )


def _reviews(one: Held, versions: Sequence[VersionShown], look: Look) -> tuple[ReviewShown, ...]:
    seen = Draft.objects.visible_to(look.viewer).filter(pk__in=[review.draft_id for review in one.reviews])
    open_drafts = set(seen.values_list("pk", flat=True))
    made = {version.pk: shown for version, shown in zip(reversed(one.versions), versions, strict=True)}
    return tuple(_review(review, open_drafts, made, look) for review in one.reviews)


def _review(
    review: StrategyReview, drafts: set[int], made: Mapping[int, VersionShown], look: Look
) -> ReviewShown:
    version = made.get(review.version_made_id) if review.version_made_id else None
    draft = review.draft
    room = Link(draft.title, address("texts:room", draft.public_id)) if draft.pk in drafts else None
    closed = label(Edtf.day(review.closed_at.date()), look.language) if review.closed_at else ""
    return ReviewShown(
        id=review.public_id,
        version=review.version,
        opened=label(Edtf.day(review.opened_at.date()), look.language),
        closed=closed,
        reason=review.reason,
        why_closed=review.why_closed,
        draft=room,
        made=version.text if version else None,
        is_running=review.closed_at is None,
    )


def programmes_of(one: Held, look: Look) -> list[Programme]:
    """Return the programmes of the body and its organs; a body has few."""
    body = Q(body=one.strategy.body_id) | Q(body__parent=one.strategy.body_id)
    rows: Any = Programme.objects.visible_to(look.viewer).filter(body)
    return list(rows.select_related("line", "holder", "of__line").order_by("during_first", "pk"))


def _targets(one: Held, lines: Lines) -> dict[str, Link]:
    """Return all on which a priority of a chair may rest: a text of the agenda, or one of its lines."""
    on = {version.text.public_id: version.text.title for version in one.versions}
    found = {public_id: Link(title, address("site:text", public_id)) for public_id, title in on.items()}
    return found | {row.public_id: link_of(row) for row in lines.rows.values()}


def resting_on(
    targets: Mapping[str, Link], programmes: Sequence[Programme], names: Names, look: Look
) -> tuple[Resting, ...]:
    """Return the priorities of chairs that rest on one of these lines of the record (public id → link)."""
    return tuple(
        Resting(each["words"], each.get("place", ""), _term(programme, names, look), targets[each["line"]])
        for programme in programmes
        for each in programme.priorities
        if each["line"] in targets
    )


def _term(programme: Programme, names: Names, look: Look) -> Link:
    holder = names.party(programme.holder.code).label if programme.holder else ""
    when = label(programme.during, look.language) if programme.during else ""
    of = programme.of
    url = address("site:chairmanship", of.public_id) if of else address("site:line", programme.public_id)
    return Link(", ".join(filter(None, (holder, when))), url)
