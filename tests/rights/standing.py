"""What stands on the stage beside the document: the work of a term, a sitting, a room, silences."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from secretariat.chairs.actions.add_event import add_event
from secretariat.chairs.actions.credit_act import credit_act
from secretariat.chairs.actions.write_programme import write_programme
from secretariat.chairs.bridge import PriorityValue
from secretariat.chairs.models import PriorityAct, ProgrammeEvent
from secretariat.commitments.actions.enter_commitment import enter_commitment
from secretariat.commitments.actions.report_progress import report_progress
from secretariat.commitments.bridge import CommitmentValue, SpeakerValue
from secretariat.commitments.models import Commitment
from secretariat.meetings.actions.draft_report import draft_report
from secretariat.meetings.actions.issue_agenda import issue_agenda
from secretariat.meetings.actions.record_decision import record_decision
from secretariat.meetings.bridge import OutcomeValue
from secretariat.meetings.models import AgendaVersion, Meeting
from secretariat.meetings.sitting import agenda_version
from secretariat.notices.actions.add_picture import add_picture
from secretariat.notices.actions.approve_notice import approve_notice
from secretariat.notices.actions.draft_notice import draft_notice
from secretariat.notices.actions.publish_notice import publish_notice
from secretariat.notices.actions.submit_notice import submit_notice
from secretariat.notices.models import Notice
from secretariat.projects.actions.report_on_project import report_on_project
from secretariat.projects.actions.sign_contract import sign_contract
from secretariat.projects.money import Share
from secretariat.texts.actions.adopt_text import adopt_text
from secretariat.texts.actions.hand_in_text import hand_in_text
from secretariat.texts.actions.issue_revision import issue_revision
from secretariat.texts.actions.keep_words import keep_words
from secretariat.texts.actions.open_draft import open_draft
from secretariat.texts.actions.open_package import REACHES, open_package
from secretariat.texts.actions.open_sounding import open_sounding
from secretariat.texts.actions.refer_text import refer_text
from secretariat.texts.adopting import Decided
from secretariat.texts.models import Draft
from tests.cast import Cast
from tests.desk.making import NOW
from tests.factories import Make
from tests.meetings.sitting import attending, listed, new_item, own, with_items
from tests.notices import making as notices
from tests.projects import making as projects
from tests.texts.making import opened, opening
from tests.texts.silent import clean, silent


def work_of(cast: Cast) -> tuple[ProgrammeEvent, PriorityAct]:
    """An event of Brenn's term, and a meeting that served the priority of its programme."""
    term, sourced = cast.chairmanship, Make.sourced(cast.staff, at=NOW)
    write_programme(
        of=term, motto="", priorities=[PriorityValue(words="locks")], distribution="public", by=cast.staff,
        at=NOW, seen_version=0,
    )  # fmt: skip
    act = Make.meeting(cast.union, "Talks on locks", "2026-03-10").public_id
    event = add_event(of=term, title="Regatta", on=None, place="", priority="", sourced=sourced)
    return event, credit_act(of=term, priority="locks", act=act, sourced=sourced)


def projects_of(cast: Cast, distribution: str) -> tuple[str, str]:
    """A project of three members that stands at its first step, and a call that is open; no condition."""
    making = projects
    making.path(cast, least_members=0, needs_resolution=False)
    call = making.call(
        cast, opens="2020-01-01", closes="2099-12-31",
        source=making.sourced(cast, distribution=distribution),
    )  # fmt: skip
    note = making.note(
        cast, resolution=None, source=making.sourced(cast, distribution=distribution), currency="EUR"
    )
    return making.deciding(cast, note).public_id, call.public_id


def serving(cast: Cast, commitment: str, distribution: str) -> str:
    """A project of Alba that serves a commitment and was reported on."""
    making = projects
    source = making.sourced(cast, distribution=distribution)
    made = making.note(
        cast, "Serving", resolution=None, commitment=commitment, partners=[Share("Alba", "lead")],
        source=source,
    )  # fmt: skip
    made = making.approved(cast, made)
    making.act(cast, made, sign_contract, "2026-06-28", at=making.LATER)
    report = {"period": "2026-06", "percent": 5, "spent": None}
    making.act(cast, made, report_on_project, "2026-06-29", at=making.LATER, **report)
    return made.public_id


