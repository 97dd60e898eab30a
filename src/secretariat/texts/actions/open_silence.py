from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from secretariat.engines.drafting.adoption.rules import SilenceRule, Unit
from secretariat.engines.drafting.adoption.silence import expiry
from secretariat.evidence import checks
from secretariat.history.actions.record import record
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, NotPermitted, WrongState
from secretariat.texts import course, log, silences
from secretariat.texts.models import Draft, Silence
from secretariat.texts.states import SILENT_FROM, DraftStage, SilenceState

LONGEST_NOTE = 2000


@transaction.atomic
def open_silence(
    *,
    draft: Draft,
    length: int,
    by: Actor,
    at: datetime,
    seen_version: int,
    rules: str = "",
    holidays: Sequence[date] = (),
    objections: Sequence[str] = (),
    note: str = "",
) -> Silence:
    """Open a silence procedure: the text is adopted unless it is broken before the end.

    Who: whom the rule names; the secretariat of the body for its chair (`silences.role_of`).
    From, to: clean ad referendum, tabled, broken → under silence.
    Writes: the silence, the steps of the text; a letter to each delegation; history entry `silence.opened`.
    Refuses: NotPermitted; StaleRevision; WrongState (no stage to open it at); NotReady (names what stands in
        the way, or the missing languages); Invalid (rules without silence; too short or too long; a body
        without time zone).

    Args:
        length: in the unit of the rule, hours or working days.
        rules: key of the rule set; that of the text where empty.
        holidays: days at the seat on which nobody works.
        objections: codes of the Parties that objected when it was opened in a meeting.
    """
    draft = log.locked_as_seen(draft, seen_version)
    key, rule = silences.rule_for(draft, rules)
    role = silences.role_of(by, draft, rule, at)
    if not role:
        raise NotPermitted(f"By this rule only these open a silence procedure: {', '.join(rule.openers)}.")
    if draft.stage not in SILENT_FROM:
        raise WrongState(f"A text that is {draft.get_stage_display().lower()} is not put under silence.")
    _refuse_bad(draft, rule, length, note)
    for code in objections:
        checks.known_party(code, field="objections")
    state = log.state_of(draft)
    course.refuse_unready(draft, state)
    before, is_stopped = draft.stage, bool(objections) and rule.stops_at_opening
    calendar = silences.calendar(draft.body.time_zone, holidays)
    words_hash = log.words_hash(state)
    silence = Silence.objects.create(
        draft=draft, number=draft.silences.count() + 1, rules=key, rule=silences.kept_rule(rule), role=role,
        length=length, zone=draft.body.time_zone, holidays=sorted(day.isoformat() for day in holidays),
        note=note.strip(), objections=sorted(set(objections)), words_hash=words_hash, head=draft.head,
        opened_at=at, opened_by_id=by.acting_id, expires_at=expiry(at, length, rule.unit, calendar),
        state=SilenceState.STOPPED if is_stopped else SilenceState.RUNNING,
        ended_at=at if is_stopped else None,
    )  # fmt: skip
    stages = [DraftStage.TABLED] if is_stopped else [DraftStage.TABLED, DraftStage.UNDER_SILENCE]
    course.stepped(draft, stages, by=by, at=at, words_hash=words_hash, note=str(silence))
    record(
        "silence.opened", on=silence, by=by, at=at, draft=draft.public_id, number=silence.number, rules=key,
        length=length, unit=rule.unit.value, until=silence.expires_at.isoformat(), before=before,
        after=draft.stage, sha256=words_hash,
    )  # fmt: skip
    silences.notify(silence, "stopped" if is_stopped else "opened", at)
    return silence


def _refuse_bad(draft: Draft, rule: SilenceRule, length: int, note: str) -> None:
    most = silences.MOST_HOURS if rule.unit is Unit.HOURS else silences.MOST_DAYS
    if not max(rule.least, 1) <= length <= most:
        raise Invalid(
            f"By this rule it lasts at least {max(rule.least, 1)} {rule.unit.value}, and at most {most}.",
            field="length",
        )
    if not draft.body.time_zone:
        raise Invalid(
            "The body has no time zone yet: enter it first, so that the end is certain.", field="length"
        )
    if len(note) > LONGEST_NOTE:
        raise Invalid(f"Say it in at most {LONGEST_NOTE} characters.", field="note")
    checks.openly_written(note, field="note")
