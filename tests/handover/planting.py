"""Open work of every kind, planted in the union; beside it what is closed, others', or restricted.

Each item has words of its own ("Open decision 3"), so that each can be looked for.
"""

from collections.abc import Iterator
from datetime import timedelta

from secretariat.bodies.bridge import DisputeValue, MembershipValue
from secretariat.bodies.models import Invitation
from secretariat.business.models import Consultation, Offer, Round
from secretariat.campaigns.models import Campaign, Prospect
from secretariat.chairs.bridge import (
    ChairmanshipValue,
    CoordinatorValue,
    EventValue,
    HandoverValue,
    InitiativeValue,
)
from secretariat.chairs.models import Chairmanship, ChecklistItem
from secretariat.commitments.bridge import CommitmentValue, SpeakerValue, StatementValue
from secretariat.contributions.models import Assessment, Scale
from secretariat.desk.models import Closing, Expectation, ParagraphWord
from secretariat.desk.states import Ending
from secretariat.engines.values.edtf import Edtf, parse
from secretariat.evidence.actions.enter_claim import enter_claim
from secretariat.evidence.models import Claim, Document
from secretariat.evidence.projection import as_json
from secretariat.initiatives.models import AskedBody, JointInitiative, JointStep
from secretariat.meetings.bridge import MeetingValue, OutcomeValue
from secretariat.meetings.models import Meeting, MeetingReport
from secretariat.meetings.shapes.documents import DocumentValue
from secretariat.notices.models import Notice, Wording
from secretariat.practices.models import PeerVisit, Practice, Reuse
from secretariat.projects.bridge import CallValue, ProjectActValue, ProjectValue
from secretariat.texts.actions.open_draft import open_draft
from secretariat.texts.adoptions.operative import operative_of
from secretariat.texts.bridge import TextValue
from secretariat.texts.models import Adoption, Draft, Package, Returned, Sounding, Text
from tests.commitments import making as owed
from tests.factories import Make
from tests.handover.ground import NOW, PLANTS, Ground, line, plants, words
from tests.texts.making import opening

KINDS = (
    "commitment", "decision", "meeting-document", "yearly-report", "draft", "package", "returned",
    "expected-text", "sounding", "meeting", "meeting-report", "programme-event", "initiative", "term",
    "delayed-handover", "checklist-item", "group-without-coordinator", "candidate", "suspension",
    "invitation", "expectation", "document", "dispute", "notice",
    "untaken-paragraphs", "project-step", "project-at-risk", "project-milestone", "project-call",
    "prospect", "application", "consultation", "business-offer", "business-round", "practice",
    "practice-reuse", "peer-visit", "joint-answer", "joint-step", "arrears",
)  # fmt: skip


@plants("commitment")
def _commitment(g: Ground, said: str, number: int) -> None:
    owner = SpeakerValue(words="Alba", party="XA")
    value = CommitmentValue(words=said, owners=(owner,), stance="agreed", said="2024-05-02", due="2025-12-31")
    commitment = line(g, "commitment", value).line.commitment
    if g.is_closed:
        type(commitment).objects.filter(pk=commitment.pk).update(state="implemented")


@plants("decision")
def _decision(g: Ground, said: str, number: int) -> None:
    meeting = Make.meeting(g.body, f"Past sitting {g.begin} {number}", "2026-02-01")
    due = "2020-01-01" if g.is_closed else "2026-09"
    line(g, "outcome", OutcomeValue(meeting=meeting.public_id, words=said, due=due))


@plants("meeting-document")
def _document_of_meeting(g: Ground, said: str, number: int) -> None:
    meeting = _ahead(g)
    stage = "issued" if g.is_closed else "awaited"
    line(
        g,
        "meeting-document",
        DocumentValue(meeting=meeting.public_id, body=g.body.slug, title=said, stage=stage),
    )


def _ahead(g: Ground) -> Meeting:
    """A meeting that is to come, in another body's books, so that it counts nowhere itself."""
    title = f"Sitting ahead {g.begin}"
    found = Meeting.objects.filter(title=title).first()
    return found or Make.meeting(g.body, title, "2026-10-01", "planned")