@dataclass(frozen=True)
class Sitting:
    """Public ids of what belongs to a meeting that sits."""

    item: str
    agenda: str
    paper: str
    participant: str
    closed: str
    held_item: str
    decision: str


def sitting_of(cast: Cast, meeting: Meeting) -> Sitting:
    """An item on the agenda of a meeting, sent, and then another one."""
    (item,) = with_items(cast, meeting, new_item("Opening"))
    sent = issue_agenda(meeting=meeting, note="", by=cast.staff, at=NOW, seen_version=agenda_version(meeting))
    with_items(cast, meeting, new_item("Any other business"))
    paper = listed(cast, meeting, title="Budget")
    someone = attending(cast, meeting, "Mara Lind", "XA")
    closed = Make.meeting(cast.union, "Last Council", "2026-03-10", by=cast.staff, fields={"kind": "council"})
    (held,) = with_items(cast, closed, new_item("Opening"))
    value = OutcomeValue(meeting="", words="It was opened.")
    decision = record_decision(item=held, value=value, sourced=own(cast.staff), seen_count=0)
    draft_report(meeting=closed, introduction="", by=cast.staff, at=NOW, seen_version=0)
    return Sitting(
        item=item.public_id, agenda=sent.public_id, paper=paper.public_id, participant=someone.public_id,
        closed=closed.public_id, held_item=held.public_id, decision=decision.public_id,
    )  # fmt: skip


def undertaken_of(cast: Cast, distribution: str) -> tuple[str, str]:
    """A proposal of Alba that the staff reported on: the commitment, and the report."""
    source = Make.sourced(cast.staff, at=NOW, distribution=distribution, body=cast.union)
    owners = (SpeakerValue(words="Alba", party="XA"),)
    value = CommitmentValue(
        owners=owners, words="Alba proposes a port.", stance="proposed", said="2026-01-20"
    )
    made = Commitment.objects.get(line=enter_commitment(value=value, sourced=source).line)
    told = report_progress(
        commitment=made, state="accepted", words="Alba took it up.", on="2026-02-01", sourced=source,
        seen_version=made.version,
    )  # fmt: skip
    return made.public_id, told.line.public_id


def sent_of(cast: Cast, trip: Meeting) -> str:
    """The programme of a visit, sent before anything stood on it."""
    by = cast.staff.acting_id
    sent = AgendaVersion.objects.create(meeting=trip, number=1, items=[], issued_at=NOW, issued_by_id=by)
    return str(sent.public_id)


def silences_of(cast: Cast, distribution: str) -> tuple[str, str, str, str]:
    """A text that is clean, a silence that runs, an adoption, and a text of two languages."""
    cast.union.time_zone = "Europe/Athens"
    cast.union.save()
    ready, quiet = (clean(cast, distribution=distribution) for _ in range(2))
    silence = silent(cast, draft=quiet, at=timezone.now())
    passed = clean(cast, distribution=distribution)
    sat = Make.meeting(cast.union, "Council of the locks", "2026-03-15", by=cast.staff)
    act = adopt_text(
        draft=passed, way="consensus", meeting=sat, decided=Decided(members=13, present=13), by=cast.staff,
        at=NOW + timedelta(hours=1), seen_version=passed.version, rules="cbss", distribution=distribution,
    )  # fmt: skip
    two = opened(cast, distribution=distribution, languages=("en", "ru"))
    cast.union.time_zone = ""
    cast.union.save()
    return ready.public_id, silence.public_id, act.public_id, two.public_id


def climbing_of(cast: Cast, distribution: str) -> str:
    """A text that waits for the answer of a meeting."""
    draft = open_draft(body=cast.union, opening=opening(distribution=distribution), by=cast.staff, at=NOW)
    meeting = Make.meeting(cast.union, "Talks on the text", "2026-03-09", by=cast.staff)
    refer_text(draft=draft, meeting=meeting, by=cast.staff, at=NOW, seen_version=draft.version)
    return draft.public_id


