"""Drafts of notices that take what the pages of meetings and of terms show: as the public may see it."""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from secretariat.bodies.queries import LONG, names_by_address
from secretariat.chairs.models import Chairmanship, Programme
from secretariat.chairs.states import TermStatus
from secretariat.engines.values.date_labels import label
from secretariat.engines.values.edtf import parse
from secretariat.evidence.models import Line
from secretariat.meetings import queries
from secretariat.notices.drafting import handover
from secretariat.notices.drafting.handover import Counted, TermHanded
from secretariat.notices.drafting.kinds import Drafted, draft
from secretariat.notices.sentences import Sentence, Words
from secretariat.people.actor import NOBODY
from secretariat.site.queries.closing_report import closing_report
from secretariat.site.queries.release import drafted_from
from secretariat.site.queries.rows import Look

DEFINITION = (
    "Counted are public lines of the body, and of the organs over which its chair presides, whose days lie "
    "surely within the term."
)
FIGURES = (
    ("meetings-held", "meeting held", "meetings held"),
    ("texts-adopted", "text adopted", "texts adopted"),
)


@draft("meeting", _("A press release of the meeting or visit"), line_kind="meeting")
def meeting_told(line: Line) -> Drafted | None:
    """Draft a press release of a meeting or visit."""
    meeting = queries.meetings(NOBODY).filter(line=line).prefetch_related("joint_with").first()
    if meeting is None:
        return None
    release = drafted_from(meeting, NOBODY).release
    parts = [tuple(Sentence(one.text, one.lines) for one in part) for part in release.paragraphs]
    if not parts:
        return None
    end = meeting.on.end if meeting.on and meeting.on.is_to_the_day else None
    day = end - timedelta(days=1) if end else None  # a release is of the last day
    return Drafted(release.title, Words(parts[0][:1], _after_lede(parts)), meeting.place, day)


def _after_lede(parts: list[tuple[Sentence, ...]]) -> tuple[tuple[Sentence, ...], ...]:
    first = (parts[0][1:],) if parts[0][1:] else ()
    return (*first, *parts[1:])


@draft("handover", _("The chair changes hands"), line_kind="chairmanship")
def handover_told(line: Line) -> Drafted | None:
    """Draft a notice of the beginning of a term; None for one that was not, or will not be, held."""
    rows = Chairmanship.objects.visible_to(NOBODY).select_related("line", "body", "holder")
    term: Chairmanship | None = rows.filter(line=line).first()
    if term is None or term.status not in {TermStatus.HELD, TermStatus.PLANNED} or term.term is None:
        return None
    start = term.term.start
    if start is None or term.term.first is None:
        return None
    told = _told(term, _before(term))
    day = term.term.first if parse(start.text).is_to_the_day else None
    return Drafted(handover.title_of(told), handover.words_of(told), "", day)


def _before(term: Chairmanship) -> Chairmanship | None:
    assert term.term is not None, "asked before"
    rows = Chairmanship.objects.visible_to(NOBODY).filter(body=term.body, status=TermStatus.HELD)
    over = rows.filter(Q(term_first__lt=term.term.first), term_end__lte=term.term.first)
    found: Chairmanship | None = over.select_related("line", "holder").order_by("-term_end", "-pk").first()
    return found


def _told(term: Chairmanship, before: Chairmanship | None) -> TermHanded:
    assert term.term is not None
    assert term.term.start is not None, "asked before"
    codes = [one.holder.code for one in (term, before) if one and one.holder]
    names = names_by_address("party", codes, "en", viewer=NOBODY)
    body = names_by_address("body", [term.body.slug], "en", LONG, NOBODY)
    programmes = Programme.objects.visible_to(NOBODY).filter(of=term).select_related("line")
    programme: Programme | None = programmes.first()
    finish = term.term.finish
    return TermHanded(
        line=term.public_id,
        holder=_holder(term, names),
        body=body.get(term.body.slug, term.body.slug),
        since=label(parse(term.term.start.text)),
        until=label(parse(finish.text)) if finish and not term.term.is_end_unknown else "",
        is_ahead=term.term.first is not None and term.term.first > term.body.day(timezone.now()),
        before=_holder(before, names) if before else "",
        before_line=before.public_id if before else "",
        motto=programme.motto if programme else "",
        priorities=tuple(one["words"] for one in programme.priorities) if programme else (),
        programme_line=programme.public_id if programme else "",
        figures=_figures(before) if before else (),
        definition=DEFINITION,
    )


def _holder(term: Chairmanship, names: dict[str, str]) -> str:
    return names.get(term.holder.code, term.holder.code) if term.holder else term.holder_words


def _figures(term: Chairmanship) -> tuple[Counted, ...]:
    """Return what the closing report of the outgoing term counts, for a stranger."""
    with override("en"):
        report = closing_report(term.public_id, Look(NOBODY, "en", timezone.localdate()))
    anchors = {
        figure.anchor: figure.count for chapter in report.chapters for figure in chapter.figures
    } if report else {}  # fmt: skip
    return tuple(Counted(one, many, anchors.get(anchor, 0)) for anchor, one, many in FIGURES)