@plants("yearly-report")
def _yearly(g: Ground, said: str, number: int) -> None:
    group = Make.body(
        f"{g.begin.lower()}-led-{number}", names={"short": said}, kind="working group", parent=g.body
    )
    during = "2020-01-01/2021-01-01" if g.is_closed else "2025-07-01/2027-06-30"
    due = None if g.is_closed else "2026-07-01"
    claim = enter_claim(
        kind="coordinator",
        value=as_json(CoordinatorValue(body=group.slug, holder="XA", during=during, report_due=due)),
        sourced=Make.sourced(body=group),
    )
    if g.is_closed:
        value = CoordinatorValue(body=group.slug, holder="XA", during="2021-01-02/2029-12-31")
        enter_claim(kind="coordinator", value=as_json(value), sourced=Make.sourced(body=group))
    if g.distribution != "public":
        Make.hidden(claim.line, g.distribution)


@plants("group-without-coordinator")
def _unled(g: Ground, said: str, number: int) -> None:
    group = Make.body(
        f"{g.begin.lower()}-bare-{number}", names={"short": said}, kind="working group", parent=g.body
    )
    if g.is_closed:
        value = CoordinatorValue(body=group.slug, holder="XA", during="2020-01-01/..")
        enter_claim(kind="coordinator", value=as_json(value), sourced=Make.sourced(body=group))


def draft(g: Ground, said: str) -> Draft:
    made: Draft = Draft.objects.create(
        body=g.body, kind="resolution", title=said, languages=["en"], distribution=g.distribution,
        stage="withdrawn" if g.is_closed else "in negotiation", opened_at=NOW,
        opened_by_id=g.cast.staff.acting_id,
    )  # fmt: skip
    return made


@plants("draft")
def _draft(g: Ground, said: str, number: int) -> None:
    draft(g, said)


@plants("package")
def _package(g: Ground, said: str, number: int) -> None:
    by = g.cast.staff.acting_id
    Package.objects.create(
        body=g.body, title=said, distribution=g.distribution, opened_at=NOW, opened_by_id=by,
        **({"adopted_at": NOW, "adopted_by_id": by, "way": "consensus"} if g.is_closed else {}),
    )  # fmt: skip


@plants("sounding")
def _sounding(g: Ground, said: str, number: int) -> None:
    by = g.cast.staff.acting_id
    led = draft(g, f"Led {g.begin} {number}") if g.is_closed else None
    Sounding.objects.create(
        body=g.body, title=said, distribution=g.distribution, opened_at=NOW, opened_by_id=by, draft=led
    )


@plants("returned")
def _returned(g: Ground, said: str, number: int) -> None:
    of, _ = Draft.objects.get_or_create(
        body=g.body, title=f"Room {g.begin}", distribution=g.distribution,
        defaults={"kind": "decision", "languages": ["en"], "stage": "withdrawn" if g.is_closed else "draft",
                  "opened_at": NOW, "opened_by_id": g.cast.staff.acting_id},
    )  # fmt: skip
    Returned.objects.create(
        draft=of, sha256=said, file_name=said, media_type="text/plain", is_staffed=True, at=NOW, count=0,
        account_id=g.cast.staff.acting_id, read={},
    )  # fmt: skip


@plants("expected-text")
def _expected(g: Ground, said: str, number: int) -> None:
    status = "in force" if g.is_closed else "planned"
    line(
        g, "text", TextValue(kind="decision", title=said, status=status, body=g.body.slug, adopted="2026-11")
    )


@plants("meeting")
def _meeting(g: Ground, said: str, number: int) -> None:
    status = "held" if g.is_closed else "planned"
    line(
        g,
        "meeting",
        MeetingValue(body=g.body.slug, title=said, on="2026-09-01", status=status, kind="council"),
    )


@plants("meeting-report")
def _report(g: Ground, said: str, number: int) -> None:
    meeting = Make.meeting(g.body, said, "2026-02-03")
    if g.distribution != "public":
        Make.hidden(meeting.line, g.distribution)
    MeetingReport.objects.create(meeting=meeting, state="approved" if g.is_closed else "circulated")


@plants("programme-event")
def _event(g: Ground, said: str, number: int) -> None:
    status = "held" if g.is_closed else "planned"
    value = EventValue(body=g.body.slug, of=g.term.public_id, title=said, status=status, on="2026-05")
    line(g, "programme-event", value)


