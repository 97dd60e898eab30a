"""The demonstration year as data: a fictitious organisation, its people, its documents, and what they do.

Everything in it is made up; its states bear ISO 3166-1 codes that are reserved for private use.
"""

import json
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from importlib.resources import files
from typing import Any

from secretariat.data.rows import PARTY_KINDS, BodyFacts
from secretariat.data.strict import BadFacts, Row, choice_check, date_check, read_row
from secretariat.engines.values.edtf import BadDate, parse

SEATS = ("staff", "chair", "delegation", "observer", "business")
VERBS = (
    *("load_body", "receive_document", "accept_findings", "propose_same_person"),
    *("enter_chairmanship", "enter_meeting", "enter_membership", "enter_text"),
    *("enter_commitment", "enter_report"),
    *("open_campaign", "import_prospects", "move_prospects", "admit_prospects", "suspend_member"),
    *("draft_practice", "add_result", "offer_practice", "publish_practice"),
    *("set_scale", "issue_scale", "record_payment", "record_contribution_letter"),
    *("set_profile", "open_consultation", "give_opinion", "answer_opinion", "end_consultation"),
    *("open_offer", "open_round", "take_seat", "propose_pairs", "publish_round", "end_round"),
    *("ask_for_visit", "answer_visit", "report_reuse", "judge_reuse"),
    *("propose_initiative", "answer_initiative", "add_step", "close_step"),
    *("write_programme", "tick_item", "set_finishing_days", "enter_tenure"),
    *("add_event", "mark_event", "open_initiative", "move_initiative", "credit_act"),
    *("plan_coordination", "receive_report", "end_coordinator"),
    *("record_items", "issue_agenda", "list_document", "file_document", "import_attendance"),
    *("record_decision", "file_statement", "draft_report", "circulate_report", "approve_report"),
    *("set_protocol_rule", "set_approval_rule"),
    *("open_draft", "table_proposal", "bracket_words", "take_position", "choose_alternative"),
    *("mark_paragraph", "link_paragraph", "issue_revision", "move_draft"),
    *("reopen_paragraph", "amend_paragraph"),
    *("refer_text", "endorse_text", "return_text"),
    *("open_silence", "break_silence", "end_silences", "attach_statement", "seal_text"),
    *("set_approval_path", "open_call", "close_call", "hand_in_concept_note", "enter_known_project"),
    *("start_project_from_commitment", "report_project_to_commitment", "appraise_project", "decide_step"),
    *("lapse_first_refusal", "sign_contract", "set_partners", "set_budget", "set_milestones"),
    *("meet_milestone", "report_on_project", "flag_risk", "close_project"),
    *("enter_strategy", "enter_strategy_version", "enter_priority", "measure_indicator"),
    *("file_under_priority", "file_under_agenda", "open_strategy_review"),
    *("take_up_paragraph", "pass_over_paragraph", "report_progress", "change_commitment"),
    *("send_reminders", "answer_reminder"),
    *("make_due_files", "make_handover_file"),
    *("set_notice_rule", "draft_notice", "write_version", "add_picture", "describe_picture"),
    *("submit_notice", "approve_notice", "send_back_notice", "publish_notice", "correct_notice"),
    *("enter_version", "open_sounding", "take_sounding_position", "lead_to_text"),
)
_FOLDER = "demo"


def _edtf_check(value: str) -> str | None:
    try:
        parse(value)
    except BadDate as error:
        return str(error)
    return None


def _local_time_check(value: str) -> str | None:
    try:
        at = datetime.fromisoformat(value)
    except ValueError as error:
        return str(error)
    return "local time at the seat, without an offset" if at.tzinfo else None


def _choice(choices: tuple[str, ...]) -> Any:
    return field(metadata={"check": choice_check(choices)})


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoParty:
    """A fictitious state; `code` is one of the user-assigned codes of ISO 3166-1."""

    code: str
    kind: str = _choice(PARTY_KINDS)
    name: str
    official_name: str
    adjective: str
    capital: str
    name_ru: str
    genitive_ru: str
    capital_ru: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoPerson:
    """An invented person in an office; `body` is None for an office of the person's own government."""

    key: str
    name: str
    name_ru: str
    party: str
    office: str
    body: str | None
    during: str = field(metadata={"check": _edtf_check})
    seat: str = _choice(SEATS)


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoDocument:
    """A document of the fictitious organisation; `translation_of` is the slug of another one."""

    slug: str
    file: str
    language: str
    published: str = field(metadata={"check": date_check})
    title: str
    address: str
    publisher: str
    translation_of: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleDocument:
    """A document of our own writing about real bodies; `bodies` are slugs of `data/bodies`."""

    slug: str
    file: str
    language: str
    published: str = field(metadata={"check": date_check})
    title: str
    bodies: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActSource:
    """The words of a document on which an act rests."""

    document: str
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """Who does what, and when (local time at the seat).

    `what` are the arguments of the verb. `line` names the line that the act says more about: the id of a
    row of the body, or of the earlier act that made it. Without a `source` the act is the word of its doer.
    """

    id: str
    at: str = field(metadata={"check": _local_time_check})
    by: str
    verb: str = _choice(VERBS)
    line: str | None
    what: dict[str, Any]
    source: ActSource | None
    story: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Demonstration:
    """The whole demonstration; documents and samples in order of their day, acts in order of their time."""

    body: BodyFacts
    time_zone: str
    name_ru: str
    abbreviation_ru: str
    parties: tuple[DemoParty, ...]
    people: tuple[DemoPerson, ...]
    documents: tuple[DemoDocument, ...]
    samples: tuple[SampleDocument, ...]
    year: int
    acts: tuple[Act, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _DemoFile:
    schema: str = _choice(("demo/1",))
    slug: str
    time_zone: str
    name_ru: str
    abbreviation_ru: str
    documents: tuple[DemoDocument, ...]
    samples: tuple[SampleDocument, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _PartiesFile:
    schema: str = _choice(("parties/1",))
    parties: tuple[DemoParty, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _PeopleFile:
    schema: str = _choice(("people/1",))
    people: tuple[DemoPerson, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _ScriptFile:
    schema: str = _choice(("script/1",))
    year: int
    acts: tuple[Act, ...]


@lru_cache(maxsize=1)
def demonstration() -> Demonstration:
    """Return the demonstration.

    Raises:
        BadFacts: a file breaks its schema; names file and place.
    """
    head = _read(_DemoFile, "demo.json")
    script = _read(_ScriptFile, "script.json")
    return Demonstration(
        body=_read(BodyFacts, "body.json"),
        time_zone=head.time_zone,
        name_ru=head.name_ru,
        abbreviation_ru=head.abbreviation_ru,
        parties=_read(_PartiesFile, "parties.json").parties,
        people=_read(_PeopleFile, "people.json").people,
        documents=head.documents,
        samples=head.samples,
        year=script.year,
        acts=script.acts,
    )


def document_bytes(document: DemoDocument | SampleDocument) -> bytes:
    """Return a document as its publisher would hand it over (UTF-8)."""
    return (files("secretariat.data") / _FOLDER / document.file).read_bytes()


def _read(kind: type[Row], name: str) -> Row:
    file = f"{_FOLDER}/{name}"
    text = (files("secretariat.data") / file).read_text(encoding="utf-8")
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        raise BadFacts(file, f"line {error.lineno}", error.msg) from error
    return read_row(kind, value, file)
