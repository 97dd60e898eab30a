from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from secretariat.evidence import checks
from secretariat.history.actions.record import record
from secretariat.initiatives import checks as own
from secretariat.initiatives import policies
from secretariat.initiatives.models import AskedBody, BodyAnswer
from secretariat.initiatives.states import MOVES, AnswerState
from secretariat.meetings.models import Meeting
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, NotPermitted, WrongState


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """What is said of an answer: on which day, in which words, on what it rests."""

    on: date
    note: str = ""
    address: str = ""
    meeting: Meeting | None = None


@transaction.atomic
def answer_initiative(
    *, asked: AskedBody, state: str, word: Word, by: Actor, at: datetime, seen_version: int
) -> AskedBody:
    """Record what a body said to an initiative: it agreed, or it declined.

    Who: the body's secretariat and chair; of a body that is not kept here, whoever keeps the initiative
        (`policies.may_answer`).
    From, to: proposed → agreed or declined; agreed → declined; declined → agreed.
    Writes: the body's state, its answer; history entry `joint-initiative.answered`.
    Refuses: NotPermitted; StaleRevision; WrongState (the initiative has ended, the body said so already);
        Invalid (agreed without a meeting or address, declined without a reason, a day that has not come or
        lies before the last word, a meeting that the actor may not see).
    """
    rows = AskedBody.objects.select_for_update(of=("self",)).select_related(
        "initiative", "body__parent", "term"
    )
    asked = rows.get(pk=asked.pk)
    if not policies.may_answer(by, asked, at):
        raise NotPermitted("Only the secretariat or the chair of a body says what it answered.")
    checks.unchanged(asked.version, seen_version)
    if asked.initiative.ended_at is not None:
        raise WrongState("This initiative has ended.")
    checks.one_of(state, AnswerState.values, field="state")
    if state not in MOVES[asked.state]:
        raise WrongState(f"It stands at “{asked.get_state_display()}”; that cannot be said of it now.")
    _good(word, state, asked, by, at)
    before = asked.state
    asked.state, asked.state_since, asked.version = state, word.on, asked.version + 1
    asked.save()
    BodyAnswer.objects.create(
        asked=asked, state=state, on=word.on, note=word.note.strip(), address=word.address,
        meeting=word.meeting, at=at, by_id=by.acting_id,
    )  # fmt: skip
    record(
        "joint-initiative.answered", on=asked.initiative, by=by, at=at, body=asked.body.slug, before=before,
        after=state, day=word.on.isoformat(), note=word.note,
        meeting=word.meeting.public_id if word.meeting else None,
    )  # fmt: skip
    return asked


def _good(word: Word, state: str, asked: AskedBody, by: Actor, at: datetime) -> None:
    own.not_ahead(word.on, asked, at)
    if word.on < asked.state_since:
        raise Invalid(f"The last word was on {asked.state_since.isoformat()}.", field="on")
    checks.good_address(word.address)
    checks.within(word.note, field="note", most=1000)
    if state == AnswerState.AGREED and word.meeting is None and not word.address:
        raise Invalid("Say at which meeting it was agreed, or where that is told.", field="meeting")
    if state == AnswerState.DECLINED and not word.note.strip():
        raise Invalid("Say why it was declined.", field="note")
    if word.meeting and not Meeting.objects.visible_to(by).filter(pk=word.meeting.pk).exists():
        raise Invalid("There is no such meeting.", field="meeting")
