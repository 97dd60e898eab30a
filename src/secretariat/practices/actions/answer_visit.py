from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.urls import reverse

from secretariat.bodies.queries import names_of
from secretariat.engines.values.edtf import Edtf
from secretariat.evidence import checks
from secretariat.evidence.sourced import Cited, Sourced
from secretariat.evidence.states import CitationKind
from secretariat.history.actions.record import record
from secretariat.meetings.actions.enter_meeting import enter_meeting
from secretariat.meetings.bridge import MeetingValue, ParticipantValue
from secretariat.meetings.models import Meeting
from secretariat.meetings.states import MeetingKind, MeetingStatus, Side
from secretariat.people.actor import Actor
from secretariat.practices import checks as own
from secretariat.practices import policies
from secretariat.practices.models import PeerVisit
from secretariat.practices.states import VisitState
from secretariat.refusals import Invalid, NotPermitted, WrongState

_ANSWERS = (VisitState.ACCEPTED, VisitState.DECLINED)


@dataclass(frozen=True, slots=True)
class Answer:
    """What is answered: `accepted` with days (`on`: EDTF) and place, or `declined` with words of why."""

    verdict: str
    words: str = ""
    on: str = ""
    place: str = ""


@transaction.atomic
def answer_visit(
    *, visit: PeerVisit, answer: Answer, by: Actor, at: datetime, seen_version: int
) -> PeerVisit:
    """Accept a request to come and see, with its days, or decline it with the reason.

    Who: the member that would receive the visitors, the secretariat for it (`policies.may_answer`).
    From, to: asked → accepted or declined.
    Writes: the request; where it is accepted the visit among the meetings of the body (`enter_meeting`),
        which rests on this answer; history entry `peer-visit.answered`.
    Refuses: NotPermitted; StaleRevision; WrongState (answered or taken back already); Invalid (no such
        answer, declined without a reason, accepted without days or for days that are over).
    """
    visit = own.visit_locked(visit)
    if not policies.may_answer(by, visit):
        raise NotPermitted("The member that would receive the visitors answers, or the secretariat for it.")
    checks.unchanged(visit.version, seen_version)
    if visit.state != VisitState.ASKED:
        raise WrongState("This request waits for no answer.")
    checks.one_of(answer.verdict, _ANSWERS, field="verdict")
    words = checks.within(answer.words, field="reason", most=1000)
    if answer.verdict == VisitState.ACCEPTED:
        visit.on = _days(answer, visit, at)
        visit.meeting = _visit(visit, answer, by, at)
    else:
        checks.said(words, field="reason")
    visit.state, visit.answer, visit.answered_at = VisitState(answer.verdict), words, at
    visit.version += 1
    visit.save()
    record(
        "peer-visit.answered", on=visit, by=by, at=at, before=VisitState.ASKED, after=answer.verdict,
        reason=words, meeting=visit.meeting.public_id if visit.meeting else None,
    )  # fmt: skip
    return visit


def _days(answer: Answer, visit: PeerVisit, at: datetime) -> Edtf:
    days = checks.good_date(answer.on or None, field="on")
    if days is None or days.first is None or days.end is None:
        raise Invalid(
            "Say when they come: 2027-05-12/2027-05-14, or 2027-05 where the days follow.", field="on"
        )
    if days.end <= visit.practice.body.day(at):
        raise Invalid("These days are over.", field="on")
    return days


def _visit(visit: PeerVisit, answer: Answer, by: Actor, at: datetime) -> Meeting:
    """Enter the visit among the meetings of the body."""
    practice = visit.practice
    names = names_of("party", [visit.party_id, practice.party_id], "en")
    guest, host = (names.get(one.pk, one.code) for one in (visit.party, practice.party))
    value = MeetingValue(
        kind=MeetingKind.VISIT, title=f"Peer visit of {guest} to {host}", status=MeetingStatus.CONFIRMED,
        body=practice.body.slug, on=answer.on, place=checks.within(answer.place, field="place", most=200),
        country=practice.party.country, host=practice.party.code, framework=practice.title,
        topics=visit.aims,
        participants=(
            ParticipantValue(words=host, party=practice.party.code),
            ParticipantValue(words=guest, party=visit.party.code, side=Side.VISITING),
        ),
    )  # fmt: skip
    day = Edtf.day(practice.body.day(at))
    cited = Cited(
        CitationKind.ENTRY, address=reverse("practices:visit", args=[visit.public_id]), said_on=day,
        note=f"{host} accepted the request of {guest} to come and see.",
    )  # fmt: skip
    sourced = Sourced(
        by=by, at=at, cited=(cited,), distribution=practice.distribution, said_on=day, body=practice.body,
        is_fictitious=practice.body.is_fictitious,
    )  # fmt: skip
    return Meeting.objects.get(line=enter_meeting(value=value, sourced=sourced).line)