@plants("initiative")
def _initiative(g: Ground, said: str, number: int) -> None:
    state = "done" if g.is_closed else "offered"
    value = InitiativeValue(body=g.body.slug, of=g.term.public_id, holder="XB", title=said, state=state)
    line(g, "initiative", value)


@plants("term")
def _term(g: Ground, said: str, number: int) -> None:
    status = "not-held" if g.is_closed else "planned"
    term = f"{2030 + number}-01-01/{2030 + number}-12-31"
    value = ChairmanshipValue(body=g.body.slug, holder=None, holder_words=said, term=term, status=status)
    line(g, "chairmanship", value)


@plants("delayed-handover")
def _delay(g: Ground, said: str, number: int) -> None:
    moment = (NOW + timedelta(days=-1 if g.is_closed else 30)).isoformat()
    line(g, "handover", HandoverValue(body=g.body.slug, to=g.term.public_id, act="delay", moment=moment))


@plants("checklist-item")
def _tick(g: Ground, said: str, number: int) -> None:
    done = {"done_at": NOW, "done_by_id": g.cast.staff.acting_id} if g.is_closed else {}
    near = Chairmanship.objects.filter(body=g.body, holder_words=f"Near {g.begin}").first()
    if near is None:
        value = ChairmanshipValue(
            body=g.body.slug,
            holder=None,
            holder_words=f"Near {g.begin}",
            term="2026-03-01/..",
            status="held",
        )
        near = line(g, "chairmanship", value).line.chairmanship
    ChecklistItem.objects.create(of=near, words=said, **done)


@plants("candidate")
def _candidate(g: Ground, said: str, number: int) -> None:
    party = Make.party(f"{g.begin.lower()}-c{number}", names={"short": said})
    during = "2020-01-01/2021-01-01" if g.is_closed else "2025-01-01/.."
    value = MembershipValue(body=g.body.slug, party=party.code, status="candidate", during=during)
    line(g, "membership", value)


@plants("suspension")
def _suspension(g: Ground, said: str, number: int) -> None:
    party = Make.party(f"{g.begin.lower()}-s{number}", names={"short": said})
    suspended = "2022-01-01/2023-01-01" if g.is_closed else "2025-06-01/.."
    value = MembershipValue(
        body=g.body.slug, party=party.code, status="member", during="2000-01-01/..", suspensions=(suspended,)
    )
    line(g, "membership", value)


@plants("invitation")
def _invitation(g: Ground, said: str, number: int) -> None:
    Invitation.objects.create(
        email=f"nobody{number}@tests.example", name=said, body=g.body, role="staff", secret_hash=said,
        invited_by_id=g.cast.staff.acting_id, invited_at=NOW, expires_at=NOW + timedelta(days=14),
        revoked_at=NOW if g.is_closed else None,
    )  # fmt: skip


@plants("expectation")
def _expectation(g: Ground, said: str, number: int) -> None:
    speaker = SpeakerValue(words="Alba", party="XA")
    value = StatementValue(speaker=speaker, words=said, is_quotation=False, said="2026-01-01")
    claim = line(g, "statement", value)
    row = Expectation.objects.create(
        claim=claim, line=claim.line, words=said, horizon=parse("2026-06"), opened_at=NOW
    )
    if g.is_closed:
        Closing.objects.create(
            expectation=row, ending=Ending.NO_TRACE, searched_until=NOW.date(), at=NOW,
            by_id=g.cast.staff.acting_id,
        )  # fmt: skip


@plants("document")
def _document(g: Ground, said: str, number: int) -> None:
    Document.objects.create(
        body=g.body, distribution=g.distribution, title=said, file_name="a.txt", media_type="text/plain",
        sha256=said.encode().hex()[:64], byte_count=1, received_at=NOW,
        state="read" if g.is_closed else "waiting",
        received_by_id=g.cast.staff.acting_id, published=Edtf.parse("2026-03-01"),
    )  # fmt: skip


@plants("dispute")
def _dispute(g: Ground, said: str, number: int) -> None:
    if not g.is_closed:  # a disagreement of sources ends when its line is withdrawn
        line(g, "dispute", DisputeValue(body=g.body.slug, topic=said, text="One says so, one otherwise."))


