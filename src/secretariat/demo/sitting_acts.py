"""The acts by which a secretariat keeps the papers of a meeting: agenda, documents, people, report."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from secretariat.commitments.actions.file_statement import file_statement
from secretariat.commitments.bridge import SpeakerValue, StatementValue
from secretariat.commitments.models import Statement
from secretariat.evidence.models import Line
from secretariat.evidence.sourced import Sourced
from secretariat.meetings import agenda, sitting
from secretariat.meetings.actions.approve_report import approve_report
from secretariat.meetings.actions.change_document import change_document
from secretariat.meetings.actions.circulate_report import circulate_report
from secretariat.meetings.actions.draft_report import draft_report
from secretariat.meetings.actions.file_document import Upload, file_document
from secretariat.meetings.actions.import_attendance import import_attendance
from secretariat.meetings.actions.issue_agenda import issue_agenda
from secretariat.meetings.actions.list_document import list_document
from secretariat.meetings.actions.record_decision import record_decision
from secretariat.meetings.actions.record_items import NewItem, record_items
from secretariat.meetings.actions.set_approval_rule import set_approval_rule
from secretariat.meetings.actions.set_protocol_rule import set_protocol_rule
from secretariat.meetings.attending import attendance_version
from secretariat.meetings.bridge import OutcomeValue
from secretariat.meetings.documents import value_now
from secretariat.meetings.models import AgendaItem, Meeting, MeetingDocument, MeetingReport, Outcome
from secretariat.meetings.naming import Written, written
from secretariat.meetings.people_file import rows_of
from secretariat.meetings.shapes.agenda import ItemValue
from secretariat.meetings.shapes.documents import DocumentValue
from secretariat.meetings.states import DocumentStage

What = Mapping[str, Any]
LineOf = Callable[[str], Line]
Play = Callable[[LineOf, What, Sourced], Line | None]


def _meeting(line_of: LineOf, what: What) -> Meeting:
    meeting: Meeting = Meeting.objects.select_related("line__chosen", "body").get(line=line_of(what["of"]))
    return meeting


def _item(meeting: Meeting, number: str) -> AgendaItem:
    item = next(item for item in agenda.items_of(meeting) if item.number == number)
    item.meeting = meeting
    return item


def _paper(meeting: Meeting, symbol: str) -> MeetingDocument:
    rows = MeetingDocument.objects.select_related("line__chosen", "meeting__line", "meeting__body")
    paper: MeetingDocument = rows.get(meeting=meeting, symbol=symbol)
    return paper


def _record_items(line_of: LineOf, what: What, sourced: Sourced) -> None:
    meeting = _meeting(line_of, what)
    items = [_new(given) for given in what["items"]]
    record_items(meeting=meeting, items=items, sourced=sourced, seen_version=sitting.agenda_version(meeting))


def _new(given: What) -> NewItem:
    plain = {name: value for name, value in given.items() if name != "speakers"}
    return NewItem(ItemValue(meeting="", body=None, **plain), tuple(written(given.get("speakers", ""))))


def _issue_agenda(line_of: LineOf, what: What, sourced: Sourced) -> None:
    meeting = _meeting(line_of, what)
    issue_agenda(
        meeting=meeting, note=what["note"], by=sourced.by, at=sourced.at,
        seen_version=sitting.agenda_version(meeting),
    )  # fmt: skip


def _list_document(line_of: LineOf, what: What, sourced: Sourced) -> Line:
    meeting = _meeting(line_of, what)
    item = _item(meeting, what["item"]).public_id if what.get("item") else None
    base = _paper(meeting, what["revises"]).public_id if what.get("revises") else None
    value = DocumentValue(
        meeting="", body=None, title=what["title"], item=item, symbol=what.get("symbol", ""),
        due=what.get("due"), author=what.get("author", ""), relation="rev" if base else "", of=base,
    )  # fmt: skip
    return list_document(meeting=meeting, value=value, sourced=sourced).line


def _file_document(line_of: LineOf, what: What, sourced: Sourced) -> None:
    meeting = _meeting(line_of, what)
    paper = _paper(meeting, what["symbol"])
    upload = Upload(what["text"].encode(), what["file_name"], what["language"])
    file_document(paper=paper, upload=upload, sourced=sourced, seen_version=paper.line.version)
    if what.get("is_issued"):
        paper = _paper(meeting, what["symbol"])
        issued = replace(value_now(paper), stage=DocumentStage.ISSUED.value)
        change_document(paper=paper, value=issued, sourced=sourced, seen_version=paper.line.version)


def _import_attendance(line_of: LineOf, what: What, sourced: Sourced) -> None:
    meeting = _meeting(line_of, what)
    import_attendance(
        meeting=meeting, rows=rows_of("\n".join(what["rows"])), sourced=sourced,
        seen_version=attendance_version(meeting),
    )  # fmt: skip


def _record_decision(line_of: LineOf, what: What, sourced: Sourced) -> Line:
    item = _item(_meeting(line_of, what), what["item"])
    text = (line_of(what["text"]).public_id,) if what.get("text") else ()
    value = OutcomeValue(
        meeting="", words=what["words"], symbol=what.get("symbol", ""), how=what["how"], texts=text,
        handed_to=what.get("handed_to"), due=what.get("by_when"),
    )  # fmt: skip
    count = Outcome.objects.filter(item=item).count()
    return record_decision(item=item, value=value, sourced=sourced, seen_count=count).line


def _file_statement(line_of: LineOf, what: What, sourced: Sourced) -> Line:
    item = _item(_meeting(line_of, what), what["item"])
    value = StatementValue(
        speaker=SpeakerValue(words=what["speaker"]), words=what["words"], is_quotation=True,
        language=what["language"], said=what["said"], delivery=what["delivery"],
    )  # fmt: skip
    count = Statement.objects.filter(item=item).count()
    who = Written(what["speaker"], what.get("office", ""))
    return file_statement(item=item, value=value, speaker=who, sourced=sourced, seen_count=count).line


def _draft_report(line_of: LineOf, what: What, sourced: Sourced) -> None:
    draft_report(
        meeting=_meeting(line_of, what), introduction=what["introduction"], by=sourced.by, at=sourced.at,
        seen_version=0,
    )  # fmt: skip


def _circulate_report(line_of: LineOf, what: What, sourced: Sourced) -> None:
    report = MeetingReport.objects.select_related("meeting__body").get(meeting=_meeting(line_of, what))
    circulate_report(report=report, checkers=(), by=sourced.by, at=sourced.at, seen_version=report.version)


def _approve_report(line_of: LineOf, what: What, sourced: Sourced) -> None:
    report = MeetingReport.objects.select_related("meeting__body").get(meeting=_meeting(line_of, what))
    approve_report(report=report, by=sourced.by, at=sourced.at, seen_version=report.version)


def _set_protocol_rule(line_of: LineOf, what: What, sourced: Sourced) -> None:
    assert sourced.body is not None, "the demonstration has a body"
    set_protocol_rule(
        body=sourced.body, order=what["order"], language=what["language"], by=sourced.by, at=sourced.at,
        seen_version=0,
    )  # fmt: skip


def _set_approval_rule(line_of: LineOf, what: What, sourced: Sourced) -> None:
    assert sourced.body is not None, "the demonstration has a body"
    set_approval_rule(
        body=sourced.body, way=what["way"], silence_days=what["silence_days"], by=sourced.by, at=sourced.at,
        seen_version=0,
    )  # fmt: skip


SITTING: dict[str, Play] = {
    "record_items": _record_items,
    "issue_agenda": _issue_agenda,
    "list_document": _list_document,
    "file_document": _file_document,
    "import_attendance": _import_attendance,
    "record_decision": _record_decision,
    "file_statement": _file_statement,
    "draft_report": _draft_report,
    "circulate_report": _circulate_report,
    "approve_report": _approve_report,
    "set_protocol_rule": _set_protocol_rule,
    "set_approval_rule": _set_approval_rule,
}
