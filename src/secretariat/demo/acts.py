"""The acts of the script, each by the action that a person would use."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from secretariat.bodies.actions.enter_membership import enter_membership
from secretariat.bodies.actions.enter_tenure import enter_tenure
from secretariat.bodies.bridge import MembershipValue, TenureValue
from secretariat.bodies.queries import actor_of
from secretariat.chairs.actions.enter_chairmanship import enter_chairmanship
from secretariat.chairs.actions.set_finishing_days import set_finishing_days
from secretariat.chairs.actions.tick_item import tick_item
from secretariat.chairs.actions.write_programme import write_programme
from secretariat.chairs.bridge import ChairmanshipValue, PriorityValue
from secretariat.chairs.models import Chairmanship
from secretariat.commitments.actions.enter_commitment import enter_commitment
from secretariat.commitments.actions.enter_report import enter_report
from secretariat.commitments.bridge import CommitmentValue, ReportValue, SpeakerValue
from secretariat.data.demonstration import Act, Demonstration, SampleDocument, document_bytes
from secretariat.demo.agenda_acts import AGENDA
from secretariat.demo.business_acts import BUSINESS, Asking, Consulting
from secretariat.demo.campaign_acts import CAMPAIGNS, Campaigning, Winning
from secretariat.demo.contribution_acts import CONTRIBUTIONS
from secretariat.demo.handover_acts import HANDOVER
from secretariat.demo.initiative_acts import INITIATIVES, Joining, Together
from secretariat.demo.matching_acts import MATCHING, Matching, Meetings
from secretariat.demo.notice_acts import NOTICES, Press, Publishing
from secretariat.demo.practice_acts import PRACTICES, Learning, Sharing
from secretariat.demo.project_acts import PROJECTS
from secretariat.demo.promise_acts import PROMISES
from secretariat.demo.room_acts import ROOM, Doing, Rooms
from secretariat.demo.sitting_acts import SITTING
from secretariat.demo.term_acts import TERM
from secretariat.demo.way_acts import WAY
from secretariat.desk.actions.accept_graded import accept_graded
from secretariat.desk.actions.read_document import read_document
from secretariat.distribution import Distribution
from secretariat.engines.values.date_labels import label
from secretariat.engines.values.edtf import Edtf
from secretariat.evidence.actions.receive_document import receive_document
from secretariat.evidence.models import Claim, Document, Finding, Line, Passage
from secretariat.evidence.sourced import Cited, Sourced
from secretariat.evidence.states import CitationKind, FindingState
from secretariat.meetings.actions.enter_meeting import enter_meeting
from secretariat.meetings.bridge import value_of
from secretariat.meetings.models import Meeting
from secretariat.parties.models import Body
from secretariat.people.actor import Actor, Behalf
from secretariat.people.models import Account
from secretariat.texts.actions.enter_text import enter_text
from secretariat.texts.bridge import TextValue
from secretariat.texts.models import Draft

WORK: dict[str, Callable[..., Line | None]] = {**TERM, **SITTING, **AGENDA, **PROJECTS}
NEGOTIATION = {**ROOM, **WAY, **PROMISES}


def _commitment(what: dict[str, Any]) -> CommitmentValue:
    return CommitmentValue(**what | {"owners": tuple(_speaker(owner) for owner in what["owners"])})


def _speaker(owner: dict[str, Any]) -> SpeakerValue:
    return SpeakerValue(
        words=owner["words"], person=owner["person"], party=owner["party"], body=owner["body"]
    )


ENTER: dict[str, tuple[Callable[..., Claim], Callable[[dict[str, Any]], Any]]] = {
    "enter_chairmanship": (enter_chairmanship, lambda what: ChairmanshipValue(**what)),
    "enter_meeting": (enter_meeting, lambda what: value_of({"participants": ()} | what)),
    "enter_membership": (enter_membership, lambda what: MembershipValue(**what)),
    "enter_tenure": (enter_tenure, lambda what: TenureValue(**what)),
    "enter_text": (enter_text, lambda what: TextValue(**what)),
    "enter_commitment": (enter_commitment, _commitment),
    "enter_report": (enter_report, lambda what: ReportValue(**what)),
}

OF_MEMBERS = {*CAMPAIGNS, *CONTRIBUTIONS, *BUSINESS, *MATCHING, *PRACTICES, *INITIATIVES}
CHAIR = {"write_programme", "tick_item", "set_finishing_days"}


class Player:
    """Plays acts in order; remembers the documents received and the lines made."""

    def __init__(self, year: Demonstration) -> None:
        self.year = year
        self.zone = ZoneInfo(year.time_zone)
        self.body = Body.objects.get(slug=year.body.slug)
        self.accounts = {
            a.email.split("@")[0]: a for a in Account.objects.filter(email__endswith="@demo.example")
        }
        self.staff = next(person.key for person in year.people if person.seat == "staff")
        self.documents: dict[str, Document] = {}
        self.lines: dict[str, Line] = {}
        self.rooms = Rooms(lines=self.line_of)
        self.press = Press()
        self.winning = Winning()
        self.learning = Learning()
        self.together = Together()
        self.consulting = Consulting()
        self.meeting = Meetings()

    def play(self, act: Act) -> None:
        """Do one act at its time."""
        at = datetime.fromisoformat(act.at).replace(tzinfo=self.zone)
        if act.verb == "receive_document":
            self._receive(act, at)
        elif act.verb == "accept_findings":
            self._accept(act, at)
        elif act.verb in CHAIR:
            self._keep_chair(act, at)
        elif act.verb in WORK:
            self._work(act, at)
        elif act.verb in NEGOTIATION:
            self._negotiate(act, at)
        elif act.verb in HANDOVER:
            by = actor_of(self.accounts[act.by], at.date())
            HANDOVER[act.verb](self.body, act.what, by, at)
        elif act.verb in OF_MEMBERS:
            self._among_members(act, at)
        elif act.verb in NOTICES:
            by = actor_of(self.accounts[act.by], at.date())
            NOTICES[act.verb](Publishing(self.press, act.id, by, at, self.body, self.line_of), act.what)
        elif act.verb.startswith("enter_"):
            claim = self._enter(act, at)
            self.lines.setdefault(act.id, claim.line)

    def _among_members(self, act: Act, at: datetime) -> None:
        """Let members be won, called upon, asked, learn from one another, and act together."""
        by = actor_of(self.accounts[act.by], at.date())
        if act.verb in CAMPAIGNS:
            CAMPAIGNS[act.verb](Campaigning(self.winning, act.id, by, at, act.story or ""), act.what)
        elif act.verb in CONTRIBUTIONS:
            CONTRIBUTIONS[act.verb](act.what, by, at)
        elif act.verb in BUSINESS:
            BUSINESS[act.verb](Asking(self.consulting, act.id, by, at, self._put), act.what)
        elif act.verb in MATCHING:
            MATCHING[act.verb](Matching(self.meeting, act.id, by, at, self.line_of), act.what)
        elif act.verb in PRACTICES:
            PRACTICES[act.verb](Sharing(self.learning, act.id, by, at), act.what)
        else:
            INITIATIVES[act.verb](Joining(self.together, act.id, by, at, self.line_of), act.what)

    def _keep_chair(self, act: Act, at: datetime) -> None:
        """Let the chair and the secretariat do for the handover what is theirs, each by their own seat."""
        by = actor_of(self.accounts[act.by], at.date())
        if act.verb == "set_finishing_days":
            set_finishing_days(body=self.body, days=act.what["days"], by=by, at=at, seen_version=0)
            return
        term = Chairmanship.objects.select_related("body", "line", "holder").get(
            line=self.line_of(act.what["of"])
        )
        if act.verb == "tick_item":
            tick_item(of=term, item=act.what["item"], by=by, at=at, seen_version=0)
            return
        written = term.programmes.select_related("line").first()
        write_programme(
            of=term,
            motto=act.what["motto"],
            priorities=[self._priority(given) for given in act.what["priorities"]],
            distribution=act.what["distribution"],
            by=by,
            at=at,
            seen_version=written.line.version if written else 0,
        )

    def _priority(self, given: str | dict[str, str]) -> PriorityValue:
        """Return a priority: its words, or these with the act that entered its strategy, and the place."""
        if isinstance(given, str):
            return PriorityValue(words=given)
        return PriorityValue(**given | {"line": self.lines[given["line"]].public_id})

    def _work(self, act: Act, at: datetime) -> None:
        """Let the chair work on its term, and the secretariat keep what it knows of coordinators."""
        by = actor_of(self.accounts[act.by], at.date())
        cited = Cited(CitationKind.ENTRY, note=act.story or "")
        sourced = Sourced(
            by=by, at=at, cited=(cited,), said_on=Edtf.day(at.date()), is_fictitious=True, body=self.body
        )
        play = WORK[act.verb]
        line = play(self.line_of, act.what, sourced)
        if line is not None:
            self.lines.setdefault(act.id, line)

    def _negotiate(self, act: Act, at: datetime) -> None:
        """Let somebody act in a drafting room, by their own seat."""
        by = actor_of(self.accounts[act.by], at.date())
        known = act.what.get("meeting")
        meeting = Meeting.objects.get(line=self.line_of(known)) if known else None
        NEGOTIATION[act.verb](Doing(self.rooms, act.id, by, at, self.body, meeting), act.what)

    def line_of(self, known_as: str) -> Line:
        """Return the line that an earlier act made, or that a row of the facts became."""
        return self.lines.get(known_as) or Line.objects.get(reference=known_as)

    def _put(self, kind: str, known_as: str) -> str:
        """Return the public id of what is put to the council: a draft or a line, by the act that made it."""
        if kind == "draft":
            return str(Draft.objects.get(pk=self.rooms.drafts[known_as]).public_id)
        return str(self.line_of(known_as).public_id)

    def _accept(self, act: Act, at: datetime) -> None:
        document = self.documents[act.what["document"]]
        open_ones = Finding.objects.filter(reading__document=document, state=FindingState.OPEN)
        if act.what["grade"] != "any":
            open_ones = open_ones.filter(grade=act.what["grade"])
        seen = dict(open_ones.values_list("public_id", "version"))
        accept_graded(document=document, by=self._actor(act, at), at=at, seen_versions=seen)

    def receive_sample(self, sample: SampleDocument, at: datetime) -> None:
        """Receive a document about real bodies; its findings wait at the desk."""
        by = actor_of(self.accounts[self.staff], at.date())
        received = receive_document(
            data=document_bytes(sample),
            file_name=sample.file.rpartition("/")[2],
            distribution=Distribution.PUBLIC,
            by=by,
            at=at,
            body=self.body,
            published=sample.published,
            publisher="Secretariat, sample document",
            title=sample.title,
        )
        read_document(document=received.document, by=by, at=at)

    def _receive(self, act: Act, at: datetime) -> None:
        given = next(d for d in self.year.documents if d.slug == act.what["document"])
        by = self._actor(act, at)
        received = receive_document(
            data=document_bytes(given),
            file_name=given.file.rpartition("/")[2],
            distribution=act.what["distribution"],
            by=by,
            at=at,
            body=self.body,
            address=given.address,
            published=given.published,
            publisher=given.publisher,
            title=given.title,
            is_fictitious=True,
        )
        self.documents[given.slug] = read_document(document=received.document, by=by, at=at)

    def _actor(self, act: Act, at: datetime) -> Actor:
        """Return who acts; where that is no staff, a member of the staff acts for them by their note."""
        own = actor_of(self.accounts[act.by], at.date())
        if own.is_staff:
            return own
        by = actor_of(self.accounts[self.staff], at.date())
        seat = next((seat for seat in own.seats if seat.party), None)
        paper, day = f"note of {label(Edtf.day(at.date()))}", at.date().isoformat()
        behalf = Behalf("", self.body.slug, seat.party or "" if seat else "", own.label, paper, day)
        return replace(by, on_behalf_of=own.label, note=paper, behalf=behalf)

    def _enter(self, act: Act, at: datetime) -> Claim:
        enter, shaped = ENTER[act.verb]
        line = self._line(act)
        return enter(
            value=shaped(act.what), sourced=self._sourced(act, at), line=line, choose=line is not None
        )

    def _line(self, act: Act) -> Line | None:
        if act.line is None:
            return None
        return self.line_of(act.line)

    def _sourced(self, act: Act, at: datetime) -> Sourced:
        said: Edtf | None = Edtf.day(at.date())
        cited = Cited(CitationKind.ENTRY, note=act.story or "")
        if act.source:
            document = self.documents[act.source.document]
            said = document.published
            cited = Cited(CitationKind.PASSAGE, passage=_passage(document, act.source.quote))
        return Sourced(
            by=self._actor(act, at), at=at, cited=(cited,), said_on=said, is_fictitious=True, body=self.body
        )


def _passage(document: Document, quote: str) -> Passage:
    reading = document.readings.order_by("-read_at", "-pk")[0]
    start = reading.text.index(quote)
    span = {"start": start, "end": start + len(quote)}
    return Passage.objects.get_or_create(reading=reading, **span, defaults={"words": quote})[0]
