from datetime import datetime

from django.db import transaction

from secretariat.campaigns import checks as own
from secretariat.campaigns import policies
from secretariat.campaigns.course import Word, came_to
from secretariat.campaigns.models import Prospect
from secretariat.campaigns.states import MOVES, Stage
from secretariat.evidence import checks
from secretariat.history.actions.record import record
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, NotPermitted, WrongState


@transaction.atomic
def move_prospect(
    *, prospect: Prospect, stage: str, word: Word, by: Actor, at: datetime, seen_version: int
) -> Prospect:
    """Say how far a prospect has come, on which day, and on what that rests.

    Who: the secretariat, and the delegation of the member that promotes it (`policies.may_promote`); that an
        admission was decided, the secretariat alone (`policies.may_lead`).
    From, to: a stage → one of those to which it leads (`states.MOVES`).
    Writes: the prospect, its step; history entry `prospect.moved`.
    Refuses: NotPermitted; StaleRevision; WrongState (the stage does not lead there, the campaign is closed);
        Invalid (a day that has not come or lies before the last step, a decision without meeting or source, a
        meeting that the actor may not see).
    """
    prospect = own.in_hand(prospect, by, seen_version)
    checks.one_of(stage, Stage.values, field="stage")
    if stage == Stage.DECIDED and not policies.may_lead(by, prospect.campaign):
        raise NotPermitted("That an admission was decided is recorded by the secretariat.")
    if stage not in MOVES[prospect.stage]:
        before, after = prospect.get_stage_display(), Stage(stage).label
        raise WrongState(f"From “{before}” no step leads to “{after}”.")
    own.not_ahead(word.on, prospect.campaign.body, at)
    if word.on < prospect.stage_since:
        raise Invalid(f"The last step was on {prospect.stage_since.isoformat()}.", field="on")
    if stage == Stage.DECIDED and word.meeting is None and not word.address:
        raise Invalid("Say at which meeting it was decided, or where that is told.", field="meeting")
    checks.good_address(word.address)
    checks.within(word.note, field="note", most=1000)
    before = prospect.stage
    came_to(prospect, stage, word, by, at)
    record(
        "prospect.moved", on=prospect, by=by, at=at, before=before, after=stage, day=word.on.isoformat(),
        note=word.note, meeting=word.meeting.public_id if word.meeting else None,
    )  # fmt: skip
    return prospect