def returned_to(cast: Cast, room: str) -> str:
    """A paragraph that a member of Alba's delegation changed elsewhere and handed in."""
    draft = Draft.objects.get(public_id=room)
    words = b"They shall keep the locks open from March to October."
    return hand_in_text(
        draft=draft, data=words, file_name="ours.txt", by=cast.delegate, at=NOW, seen_count=draft.count,
        paragraph="p4",
    ).row.public_id  # fmt: skip


def kept_in(cast: Cast, room: str) -> str:
    """Words that Alba's delegation keeps for itself."""
    draft = Draft.objects.get(public_id=room)
    row = keep_words(
        draft=draft, paragraph="p4", words="They shall keep the locks open.", by=cast.delegate, at=NOW,
        seen_count=draft.count,
    )  # fmt: skip
    return row.public_id


def packed_of(cast: Cast, distribution: str) -> tuple[str, str]:
    """A package of one text, as far as packages go, and the text."""
    reach = distribution if distribution in REACHES else "limited"
    draft = clean(cast, distribution=reach)
    made = open_package(
        body=cast.union, title="Set of decisions", texts=[draft], distribution=reach, by=cast.staff, at=NOW
    )
    return made.public_id, draft.public_id


def sounded_of(cast: Cast, distribution: str) -> str:
    """An idea that is sounded out, as far as soundings go."""
    reach = distribution if distribution in REACHES else "limited"
    made = open_sounding(
        body=cast.union, title="A Summit", description="", distribution=reach, by=cast.staff, at=NOW
    )
    return made.public_id


def room_of(cast: Cast, distribution: str) -> str:
    """A text under negotiation, and a revision of it that goes as far as its room."""
    draft = open_draft(body=cast.union, opening=opening(distribution=distribution), by=cast.staff, at=NOW)
    issue_revision(draft=draft, label="Zero draft", by=cast.staff, at=NOW, seen_version=draft.version)
    return draft.public_id


@dataclass(frozen=True)
class Noticed:
    """Ids of a notice in each state, and of a picture in the draft and in the published one."""

    draft: str
    picture: str
    submitted: str
    approved: str
    embargoed: str
    published: str
    shown_picture: str
    corrected: str


def notices_of(cast: Cast) -> Noticed:
    """Let a colleague write notices of the union and the staff approve them, but for the draft."""
    writer, now = notices.colleague(cast), timezone.now()

    def written(title: str) -> Notice:
        made = draft_notice(body=cast.union, kind="statement", language="en", by=writer, at=now)
        return notices.wrote(made, writer, title=title, at=now)

    def pictured(notice: Notice) -> Notice:
        return add_picture(
            notice=notice, data=notices.picture(), alt="A lock", caption="", credit="", by=writer, at=now,
            seen_version=notice.version,
        )  # fmt: skip

    def cleared(notice: Notice) -> Notice:
        handed = submit_notice(notice=notice, by=writer, at=now, seen_version=notice.version)
        return approve_notice(notice=handed, by=cast.staff, at=now, seen_version=handed.version)

    def out(notice: Notice, embargo: datetime | None = None) -> Notice:
        return publish_notice(notice=notice, by=writer, at=now, seen_version=notice.version, embargo=embargo)

    draft, told = pictured(written("A draft")), out(cleared(pictured(written("Told"))))
    handed = written("Handed in")
    submit_notice(notice=handed, by=writer, at=now, seen_version=handed.version)
    wrong = out(cleared(written("Wrong")))
    return Noticed(
        draft=draft.public_id,
        picture=draft.pictures.get().public_id,
        submitted=handed.public_id,
        approved=cleared(written("Approved")).public_id,
        embargoed=out(cleared(written("Held back")), now + timedelta(days=300)).public_id,
        published=told.public_id,
        shown_picture=told.pictures.get().public_id,
        corrected=cleared(notices.wrote(wrong, writer, title="Right", at=now)).public_id,
    )