@plants("notice")
def _notice(g: Ground, said: str, number: int) -> None:
    by = g.cast.staff.acting_id
    notice = Notice.objects.create(
        body=g.body, kind="press-release", language="en", dated=NOW.date(), opened_at=NOW, opened_by_id=by,
        state="withdrawn" if g.is_closed else "submitted",
    )  # fmt: skip
    Wording.objects.create(notice=notice, language="en", number=1, title=said, words={}, by_id=by, at=NOW)


@plants("untaken-paragraphs")
def _untaken(g: Ground, said: str, number: int) -> None:
    is_ours = g.body == g.cast.union
    by = g.cast.staff if is_ours else g.cast.other_staff
    given = opening(title=said, distribution="limited" if is_ours else "public")
    made = open_draft(body=g.body, opening=given, by=by, at=NOW)
    adopted: Adoption = Adoption.objects.create(
        draft=made, way="consensus", distribution=g.distribution, words_hash="", head=made.head,
        adopted_at=NOW, adopted_by_id=by.acting_id,
    )  # fmt: skip
    Draft.objects.filter(pk=made.pk).update(stage="sealed")
    for one in operative_of(adopted) if g.is_closed else ():
        ParagraphWord.objects.create(
            adoption=adopted, paragraph=one.key, is_passed_over=True, at=NOW, by_id=by.acting_id
        )


def _stated(g: Ground, title: str, stated: str, planned: str) -> Claim:
    """A project as a source states it; a closed one is completed."""
    now = "completed" if g.is_closed else stated
    return line(g, "project", ProjectValue(body=g.body.slug, title=title, stated=now, planned=planned))


@plants("project-step")
def _project_step(g: Ground, said: str, number: int) -> None:
    _stated(g, said, "concept note", "2027/2028")


@plants("project-at-risk")
def _project_at_risk(g: Ground, said: str, number: int) -> None:
    _stated(g, said, "under way", "2024/2025")


@plants("project-milestone")
def _project_milestone(g: Ground, said: str, number: int) -> None:
    project = _stated(g, f"Ports {number}", "under way", "2024/2028").line.public_id
    given = {"milestones": [{"due": "2025-12", "words": said}]}
    line(g, "project-act", ProjectActValue(project=project, act="milestones", on="2025-01-10", given=given))


@plants("project-call")
def _project_call(g: Ground, said: str, number: int) -> None:
    closed = "2026-03-01" if g.is_closed else None
    value = CallValue(body=g.body.slug, title=said, opens="2026-01-10", closes="2026-06", closed=closed)
    line(g, "project-call", value)


def _awaited(g: Ground, said: str, stage: str) -> None:
    by = g.cast.staff.acting_id
    campaign = Campaign.objects.create(
        body=g.body, title="New towns", purpose="They join us.", distribution="limited", opens_on=NOW.date(),
        opened_at=NOW, opened_by_id=by, closed_at=NOW if g.is_closed else None,
    )  # fmt: skip
    Prospect.objects.create(campaign=campaign, name=said, stage=stage, stage_since=NOW.date())


@plants("prospect")
def _prospect(g: Ground, said: str, number: int) -> None:
    _awaited(g, said, "interest")


@plants("application")
def _application(g: Ground, said: str, number: int) -> None:
    _awaited(g, said, "applied")


@plants("business-round")
def _business_round(g: Ground, said: str, number: int) -> None:
    forum = Make.meeting(g.body, f"Forum {g.begin} {number}", "2026-07-01", status="held", by=g.cast.staff)
    Round.objects.create(
        council=g.body, meeting=forum, title=said, day=NOW.date() + timedelta(days=30), first="14:00",
        minutes=20, slots=2, tables=2, wishes_until=NOW.date() + timedelta(days=20), opened_at=NOW,
        opened_by_id=g.cast.staff.acting_id, state="held" if g.is_closed else "open",
    )  # fmt: skip


@plants("business-offer")
def _business_offer(g: Ground, said: str, number: int) -> None:
    Offer.objects.create(
        council=g.body, party=g.cast.alba, side="seeks", want="partner", title=said, sectors="C",
        countries="PL", until=NOW.date() + timedelta(days=30), opened_at=NOW,
        opened_by_id=g.cast.staff.acting_id, state="met" if g.is_closed else "open",
        distribution="public" if g.distribution == "public" else "general",
    )  # fmt: skip


