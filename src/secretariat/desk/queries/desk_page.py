"""One document at the desk: its text with passages lit, its findings compared with the record."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from secretariat.desk.compare.lighting import Lit, segments_of
from secretariat.desk.compare.verdicts import Comparison, compare
from secretariat.desk.queries.cards import DeskPage, FindingCard, Group, RemarkRow, document_card
from secretariat.desk.queries.drafts import draft_of, programme_of, told_by, value_of
from secretariat.desk.queries.finding_cards import Seen, finding_card
from secretariat.desk.queries.held_lines import held_lines
from secretariat.desk.queries.known_names import known_names
from secretariat.evidence.models import Document, Finding, Passage, Reading
from secretariat.evidence.notes import notes_by_line
from secretariat.evidence.shown import shown_from
from secretariat.evidence.states import FindingState
from secretariat.people.actor import Actor


def desk_page(document: Document, viewer: Actor, language: str = "en") -> DeskPage:
    """Return the desk page of a document; a fixed number of queries, however many findings.

    The latest reading is shown; earlier ones stay on file.
    """
    readings = list(document.readings.order_by("-read_at", "-pk"))
    card = document_card(document, language)
    if not readings:
        return DeskPage(card, "", "", 0, (), (), (), {}, 0)
    reading = readings[0]
    reading.document = document
    findings = _findings(reading)
    cards = _cards(document, reading, findings, viewer, language)
    counts = Counter(finding.state for finding in findings)
    return DeskPage(
        document=card,
        language=reading.language,
        reader=f"{reading.reader_version} ({reading.gazetteer_version})",
        readings=len(readings),
        segments=segments_of(reading.text, _lit(findings), shown_from(reading.text)),
        groups=_groups(findings, cards),
        remarks=tuple(_remark(reading, remark) for remark in reading.remarks),
        counts={state: counts.get(state, 0) for state in FindingState.values},
        graded=sum(1 for card in cards.values() if card.is_open and card.is_graded),
    )


def _findings(reading: Reading) -> list[Finding]:
    passages = Passage.objects.order_by("start", "end").defer("reading")
    findings = list(
        reading.findings.order_by("position")
        .select_related("decided_by")
        .prefetch_related(Prefetch("passages", queryset=passages))
    )
    for finding in findings:
        finding.reading = reading
    return findings


def _cards(
    document: Document, reading: Reading, findings: Sequence[Finding], viewer: Actor, language: str
) -> Mapping[int, FindingCard]:
    known = known_names(viewer, document)
    told, programme = told_by(reading, findings), programme_of(findings)
    drafts = {finding.pk: draft_of(finding, known, told) for finding in findings}
    held = held_lines(drafts.values(), viewer, document)
    published = document.published.text if document.published else None
    compared = {
        pk: compare(draft, held, said_on=published, document=document.public_id)
        for pk, draft in drafts.items()
    }
    notes = notes_by_line(_line_ids(compared), viewer, language)
    titles = {finding.pk: drafts[finding.pk].words for finding in findings}
    seen = Seen(known, notes, reading.text, language)
    return {
        finding.pk: finding_card(
            finding,
            drafts[finding.pk],
            compared[finding.pk],
            seen,
            part_of=titles.get(programme.get(finding.pk, 0), ""),
        )
        for finding in findings
    }


def _line_ids(compared: Mapping[int, Comparison]) -> set[int]:
    lines = {comparison.line.line_id for comparison in compared.values() if comparison.line}
    return lines | {one.line.line_id for comparison in compared.values() for one in comparison.beside}


def _lit(findings: Sequence[Finding]) -> list[Lit]:
    over: dict[int, list[str]] = defaultdict(list)
    passages: dict[int, Passage] = {}
    for finding in findings:
        for passage in finding.passages.all():
            passages[passage.pk] = passage
            over[passage.pk].append(finding.public_id)
    return [Lit(f"p{pk}", passage.start, passage.end, tuple(over[pk])) for pk, passage in passages.items()]


def _groups(findings: Sequence[Finding], cards: Mapping[int, FindingCard]) -> tuple[Group, ...]:
    """Gather persons, visits with their programme, meetings, bodies and speakers; groups in reading order."""
    programme = programme_of(findings)
    titles: dict[str, str] = {}
    members: dict[str, list[FindingCard]] = defaultdict(list)
    for finding in findings:
        key, title = _group_of(finding, cards, programme)
        titles.setdefault(key, title)
        members[key].append(cards[finding.pk])
    return tuple(Group(titles[key], tuple(found)) for key, found in members.items())


def _group_of(
    finding: Finding, cards: Mapping[int, FindingCard], programme: Mapping[int, int]
) -> tuple[str, str]:
    value = value_of(finding)
    match finding.kind:
        case "office":
            return "offices", _("Persons and their offices")
        case "meeting":
            visit = programme.get(finding.pk) or (finding.pk if value["type"] == "visit" else None)
            if visit:
                return f"visit {visit}", _("Visit and its programme: %(title)s") % {
                    "title": cards[visit].title
                }
            return "meetings", _("Meetings")
        case "chairmanship":
            return "chairs", _("Chairs")
        case "membership":
            return "seats", _("Seats")
        case "adoption":
            return "texts", _("Texts")
    names = [value.get("speaker")] if finding.kind == "statement" else value.get("actors") or [None]
    speaker = ", ".join(name for name in names if name) or _("an unnamed speaker")
    return f"speaker {speaker}", _("What %(speaker)s said and undertook") % {"speaker": speaker}


def _remark(reading: Reading, remark: Mapping[str, object]) -> RemarkRow:
    span = remark.get("span")
    words = reading.text[span["start"] : span["end"]] if isinstance(span, dict) else ""
    return RemarkRow(str(remark["message"]), " ".join(words.split())[:200], "")