@plants("consultation")
def _consultation(g: Ground, said: str, number: int) -> None:
    text = Text.objects.filter(title="Agenda of the union").first() or owed.text(g.cast)
    Consultation.objects.create(
        body=g.body, council=g.body, text=text, title=said, question="What do you say?", opened_at=NOW,
        opened_by_id=g.cast.staff.acting_id, opened_on=NOW.date(), closes_on=NOW.date() + timedelta(days=30),
        state="ended" if g.is_closed else "open",
        distribution="public" if g.distribution == "public" else "general",
    )  # fmt: skip


def _practice_of(g: Ground, title: str, state: str) -> Practice:
    practice: Practice = Practice.objects.create(
        body=g.body, party=g.cast.alba, title=title, problem="Lorries.", done="A yard.", state=state,
        state_since=NOW.date(), distribution="public", entered_at=NOW, entered_by_id=g.cast.staff.acting_id,
        published_on=NOW.date() if state == "published" else None,
    )  # fmt: skip
    return practice


@plants("practice")
def _practice(g: Ground, said: str, number: int) -> None:
    _practice_of(g, said, "published" if g.is_closed else "offered")


@plants("practice-reuse")
def _reuse(g: Ground, said: str, number: int) -> None:
    Reuse.objects.create(
        practice=_practice_of(g, said, "published"), party=g.cast.brenn, began="2026-01", words="A yard.",
        source="reference", address="https://brenn.example/", reported_at=NOW,
        reported_by_id=g.cast.staff.acting_id, state="confirmed" if g.is_closed else "reported",
    )  # fmt: skip


@plants("peer-visit")
def _peer_visit(g: Ground, said: str, number: int) -> None:
    PeerVisit.objects.create(
        practice=_practice_of(g, said, "published"), party=g.cast.brenn, aims="See it.", suits="In May",
        people="Four", asked_at=NOW, asked_by_id=g.cast.staff.acting_id,
        state="declined" if g.is_closed else "asked",
    )  # fmt: skip


def _put_to(g: Ground, title: str, number: int, state: str) -> AskedBody:
    """An initiative put to the body; a closed one has ended."""
    by = g.cast.staff.acting_id
    one = JointInitiative.objects.create(
        party=g.cast.brenn, title=title, aim="One rule.", distribution=_told_to(g), proposed_on=NOW.date(),
        proposed_at=NOW, proposed_by_id=by, ended_at=NOW if g.is_closed else None,
    )  # fmt: skip
    return AskedBody.objects.create(
        initiative=one, body=g.body, term=g.term, position=0, state=state, state_since=NOW.date()
    )


def _told_to(g: Ground) -> str:
    return "public" if g.distribution == "public" else "limited"


@plants("joint-answer")
def _joint_answer(g: Ground, said: str, number: int) -> None:
    _put_to(g, said, number, "proposed")


@plants("joint-step")
def _joint_step(g: Ground, said: str, number: int) -> None:
    asked = _put_to(g, f"One rule {g.begin} {number}", number, "agreed")
    due = Edtf.parse("2026-05")
    JointStep.objects.create(asked=asked, words=said, due=due, added_at=NOW)


@plants("arrears")
def _arrears(g: Ground, said: str, number: int) -> None:
    year = Scale.objects.filter(body=g.body).count() + 1900
    days = {"issued_on": "2025-01-10", "due_on": "2099-03-01" if g.is_closed else "2025-03-01"}
    scale = Scale.objects.create(
        body=g.body, year=year, way="units", currency="EUR", total=10, decided=said, state="issued", **days
    )
    Assessment.objects.create(
        scale=scale, body=g.body, party=g.cast.alba, year=year, currency="EUR", amount=10, **days
    )


def planted(ground: Ground, count: int, kinds: tuple[str, ...] = KINDS) -> Iterator[tuple[str, str]]:
    """Plant so many items in turn over the kinds; yield kind and words of each."""
    for number in range(count):
        kind = kinds[number % len(kinds)]
        said = words(ground, kind, number)
        PLANTS[kind](ground, said, number)
        yield kind, said
